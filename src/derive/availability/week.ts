// 站点无法访问: “监测1周，每天间隔性访问20次以上，超过（含）15秒网站仍打不开的次数累计占比超过（含）5%”. In whole numbers only.
import type { ProbedDay, ProbeWeekReading } from '../../artifacts/probe-week.ts';
import { daysBetween, type CalendarDate } from '../../model/calendar.ts';
import type { VisitMark } from '../../model/probe.ts';
import type { WeekLimits } from './limits.ts';

/** What one day comes to. */
export interface DayFigures {
  readonly day: CalendarDate;
  /** Counted visits, spaced as the limits ask, and those of them that failed. */
  readonly visits: number;
  readonly failures: number;
  readonly unverifiable: number;
  /** Visits of void rounds, and those whose fault was ours. */
  readonly notCounted: number;
  readonly exempt: boolean;
  readonly usable: boolean;
}

export interface WeekFigures {
  /** `short`: fewer usable days than the week needs; then nothing is said of the site. */
  readonly state: 'convicts' | 'clears' | 'short';
  /** Usable days, the newest first, at most as many as the week needs. */
  readonly days: readonly DayFigures[];
  /** Over those days. */
  readonly visits: number;
  readonly failures: number;
  /** Whether what was counted so far reaches the share, be the week whole or not. */
  readonly reached: boolean;
  /** Over all days looked at. */
  readonly unverifiable: number;
  readonly exemptDays: number;
}

/** Visits at least `spacingMinutes` apart; of closer ones the first counts, whatever it found. */
function spaced(marks: readonly VisitMark[], spacingMinutes: number): readonly VisitMark[] {
  const counted: VisitMark[] = [];
  const valid = marks.filter(({ outcome }) => outcome === 'opened' || outcome === 'failed');
  for (const mark of [...valid].sort((left, right) => left.minute - right.minute)) {
    const last = counted.at(-1);
    if (!last || mark.minute - last.minute >= spacingMinutes) counted.push(mark);
  }
  return counted;
}

export function dayFigures({ day, marks, exemption }: ProbedDay, limits: WeekLimits): DayFigures {
  const counted = spaced(marks, limits.spacingMinutes);
  const exempt = exemption !== null;
  return {
    day,
    visits: counted.length,
    failures: counted.filter(({ outcome }) => outcome === 'failed').length,
    unverifiable: marks.filter(({ outcome }) => outcome === 'unverifiable').length,
    notCounted: marks.filter(({ outcome }) => outcome === 'ours' || outcome === 'void').length,
    exempt,
    usable: !exempt && counted.length >= limits.visitsPerDay,
  };
}

/** Whether `failures` of `visits` reach the share that convicts, inclusive; never of nothing. */
export function reachesShare(failures: number, visits: number, failurePercent: number): boolean {
  return visits > 0 && failures * 100 >= visits * failurePercent;
}

/**
 * The site's week: its newest `days` usable days among the `withinDays` calendar days up to `upTo`. A day that is not
 * usable (too few counted visits, or filed) is stepped over, backwards.
 */
export function weekFigures({ days, upTo }: ProbeWeekReading, limits: WeekLimits): WeekFigures {
  const looked = days
    .filter(({ day }) => day <= upTo && daysBetween(day, upTo) < limits.withinDays)
    .map((day) => dayFigures(day, limits))
    .sort((left, right) => (left.day < right.day ? 1 : -1));
  const week = looked.filter(({ usable }) => usable).slice(0, limits.days);
  const visits = week.reduce((sum, day) => sum + day.visits, 0);
  const failures = week.reduce((sum, day) => sum + day.failures, 0);
  const reached = reachesShare(failures, visits, limits.failurePercent);
  const whole = week.length >= limits.days;
  return {
    state: !whole ? 'short' : reached ? 'convicts' : 'clears',
    days: week,
    visits,
    failures,
    reached: whole ? reached : suspicious(looked, limits),
    unverifiable: looked.reduce((sum, day) => sum + day.unverifiable, 0),
    exemptDays: looked.filter(({ exempt }) => exempt).length,
  };
}

/** Of a week that is not whole: a day's worth of counted visits, wherever they lie, may speak as well. */
function suspicious(looked: readonly DayFigures[], limits: WeekLimits): boolean {
  const counted = looked.filter(({ exempt }) => !exempt);
  const visits = counted.reduce((sum, day) => sum + day.visits, 0);
  const failures = counted.reduce((sum, day) => sum + day.failures, 0);
  return visits >= limits.visitsPerDay && reachesShare(failures, visits, limits.failurePercent);
}
