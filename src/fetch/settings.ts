// The shape of the section `fetch:` of config/crawl.yaml. The numbers live there; none hides here.
import { z } from 'zod';

const positive = z.number().int().positive();
const count = z.number().int().nonnegative();

/** What may stand in a request header: anything else would make every request fail. */
const header = (shape: RegExp): z.ZodString => z.string().regex(shape, '只能用英文字母、数字和英文标点');

const LaneLimits = z.strictObject({
  concurrent: positive,
  perSecond: z.number().positive(),
  burst: positive,
});

/** All times are ms, all sizes bytes. Unknown keys are errors, so that a misspelt override is noticed. */
export const FetchSettings = z.strictObject({
  identity: z.strictObject({
    product: header(/^[\x20-\x7e]+$/),
    contact: header(/^[\x20-\x7e]*$/),
    accept: header(/^[\x20-\x7e]+$/),
    acceptLanguage: header(/^[\x20-\x7e]+$/),
  }),
  connection: z.strictObject({
    timeoutMs: positive,
    addressesTried: positive,
    keepAliveMs: positive,
    keepAliveMaxMs: positive,
    tlsSessions: count,
    maxHeaderBytes: positive,
  }),
  body: z.strictObject({ inflateAtOnceBytes: count }),
  maxRedirects: count,
  rememberedHosts: positive,
  retry: z.strictObject({ times: count, pauseMs: count, throttledTimes: count }),
  dns: z.strictObject({
    servers: z.array(z.string()),
    timeoutMs: positive,
    tries: positive,
    cacheEntries: positive,
    cacheMs: positive,
    failureCacheMs: positive,
  }),
  pacing: z.strictObject({
    perHost: LaneLimits,
    perAddress: LaneLimits,
    backOff: z.strictObject({
      firstMs: positive,
      maxMs: positive,
      retryAfterMaxMs: positive,
      unavailableMs: count,
      forgetAfterMs: positive,
    }),
    hostsKept: positive,
  }),
});
export type FetchSettings = z.infer<typeof FetchSettings>;

/** Limits of one pacing lane. */
export type LaneLimits = z.infer<typeof LaneLimits>;

/** The User-Agent these settings speak of, contact included. */
export function userAgentOf(settings: FetchSettings): string {
  const { product, contact } = settings.identity;
  return contact === '' ? product : `${product} (+${contact})`;
}
