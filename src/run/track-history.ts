// Takes sealed nightly runs into the history of articles, site by site. Interrupted, it goes on where it stopped.
import { compareNight } from '../derive/history/compare.ts';
import { questionsOf, type HistoryNight } from '../derive/history/tonight.ts';
import { dateAt } from '../model/calendar.ts';
import type { Run } from '../model/run.ts';
import { storeProblemOf } from '../store/problem.ts';
import type { ScanHouse } from './scan-house.ts';

const DAY_MS = 86_400_000;

type HistoryHouse = Pick<ScanHouse, 'store' | 'history' | 'clock' | 'log'>;

/**
 * Takes in every sealed nightly run that has not been yet, the earliest first. Taking one in twice changes nothing.
 * Call under the nightly lock.
 */
export async function trackHistory(house: HistoryHouse): Promise<void> {
  for (const run of await house.store.history.pending()) await trackRun(run, house);
}

async function trackRun(run: Run, house: HistoryHouse): Promise<void> {
  const { store, history, clock, log } = house;
  let sites = 0;
  for (const { site, state } of await store.runs.ledger(run.id)) {
    // A thin night shows too little of its lists: what is new in them is looked at the next time they are seen whole.
    if (state !== 'visited') continue;
    if (await takeIn(run, site, house)) sites += 1;
  }
  await store.history.finish(run.id, clock());
  // By the runs' own clock: nights may be replayed as of any day.
  await store.history.prune(run.asOf - history.articleDays * DAY_MS);
  log.info({ run: run.id, sites }, 'the history of articles is up to date');
}

async function takeIn(run: Run, site: string, house: HistoryHouse): Promise<boolean> {
  const { store, history, log } = house;
  try {
    const lists = await store.history.lists(run.id, site);
    if (lists === null || lists.length === 0) return false;
    const night: HistoryNight = { run: run.id, at: run.asOf, day: dateAt(run.asOf), lists };
    const visitedAt = Math.max(...lists.map(({ seenAt }) => seenAt));
    return await store.history.update(
      { run: run.id, site, visitedAt },
      questionsOf(night, history),
      (known) => compareNight(known, night, history),
    );
  } catch (error) {
    if (storeProblemOf(error)) throw error;
    // A bug in comparing one site must not keep the next night from starting.
    log.error({ site, run: run.id, error }, 'a site could not be taken into the history of articles');
    return false;
  }
}
