// How much of each sealed night is kept, by its age and by what rests on it.
import { dateAt, type CalendarDate } from '../model/calendar.ts';
import { groupBy } from '../model/group.ts';
import { KEPT, type Kept, type Run } from '../model/run.ts';
import type { OpenedStore } from '../store/open.ts';

const DAY_MS = 86_400_000;

export interface NightRetention {
  /** Nights (days back from now) that are kept whole. */
  readonly wholeNights: number;
  /** Days back for which every night's problems are kept; of older nights one a week. */
  readonly problemDays: number;
}

/** A sealed run, and how many sites it planned. */
export interface Night {
  readonly run: Run;
  readonly sites: number;
}

const quarterOf = (day: CalendarDate): string =>
  `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

/** Days since 1970-01-01 in Asia/Shanghai, in weeks that begin on a Monday: day 0 was a Thursday. */
export const weekOf = (day: CalendarDate): number =>
  Math.floor((Date.parse(`${day}T00:00:00Z`) / DAY_MS + 3) / 7);

/** A night that planned less than this share of the group's largest looked at a part of the inventory only. */
const WHOLE_SHARE = 0.9;

const later = (one: Night, other: Night): boolean =>
  one.run.asOf > other.run.asOf ||
  (one.run.asOf === other.run.asOf && one.run.startedAt > other.run.startedAt);

const latest = (nights: readonly Night[]): readonly Night[] =>
  nights
    .slice(0, 1)
    .map((first) => nights.reduce((best, night) => (later(night, best) ? night : best), first));

/**
 * The nights that stand for each group (a week, a quarter): the newest 监测时间点, and of equal ones the one begun last,
 * as periods choose theirs; where that looked at a part of the sites only, also the last that looked at all.
 */
export function standFor(
  nights: readonly Night[],
  groupOf: (day: CalendarDate) => string | number,
): ReadonlySet<string> {
  const groups = groupBy(nights, ({ run }) => groupOf(dateAt(run.asOf)));
  const chosen = [...groups.values()].flatMap((group) => {
    const most = Math.max(...group.map(({ sites }) => sites));
    return [...latest(group), ...latest(group.filter(({ sites }) => sites >= most * WHOLE_SHARE))];
  });
  return new Set(chosen.map(({ run }) => run.id));
}

/**
 * What of which run may be let go of now: only runs of which more is kept than that. A quarter's last night and every
 * night that was judged for a period stay whole: an exemption filed late, or a decision of the review, judges them again.
 * @param runs all of them; those that are not nightly or not sealed stay as they are.
 * @param judgedForPeriod ids of runs with verdicts of a period.
 * @param now epoch ms.
 */
export function nightsToThin(
  runs: readonly Night[],
  judgedForPeriod: ReadonlySet<string>,
  { wholeNights, problemDays }: NightRetention,
  now: number,
): ReadonlyMap<string, Kept> {
  const nights = runs.filter(({ run }) => run.kind === 'nightly' && run.state === 'sealed');
  const ofQuarter = standFor(nights, quarterOf);
  const ofWeek = standFor(nights, weekOf);
  const plan = new Map<string, Kept>();
  for (const { run } of nights) {
    const { id, startedAt, kept } = run;
    if (startedAt >= now - wholeNights * DAY_MS || ofQuarter.has(id) || judgedForPeriod.has(id)) continue;
    const keep = startedAt >= now - problemDays * DAY_MS || ofWeek.has(id) ? 'problems' : 'ledger';
    if (KEPT.indexOf(keep) > KEPT.indexOf(kept)) plan.set(id, keep);
  }
  return plan;
}

/** Lets go of what old nights no longer keep, a run at a time. @param now epoch ms. */
export async function thinOldNights(
  { runs, maintenance }: Pick<OpenedStore, 'runs' | 'maintenance'>,
  settings: NightRetention,
  now: number,
): Promise<void> {
  const [sealed, planned, judged] = await Promise.all([
    runs.list({ kind: 'nightly', state: 'sealed' }),
    maintenance.plannedSites(),
    maintenance.judgedForPeriod(),
  ]);
  const nights = sealed.map((run) => ({ run, sites: planned.get(run.id) ?? 0 }));
  for (const [run, kept] of nightsToThin(nights, judged, settings, now))
    if (kept !== 'all') await maintenance.thin(run, kept);
}
