// How much of each sealed night is kept, by its age and by what rests on it.
import { dateAt, type CalendarDate } from '../model/calendar.ts';
import { KEPT, type Kept, type Run } from '../model/run.ts';

const DAY_MS = 86_400_000;

export interface NightRetention {
  /** Nights (days back from now) that are kept whole. */
  readonly wholeNights: number;
  /** Days back for which every night's problems are kept; of older nights one a week. */
  readonly problemDays: number;
}

const quarterOf = (day: CalendarDate): string =>
  `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

/** Days since 1970-01-01 in Asia/Shanghai, in weeks that begin on a Monday: day 0 was a Thursday. */
const weekOf = (day: CalendarDate): number => Math.floor((Date.parse(`${day}T00:00:00Z`) / DAY_MS + 3) / 7);

/** The latest night of each group: the newest 监测时间点, and of equal ones the one begun last, as periods choose theirs. */
function latestOf(
  nights: readonly Run[],
  groupOf: (day: CalendarDate) => string | number,
): ReadonlySet<string> {
  const latest = new Map<string | number, Run>();
  for (const run of nights) {
    const group = groupOf(dateAt(run.asOf));
    const best = latest.get(group);
    if (!best || run.asOf > best.asOf || (run.asOf === best.asOf && run.startedAt > best.startedAt))
      latest.set(group, run);
  }
  return new Set([...latest.values()].map(({ id }) => id));
}

/**
 * What of which run may be let go of now: only runs of which more is kept than that. A quarter's last night and every
 * night that was judged for a period stay whole: an exemption filed late, or a decision of the review, judges them again.
 * @param runs all sealed ones; those that are not nightly stay as they are.
 * @param judgedForPeriod ids of runs with verdicts of a period.
 * @param now epoch ms.
 */
export function nightsToThin(
  runs: readonly Run[],
  judgedForPeriod: ReadonlySet<string>,
  { wholeNights, problemDays }: NightRetention,
  now: number,
): ReadonlyMap<string, Kept> {
  const nights = runs.filter(({ kind, state }) => kind === 'nightly' && state === 'sealed');
  const ofQuarter = latestOf(nights, quarterOf);
  const ofWeek = latestOf(nights, weekOf);
  const plan = new Map<string, Kept>();
  for (const { id, startedAt, kept } of nights) {
    if (startedAt >= now - wholeNights * DAY_MS || ofQuarter.has(id) || judgedForPeriod.has(id)) continue;
    const keep = startedAt >= now - problemDays * DAY_MS || ofWeek.has(id) ? 'problems' : 'ledger';
    if (KEPT.indexOf(keep) > KEPT.indexOf(kept)) plan.set(id, keep);
  }
  return plan;
}
