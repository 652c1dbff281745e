// The shape of the warnings' numbers. Their values live in config/warning.yaml.
import { z } from 'zod';
import { SECTION_TYPES } from '../../model/section.ts';

const days = z.number().int().nonnegative();
const ByType = z.strictObject({ default: days, byType: z.partialRecord(z.enum(SECTION_TYPES), days) });

export const WarningSettings = z.strictObject({
  /** Days before the limit runs out, by the check that would find it. */
  leadDays: z.strictObject({
    'stale-home-page': days,
    'stale-section': ByType,
    'long-stale-section': ByType,
  }),
  /** Nights in a row that must say the same before a state changes. */
  nights: z.number().int().min(1),
  shared: z.strictObject({ atLeast: z.number().int().min(2), share: z.number().min(0).max(1) }),
  /** `weekShare`: a part of the share of failed visits that convicts. */
  veto: z.strictObject({ left: days, days, weekShare: z.number().min(0).max(1) }),
});
export type WarningSettings = z.infer<typeof WarningSettings>;
export type LeadDays = WarningSettings['leadDays'];
