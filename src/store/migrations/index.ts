// The explicit, ordered list of schema steps.
import { first } from './001-first.ts';
import { sectionRegister } from './002-section-register.ts';
import { evidenceSelector } from './003-evidence-selector.ts';
import { probes } from './004-probes.ts';
import { articleHistory } from './005-article-history.ts';
import { warnings } from './006-warnings.ts';
import { pageMemory } from './007-page-memory.ts';
import { runsKept } from './008-runs-kept.ts';
import { accounts } from './009-accounts.ts';
import { sightings } from './010-sightings.ts';
import { periods } from './011-periods.ts';
import { platformRobots } from './012-platform-robots.ts';
import { supervision } from './013-supervision.ts';
import type { Migration } from './migration.ts';

export const MIGRATIONS: readonly Migration[] = [
  first,
  sectionRegister,
  evidenceSelector,
  probes,
  articleHistory,
  warnings,
  pageMemory,
  runsKept,
  accounts,
  sightings,
  periods,
  platformRobots,
  supervision,
];
