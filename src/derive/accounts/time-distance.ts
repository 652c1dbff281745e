// Times told by their distance from the moment of seeing: 刚刚, 3小时前, 2周前.
import type { PostTime } from '../../model/account-reading.ts';
import { postTime } from './limits.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, startOfDayAt, WEEK_MS } from './shanghai.ts';

const JUST_NOW = /^(?:刚刚|刚才)$/;
const DISTANCE =
  /^(?<count>\d{1,4}|[一二两三四五六七八九十]) ?(?<unit>秒钟?|分钟|个?小时|天|周|个?星期|个?月|年)(?:之|以)?前$/;
const HAN = '一二三四五六七八九十';

/** [earliest, latest] for a count of units before `now`. Platforms cut, round and cache: each is as wide as that. */
type Spread = (count: number, now: number) => readonly [earliest: number, latest: number];

interface Unit {
  readonly most: number;
  readonly spread: Spread;
}

const UNITS: Readonly<Record<string, Unit>> = {
  秒: { most: 3600, spread: (n, now) => [now - n * 1000 - MINUTE_MS, now] },
  分: { most: 1440, spread: (n, now) => [now - (n + 1) * MINUTE_MS, now - (n - 1) * MINUTE_MS] },
  时: { most: 744, spread: (n, now) => [now - (n + 1) * HOUR_MS, now - (n - 1) * HOUR_MS] },
  天: { most: 3660, spread: wholeDays },
  周: { most: 520, spread: (n, now) => [now - (n + 1) * WEEK_MS, now - n * WEEK_MS + DAY_MS] },
  // A month is counted as 28 to 31 days and a year as 360 to 366.
  月: { most: 120, spread: (n, now) => [now - (n + 1) * 31 * DAY_MS, now - (n * 30 - 3) * DAY_MS] },
  年: { most: 20, spread: (n, now) => [now - (n + 1) * 366 * DAY_MS, now - (n * 360 - 1) * DAY_MS] },
};

/** null for any other text; 几天前 and 数天前 name no number and are not read. */
export function readDistance(text: string, seenAt: number): PostTime | null {
  if (JUST_NOW.test(text)) return postTime(seenAt - 5 * MINUTE_MS, seenAt, 'relative', seenAt);
  const groups = DISTANCE.exec(text)?.groups;
  const count = numberOf(groups?.['count'] ?? '');
  const unit = UNITS[unitOf(groups?.['unit'] ?? '')];
  if (unit === undefined || count < 1 || count > unit.most) return null;
  const [earliest, latest] = unit.spread(count, seenAt);
  return postTime(earliest, latest, 'relative', seenAt);
}

/** A day more and a day less: whether 3天前 counts midnights or whole days is the platform's secret. */
function wholeDays(count: number, now: number): readonly [number, number] {
  const today = startOfDayAt(now);
  return [today - (count + 1) * DAY_MS, today - (count - 2) * DAY_MS - 1];
}

function numberOf(text: string): number {
  return /^\d/.test(text) ? Number(text) : HAN.indexOf(text.replace('两', '二')) + 1;
}

function unitOf(word: string): string {
  if (word.startsWith('秒')) return '秒';
  if (word.endsWith('小时')) return '时';
  if (word.endsWith('星期')) return '周';
  return word.replace('分钟', '分').replace('个月', '月');
}
