// What would be a fault under the edition in force, so that gathering looks at it twice. The checks alone decide.
import { homeFreshness } from '../derive/freshness/home-page.ts';
import { LongWindows, ShortWindows } from '../derive/freshness/limits.ts';
import { freshnessWithin, longWindowOf, shortWindowOf } from '../derive/freshness/rule.ts';
import type { SectionReading } from '../artifacts/site.ts';
import type { Suspicion } from '../gather/context.ts';
import type { CalendarDate } from '../model/calendar.ts';
import type { Edition } from '../model/indicator.ts';
import type { SectionState, View } from '../model/section.ts';
import { z } from 'zod';

const BOTH: readonly View[] = ['http', 'browser'];
const DOUBTFUL: ReadonlySet<SectionState> = new Set(['stale', 'long-stale', 'blank', 'undated']);
const HomeLimit = z.object({ maxQuietDays: z.number() });

/** The edition's limits were validated when the checks were prepared; a shape that does not fit here is a bug. */
export function suspicionUnder(edition: Edition, asOf: CalendarDate): Suspicion {
  const short = ShortWindows.parse(edition.limits['stale-section']);
  const long = LongWindows.parse(edition.limits['long-stale-section']);
  const { maxQuietDays } = HomeLimit.parse(edition.limits['stale-home-page']);
  return {
    section(section: SectionReading): boolean {
      const seen = { ...section, confirmedBy: BOTH };
      const window = shortWindowOf(section, short) ?? longWindowOf(section, long);
      if (window === null) return section.content === 'blank';
      return DOUBTFUL.has(freshnessWithin(seen, window, 'stale', asOf, null).state);
    },
    homePage: (home) => {
      const { state } = homeFreshness({ ...home, confirmedBy: BOTH }, maxQuietDays, asOf);
      return state === 'stale' || state === 'undated';
    },
  };
}
