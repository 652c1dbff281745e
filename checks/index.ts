// Every check, sorted by id. A new check is one file and one line here.
import type { Check } from '#check';
import duplicateAccount from './account/duplicate-account.ts';
import irregularName from './account/irregular-name.ts';
import noInteraction from './account/no-interaction.ts';
import offTopicAccount from './account/off-topic-account.ts';
import silentAccount from './account/silent-account.ts';
import unavailableApp from './account/unavailable-app.ts';
import vanishedAccount from './account/vanished-account.ts';
import zombieAccount from './account/zombie-account.ts';
import blankSection from './site/blank-section.ts';
import deadLink from './site/dead-link.ts';
import longStaleSection from './site/long-stale-section.ts';
import missingAnnualReport from './site/missing-annual-report.ts';
import staleHomePage from './site/stale-home-page.ts';
import staleSection from './site/stale-section.ts';
import unreachableSite from './site/unreachable-site.ts';
import unreachableWeek from './site/unreachable-week.ts';

export const CHECKS: readonly Check[] = [
  blankSection,
  deadLink,
  duplicateAccount,
  irregularName,
  longStaleSection,
  missingAnnualReport,
  noInteraction,
  offTopicAccount,
  silentAccount,
  staleHomePage,
  staleSection,
  unavailableApp,
  unreachableSite,
  unreachableWeek,
  vanishedAccount,
  zombieAccount,
];
