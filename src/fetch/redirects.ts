// A client that follows redirects hop by hop, with the cookies set on the way, and notices circles.
import { setMaxListeners } from 'node:events';
import type { Client, FetchRequest, FetchResponse, FetchResult, Hop, RungFact } from './client.ts';
import { ChainCookies } from './cookies.ts';
import { failed, rungsOf, tookOf } from './hop-client.ts';
import type { HopClient } from './hop-client.ts';
import { redirectTarget } from './location.ts';
import type { Failure } from '../model/failure.ts';
import { err, ok } from '../model/result.ts';
import type { Result } from '../model/result.ts';

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** After these a POST stays one. */
const SAME_METHOD: ReadonlySet<number> = new Set([307, 308]);

/** What the next hop is asked with: what was remembered of the first address, or posted to it, is not for others. */
function onwards(request: FetchRequest, hops: readonly Hop[]): FetchRequest {
  if (hops.length === 0) return request;
  const { validators: _ofTheFirst, post, ...rest } = request;
  return post && hops.every(({ status }) => SAME_METHOD.has(status)) ? { ...rest, post } : rest;
}

/** Like browsers: without a Location the answer is a page of its own. */
function locationOf(response: FetchResponse): string | null {
  const location = REDIRECTS.has(response.status) ? (response.headers['location'] ?? '').trim() : '';
  return location === '' ? null : location;
}

/** The first address without its fragment. Failures: malformed-url, unsupported-scheme. */
function start(address: string): Result<string> {
  if (!URL.canParse(address)) return err({ kind: 'malformed-url', detail: address.slice(0, 200) });
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return err({ kind: 'unsupported-scheme', detail: url.protocol });
  url.hash = '';
  return ok(url.href);
}

/** One request's way from address to address. */
class Chain {
  readonly hops: Hop[] = [];
  readonly rungs: RungFact[] = [];
  readonly cookies = new ChainCookies();
  tookMs = 0;
  readonly #seen = new Set<string>();
  readonly #addresses = new Set<string>();
  #repeated = false;

  /** Asking the same address again with the same cookies can only give the same answer. */
  meets(url: string, maxRedirects: number): Failure | null {
    const key = `${url}\n${this.cookies.for(url) ?? ''}`;
    if (this.#seen.has(key)) return { kind: 'redirect-loop', detail: `back at ${url}` };
    this.#repeated ||= this.#addresses.has(url);
    this.#seen.add(key);
    this.#addresses.add(url);
    if (this.hops.length <= maxRedirects) return null;
    const kind = this.#repeated ? 'redirect-loop' : 'too-many-redirects';
    return { kind, detail: `${this.hops.length} redirects` };
  }

  failed(request: FetchRequest, url: string, failure: Failure): FetchResult {
    return err({ ...failed(url, failure, this).error, requestUrl: request.url });
  }

  ended(request: FetchRequest, result: FetchResult): FetchResult {
    const whole = { requestUrl: request.url, hops: this.hops, rungs: this.rungs, tookMs: this.tookMs };
    return result.ok ? ok({ ...result.value, ...whole }) : err({ ...result.error, ...whole });
  }
}

/** Every hop goes through `client` anew: its pacing, its guard, its ladder. All hops share the deadline. */
export function withRedirects(client: HopClient, maxRedirects: number): Client {
  return {
    async fetch(request, signal) {
      const first = start(request.url);
      if (!first.ok) return failed(request.url, first.error);
      // One signal stops a whole site's visit: many requests at once listen to it, and that is no leak.
      if (signal) setMaxListeners(0, signal);
      const chain = new Chain();
      let url = first.value;
      for (;;) {
        const met = chain.meets(url, maxRedirects);
        if (met) return chain.failed(request, url, met);
        const deadlineMs = request.deadlineMs - chain.tookMs;
        if (deadlineMs <= 0)
          return chain.failed(request, url, { kind: 'timeout', detail: 'deadline spent on redirects' });
        const refusal = (await request.permit?.(url)) ?? null;
        if (refusal !== null) return chain.failed(request, url, refusal);
        const cookie = chain.cookies.for(url);
        const result = await client.fetch(
          { ...onwards(request, chain.hops), url, deadlineMs, ...(cookie === undefined ? {} : { cookie }) },
          signal,
        );
        chain.tookMs += tookOf(result);
        chain.rungs.push(...rungsOf(result));
        const location = result.ok ? locationOf(result.value) : null;
        if (!result.ok || location === null) return chain.ended(request, result);
        chain.cookies.keep(result.value.headers['set-cookie'], url);
        const target = redirectTarget(location, url);
        chain.hops.push({ url, status: result.value.status, location: target.ok ? target.value : location });
        if (!target.ok) return chain.failed(request, url, target.error);
        url = target.value;
      }
    },
  };
}
