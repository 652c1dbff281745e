// What the tests of account readers share: the shipped tables, the moment of seeing, times as text.
import { fileURLToPath } from 'node:url';
import { loadAccountTables } from '../../../src/app/tables.ts';
import type { ReadingContext } from '../../../src/derive/accounts/context.ts';
import { ACCOUNT_READERS, APP_READERS } from '../../../src/derive/accounts/readers/index.ts';
import type { AccountReader } from '../../../src/derive/accounts/context.ts';
import type { PostTime, RawAnswer } from '../../../src/model/account-reading.ts';
import { isoAt } from '../../../src/model/calendar.ts';

export const tables = loadAccountTables(fileURLToPath(new URL('../../../data', import.meta.url)));

/** T0 of the reference. */
export const SEEN_AT = Date.parse('2026-03-16T09:00:00+08:00');

export const contextOf = (handle: string, name: string): ReadingContext => ({
  handle,
  name,
  seenAt: SEEN_AT,
  tables,
});

export const answerOf = (body: unknown, more: Partial<RawAnswer> = {}): RawAnswer => ({
  status: 200,
  finalUrl: 'https://example.test/',
  body: typeof body === 'string' ? body : JSON.stringify(body),
  contentType: '',
  ...more,
});

export const ALL_READERS: Readonly<Record<string, AccountReader>> = { ...ACCOUNT_READERS, ...APP_READERS };

export function readerOf(key: string): AccountReader {
  const reader = ALL_READERS[key];
  if (!reader) throw new Error(`no reader ${key}`);
  return reader;
}

export const spoken = (epochMs: number): string => isoAt(epochMs).slice(0, 19).replace('T', ' ');

export const ends = (time: PostTime | null): [string, string] | null =>
  time && [spoken(time.earliest), spoken(time.latest)];
