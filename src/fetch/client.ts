// The one-method port every kind of fetching hides behind. Decorators take a Client and give a Client.
import type { Failure } from '../model/failure.ts';
import type { Result } from '../model/result.ts';

/** The ways of asking, mildest first: `reference` ladder strict → legacy TLS → tolerant parser → browser. */
export const RUNGS = ['strict', 'legacy-tls', 'tolerant', 'browser'] as const;
export type Rung = (typeof RUNGS)[number];

export interface FetchRequest {
  /** Absolute http(s) address; a fragment is not sent. */
  readonly url: string;
  /** Bytes after inflation; more gives `truncated: true` and the bytes so far. */
  readonly maxBytes: number;
  /** Total time for everything, redirects and retries included, ms. */
  readonly deadlineMs: number;
  readonly referer?: string;
  /** What a platform's interface wants beside our own headers; lower-case names. None of them replaces who we say we are. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Makes it a POST. A redirect other than 307 and 308 goes on as a GET without it, as in browsers. */
  readonly post?: Posted;
  /** How far up the ladder this request may climb. `strict` alone for cheap link checks. Default: `tolerant`. */
  readonly upTo?: Exclude<Rung, 'browser'>;
  /** Start higher up the ladder: a second attempt that must differ from the first. Default: what is known of the host. */
  readonly startAt?: Exclude<Rung, 'browser'>;
  /** Asked before each address on the way, redirects included; a failure ends the way there, unasked. */
  readonly permit?: (url: string) => Promise<Failure | null>;
  /** Asked for only if it changed: the answer may be 304. Sent to the first address alone, not where it redirects to. */
  readonly validators?: Validators;
  /** `now` jumps the pacing queue (a rescan, a second attempt that was already delayed). Default: `normal`. */
  readonly priority?: 'normal' | 'now';
}

/** What a POST carries. */
export interface Posted {
  readonly contentType: string;
  readonly body: string;
}

/** By which a server tells whether a page is still the one it sent: its own words, given back to it. */
export interface Validators {
  /** Of `ETag`, quotes and `W/` included. */
  readonly etag?: string;
  /** Of `Last-Modified`. */
  readonly modified?: string;
}

/** One redirect on the way: what was asked, what it said, where it pointed. */
export interface Hop {
  readonly url: string;
  readonly status: number;
  readonly location: string;
}

/** What one rung of the ladder said, kept as a fact whether it worked or not. */
export interface RungFact {
  readonly rung: Rung;
  readonly failure: Failure | null;
  /** ms */
  readonly tookMs: number;
}

export interface FetchResponse {
  readonly requestUrl: string;
  /** After redirects. */
  readonly url: string;
  readonly status: number;
  /** Lower-case names; repeated headers joined by `\n`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Inflated, not decoded. */
  readonly body: Uint8Array;
  readonly truncated: boolean;
  readonly hops: readonly Hop[];
  /** The last entry is the one that answered. */
  readonly rungs: readonly RungFact[];
  /** The server says that the page is still what was remembered of it, and sent no body; set by who remembers it. */
  readonly unchanged?: true;
  /** The address connected to, for the last hop. */
  readonly address: string;
  /** Epoch ms, when the answer's head arrived. */
  readonly fetchedAt: number;
  /** ms from asking to the last byte, waiting in our own pacing queue not counted. */
  readonly tookMs: number;
}

/** A fetch that gave no usable HTTP answer. Statuses ≥ 400 are answers, not failures. */
export interface FetchFailure {
  readonly requestUrl: string;
  /** The address at which it failed (after redirects). */
  readonly url: string;
  readonly failure: Failure;
  readonly hops: readonly Hop[];
  readonly rungs: readonly RungFact[];
  readonly tookMs: number;
}

export type FetchResult = Result<FetchResponse, FetchFailure>;

export interface Client {
  fetch(request: FetchRequest, signal?: AbortSignal): Promise<FetchResult>;
}
