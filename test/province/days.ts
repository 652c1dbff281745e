// Calendar days of Asia/Shanghai as plain numbers, and the many ways a Chinese government site prints them.

/** Days since 1970-01-01. */
export type Day = number;

const MS_PER_DAY = 86_400_000;

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** The calendar day in Shanghai of an ISO instant; a time without an offset is read as Shanghai's own. */
export function dayOfInstant(instant: string): Day {
  const withOffset = /(?:Z|[+-]\d\d:?\d\d)$/.test(instant)
    ? instant
    : `${instant.length === 10 ? `${instant}T00:00:00` : instant}+08:00`;
  const epoch = Date.parse(withOffset);
  if (Number.isNaN(epoch)) throw new Error(`not a time: ${instant}`);
  return Math.floor((epoch + SHANGHAI_OFFSET_MS) / MS_PER_DAY);
}

export interface CalendarParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function parts(day: Day): CalendarParts {
  const date = new Date(day * MS_PER_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function dayOf(year: number, month: number, day: number): Day {
  return Math.floor(Date.UTC(year, month - 1, day) / MS_PER_DAY);
}

/** Calendar months back; a day the target month lacks becomes its last day. */
export function monthsBefore(day: Day, months: number): Day {
  const from = parts(day);
  const first = dayOf(from.year, from.month - months, 1);
  const next = dayOf(from.year, from.month - months + 1, 1);
  return Math.min(first + from.day - 1, next - 1);
}

export const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

export function iso(day: Day): string {
  const { year, month, day: date } = parts(day);
  return `${year}-${two(month)}-${two(date)}`;
}

/** `20211217`. */
export function compact(day: Day): string {
  return iso(day).replaceAll('-', '');
}

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const;

/** `今天是2021年12月20日 星期一`: a header's clock, never a publication date. */
export function clock(day: Day): string {
  const { year, month, day: date } = parts(day);
  return `今天是${year}年${month}月${date}日 星期${WEEKDAYS[(((day + 4) % 7) + 7) % 7] ?? ''}`;
}

/** How a list prints its dates. `url`, `title-attribute`, `article` and `none` print nothing in the row's text. */
export type DateForm =
  | 'iso'
  | 'bracket'
  | 'dot'
  | 'slash'
  | 'chinese'
  | 'month-day'
  | 'short-year'
  | 'split'
  | 'time'
  | 'relative'
  | 'url'
  | 'title-attribute'
  | 'article'
  | 'none';

/** The visible date, '' where the form shows none. `asOf` is today, for relative forms. */
export function printDay(day: Day, form: DateForm, asOf: Day): string {
  const { year, month, day: date } = parts(day);
  const dashed = `${year}-${two(month)}-${two(date)}`;
  switch (form) {
    case 'iso':
      return dashed;
    case 'bracket':
      return `[${dashed}]`;
    case 'dot':
      return `${year}.${two(month)}.${two(date)}`;
    case 'slash':
      return `${year}/${month}/${date}`;
    case 'chinese':
      return `${year}年${two(month)}月${two(date)}日`;
    case 'month-day':
      return `${two(month)}-${two(date)}`;
    case 'short-year':
      return `${two(year % 100)}-${two(month)}-${two(date)}`;
    case 'split':
      return `<b>${two(date)}</b><i>${year}-${two(month)}</i>`;
    case 'time':
      return `${dashed} ${two(8 + (day % 10))}:${two(day % 60)}:${two((day * 7) % 60)}`;
    case 'relative':
      return relative(day, asOf) ?? dashed;
    default:
      return '';
  }
}

function relative(day: Day, asOf: Day): string | null {
  const ago = asOf - day;
  if (ago === 0) return '今天';
  if (ago === 1) return '昨天';
  return ago > 1 && ago <= 7 ? `${ago}天前` : null;
}
