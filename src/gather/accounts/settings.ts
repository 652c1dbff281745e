// The shape of the section `accounts:` of config/accounts.yaml. The numbers and the order of sources live there.
import { z } from 'zod';
import { durationSetting } from '../../model/duration-setting.ts';
import { AUTOMATIONS } from '../../model/account-sighting.ts';
import { RobotsSettings } from '../robots/settings.ts';
import { PLATFORMS } from '../../model/account-words.ts';

const DAY_MS = 86_400_000;

const duration = durationSetting({ longestMs: DAY_MS, longest: '24h', examples: '12s、15m、6h' });

const positive = z.number().int().positive();

const address = z.union([
  z.literal(''),
  z.string().regex(/^https?:\/\/[^\s?#]+$/, '应为 http:// 或 https:// 开头的网址，或留空'),
]);

const robotsMode = RobotsSettings.shape.mode;

const Platform = z.enum(PLATFORMS as [string, ...string[]]);

/** Durations come out as ms. */
export const AccountSettings = z.strictObject({
  /** By platform, in the order of asking: the cheapest first. */
  sources: z.partialRecord(
    Platform,
    z.array(z.strictObject({ id: z.string().min(1), automation: z.enum(AUTOMATIONS) })),
  ),
  /** From a platform's answer to the next question to it; `default` where a platform has none of its own. */
  interval: z.object({ default: duration }).catchall(duration),
  /** Give or take this share. */
  jitter: z.number().min(0).max(0.9),
  /** Questions to one platform within 24 hours, canaries included. */
  dailyCap: z.object({ default: positive }).catchall(positive),
  /** Whether a platform's robots.txt is noted or heeded; `default` where a platform has no policy of its own. */
  robots: z.object({ default: robotsMode }).catchall(robotsMode),
  breaker: z.strictObject({
    after: positive,
    first: duration,
    longest: duration,
    rests: z.number().int().nonnegative(),
  }),
  canary: z.strictObject({ every: positive }),
  /** How often the same question is asked at most when the platform turned us away or nothing came. */
  tries: positive,
  /** A batch ends after this; accounts not reached are listed as such. */
  budget: duration,
  deadline: duration,
  maxBytes: positive,
  rsshub: address,
  /** The browser of an inspector who is present. */
  browser: z.strictObject({
    headless: z.boolean(),
    open: duration,
    list: duration,
    beside: duration,
    /** For a person to log in or to pass a captcha by hand. */
    patience: duration,
  }),
});
export type AccountSettings = z.infer<typeof AccountSettings>;
