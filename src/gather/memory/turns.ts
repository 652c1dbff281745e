// Whose turn it is tonight: work that need not be done every night is spread over several, by hash.
import { hashOf } from '../../derive/own/hash.ts';
import { daysBetween, type CalendarDate } from '../../model/calendar.ts';

const FIRST_DAY = '1970-01-01' as CalendarDate;
const DAY_MS = 86_400_000;

/** Of `every` days the one on which `name` has its turn. */
export function isTurnOf(name: string, day: CalendarDate, every: number): boolean {
  return hashOf(name) % every === daysBetween(FIRST_DAY, day) % every;
}

export interface Moment {
  /** The 监测时间点's day. */
  readonly on: CalendarDate;
  /** Epoch ms. */
  readonly at: number;
}

/** Whether what was done at `then` is `days` old, by the 监测时间点 or by the clock, or lies in the future of `now`. */
export function isOverdue(then: Moment, now: Moment, days: number): boolean {
  const between = daysBetween(then.on, now.on);
  return between < 0 || between >= days || now.at - then.at >= days * DAY_MS;
}
