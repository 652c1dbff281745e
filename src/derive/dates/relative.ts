// Days told by their distance from now: 刚刚, 2小时前, 昨天, 3天前.
import { plusDays, plusMonths, type CalendarDate } from '../../model/calendar.ts';

const HAN_COUNTS: Readonly<Record<string, number>> = {
  半: 0,
  一: 1,
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  几: 1,
};

/** Cheap test before the pattern proper. */
export const RELATIVE_HINT = /[今昨前刚]/;

/** The whole expression; a following 是, 起, 报送 … makes it prose. */
export const RELATIVE_DAY =
  /(?<word>刚刚|刚才|今天|今日|昨天|昨日|前天)(?!(?!发布|更新|发表)\p{Script=Han})|(?<![\d.])(?<count>\d{1,3}|[半一两二三四五六七八九十几])\s?个?\s?(?<unit>秒钟?|分钟?|小时|钟头|天|日|周|星期|月|年)\s?之?前(?!(?!发布|更新|发表)\p{Script=Han})/gu;

/**
 * The day meant, seen from `asOf`. Hours count as today: the clock of the page is not known. Months and years
 * are the latest day they can mean.
 */
export function relativeDay(
  groups: Readonly<Record<string, string | undefined>>,
  asOf: CalendarDate,
): CalendarDate {
  const word = groups['word'];
  if (word !== undefined) return plusDays(asOf, word.startsWith('昨') ? -1 : word === '前天' ? -2 : 0);
  const written = groups['count'] ?? '0';
  const count = HAN_COUNTS[written] ?? Number(written);
  const unit = groups['unit'] ?? '';
  if (/^(?:天|日)/.test(unit)) return plusDays(asOf, -count);
  if (/^(?:周|星期)/.test(unit)) return plusDays(asOf, -7 * count);
  if (unit === '月') return plusMonths(asOf, -count);
  if (unit === '年') return plusMonths(asOf, -12 * count);
  return asOf;
}
