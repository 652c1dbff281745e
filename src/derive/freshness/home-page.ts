// Whether a home page is fresh: it is as new as its newest dated item, or, when it is only navigation, as its
// second-level pages.
import type { HomePageReading } from '../../artifacts/site.ts';
import { daysBetween, type CalendarDate } from '../../model/calendar.ts';
import { seenByBoth } from './rule.ts';

export interface HomeFreshness {
  readonly state: 'fresh' | 'stale' | 'undated' | 'unknown';
  readonly latest: CalendarDate | null;
  /** Calendar days in Asia/Shanghai. */
  readonly quietDays: number | null;
  /** Chinese, for `unknown`. */
  readonly reason: string;
}

type Facts = Pick<HomePageReading, 'newest' | 'navigationOnly' | 'secondLevel' | 'confirmedBy' | 'doubt'>;

/** Exactly `maxQuietDays` quiet days are fresh. A fault needs both views; a fresh date is believed from either. */
export function homeFreshness(home: Facts, maxQuietDays: number, asOf: CalendarDate): HomeFreshness {
  const below = home.navigationOnly ? home.secondLevel.map((page) => page.newest) : [];
  const dates = [...below, home.newest];
  const past = dates.filter((date): date is CalendarDate => date !== null && date <= asOf).sort();
  const latest = past.at(-1) ?? null;
  const quietDays = latest === null ? null : daysBetween(latest, asOf);
  const say = (state: HomeFreshness['state'], reason = ''): HomeFreshness => ({
    state,
    latest,
    quietDays,
    reason,
  });

  if (quietDays !== null && quietDays <= maxQuietDays) return say('fresh');
  const unreadable = home.secondLevel.filter((page) => !page.readable).length;
  // Empty unless the page is, or may be, navigation only: then both readings must come to the same.
  const entries = home.secondLevel.length > 0;
  if (entries && unreadable > 0)
    return say('unknown', `首页主要为栏目导航，有 ${unreadable} 个二级页面无法读取`);
  if (quietDays === null) return say('undated');
  if (entries && home.secondLevel.some((page) => page.newest === null || page.newest > asOf)) {
    return say('unknown', '首页主要为栏目导航，部分二级页面无法确定更新时间');
  }
  const livelyBelow = home.secondLevel.some(({ newest }) => isFresh(newest, maxQuietDays, asOf));
  if (!home.navigationOnly && livelyBelow)
    return say('unknown', '首页注明日期的信息很少，而二级页面有更新，难以判断首页是否仅为栏目导航');
  if (home.doubt !== undefined) return say('unknown', home.doubt);
  if (!seenByBoth(home.confirmedBy)) return say('unknown', '未更新尚未经浏览器与 HTTP 两种方式共同确认');
  return say('stale');
}

const isFresh = (date: CalendarDate | null, maxQuietDays: number, asOf: CalendarDate): boolean =>
  date !== null && date <= asOf && daysBetween(date, asOf) <= maxQuietDays;
