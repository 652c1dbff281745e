// The time of day that follows (or precedes) a date, and the shift of zoned instants to Asia/Shanghai.
import { plusDays, type CalendarDate } from '../../model/calendar.ts';

export interface ClockReading {
  /** `HH:MM`. */
  readonly time: string;
  /** Days to add to the printed date: an instant given in another zone may fall on the next day in Asia/Shanghai. */
  readonly dayShift: number;
  /** Characters read, weekday and blanks included. */
  readonly length: number;
}

const WEEKDAY = String.raw`(?:[,，]?\s*[(（\[]?(?:星期|周|礼拜)[一二三四五六日天][)）\]]?)?`;
const AFTER = new RegExp(
  String.raw`${WEEKDAY}(?:T|\s-\s|[\s,，/|]*)(?<half>上午|下午|凌晨|早上|中午|晚上|[AP]\.?M\.?)?\s*(?<hour>\d{1,2})\s*(?::|时|点)\s*(?<minute>\d{1,2})` +
    String.raw`(?:\s*(?::|分)\s*(?<second>\d{1,2})(?:\s*秒|\.\d+)?|分)?(?!\d|\s*[-:]\s*\d|\s*[~至到])` +
    String.raw`(?:\s*(?<late>[AP]\.?M\b\.?))?(?:\s?(?<zone>Z\b|GMT\b|UTC\b|[+-]\d{2}:?\d{2}\b))?`,
  'iy',
);
const WEEKDAY_ONLY = new RegExp(WEEKDAY, 'y');
const BEFORE = /(?<![\d:])(\d{1,2}):(\d{2})(?::\d{2})?\s+$/;

/** The clock right after position `at` of a folded text, or null. A span of hours (09:00-11:00) is none. */
export function clockAfter(text: string, at: number): ClockReading | null {
  AFTER.lastIndex = at;
  const match = AFTER.exec(text);
  const groups = match?.groups;
  if (!match || !groups) return null;
  const half = (groups['half'] ?? groups['late'] ?? '').toLowerCase();
  const hour = fullHour(Number(groups['hour']), half);
  const minute = Number(groups['minute']);
  if (hour > 23 || minute > 59 || Number(groups['second'] ?? 0) > 60) return null;
  return shifted(hour * 60 + minute, groups['zone'], match[0].length);
}

/** The clock that ends right before position `at`: `09:28 2021-12-17`. */
export function clockBefore(
  text: string,
  at: number,
): { readonly time: string; readonly length: number } | null {
  const match = BEFORE.exec(text.slice(Math.max(0, at - 12), at));
  if (!match || Number(match[1]) > 23 || Number(match[2]) > 59) return null;
  return { time: format(Number(match[1]) * 60 + Number(match[2])), length: match[0].length };
}

/** Characters of a weekday after the date (`星期五`), 0 when there is none. */
export function weekdayLength(text: string, at: number): number {
  WEEKDAY_ONLY.lastIndex = at;
  return WEEKDAY_ONLY.exec(text)?.[0].length ?? 0;
}

export function shiftDays(date: CalendarDate, days: number): CalendarDate {
  return days === 0 ? date : plusDays(date, days);
}

function fullHour(hour: number, half: string): number {
  const afternoon = /^(?:下午|晚上|p)/.test(half);
  if (afternoon && hour < 12) return hour + 12;
  if (/^(?:a|凌晨|上午)/.test(half) && hour === 12) return 0;
  return hour;
}

const SHANGHAI_MINUTES = 480;

function shifted(minutes: number, zone: string | undefined, length: number): ClockReading {
  if (zone === undefined) return { time: format(minutes), dayShift: 0, length };
  const numeric = /([+-])(\d{2}):?(\d{2})/.exec(zone);
  const offset = numeric ? Number(`${numeric[1]}1`) * (Number(numeric[2]) * 60 + Number(numeric[3])) : 0;
  const local = minutes - offset + SHANGHAI_MINUTES;
  const dayShift = Math.floor(local / 1440);
  return { time: format(local - dayShift * 1440), dayShift, length };
}

function format(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
