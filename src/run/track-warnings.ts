// Takes sealed nightly runs into the early warnings, site by site. Interrupted, it goes on where it stopped.
import { LongWindows, ShortWindows } from '../derive/freshness/limits.ts';
import { trackWarnings, type WarningNight, type WarningRules } from '../derive/warning/track.ts';
import type { WarningSettings } from '../derive/warning/settings.ts';
import type { Edition } from '../model/indicator.ts';
import type { LedgerRow, Run } from '../model/run.ts';
import type { RegisteredSection, SectionEvent } from '../model/section-register.ts';
import type { SiteVisit } from '../store/port.ts';
import { storeProblemOf } from '../store/problem.ts';
import type { ScanHouse } from './scan-house.ts';
import { findSharedCauses } from './shared-causes.ts';
import { z } from 'zod';

type WarningHouse = Pick<ScanHouse, 'store' | 'warning' | 'edition' | 'clock' | 'log'>;

const HomeLimit = z.object({ maxQuietDays: z.number() });

/**
 * A warning looks ahead: it counts by the edition in force, not by the run's. Its limits were validated when the checks
 * were prepared; a shape that does not fit here is a bug.
 */
export function warningRules(edition: Edition, { leadDays, nights }: WarningSettings): WarningRules {
  const limits = {
    short: ShortWindows.parse(edition.limits['stale-section']),
    long: LongWindows.parse(edition.limits['long-stale-section']),
    ...HomeLimit.parse(edition.limits['stale-home-page']),
  };
  return { limits, leadDays, nights };
}

/**
 * Takes in every sealed nightly run that has not been yet, the earliest first; after the register of sections has.
 * Taking one in twice changes nothing. Call under the nightly lock.
 */
export async function trackSealedWarnings(house: WarningHouse): Promise<void> {
  for (const run of await house.store.warnings.pending()) await trackRun(run, house);
}

/** Forgets what is known and takes every sealed nightly run in again. Call under the nightly lock. */
export async function rebuildWarnings(house: WarningHouse): Promise<void> {
  await house.store.warnings.reset();
  await trackSealedWarnings(house);
}

async function trackRun(run: Run, house: WarningHouse): Promise<void> {
  const { store, clock, log } = house;
  const rules = warningRules(house.edition, house.warning);
  let sites = 0;
  for (const row of await store.runs.ledger(run.id)) {
    const visit = await store.readings.visit(run.id, row.site);
    if (!visit) continue;
    if (await takeIn(run, row, visit, rules, house)) sites += 1;
  }
  // What was told of a night long past rests on raw visits of the prober that may be gone: it is not told again.
  if ((await store.warnings.causes(run.id)).length === 0)
    await store.warnings.saveCauses(run.id, await findSharedCauses(store, run, house.warning.shared));
  await store.warnings.finish(run.id, clock());
  log.info({ run: run.id, sites }, 'the early warnings are up to date');
}

async function collect<A, B>(from: AsyncIterable<A>, to: (item: A) => B): Promise<readonly B[]> {
  const all: B[] = [];
  for await (const item of from) all.push(to(item));
  return all;
}

async function takeIn(
  run: Run,
  row: LedgerRow,
  visit: SiteVisit,
  rules: WarningRules,
  house: WarningHouse,
): Promise<boolean> {
  const { store, log } = house;
  try {
    const { register, warnings } = store;
    const sections = await collect(register.sections(row.site), ({ section }) => section);
    const events = await collect(register.events({ site: row.site }), (event) => event);
    const night = nightOf(run, row, visit, sections, events);
    return await warnings.update(run.id, row.site, visit.endedAt, (known) =>
      trackWarnings(known, night, rules),
    );
  } catch (error) {
    if (storeProblemOf(error)) throw error;
    // A bug in one site's warnings must not keep the next night from starting.
    log.error(
      { site: row.site, run: run.id, error },
      'a site’s early warnings could not be brought up to date',
    );
    return false;
  }
}

/** Whether the site opened; null where that was not seen: a challenge, our own fault, no turn. */
function opened(row: LedgerRow, visit: SiteVisit): boolean | null {
  if (row.state === 'unreachable') return false;
  return visit.reachability.ok && visit.reachability.value.opened ? true : null;
}

/** A thin look says nothing of sections or home page. */
function nightOf(
  run: Run,
  row: LedgerRow,
  visit: SiteVisit,
  register: readonly RegisteredSection[],
  events: readonly SectionEvent[],
): WarningNight {
  const proper = row.state === 'visited' && visit.coverage.thin === null;
  return {
    ...{ run: run.id, at: run.asOf, subject: row.site, register, events },
    url: visit.reachability.ok ? visit.reachability.value.url : '',
    opened: opened(row, visit),
    sections: proper && visit.sections.ok ? visit.sections.value : [],
    home: proper && visit.homePage.ok ? visit.homePage.value : null,
  };
}
