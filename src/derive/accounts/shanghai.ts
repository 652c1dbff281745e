// Days and moments of Asia/Shanghai by numbers: no platform is as old as the last change of its offset (1991).
import { calendarDate, dateAt, type CalendarDate } from '../../model/calendar.ts';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
export const WEEK_MS = 7 * DAY_MS;

const OFFSET_MS = 8 * HOUR_MS;

/** The first moment of a day. */
export const startOf = (date: CalendarDate): number => Date.parse(`${date}T00:00:00+08:00`);

/** The first moment of the day that holds this moment. */
export function startOfDayAt(epochMs: number): number {
  return Math.floor((epochMs + OFFSET_MS) / DAY_MS) * DAY_MS - OFFSET_MS;
}

/** The year at this moment. */
export const yearAt = (epochMs: number): number => Number(dateAt(epochMs).slice(0, 4));

/** 0 is Sunday. */
export const weekdayAt = (epochMs: number): number => new Date(epochMs + OFFSET_MS).getUTCDay();

/** The first moment of such a day; null when there is none (2026-02-30). */
export function startOfNumbers(year: number, month: number, day: number): number | null {
  const date = calendarDate(year, month, day);
  return date === null ? null : startOf(date);
}
