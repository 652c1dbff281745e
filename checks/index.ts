// Every check, sorted by id. A new check is one file and one line here.
import type { Check } from '#check';
import blankSection from './site/blank-section.ts';
import deadLink from './site/dead-link.ts';
import longStaleSection from './site/long-stale-section.ts';
import staleHomePage from './site/stale-home-page.ts';
import staleSection from './site/stale-section.ts';
import unreachableSite from './site/unreachable-site.ts';
import unreachableWeek from './site/unreachable-week.ts';

export const CHECKS: readonly Check[] = [
  blankSection,
  deadLink,
  longStaleSection,
  staleHomePage,
  staleSection,
  unreachableSite,
  unreachableWeek,
];
