// A duration in a settings file, as people write it: `12s`, `8h`.
import { z } from 'zod';
import { parseDuration } from './duration.ts';

/** What a setting allows. */
export interface DurationLimit {
  readonly longestMs: number;
  /** `24h`, as people are told. */
  readonly longest: string;
  /** Chinese enumeration of examples: `8h、90m`. */
  readonly examples: string;
}

/** Text in the file, ms afterwards. */
export const durationSetting = ({ longestMs, longest, examples }: DurationLimit): z.ZodType<number, string> =>
  z.string().transform((text, context): number => {
    const ms = parseDuration(text);
    if (ms !== null && ms <= longestMs) return ms;
    const message = ms === null ? `不是时长，应如 ${examples}` : `太长，最多 ${longest}`;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });
