// Working days (工作日) in Asia/Shanghai: weekdays, less the State Council's holidays, plus the weekend days worked for them.
import { z } from 'zod';
import {
  daysBetween,
  parseCalendarDate,
  plusDays,
  plusMonths,
  type CalendarDate,
} from '../../model/calendar.ts';
import { EVIDENCE_TAGS } from '../../model/indicator.ts';
import { issueText } from '../../model/issue-text.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { Span } from '../../model/score-table.ts';

const day = z
  .string()
  .transform((text) => parseCalendarDate(text))
  .refine((date): date is CalendarDate => date !== null, '应写作 年-月-日，如 2021-10-01');

const YearFile = z.strictObject({
  year: z.number().int().min(2008).max(2100),
  evidence: z.enum(EVIDENCE_TAGS),
  /** 文号 of the notices, amendments included. */
  sources: z.array(z.string().trim().min(1)).min(1).readonly(),
  holidays: z
    .array(z.strictObject({ name: z.string().min(1), from: day, to: day }))
    .min(1)
    .readonly(),
  /** 调休: weekend days worked. */
  workdays: z.array(day).readonly(),
});

/** One year's arrangement: what differs from Monday to Friday. */
export interface HolidayYear {
  readonly year: number;
  readonly off: ReadonlySet<CalendarDate>;
  readonly worked: ReadonlySet<CalendarDate>;
}

const weekdayOf = (date: CalendarDate): number => new Date(`${date}T00:00:00Z`).getUTCDay();
const isWeekend = (date: CalendarDate): boolean => [0, 6].includes(weekdayOf(date));
const yearOf = (date: CalendarDate): number => Number(date.slice(0, 4));

function contradictions(
  year: number,
  off: readonly CalendarDate[],
  worked: readonly CalendarDate[],
): string | null {
  const days = [...off, ...worked];
  const stranger = days.find((date) => yearOf(date) !== year);
  if (stranger) return `${stranger} 不在 ${year} 年`;
  const twice = days.find((date, index) => days.indexOf(date) !== index);
  if (twice) return `${twice} 写了两次`;
  const weekday = worked.find((date) => !isWeekend(date));
  return weekday ? `${weekday} 不是周末，无须写入 workdays` : null;
}

/** @returns one Chinese line when the year's file is amiss; it reads on after the file's name. */
export function readHolidayYear(content: unknown): Result<HolidayYear, string> {
  const parsed = YearFile.safeParse(content, { reportInput: true });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const what = issue ? `${issue.path.join('.')} ${issueText(issue)}` : '写法有误';
    return err(`：节假日安排 ${what.trim()}；请对照 data/calendar/holidays-2021.json 更正`);
  }
  const { year, holidays, workdays } = parsed.data;
  const turned = holidays.find(({ from, to }) => to < from);
  if (turned) return err(`：节假日安排 ${turned.name} 的 to 早于 from；请更正`);
  const off = holidays.flatMap(({ from, to }) =>
    Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => plusDays(from, index)),
  );
  const wrong = contradictions(year, off, workdays);
  return wrong === null
    ? ok({ year, off: new Set(off), worked: new Set(workdays) })
    : err(`：节假日安排 ${wrong}；请更正`);
}

/** The years known, by number. */
export type WorkingCalendar = ReadonlyMap<number, HolidayYear>;

export const workingCalendar = (years: readonly HolidayYear[]): WorkingCalendar =>
  new Map(years.map((year) => [year.year, year]));

/** The error is one Chinese line: without the year's arrangement nobody can say. */
export function isWorkingDay(calendar: WorkingCalendar, date: CalendarDate): Result<boolean, string> {
  const year = calendar.get(yearOf(date));
  if (!year)
    return err(
      `没有 ${yearOf(date)} 年的节假日安排，算不出工作日；请照国务院办公厅的通知写成工作目录的 config/calendar/holidays-${yearOf(date)}.json`,
    );
  return ok(year.worked.has(date) || (!isWeekend(date) && !year.off.has(date)));
}

/**
 * The last day of so many working days after `date`, which itself does not count: three after a Friday is Wednesday.
 * With 0 it is `date`.
 */
export function addWorkingDays(
  calendar: WorkingCalendar,
  date: CalendarDate,
  days: number,
): Result<CalendarDate, string> {
  let [at, left] = [date, days];
  while (left > 0) {
    at = plusDays(at, 1);
    const working = isWorkingDay(calendar, at);
    if (!working.ok) return working;
    if (working.value) left -= 1;
  }
  return ok(at);
}

/** How many working days lie after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(
  calendar: WorkingCalendar,
  from: CalendarDate,
  to: CalendarDate,
): Result<number, string> {
  let count = 0;
  for (let at = plusDays(from, 1); at <= to; at = plusDays(at, 1)) {
    const working = isWorkingDay(calendar, at);
    if (!working.ok) return working;
    if (working.value) count += 1;
  }
  return ok(count);
}

/** The last day on which something that began on `from` is still in time. */
export function dueOn(
  calendar: WorkingCalendar,
  from: CalendarDate,
  span: Span,
): Result<CalendarDate, string> {
  if ('workingDays' in span) return addWorkingDays(calendar, from, span.workingDays);
  return ok('days' in span ? plusDays(from, span.days) : plusMonths(from, span.months));
}
