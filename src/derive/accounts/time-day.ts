// Times told by their day: 昨天 12:30, 星期三, 05-12, 2025-08-16 10:00, ISO 8601, and weibo's own form.
import type { PostTime, PostTimeBasis } from '../../model/account-reading.ts';
import { postTime } from './limits.ts';
import { DAY_MS, MINUTE_MS, startOfDayAt, startOfNumbers, weekdayAt, yearAt } from './shanghai.ts';

type Groups = Readonly<Record<string, string | undefined>>;

const CLOCK = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d{1,9})?)?`;
const ZONE = String.raw` ?(?<zone>Z|[+-]\d{2}:?\d{2})`;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const HAN_WEEKDAYS = '日一二三四五六';

const NEAR = new RegExp(`^(?<word>[今昨前])[天日](?: ?${CLOCK})?$`);
const WEEKDAY = new RegExp(`^(?:星期|周|礼拜)(?<word>[一二三四五六日天])(?: ?${CLOCK})?$`);
const MONTH_DAY = new RegExp(
  `^(?:(?<m>\\d{1,2})-(?<d>\\d{1,2})|(?<m2>\\d{1,2}) ?月 ?(?<d2>\\d{1,2}) ?日)(?: ?(?<=[ 日])${CLOCK})?$`,
);
const FULL = new RegExp(
  `^(?<y>\\d{4})(?:(?<s>[-/.])(?<m>\\d{1,2})\\k<s>(?<d>\\d{1,2})|年 ?(?<m2>\\d{1,2}) ?月 ?(?<d2>\\d{1,2}) ?日)` +
    `(?:(?:T| |(?<=日))${CLOCK}(?:${ZONE})?)?$`,
);
const WEIBO = new RegExp(
  `^(?<word>${WEEKDAYS.join('|')}) (?<name>${MONTHS.join('|')}) (?<d>\\d{1,2}) ${CLOCK}${ZONE} (?<y>\\d{4})$`,
);

/** null for any other text, and for days and hours that do not exist. */
export function readDayText(text: string, seenAt: number): PostTime | null {
  for (const [shape, read] of FORMS) {
    const groups = shape.exec(text)?.groups;
    if (groups) return read(groups, seenAt);
  }
  return null;
}

const FORMS: readonly (readonly [RegExp, (groups: Groups, seenAt: number) => PostTime | null])[] = [
  [NEAR, near],
  [WEEKDAY, weekday],
  [MONTH_DAY, monthDay],
  [FULL, full],
  [WEIBO, weibo],
];

function near(groups: Groups, seenAt: number): PostTime | null {
  const back = '今昨前'.indexOf(groups['word'] ?? '');
  return within(startOfDayAt(seenAt) - back * DAY_MS, groups, 'relative', seenAt);
}

/** The last such day; the name of today's own weekday may mean today or a week ago. */
function weekday(groups: Groups, seenAt: number): PostTime | null {
  const today = startOfDayAt(seenAt);
  const named = HAN_WEEKDAYS.indexOf((groups['word'] ?? '').replace('天', '日'));
  const back = (weekdayAt(today) - named + 7) % 7;
  if (back > 0) return within(today - back * DAY_MS, groups, 'relative', seenAt);
  const before = within(today - 7 * DAY_MS, groups, 'relative', seenAt);
  const now = within(today, groups, 'relative', seenAt);
  return before && now ? { ...before, latest: now.latest } : before;
}

/** Without a year it is the last such day; one that neither this year nor the last one has is none. */
function monthDay(groups: Groups, seenAt: number): PostTime | null {
  const [month, day] = [Number(groups['m'] ?? groups['m2']), Number(groups['d'] ?? groups['d2'])];
  const year = yearAt(seenAt);
  for (const candidate of [year, year - 1]) {
    const start = startOfNumbers(candidate, month, day);
    const time = start === null ? null : within(start, groups, 'absolute', seenAt);
    if (time !== null) return time;
  }
  return null;
}

function full(groups: Groups, seenAt: number): PostTime | null {
  const [month, day] = [Number(groups['m'] ?? groups['m2']), Number(groups['d'] ?? groups['d2'])];
  const start = startOfNumbers(Number(groups['y']), month, day);
  return start === null ? null : within(start, groups, 'absolute', seenAt);
}

/** `Tue Mar 10 10:00:00 +0800 2026`; a weekday that contradicts the day makes the text none. */
function weibo(groups: Groups, seenAt: number): PostTime | null {
  const start = startOfNumbers(
    Number(groups['y']),
    MONTHS.indexOf(groups['name'] ?? '') + 1,
    Number(groups['d']),
  );
  if (start === null || WEEKDAYS[weekdayAt(start)] !== groups['word']) return null;
  return within(start, groups, 'absolute', seenAt);
}

/** The whole day, or the minute or second its clock names. */
function within(start: number, groups: Groups, basis: PostTimeBasis, seenAt: number): PostTime | null {
  if (groups['hour'] === undefined) return postTime(start, start + DAY_MS - 1, basis, seenAt);
  const [hour, minute] = [Number(groups['hour']), Number(groups['minute'])];
  const second = groups['second'] === undefined ? null : Number(groups['second']);
  const shift = zoneShift(groups['zone']);
  if (hour > 23 || minute > 59 || (second ?? 0) > 59 || shift === null) return null;
  const at = start + (hour * 60 + minute) * MINUTE_MS + (second ?? 0) * 1000 + shift;
  return postTime(at, at + (second === null ? MINUTE_MS : 1000) - 1, basis, seenAt);
}

/** What to add to a time read as Asia/Shanghai's when it was another zone's; null for a zone that does not exist. */
function zoneShift(zone: string | undefined): number | null {
  if (zone === undefined) return 0;
  const match = /([+-])(\d{2}):?(\d{2})/.exec(zone);
  const minutes = match ? Number(`${match[1]}1`) * (Number(match[2]) * 60 + Number(match[3])) : 0;
  return Math.abs(minutes) > 14 * 60 ? null : (480 - minutes) * MINUTE_MS;
}
