// A day that comes every year, and years in which it was another.
import { z } from 'zod';
import { calendarDate, plusDays, type CalendarDate } from '../../model/calendar.ts';

const MONTH_DAY = /^(\d{2})-(\d{2})$/;

/** A day that not every year has cannot come every year. */
const isMonthDay = (text: string): boolean => dayIn(2021, text) !== null;

function dayIn(year: number, monthDay: string): CalendarDate | null {
  const parts = MONTH_DAY.exec(monthDay);
  return parts && calendarDate(year, Number(parts[1]), Number(parts[2]));
}

/** `01-31`. */
export const MonthDay = z.string().refine(isMonthDay, '应写作 月-日，如 "01-31"');

/** Years in which it was another day: `{ "2022": "01-30" }`. */
export const OtherDays = z.record(z.string().regex(/^\d{4}$/, '应为年份，如 "2022"'), MonthDay);

export interface YearlyDay {
  readonly day: string;
  readonly inYear: Readonly<Record<string, string>>;
}

/** @throws RangeError when the day is none: the shape lets no other through. */
export function yearlyDay({ day, inYear }: YearlyDay, year: number): CalendarDate {
  const date = dayIn(year, inYear[String(year)] ?? day);
  if (date === null) throw new RangeError(`no day of the year: ${day}`);
  return date;
}

/** The last of so many days after a day. */
export const lastDayLooked = (day: CalendarDate, days: number): CalendarDate => plusDays(day, days);
