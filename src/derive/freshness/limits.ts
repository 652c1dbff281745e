// The shape of the rules' windows, as they stand in config/indicators; the numbers live there alone.
import { z } from 'zod';
import { plusDays, plusMonths, daysBetween, type CalendarDate } from '../../model/calendar.ts';
import { SECTION_TYPES } from '../../model/section.ts';

/** A span of calendar days or of calendar months, counted back from the 监测时间点. */
export const WindowLimit = z.union([
  z.strictObject({ days: z.number().int().positive() }),
  z.strictObject({ months: z.number().int().positive() }),
]);
export type WindowLimit = z.infer<typeof WindowLimit>;

const ByType = z.partialRecord(z.enum(SECTION_TYPES), WindowLimit);

/** Sections with a short window: some types at any level, some only at the first level (栏目不更新, clause a). */
export const ShortWindows = z.strictObject({ anyLevel: ByType, firstLevel: ByType });
export type ShortWindows = z.infer<typeof ShortWindows>;

/** Every other dated section (clause b); `shorter` names those that clause a already covers. */
export const LongWindows = z.strictObject({ shorter: ShortWindows, default: WindowLimit, byType: ByType });
export type LongWindows = z.infer<typeof LongWindows>;

/** The window's length in days on this 监测时间点: 6 months back from 2021-12-20 are 183 days. */
export function windowDays(window: WindowLimit, asOf: CalendarDate): number {
  const from = 'days' in window ? plusDays(asOf, -window.days) : plusMonths(asOf, -window.months);
  return daysBetween(from, asOf);
}
