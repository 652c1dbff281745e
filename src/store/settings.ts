// The store's numbers: waiting and retention. Their values live in config/crawl.yaml, section `store`.
import { z } from 'zod';

export const StoreSettings = z.strictObject({
  /** How long a write waits for another process's write, milliseconds. */
  busyTimeoutMs: z.number().int().min(0).max(600_000),
  /** Nights of which links that answered are kept, and all readings of interrupted runs and rescans. */
  keepNights: z.number().int().min(1),
  /** Nights whose readings and passing findings are kept; a quarter's last night and nights judged for a period always are. */
  wholeNights: z.number().int().min(1),
  /** Days back for which what failed or stayed open is kept of every night; of older nights one a week. */
  problemDays: z.number().int().min(1),
  /** Days a kept page is held after its last use. */
  evidenceDays: z.number().int().min(1),
  /** Days a kept page is held when a failing finding rests on it. */
  convictingEvidenceDays: z.number().int().min(1),
});
export type StoreSettings = z.infer<typeof StoreSettings>;
