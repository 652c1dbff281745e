// From the matched pieces of a date to year, month and day.

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

/** `12/17/2021` or `17/12/2021`: only when one of the two cannot be a month, both agree, or an AM/PM follows. */
export const yearLast = (groups: Groups): DayParts | null => {
  const first = Number(groups['a']);
  const second = Number(groups['b']);
  const year = Number(groups['y']);
  if (second > 12 || first === second || groups['half'] !== undefined)
    return { year, month: first, day: second };
  return first > 12 ? { year, month: second, day: first } : null;
};

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
