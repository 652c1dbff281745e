// The shape of the register's numbers. Their values live in config/system.yaml, section `register`.
import { z } from 'zod';

export const RegisterSettings = z.strictObject({
  /** Nights a section must be looked for in vain before it has vanished. */
  missedNights: z.number().int().min(1),
  /** A larger share of a site's sections changed in one night makes one event of the site. */
  redesignShare: z.number().min(0).max(1),
  /** Sections a site must have in the register for that. */
  redesignAtLeast: z.number().int().min(1),
});
export type RegisterSettings = z.infer<typeof RegisterSettings>;
