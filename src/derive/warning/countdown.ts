// When a section or a home page will be out of date, and what a night's look at it says.
import type { HomePageReading, SectionReading } from '../../artifacts/site.ts';
import { daysBetween, plusDays, plusMonths, type CalendarDate } from '../../model/calendar.ts';
import type { SectionState } from '../../model/section.ts';
import { WHOLE_SITE, type Observation, type Observed } from '../../model/warning.ts';
import { homeFreshness } from '../freshness/home-page.ts';
import { windowDays, type LongWindows, type ShortWindows, type WindowLimit } from '../freshness/limits.ts';
import { freshnessWithin, longWindowOf, shortWindowOf } from '../freshness/rule.ts';
import type { LeadDays } from './settings.ts';

/** An edition's limits, as the checks are handed them. */
export interface CountdownLimits {
  readonly short: ShortWindows;
  readonly long: LongWindows;
  readonly maxQuietDays: number;
}

export interface CountdownRules {
  readonly limits: CountdownLimits;
  readonly leadDays: LeadDays;
}

/** The first day on which something last updated on `latest` is out of date. */
export function overOn(latest: CalendarDate, window: WindowLimit): CalendarDate {
  // At most a few steps: months of different length push the day that is so many months back to and fro.
  let day = 'days' in window ? plusDays(latest, window.days) : plusMonths(latest, window.months);
  while (daysBetween(latest, day) <= windowDays(window, day)) day = plusDays(day, 1);
  return day;
}

/** Days left on `today`: 1 when tomorrow is the first day out of date; 0 or less once it is. */
export const daysLeft = (over: CalendarDate, today: CalendarDate): number => daysBetween(today, over);

/** What each state says; null: nothing can be said of it tonight. */
const SAYS = {
  fresh: 'calm',
  stale: 'over',
  'long-stale': 'over',
  blank: 'lapsed',
  static: 'lapsed',
  undated: null,
  unknown: null,
} as const satisfies Record<SectionState, Observed | null>;

const near = (over: CalendarDate | null, today: CalendarDate, lead: number): boolean =>
  over !== null && daysLeft(over, today) <= lead;

/** What tonight says of a section that is number `number` of the register; null when it says nothing. */
export function observeSection(
  section: SectionReading,
  number: number,
  { limits, leadDays }: CountdownRules,
  today: CalendarDate,
): Observation | null {
  const short = shortWindowOf(section, limits.short);
  const window = short ?? longWindowOf(section, limits.long);
  if (window === null) return null;
  const kind = short ? 'stale-section' : 'long-stale-section';
  const { state, latest, limitDays } = freshnessWithin(
    section,
    window,
    short ? 'stale' : 'long-stale',
    today,
    null,
  );
  const said = SAYS[state];
  if (said === null) return null;
  const over = latest === null || said === 'lapsed' ? null : overOn(latest, window);
  const lead = leadDays[kind].byType[section.type] ?? leadDays[kind].default;
  const { url, name, path, type, confirmedBy } = section;
  return {
    ...{ number, kind, url, name, path, type, confirmedBy, latest, limitDays, overOn: over },
    observed: said === 'calm' && near(over, today, lead) ? 'due' : said,
  };
}

/** The same of a home page. */
export function observeHomePage(
  home: HomePageReading,
  { limits, leadDays }: CountdownRules,
  today: CalendarDate,
): Observation | null {
  const { maxQuietDays } = limits;
  const { state, latest } = homeFreshness(home, maxQuietDays, today);
  const said = SAYS[state];
  if (said === null || latest === null) return null;
  const over = overOn(latest, { days: maxQuietDays });
  const lead = leadDays['stale-home-page'];
  return {
    ...{ number: WHOLE_SITE, kind: 'stale-home-page', url: home.url, name: '首页', path: '首页', type: '' },
    ...{ confirmedBy: home.confirmedBy, latest, overOn: over, limitDays: maxQuietDays },
    observed: said === 'calm' && near(over, today, lead) ? 'due' : said,
  };
}
