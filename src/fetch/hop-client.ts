// The client of one hop: what the decorators inside the redirects speak. Same shape as Client, plus what a chain carries along.
import type { Failure } from '../model/failure.ts';
import { err } from '../model/result.ts';
import type { FetchFailure, FetchRequest, FetchResult, Hop, RungFact } from './client.ts';

export interface HopRequest extends FetchRequest {
  /** The Cookie header's value, when the chain has collected cookies for this address. */
  readonly cookie?: string;
}

export interface HopClient {
  fetch(request: HopRequest, signal?: AbortSignal): Promise<FetchResult>;
}

/** What had happened before the failure, when anything had. */
export interface Before {
  readonly hops?: readonly Hop[];
  readonly rungs?: readonly RungFact[];
  readonly tookMs?: number;
}

/** A failed fetch of `url`, the address being asked when it failed. */
export function failed(
  url: string,
  failure: Failure,
  before: Before = {},
): { readonly ok: false; readonly error: FetchFailure } {
  const { hops = [], rungs = [], tookMs = 0 } = before;
  return err({ requestUrl: url, url, failure, hops, rungs, tookMs });
}

/** What an answer or a failure took, ms. */
export function tookOf(result: FetchResult): number {
  return result.ok ? result.value.tookMs : result.error.tookMs;
}

export function rungsOf(result: FetchResult): readonly RungFact[] {
  return result.ok ? result.value.rungs : result.error.rungs;
}

/** The same result with what came before it on the way: earlier rungs put in front, time added. */
export function following(result: FetchResult, rungs: readonly RungFact[], tookMs: number): FetchResult {
  if (rungs.length === 0 && tookMs === 0) return result;
  const added = { rungs: [...rungs, ...rungsOf(result)], tookMs: tookMs + tookOf(result) };
  return result.ok ? { ok: true, value: { ...result.value, ...added } } : err({ ...result.error, ...added });
}
