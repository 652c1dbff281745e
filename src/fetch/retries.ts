// A client that asks again, once or so, when the same way may well succeed: by the failure's own trait, never for timeouts.
import { setTimeout as pause } from 'node:timers/promises';
import { failureTraits } from '../model/failure.ts';
import type { FetchResult, RungFact } from './client.ts';
import type { Clock } from './clock.ts';
import { following, rungsOf, tookOf } from './hop-client.ts';
import type { HopClient } from './hop-client.ts';
import { retryAfterMs } from './retry-after.ts';
import type { FetchSettings } from './settings.ts';

export interface RetryOptions extends Readonly<FetchSettings['retry']> {
  /** An answer that asks us to stay away for longer is final. */
  readonly retryAfterMaxMs: number;
}

type Wish = 'no' | 'after-pause' | 'when-paced';

/** A throttled answer is asked again by way of the pacer, which knows how long the host wants to rest. */
function wishOf(result: FetchResult, retry: number, options: RetryOptions, now: number): Wish {
  if (!result.ok) {
    const { failure } = result.error;
    const again =
      failure.kind !== 'cancelled' && failureTraits(failure).retry === 'same' && retry < options.times;
    return again ? 'after-pause' : 'no';
  }
  const { status, headers } = result.value;
  if (retry >= options.throttledTimes || (status !== 429 && status !== 503)) return 'no';
  const asked = retryAfterMs(headers['retry-after'], now);
  if (asked === null) return status === 429 ? 'when-paced' : 'no';
  return asked <= options.retryAfterMaxMs ? 'when-paced' : 'no';
}

/** All attempts share the request's deadline; pauses count, waiting in the pacing queue does not. */
export function withRetries(client: HopClient, options: RetryOptions, clock: Clock): HopClient {
  return {
    async fetch(request, signal) {
      const facts: RungFact[] = [];
      let tookMs = 0;
      for (let retry = 0; ; retry += 1) {
        const attempt =
          retry === 0
            ? request
            : { ...request, deadlineMs: request.deadlineMs - tookMs, priority: 'now' as const };
        const result = await client.fetch(attempt, signal);
        const wish = wishOf(result, retry, options, clock.now());
        const pauseMs = wish === 'after-pause' ? options.pauseMs : 0;
        const spent = tookMs + tookOf(result) + pauseMs;
        if (wish === 'no' || spent >= request.deadlineMs || signal?.aborted)
          return following(result, facts, tookMs);
        if (pauseMs > 0) {
          const aborted = await pause(pauseMs, false, signal ? { signal } : {}).catch(() => true);
          if (aborted) return following(result, facts, tookMs);
        }
        facts.push(...rungsOf(result));
        tookMs = spent;
      }
    },
  };
}
