// The shape of the prober's numbers. Their values live in config/probe.yaml.
import { z } from 'zod';
import { durationSetting } from '../../model/duration-setting.ts';

const positive = z.number().int().positive();
const count = z.number().int().nonnegative();
const share = z.number().min(0).max(1);

const DAY_MS = 86_400_000;

/** No timer here waits longer than a day. */
const duration = durationSetting({ longestMs: DAY_MS, longest: '24h', examples: '60m、15s、1m30s' });

const address = z.string().refine((text) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:');
}, '应为 http:// 或 https:// 开头的网址');

/** Durations come out as ms; sizes are bytes. */
export const ProbeSettings = z.strictObject({
  enabled: z.boolean(),
  every: duration,
  spread: share,
  jitter: duration,
  concurrency: positive,
  perAddress: positive,
  maxBytes: positive,
  secondAfter: duration,
  browserPerRound: count,
  ipv6: z.boolean(),
  saveEvery: duration,
  canaries: z.strictObject({ hosts: z.array(address), sickShare: share, deadline: duration }),
  resolves: z.string(),
  gateway: z.strictObject({ port: z.number().int().min(0).max(65_535), deadline: duration }),
  mass: z.strictObject({ share, atLeast: positive, witnesses: positive }),
  sleep: duration,
  stall: duration,
  rawDays: positive,
});
export type ProbeSettings = z.infer<typeof ProbeSettings>;
