// The one place that says whether a section is fresh, stale, blank or none of these; checks and exports share it.
import type { SectionReading } from '../../artifacts/site.ts';
import { daysBetween, type CalendarDate } from '../../model/calendar.ts';
import { failureText } from '../../model/failure.ts';
import type { SectionState, View } from '../../model/section.ts';
import { windowDays, type LongWindows, type ShortWindows, type WindowLimit } from './limits.ts';

/** What the rules look at in a section. */
export type SectionFacts = Pick<
  SectionReading,
  'type' | 'level' | 'content' | 'newest' | 'items' | 'why' | 'failure' | 'confirmedBy'
>;

/** What is said of one section. */
export interface Freshness {
  readonly state: SectionState;
  /** The newest date that counts: never after the 监测时间点. */
  readonly latest: CalendarDate | null;
  /** Calendar days in Asia/Shanghai since `latest`. */
  readonly quietDays: number | null;
  readonly limitDays: number;
  /** Chinese: why the state is `unknown` or `undated`; '' otherwise. */
  readonly reason: string;
}

/** A fault is only believed when plain HTTP and a real browser agree. */
export function seenByBoth(views: readonly View[]): boolean {
  return views.includes('http') && views.includes('browser');
}

/** The window of a section that clause a covers, or null when it does not. */
export function shortWindowOf(
  section: Pick<SectionFacts, 'type' | 'level'>,
  limits: ShortWindows,
): WindowLimit | null {
  const anyLevel = limits.anyLevel[section.type];
  if (anyLevel) return anyLevel;
  return section.level === 1 ? (limits.firstLevel[section.type] ?? null) : null;
}

/** The window of a section that clause b covers, or null when clause a does. */
export function longWindowOf(
  section: Pick<SectionFacts, 'type' | 'level'>,
  limits: LongWindows,
): WindowLimit | null {
  if (shortWindowOf(section, limits.shorter)) return null;
  return limits.byType[section.type] ?? limits.default;
}

/** Why nothing certain can be said of a section's content; '' when something can. */
function doubt(section: SectionFacts, thin: string | null): string {
  if (section.content === 'unreadable') {
    return section.failure ? failureText(section.failure) : section.why || '栏目页面无法读取';
  }
  if (section.content === 'blank' && !seenByBoth(section.confirmedBy))
    return '空白尚未经浏览器与 HTTP 两种方式共同确认';
  return thin ?? '';
}

/** Blank, not blank, or not certain (then `reason` says why, in Chinese). */
export function blankness(
  section: SectionFacts,
  thin: string | null,
): { readonly state: 'blank' | 'filled' | 'unknown'; readonly reason: string } {
  const reason = doubt(section, thin);
  if (reason) return { state: 'unknown', reason };
  return { state: section.content === 'blank' ? 'blank' : 'filled', reason: '' };
}

/**
 * A section measured against its window. Exactly as many quiet days as the window has is fresh; one more is not.
 * `thin` is the crawl's own doubt (Coverage.thin): it can neither clear nor convict.
 */
export function freshnessWithin(
  section: SectionFacts,
  window: WindowLimit,
  late: 'stale' | 'long-stale',
  asOf: CalendarDate,
  thin: string | null,
): Freshness {
  const limitDays = windowDays(window, asOf);
  // A future date is no update, and it hides the newest real one.
  const ahead = section.newest !== null && section.newest > asOf;
  const latest = ahead ? null : section.newest;
  const quietDays = latest === null ? null : daysBetween(latest, asOf);
  const say = (state: SectionState, reason = ''): Freshness => ({
    state,
    latest,
    quietDays,
    limitDays,
    reason,
  });

  if (['article', 'parent', 'static'].includes(section.content)) return say('static');
  const reason = doubt(section, thin);
  if (reason) return say('unknown', reason);
  if (section.content === 'blank') return say('blank');
  if (quietDays === null)
    return say('undated', ahead ? '信息日期晚于监测时间点' : '信息均未注明可识别的发布时间');
  if (quietDays <= limitDays) return say('fresh');
  if (!seenByBoth(section.confirmedBy))
    return say(
      'unknown',
      `未更新尚未经浏览器与 HTTP 两种方式共同确认${section.why ? `：${section.why}` : ''}`,
    );
  return say(late);
}

/** The state of any section, under whichever clause covers it. */
export function sectionFreshness(
  section: SectionFacts,
  limits: LongWindows,
  asOf: CalendarDate,
  thin: string | null,
): Freshness {
  const short = shortWindowOf(section, limits.shorter);
  if (short) return freshnessWithin(section, short, 'stale', asOf, thin);
  return freshnessWithin(section, longWindowOf(section, limits) ?? limits.default, 'long-stale', asOf, thin);
}
