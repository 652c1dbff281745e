// Calendar dates in Asia/Shanghai: every "within the past N days" of the rules counts these, never instants.
import { TZDate } from '@date-fns/tz';
// One by one: the whole library is three hundred files, and every command starts with them.
import { addDays } from 'date-fns/addDays';
import { format } from 'date-fns/format';

/** `YYYY-MM-DD`, a day of the calendar in Asia/Shanghai. Compares by `<` as a string. */
export type CalendarDate = string & { readonly __calendarDate: never };

export const TIME_ZONE = 'Asia/Shanghai';

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The date of these numbers, or null when there is no such day (month 1–12). */
export function calendarDate(year: number, month: number, day: number): CalendarDate | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  if (at.getUTCFullYear() !== year || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) return null;
  return at.toISOString().slice(0, 10) as CalendarDate;
}

/** Reads `YYYY-MM-DD`; null when it has another shape or there is no such day. */
export function parseCalendarDate(text: string): CalendarDate | null {
  const match = SHAPE.exec(text);
  return match ? calendarDate(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

const asUtc = (date: CalendarDate): Date => new Date(`${date}T00:00:00Z`);

/** Whole days from `from` to `to` (negative when `to` is earlier). */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((asUtc(to).getTime() - asUtc(from).getTime()) / 86_400_000);
}

/** `days` may be negative. */
export function plusDays(date: CalendarDate, days: number): CalendarDate {
  return addDays(asUtc(date), days).toISOString().slice(0, 10) as CalendarDate;
}

/** Calendar months; the day is clamped to the target month's last (2021-08-31 − 6 months = 2021-02-28). */
export function plusMonths(date: CalendarDate, months: number): CalendarDate {
  // By numbers: asking the time zone database of every section's limit would cost more than reading the sections.
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, lastDay));
  return first.toISOString().slice(0, 10) as CalendarDate;
}

/** Asia/Shanghai has stood at +08:00 without summer time since 1991-09-15; from here on no table is needed. */
const STEADY_SINCE = Date.UTC(1992, 0, 1);
const STEADY_OFFSET_MS = 8 * 3_600_000;

/** The day in Asia/Shanghai at this instant (epoch ms). */
export function dateAt(epochMs: number): CalendarDate {
  return isoAt(epochMs).slice(0, 10) as CalendarDate;
}

/** The first moment of this day in Asia/Shanghai, epoch ms. */
export function startOfDay(date: CalendarDate): number {
  // By numbers: a text without an offset would be read in the machine's own time zone.
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new TZDate(year, month - 1, day, TIME_ZONE).getTime();
}

/** ISO 8601 with the offset of Asia/Shanghai, to the second: `2021-12-20T02:11:08+08:00`. */
export function isoAt(epochMs: number): string {
  // A hundred times faster than asking the time zone database, and asked for every row that is exported.
  if (epochMs >= STEADY_SINCE)
    return `${new Date(epochMs + STEADY_OFFSET_MS).toISOString().slice(0, 19)}+08:00`;
  return format(new TZDate(epochMs, TIME_ZONE), "yyyy-MM-dd'T'HH:mm:ssxxx");
}

/**
 * Reads a 监测时间点: ISO 8601; without an offset it is Asia/Shanghai; a bare date means its last second.
 * Returns epoch ms, or null when it cannot be read.
 */
export function parseInstant(text: string): number | null {
  const trimmed = text.trim();
  const date = parseCalendarDate(trimmed);
  if (date) return Date.parse(`${date}T23:59:59+08:00`);
  // `Date` would take the 30th of February for the 2nd of March.
  if (!/^[T ]\d{2}:\d{2}/.test(trimmed.slice(10)) || !parseCalendarDate(trimmed.slice(0, 10))) return null;
  const withT = trimmed.replace(' ', 'T');
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/i.test(withT) ? withT : `${withT}+08:00`;
  const parsed = Date.parse(zoned);
  return Number.isNaN(parsed) ? null : parsed;
}
