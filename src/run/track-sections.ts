// Takes sealed nightly runs into the register of sections, site by site. Interrupted, it goes on where it stopped.
import type { Night } from '../derive/register/night.ts';
import { trackSections } from '../derive/register/track.ts';
import { LINKS_CUT } from '../gather/site/check-links.ts';
import { ROBOTS_CUT } from '../gather/site/robots-noted.ts';
import { dateAt } from '../model/calendar.ts';
import type { LedgerRow, Run } from '../model/run.ts';
import type { SiteVisit } from '../store/port.ts';
import { storeProblemOf } from '../store/problem.ts';
import type { ScanHouse } from './scan-house.ts';

/** Sites that were looked at, properly or not; of the others a night knows nothing. */
const LOOKED_AT: ReadonlySet<LedgerRow['state']> = new Set(['visited', 'thin']);

type RegisterHouse = Pick<ScanHouse, 'store' | 'register' | 'clock' | 'log'>;

/**
 * Takes in every sealed nightly run that has not been yet, the earliest first. Taking one in twice changes nothing.
 * Call under the nightly lock.
 */
export async function trackSealedRuns(house: RegisterHouse): Promise<void> {
  for (const run of await house.store.register.pending()) await trackRun(run, house);
}

async function trackRun(run: Run, house: RegisterHouse): Promise<void> {
  const { store, clock, log } = house;
  let sites = 0;
  for (const row of await store.runs.ledger(run.id)) {
    if (!LOOKED_AT.has(row.state)) continue;
    const visit = await store.readings.visit(run.id, row.site);
    const night = visit && nightOf(run, visit);
    if (!night) continue;
    if (await takeIn(night, visit, house)) sites += 1;
  }
  await store.register.finish(run.id, clock());
  log.info({ run: run.id, sites }, 'the register of sections is up to date');
}

async function takeIn(night: Night, visit: SiteVisit, house: RegisterHouse): Promise<boolean> {
  try {
    return await house.store.register.update(visit.run, visit.site, visit.endedAt, (known) =>
      trackSections(known, night, house.register),
    );
  } catch (error) {
    if (storeProblemOf(error)) throw error;
    // A bug in keeping one site's register must not keep the next night from starting.
    house.log.error(
      { site: visit.site, run: visit.run, error },
      'a site could not be taken into the register',
    );
    return false;
  }
}

/** Null when the visit has no sections to tell of. */
function nightOf(run: Run, visit: SiteVisit): Night | null {
  if (!visit.sections.ok) return null;
  const links = visit.links.ok ? visit.links.value : [];
  // Links that answered are let go of after some nights: then, too, absence proves nothing.
  const linksComplete =
    visit.links.ok &&
    links.length >= visit.coverage.linksChecked &&
    (visit.coverage.skipped[LINKS_CUT] ?? 0) === 0 &&
    // Pages that a robots.txt kept us from may be the ones that lead to it.
    (visit.coverage.skipped[ROBOTS_CUT] ?? 0) === 0;
  return {
    run: run.id,
    day: dateAt(run.asOf),
    at: run.asOf,
    depth: run.depth === 'full' ? 'full' : 'sections',
    thin: visit.state === 'thin' || visit.coverage.thin !== null,
    sections: visit.sections.value,
    links,
    linksComplete,
  };
}
