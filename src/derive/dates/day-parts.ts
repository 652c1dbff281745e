// From the matched pieces of a date to year, month and day.
import { calendarDate, daysBetween } from '../../model/calendar.ts';

export interface DayParts {
  /** null: not printed; to be counted back from the 监测时间点. */
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
}

export type Groups = Readonly<Record<string, string | undefined>>;

export const numbers = (groups: Groups): DayParts => ({
  year: groups['y'] === undefined ? null : Number(groups['y']),
  month: Number(groups['m']),
  day: Number(groups['d']),
});

/** `21-12-17`: this century up to 2049, the last one from 1990. */
export const shortYear = (groups: Groups): DayParts | null => {
  const year = Number(groups['y']);
  if (year >= 50 && year < 90) return null;
  return { ...numbers(groups), year: year < 50 ? 2000 + year : 1900 + year };
};

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

export const english = (groups: Groups): DayParts => ({
  ...numbers(groups),
  month: MONTHS.indexOf((groups['name'] ?? '').slice(0, 3).toLowerCase()) + 1,
});

/** Which of month and day the page's language writes first where the year comes last. */
export type DayOrder = 'month-first' | 'day-first';

/**
 * `12/17/2021` or `17/12/2021`: only when one of the two cannot be a month, both agree, an AM/PM follows, the page's
 * language says which it is, or the weekday printed before it fits only one of them.
 */
export const yearLast = (groups: Groups, order: DayOrder | null): DayParts | null => {
  const first = Number(groups['a']);
  const second = Number(groups['b']);
  const year = Number(groups['y']);
  const monthFirst = { year, month: first, day: second };
  const dayFirst = { year, month: second, day: first };
  if (second > 12 || first === second || groups['half'] !== undefined) return monthFirst;
  if (first > 12) return dayFirst;
  const weekday = groups['w'] === undefined ? null : weekdayNamed(groups['w']);
  if (weekday !== null) {
    const fit = [monthFirst, dayFirst].filter((parts) => weekdayOf(parts) === weekday);
    return fit.length === 1 ? (fit[0] ?? null) : null;
  }
  return order === 'month-first' ? monthFirst : order === 'day-first' ? dayFirst : null;
};

const HAN_WEEKDAYS = '日一二三四五六';
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** 0 is Sunday; null for a word that names none. */
function weekdayNamed(word: string): number | null {
  const at = Math.max(
    HAN_WEEKDAYS.indexOf(word.slice(-1).replace('天', '日')),
    WEEKDAYS.indexOf(word.slice(0, 3).toLowerCase()),
  );
  return at < 0 ? null : at;
}

const A_SUNDAY = calendarDate(2000, 1, 2);

function weekdayOf({ year, month, day }: DayParts): number | null {
  const date = year === null ? null : calendarDate(year, month, day);
  return date && A_SUNDAY ? ((daysBetween(A_SUNDAY, date) % 7) + 7) % 7 : null;
}

/** Four ways to write zero, then one to nine. */
export const HAN_DIGITS = '〇零○O一二三四五六七八九';

function hanNumber(text: string): number {
  if (text === '元') return 1;
  let total = 0;
  let digit = 0;
  for (const character of text) {
    if (character === '十') {
      total += (digit === 0 ? 1 : digit) * 10;
      digit = 0;
    } else if (character === '廿') total += 20;
    else if (character === '卅') total += 30;
    else digit = hanDigit(character);
  }
  return total + digit;
}

const hanDigit = (character: string): number => Math.max(0, HAN_DIGITS.indexOf(character) - 3);

export const han = (groups: Groups): DayParts => ({
  year: Number([...(groups['y'] ?? '')].map(hanDigit).join('')),
  month: hanNumber(groups['m'] ?? ''),
  day: hanNumber(groups['d'] ?? ''),
});
