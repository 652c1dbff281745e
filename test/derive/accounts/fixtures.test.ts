// Every answer of the reference, beside it what has to be read from it. A fixture without expectation fails.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { AccountReading, AppReading } from '../../../src/model/account-reading.ts';
import { contextOf, ends, readerOf } from './support.ts';

const ROOT = fileURLToPath(new URL('../../fixtures/accounts/', import.meta.url));
const BESIDE = '.expect.json';

interface Expectation {
  readonly reader: string;
  readonly status: number;
  readonly finalUrl: string;
  readonly handle: string;
  readonly name: string;
  readonly expect: Readonly<Record<string, unknown>>;
}

const names = readdirSync(ROOT, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath}/${entry.name}`.slice(ROOT.length).replace(/^\//, ''))
  .sort();
const fixtures = names.filter((name) => !name.endsWith(BESIDE));

function plain(reading: AccountReading): Record<string, unknown> {
  const { answer, identity, followers, posts, more } = reading;
  const told = posts.map(({ id, at, pinned, repost, commentsOpen }) => ({
    id,
    at: ends(at),
    basis: at?.basis ?? null,
    pinned,
    repost,
    commentsOpen,
  }));
  const app = 'app' in reading ? { app: (reading as AppReading).app } : {};
  return { answer, identity, followers, posts: told, more, ...app };
}

describe('answers of platforms', () => {
  test('the reference has 63 of them', () => expect(fixtures.length).toBeGreaterThanOrEqual(63));

  test('no expectation is left over', () => {
    const over = names.filter(
      (name) => name.endsWith(BESIDE) && !names.includes(name.slice(0, -BESIDE.length)),
    );
    expect(over).toEqual([]);
  });

  test.each(fixtures)('%s', (name) => {
    const wanted = JSON.parse(readFileSync(`${ROOT}${name}${BESIDE}`, 'utf8')) as Expectation;
    const body = readFileSync(ROOT + name, 'utf8');
    const raw = { status: wanted.status, finalUrl: wanted.finalUrl, body, contentType: '' };
    const reading = readerOf(wanted.reader)(raw, contextOf(wanted.handle, wanted.name));
    expect(plain(reading)).toEqual(wanted.expect);
    if (reading.answer !== 'ok') expect(reading.why).toMatch(/[\u4e00-\u9fff]/);
  });
});
