// Asks one question of one source and reads the answer; what came is kept as it came.
import type { AccountTables } from '../../derive/accounts/tables.ts';
import { noReading } from '../../derive/accounts/reading.ts';
import { decodeHtml } from '../../derive/charset/decode.ts';
import type { Client, FetchRequest, FetchResponse, FetchResult } from '../../fetch/client.ts';
import { retryAfterMs } from '../../fetch/retry-after.ts';
import type { AccountReading, RawAnswer } from '../../model/account-reading.ts';
import { failureText, type Failure } from '../../model/failure.ts';
import type { EvidenceRef } from '../../model/evidence.ts';
import { ok } from '../../model/result.ts';
import type { AccountSource, AskedAccount, SourceRequest } from './source.ts';

export interface AskContext {
  readonly client: Client;
  readonly tables: AccountTables;
  readonly evidence: {
    put(
      kind: 'answer' | 'screenshot',
      content: Uint8Array,
      about: { readonly url: string; readonly fetchedAt: number },
    ): Promise<EvidenceRef>;
  };
  /** Epoch ms. */
  readonly clock: () => number;
  readonly limits: { readonly deadlineMs: number; readonly maxBytes: number };
}

export interface Asked {
  /** Our clock, epoch ms. */
  readonly askedAt: number;
  /** The answer's own moment, epoch ms. */
  readonly seenAt: number;
  readonly status: number | null;
  readonly reading: AccountReading;
  readonly evidence: readonly EvidenceRef[];
  /** How long the platform asks us to stay away, ms; null when it does not say. */
  readonly stayAwayMs: number | null;
}

/** Clocks that differ by less are the same: ours is the finer one. */
const SAME_CLOCK_MS = 2000;

/**
 * When the answer was made: relative times in it (3小时前) count from then. The server's `Date` says so, also where a
 * cache hands out what was made long before.
 */
export function momentOf({ headers, fetchedAt }: Pick<FetchResponse, 'headers' | 'fetchedAt'>): number {
  const told = Date.parse(headers['date'] ?? '');
  return Number.isNaN(told) || Math.abs(told - fetchedAt) < SAME_CLOCK_MS ? fetchedAt : told;
}

/** What a token gives access to must not lie about in stored addresses. */
export function withoutSecrets(url: string): string {
  const plain = new URL(url);
  for (const name of ['access_token', 'key', 'code'])
    if (plain.searchParams.has(name)) plain.searchParams.set(name, '***');
  return plain.href;
}

const NOT_FOLLOWED: Failure = { kind: 'cancelled', detail: 'redirects are told, not followed' };

const withoutScheme = (url: string): string => url.replace(/^https?:/, '');

/** Ends the way at the first redirect; the same address under https is the same address. */
const permitOnly =
  (asked: string): NonNullable<FetchRequest['permit']> =>
  (url) =>
    Promise.resolve(withoutScheme(url) === withoutScheme(asked) ? null : NOT_FOLLOWED);

/** The redirect that was not followed, as an answer; null where it was something else that failed. */
function toldRedirect(result: FetchResult, fetchedAt: number): FetchResponse | null {
  if (result.ok || result.error.failure !== NOT_FOLLOWED) return null;
  const { requestUrl, hops, rungs, tookMs } = result.error;
  const last = hops.at(-1);
  if (!last) return null;
  const body = new TextEncoder().encode(`HTTP ${last.status}\nlocation: ${last.location}\n`);
  return {
    ...{ requestUrl, hops, rungs, tookMs, fetchedAt, body },
    ...{ url: last.location, status: last.status, headers: {}, truncated: false, address: '' },
  };
}

async function fetched(
  { redirects, ...request }: SourceRequest,
  { client, limits, clock }: AskContext,
  signal: AbortSignal,
): Promise<FetchResult> {
  const permit = redirects === 'told' ? { permit: permitOnly(request.url) } : {};
  const result = await client.fetch({ ...request, ...permit, ...limits }, signal);
  const told = toldRedirect(result, clock());
  return told ? ok(told) : result;
}

export async function askSource(
  source: AccountSource,
  request: SourceRequest,
  { account }: AskedAccount,
  context: AskContext,
  signal: AbortSignal,
): Promise<Asked> {
  const askedAt = context.clock();
  const result = await fetched(request, context, signal);
  if (!result.ok) {
    const reading = noReading('network', failureText(result.error.failure));
    return { askedAt, seenAt: context.clock(), status: null, reading, evidence: [], stayAwayMs: null };
  }
  const { status, url, headers, body } = result.value;
  const raw: RawAnswer = {
    status,
    finalUrl: url,
    body: decodeHtml(body, headers).text,
    contentType: headers['content-type'] ?? '',
  };
  const seenAt = momentOf(result.value);
  const { handle, name } = account;
  const reading = source.read(raw, { handle, name, seenAt, tables: context.tables });
  const about = { url: withoutSecrets(url), fetchedAt: context.clock() };
  const evidence = body.length === 0 ? [] : [await context.evidence.put('answer', body, about)];
  const stayAwayMs = retryAfterMs(headers['retry-after'], context.clock());
  return { askedAt, seenAt, status, reading, evidence, stayAwayMs };
}
