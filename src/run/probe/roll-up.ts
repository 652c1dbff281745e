// From raw visits to one row per site and day, once the day is over; older raw visits are thinned out.
import { dateAt, plusDays, startOfDay } from '../../model/calendar.ts';
import { groupBy } from '../../model/group.ts';
import { decidingAttempt, type ProbeDay, type ProbeVisit, type VisitMark } from '../../model/probe.ts';
import type { JudgedVisit, ProbeStore } from '../../store/probe-port.ts';

const MINUTE_MS = 60_000;

/** A round that was never judged counts for nobody. */
const markOf = ({ visit, health }: JudgedVisit): VisitMark => ({
  minute: Math.floor((visit.at - startOfDay(dateAt(visit.at))) / MINUTE_MS),
  outcome: health === 'sound' ? visit.outcome : 'void',
});

const PHASES = ['dns', 'connect', 'tls', 'firstByte', 'done'] as const;

function sumsOf(opened: readonly ProbeVisit[]): Pick<ProbeDay, 'sums' | 'slowest'> {
  const sums = { dns: 0, connect: 0, tls: 0, firstByte: 0, done: 0 };
  let slowest = 0;
  for (const visit of opened) {
    const { phases } = decidingAttempt(visit);
    for (const phase of PHASES) sums[phase] += phases[phase] ?? 0;
    slowest = Math.max(slowest, phases.done);
  }
  return { sums, slowest };
}

/** The day's row of one site, from its visits of that day in any order. */
export function dayOfSite(visits: readonly JudgedVisit[]): ProbeDay {
  const [first] = visits;
  if (!first) throw new Error('a day without visits');
  const ordered = [...visits].sort((left, right) => left.visit.at - right.visit.at);
  const marks = ordered.map(markOf);
  const of = (...outcomes: readonly VisitMark['outcome'][]): number =>
    marks.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const opened = ordered.filter((one, index) => marks[index]?.outcome === 'opened').map(({ visit }) => visit);
  return {
    site: first.visit.site,
    day: dateAt(first.visit.at),
    marks,
    visits: of('opened', 'failed'),
    failures: of('failed'),
    unverifiable: of('unverifiable'),
    ours: of('ours', 'void'),
    ...sumsOf(opened),
  };
}

export function daysOf(visits: readonly JudgedVisit[]): readonly ProbeDay[] {
  return [...groupBy(visits, ({ visit }) => visit.site).values()].map(dayOfSite);
}

/**
 * Rolls up every whole day that is not yet, and thins out what is older than `rawDays`. Call when no round is open: a
 * day is final then.
 */
export async function settleDays(
  probes: Pick<ProbeStore, 'unrolledDays' | 'rollUp' | 'pruneVisits'>,
  now: number,
  rawDays: number,
): Promise<void> {
  const today = dateAt(now);
  for (const day of await probes.unrolledDays(today)) await probes.rollUp(day, now, daysOf);
  await probes.pruneVisits(plusDays(today, -rawDays), now);
}
