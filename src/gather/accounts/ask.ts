// Asks one question of one source and reads the answer; what came is kept as it came.
import type { AccountTables } from '../../derive/accounts/tables.ts';
import { noReading } from '../../derive/accounts/reading.ts';
import { decodeHtml } from '../../derive/charset/decode.ts';
import type { Client, FetchResponse } from '../../fetch/client.ts';
import { retryAfterMs } from '../../fetch/retry-after.ts';
import type { AccountReading, RawAnswer } from '../../model/account-reading.ts';
import { failureText } from '../../model/failure.ts';
import type { EvidenceRef } from '../../model/evidence.ts';
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

export async function askSource(
  source: AccountSource,
  request: SourceRequest,
  { account }: AskedAccount,
  context: AskContext,
  signal: AbortSignal,
): Promise<Asked> {
  const askedAt = context.clock();
  const result = await context.client.fetch({ ...request, ...context.limits }, signal);
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
