// For how long what was read of a page stays true as the 监测时间点 moves on: days to come and days without a year are
// watched while a page is read, wherever in the readers they are met.
import { calendarDate, plusDays, type CalendarDate } from '../../model/calendar.ts';

/** Nothing read on the page turns on the day on which it is read. */
export const FOR_EVER = '9999-12-31' as CalendarDate;

interface Watch {
  readonly asOf: CalendarDate;
  through: CalendarDate;
}

/**
 * The watch of the reading under way. Reading is synchronous and whole within `watchDays`: this stands in for one more
 * parameter of every function between a page and its dates, and is null outside.
 */
let watch: Watch | null = null;

/**
 * Runs `read`, which must be synchronous, and says through which 监测时间点 it would give the same again: `asOf` itself
 * where it met days told by their distance (昨天), the eve of the first day that would turn from future to past, or of the
 * next such day without a year; FOR_EVER where nothing it met turns on the day.
 */
export function watchDays<T>(
  asOf: CalendarDate,
  read: () => T,
): { readonly result: T; readonly through: CalendarDate } {
  const outer = watch;
  const mine: Watch = { asOf, through: FOR_EVER };
  watch = mine;
  try {
    return { result: read(), through: mine.through };
  } finally {
    watch = outer;
  }
}

/** Told of every day met whose year is printed. */
export function meetDay(date: CalendarDate | null): void {
  if (watch === null || date === null || date < watch.asOf || date > watch.through) return;
  watch.through = date === watch.asOf ? date : plusDays(date, -1);
}

/** Told of every month and day met without a year: it means the latest such day until the next one comes. */
export function meetYearless(month: number, day: number): void {
  if (watch === null) return;
  const year = Number(watch.asOf.slice(0, 4));
  // The 29th of February comes back after eight years at the latest.
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const date = calendarDate(year + ahead, month, day);
    if (date === null || date < watch.asOf) continue;
    meetDay(date);
    return;
  }
}

/** Told of every day met that is counted from the 监测时间点 itself. */
export function meetRelative(): void {
  if (watch !== null) watch.through = watch.asOf;
}
