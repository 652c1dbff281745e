// The shape of the history's numbers. Their values live in config/system.yaml, section `history`.
import { z } from 'zod';

const days = z.number().int().min(1);
const share = z.number().min(0).max(1);
const count = z.number().int().min(1);

export const HistorySettings = z.strictObject({
  backdatedDays: days,
  movedDays: days,
  repostedDays: days,
  contradictedDays: days,
  nearBits: z.number().int().min(0).max(16),
  sharedTexts: count,
  listAtLeast: count,
  groupAbove: count,
  siteShare: share,
  siteAtLeast: count,
  crowdedAtLeast: count,
  crowdedShare: share,
  refreshDays: days,
  /** Days after which an article that is listed no more is let go of. */
  articleDays: days,
});
export type HistorySettings = z.infer<typeof HistorySettings>;
