// The shape of the week's limits. The numbers live in config/indicators, `limits: unreachable-week`.
import { z } from 'zod';

const positive = z.number().int().positive();

export const WeekLimits = z
  .strictObject({
    /** Usable days that make the week. */
    days: positive,
    /** They are looked for among so many calendar days before the 监测时间点. */
    withinDays: positive,
    /** Counted visits that make a day usable. */
    visitsPerDay: positive,
    /** Of visits closer together than this, the first is counted. */
    spacingMinutes: z.number().int().min(1).max(1440),
    /** A visit that has not opened within this fails. */
    openWithinSeconds: z.number().int().min(1).max(600),
    /** This share of the counted visits convicts, inclusive. */
    failurePercent: z.number().int().min(1).max(100),
  })
  .refine((limits) => limits.withinDays >= limits.days, {
    message: '应不小于 days',
    path: ['withinDays'],
  })
  .refine((limits) => limits.visitsPerDay * limits.spacingMinutes <= 1440, {
    message: '一天里放不下这么多次相隔 spacingMinutes 分钟的访问',
    path: ['visitsPerDay'],
  });
export type WeekLimits = z.infer<typeof WeekLimits>;
