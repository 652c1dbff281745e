// Quarters of the calendar, as 2021Q4.
import { calendarDate, plusDays, plusMonths, type CalendarDate } from './calendar.ts';

const QUARTER = /^(\d{4})Q([1-4])$/;

export interface Quarter {
  /** First and last day. */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** Its days; null when the text is none. */
export function quarterOf(text: string): Quarter | null {
  const match = QUARTER.exec(text);
  const from = match && calendarDate(Number(match[1]), Number(match[2]) * 3 - 2, 1);
  return from ? { from, to: plusDays(plusMonths(from, 3), -1) } : null;
}

/** The quarter in which the day lies, as 2021Q4. */
export const quarterAt = (day: CalendarDate): string =>
  `${day.slice(0, 4)}Q${String(Math.ceil(Number(day.slice(5, 7)) / 3))}`;

/** The quarters before this one, the nearest first. @param text a quarter */
export function quartersBefore(text: string, count: number): readonly string[] {
  const match = QUARTER.exec(text);
  if (!match) return [];
  const number = Number(match[1]) * 4 + Number(match[2]) - 1;
  return Array.from({ length: count }, (_, index) => {
    const before = number - 1 - index;
    return `${String(Math.floor(before / 4))}Q${String((before % 4) + 1)}`;
  });
}
