// The shape of the `incremental:` section of config/crawl.yaml; the numbers live there.
import { z } from 'zod';

export const IncrementalSettings = z.strictObject({
  /** `off`: every night is a full look, and nothing is remembered. */
  mode: z.enum(['on', 'off']),
  /** Every site is looked at in full once in so many days; a site's turn is told by its code. */
  fullLookDays: z.number().int().min(1),
  /** A link found alive is asked again once in so many nights; 1: every night. */
  aliveLinkNights: z.number().int().min(1),
  /** Days after which the memory of a site that was not visited is let go of. */
  memoryDays: z.number().int().min(1),
});

export type IncrementalSettings = z.infer<typeof IncrementalSettings>;
