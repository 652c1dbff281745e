// When something is owed: every day on which an item of the calendar falls due, and how it stands on a day.
import { calendarDate, daysBetween, plusDays, type CalendarDate } from '../../model/calendar.ts';
import type {
  Obligation,
  ObligationNote,
  ObligationStanding,
  ObligationState,
} from '../../model/obligation.ts';
import { quarterOf } from '../../model/quarter.ts';
import { err, ok, type Result } from '../../model/result.ts';
import { dueOn, type WorkingCalendar } from '../dates/working-days.ts';
import { yearlyDay } from '../dates/yearly-day.ts';
import type { After, ObligationItem, ObligationSettings } from './settings.ts';

type When = Pick<Obligation, 'period' | 'dueOn' | 'why'>;

const known = (period: string, day: CalendarDate): When => ({ period, dueOn: day, why: '' });

const settled = (period: string, due: Result<CalendarDate, string>): When =>
  due.ok ? known(period, due.value) : { period, dueOn: null, why: due.error };

const lastOfYear = (year: number): Result<CalendarDate, string> => {
  const day = calendarDate(year, 12, 31);
  return day ? ok(day) : err(`${String(year)} 不是年份`);
};

function after(
  end: Result<CalendarDate, string>,
  span: After,
  calendar: WorkingCalendar,
): Result<CalendarDate, string> {
  return end.ok ? dueOn(calendar, end.value, span) : end;
}

const unset = (check: string): string =>
  `指标版本的 limits.${check} 没有定日期；请核对 config/obligations.yaml 的 yearlyAs`;

/** Its periods that may fall due from one year to another. */
function whens(
  { due }: ObligationItem,
  years: readonly number[],
  calendar: WorkingCalendar,
): readonly When[] {
  const { on, yearly, yearlyAs, inYear, yearEnd, quarterEnd } = due;
  if (on) return [known('', on)];
  if (yearly !== undefined)
    return years.map((year) => known(String(year), yearlyDay({ day: yearly, inYear }, year)));
  if (yearlyAs !== undefined) return years.map((year) => settled(String(year), err(unset(yearlyAs))));
  if (yearEnd) return years.map((year) => settled(String(year), after(lastOfYear(year), yearEnd, calendar)));
  const quarters = years.flatMap((year) => [1, 2, 3, 4].map((number) => `${String(year)}Q${String(number)}`));
  return quarters.flatMap((period) => {
    const quarter = quarterOf(period);
    return quarter && quarterEnd ? [settled(period, after(ok(quarter.to), quarterEnd, calendar))] : [];
  });
}

const yearOf = (day: CalendarDate): number => Number(day.slice(0, 4));

/** A quarter whose day cannot be told is listed with those around its own end. */
const around = ({ period, dueOn: day }: When): CalendarDate | null =>
  day ?? quarterOf(period)?.to ?? calendarDate(Number(period), 12, 31);

export interface Stretch {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** Everything that falls due in the stretch, first and last day included, by day and id. */
export function obligationsIn(
  { items, leadDays }: ObligationSettings,
  { from, to }: Stretch,
  calendar: WorkingCalendar,
): readonly Obligation[] {
  // A year earlier as well: what counts from a year's end may fall due in the next.
  const first = yearOf(from) - 1;
  const years = Array.from({ length: yearOf(to) - first + 1 }, (_, index) => first + index);
  const all = Object.entries(items).flatMap(([id, item]) => {
    const { title, kind, source, evidence, since } = item;
    if (!item.active) return [];
    return whens(item, years, calendar)
      .map((when) => ({ when, day: around(when) }))
      .filter(({ day }) => day !== null && day >= from && day <= to && (since === undefined || day >= since))
      .map(({ when }) => ({
        ...{ id, title, kind, source, evidence },
        ...when,
        leadDays: item.leadDays ?? leadDays,
      }));
  });
  const key = (one: Obligation): string => `${around(one) ?? ''} ${one.id}`;
  return all.sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

/** The last word of each id and period. */
export function lastNotes(notes: readonly ObligationNote[]): ReadonlyMap<string, ObligationNote> {
  return new Map(notes.map((note) => [`${note.id} ${note.period}`, note]));
}

export function standingOn(
  obligation: Obligation,
  day: CalendarDate,
  notes: ReadonlyMap<string, ObligationNote>,
): ObligationStanding {
  const last = notes.get(`${obligation.id} ${obligation.period}`);
  const done = last?.action === 'done' ? last : null;
  const daysLeft = obligation.dueOn === null ? null : daysBetween(day, obligation.dueOn);
  return { ...obligation, done, daysLeft, state: stateOf(obligation, daysLeft, done !== null) };
}

function stateOf({ leadDays }: Obligation, daysLeft: number | null, done: boolean): ObligationState {
  if (done) return 'done';
  if (daysLeft === null) return 'open';
  if (daysLeft < 0) return 'overdue';
  return daysLeft <= leadDays ? 'due' : 'ahead';
}

/** From what is overdue, as long as it is told of, to what comes within so many days. */
export const stretchAround = (
  { overdueDays }: Pick<ObligationSettings, 'overdueDays'>,
  day: CalendarDate,
  withinDays: number,
): Stretch => ({ from: plusDays(day, -overdueDays), to: plusDays(day, withinDays) });
