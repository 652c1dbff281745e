// A client that holds a slot of the pacer while it asks, and tells the pacer when the host wants to be left alone.
import type { FetchResponse, FetchResult } from './client.ts';
import type { Clock } from './clock.ts';
import { failed } from './hop-client.ts';
import type { HopClient } from './hop-client.ts';
import type { Pacer, Slot } from './pacer.ts';
import { retryAfterMs } from './retry-after.ts';

type Outcome = Parameters<Slot['release']>[0];

const CALM: Outcome = { throttled: false, retryAfterMs: null };

/** 429, and 503: with Retry-After the pause asked for; a plain 503 (often one broken page) gets a short one. */
export function throttleOf(response: FetchResponse, now: number, unavailableMs: number): Outcome {
  if (response.status !== 429 && response.status !== 503) return CALM;
  const asked = retryAfterMs(response.headers['retry-after'], now);
  return { throttled: true, retryAfterMs: asked ?? (response.status === 503 ? unavailableMs : null) };
}

/** The request's deadline counts from when the slot was got. */
export function withPacing(client: HopClient, pacer: Pacer, clock: Clock, unavailableMs: number): HopClient {
  return {
    async fetch(request, signal): Promise<FetchResult> {
      let slot: Slot;
      try {
        slot = await pacer.acquire(request.url, request.priority ?? 'normal', signal);
      } catch (error) {
        if (!signal?.aborted) throw error;
        return failed(request.url, { kind: 'cancelled', detail: 'aborted while waiting for a slot' });
      }
      let outcome = CALM;
      try {
        const result = await client.fetch(request, signal);
        if (result.ok) outcome = throttleOf(result.value, clock.now(), unavailableMs);
        return result;
      } finally {
        slot.release(outcome);
      }
    },
  };
}
