// How much of each sealed check of accounts is kept, by its age and by what rests on it: as of nights, with what a batch
// leans on besides. What inspectors entered, and the robots.txt put on record, is never let go of.
import { SilenceLimits } from '../derive/accounts/window.ts';
import { dateAt } from '../model/calendar.ts';
import { groupBy } from '../model/group.ts';
import type { Edition } from '../model/indicator.ts';
import { quarterNameOf } from '../model/quarter.ts';
import { KEPT, type Kept, type Run, type TerminalState } from '../model/run.ts';
import type { OpenedStore } from '../store/open.ts';
import { standFor, weekOf, type NightRetention } from './keep-nights.ts';

const DAY_MS = 86_400_000;

export interface BatchRetention extends NightRetention {
  /** Days back from a 监测时间点 for which what was seen counts: a batch leans on those begun within them. */
  readonly windowDays: number;
}

/** A sealed check of accounts. */
export interface Batch {
  readonly run: Run;
  /** How many accounts it was about. */
  readonly sites: number;
  /** Those it looked at; none of a batch that was thinned already. */
  readonly looked: ReadonlySet<string>;
}

const quarterOf = ({ run }: Batch): string => quarterNameOf(dateAt(run.asOf));

const newestFirst = (one: Batch, other: Batch): number =>
  other.run.asOf - one.run.asOf || other.run.startedAt - one.run.startedAt;

/**
 * The batches a quarter's figures rest on: of each account of its frozen sample (of every account where none is frozen)
 * the newest that looked at it, as the bulletin takes them; and the quarter's newest.
 */
function standForQuarters(
  batches: readonly Batch[],
  samples: ReadonlyMap<string, ReadonlySet<string>>,
): readonly Batch[] {
  return [...groupBy(batches, quarterOf)].flatMap(([quarter, group]) => {
    const sample = samples.get(quarter);
    const told = new Set<string>();
    return [...group].sort(newestFirst).filter(({ looked }, index) => {
      const anew = [...looked].filter((id) => !told.has(id) && (sample?.has(id) ?? true));
      for (const id of anew) told.add(id);
      return index === 0 || anew.length > 0;
    });
  });
}

/**
 * What of which batch may be let go of now: only batches of which more is kept than that.
 * @param batches all sealed checks of accounts.
 * @param judgedForPeriod ids of runs with verdicts of a period.
 * @param samples by quarter: the accounts of its frozen sample.
 * @param now epoch ms.
 */
export function batchesToThin(
  batches: readonly Batch[],
  judgedForPeriod: ReadonlySet<string>,
  samples: ReadonlyMap<string, ReadonlySet<string>>,
  { wholeNights, problemDays, windowDays }: BatchRetention,
  now: number,
): ReadonlyMap<string, Kept> {
  const whole = new Set(standForQuarters(batches, samples));
  for (const batch of batches)
    if (batch.run.startedAt >= now - wholeNights * DAY_MS || judgedForPeriod.has(batch.run.id))
      whole.add(batch);
  // Judged again, a batch finds what those before it saw: without them a second list, a day apart, would be gone.
  const leantOn = (begun: number): boolean =>
    [...whole].some(({ run }) => begun <= run.startedAt && begun >= run.asOf - windowDays * DAY_MS);
  const ofWeek = standFor(batches, weekOf);
  const plan = new Map<string, Kept>();
  for (const batch of batches) {
    const { id, startedAt, kept } = batch.run;
    if (whole.has(batch) || leantOn(startedAt)) continue;
    const keep = startedAt >= now - problemDays * DAY_MS || ofWeek.has(id) ? 'problems' : 'ledger';
    if (KEPT.indexOf(keep) > KEPT.indexOf(kept)) plan.set(id, keep);
  }
  return plan;
}

type Stores = Pick<OpenedStore, 'runs' | 'maintenance' | 'samples'>;

const LOOKED: ReadonlySet<TerminalState | null> = new Set<TerminalState>(['visited', 'thin']);

async function lookedAt({ runs }: Stores, { id, kept }: Run): Promise<ReadonlySet<string>> {
  if (kept !== 'all') return new Set();
  const ledger = await runs.ledger(id);
  return new Set(ledger.flatMap(({ site, state }) => (LOOKED.has(state) ? [site] : [])));
}

/** Lets go of what old checks of accounts no longer keep, a run at a time. @param now epoch ms. */
export async function thinOldBatches(
  store: Stores,
  edition: Edition,
  settings: NightRetention,
  now: number,
): Promise<void> {
  const [sealed, planned, judged] = await Promise.all([
    store.runs.list({ kind: 'accounts', state: 'sealed' }),
    store.maintenance.plannedSites(),
    store.maintenance.judgedForPeriod(),
  ]);
  const batches: Batch[] = [];
  for (const run of sealed)
    batches.push({ run, sites: planned.get(run.id) ?? 0, looked: await lookedAt(store, run) });
  const samples = new Map<string, ReadonlySet<string>>();
  for (const quarter of new Set(batches.map(quarterOf))) {
    const sample = await store.samples.latest(quarter, 'accounts');
    if (sample) samples.set(quarter, new Set(sample.members.map(({ id }) => id)));
  }
  const { quietDays: windowDays } = SilenceLimits.parse(edition.limits['silent-account']);
  const plan = batchesToThin(batches, judged, samples, { ...settings, windowDays }, now);
  for (const [run, kept] of plan) if (kept !== 'all') await store.maintenance.thin(run, kept);
}
