// Answers that must not be taken for what they are not: cut off, of another shape, somebody else's, made to mislead.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RawAnswer } from '../../../src/model/account-reading.ts';
import { ACCOUNT_READERS, APP_READERS } from '../../../src/derive/accounts/readers/index.ts';
import { ALL_READERS, answerOf, contextOf, ends, readerOf, SEEN_AT } from './support.ts';

const ROOT = fileURLToPath(new URL('../../fixtures/accounts/', import.meta.url));
/** What only a person may conclude from a platform's own words. */
const STATES = ['not-found', 'deregistered', 'suspended', 'frozen', 'migrated'];
const W = contextOf('1000000001', '某某发布');

interface Sample {
  readonly name: string;
  readonly reader: string;
  readonly handle: string;
  readonly account: string;
  readonly raw: RawAnswer;
}

const samples: readonly Sample[] = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.expect.json'))
  .sort()
  .map((name) => {
    const wanted = JSON.parse(readFileSync(ROOT + name, 'utf8')) as Record<string, string> & {
      status: number;
    };
    const body = readFileSync(ROOT + name.slice(0, -'.expect.json'.length), 'utf8');
    const raw = { status: wanted.status, finalUrl: wanted['finalUrl'] ?? '', body, contentType: '' };
    return {
      name,
      reader: wanted['reader'] ?? '',
      handle: wanted['handle'] ?? '',
      account: wanted['name'] ?? '',
      raw,
    };
  });
const read = ({ reader, handle, account, raw }: Sample, body = raw.body) =>
  readerOf(reader)({ ...raw, body }, contextOf(handle, account));
const good = samples.filter((sample) => read(sample).answer === 'ok');

describe('the registry', () => {
  test.each([Object.keys(ACCOUNT_READERS), Object.keys(APP_READERS)])('is sorted', (...keys) =>
    expect(keys).toEqual([...keys].sort()),
  );
  test('every reader has an answer in the fixtures or below', () => {
    const missing = Object.keys(ALL_READERS).filter(
      (key) => !samples.some((sample) => sample.reader === key),
    );
    expect(missing).toEqual(['thepaper/user', 'weibo/mymblog', 'weibo/profile-info']);
  });
});

describe('no reader throws or believes', () => {
  const bodies = ['', ' ', '{', '[]', '{}', 'null', '0', '"text"', 'true', '[[]]', '{"data":[]}', '{"ok":1,"data":[]}', '{"ok":1,"data":{"cards":{}}}', '<html></html>', '<html><body>首页</body></html>', '\u0000', '{"__proto__":{"ok":1}}', `${'['.repeat(50_000)}`]; // prettier-ignore
  test.each(Object.keys(ALL_READERS))('%s', (key) => {
    for (const body of bodies)
      for (const status of [200, 204, 302, 400, 404, 500, 503, 999]) {
        const reading = readerOf(key)(answerOf(body, { status }), W);
        expect(reading.answer, `${status} ${body.slice(0, 40)}`).not.toBe('ok');
        if (key !== 'yyb/detail' || status !== 404) expect(STATES).not.toContain(reading.answer);
        expect(reading.posts).toEqual([]);
      }
  });

  test.each(good)('$name cut off', (sample) => {
    const { body } = sample.raw;
    // A page without the end of its scripts may still name time and account; JSON cut off is no JSON.
    if (sample.reader === 'wechat/article') return;
    for (let at = 1; at < 20; at += 1) {
      const reading = read(sample, body.slice(0, Math.floor((body.trimEnd().length * at) / 20)));
      expect(reading.answer).toBe('schema-changed');
    }
  });

  test.each(good)('$name with every value spoilt', (sample) => {
    const state = JSON.parse(jsonIn(sample.raw.body) ?? 'null') as unknown;
    if (state === null) return;
    const spoils = [null, [], {}, 1e300, -1, '', 'x'.repeat(10_000), [null], { length: 3 }];
    for (const path of pathsOf(state))
      for (const value of spoils) {
        const body = sample.raw.body.replace(jsonIn(sample.raw.body) ?? '', () => JSON.stringify(replaced(state, path, value)));
        const reading = read(sample, body);
        for (const post of reading.posts) if (post.at) expect(post.at.latest).toBeLessThanOrEqual(SEEN_AT + 300_000);
        expect(STATES).not.toContain(reading.answer);
      }
  }); // prettier-ignore

  test('anything at all', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(ALL_READERS)), fc.jsonValue(), (key, value) => {
        expect(readerOf(key)(answerOf(value), W).posts).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('whose it is', () => {
  test.each(good.filter(({ reader, name }) => !OWNERLESS.includes(reader) && !name.includes('nodate')))(
    '$name asked for another',
    (sample) => {
      const raw = { ...sample.raw, finalUrl: 'https://example.test/' };
      const other = contextOf(otherHandle(sample.handle), '别的单位');
      expect(readerOf(sample.reader)(raw, other).answer).toBe('identity-mismatch');
    },
  );

  const blog = (uid: string | null, created = 'Tue Mar 10 10:00:00 +0800 2026') => ({
    card_type: 9,
    mblog: { mid: '5274859626160704', created_at: created, user: uid === null ? null : { id: uid } },
  });
  const cards = (...list: unknown[]) => answerOf({ ok: 1, data: { cards: list, cardlistInfo: {} } });
  const weibo = readerOf('weibo/getIndex');

  test('posts of others are left out', () => {
    const reading = weibo(cards(blog('2000000002'), blog('1000000001', '2025-12-01'), blog('2000000002')), W);
    expect(reading.answer).toBe('ok');
    expect(reading.posts.map(({ at }) => ends(at)?.[0])).toEqual(['2025-12-01 00:00:00']);
  });

  test('nothing but posts of others', () =>
    expect(weibo(cards(blog('2000000002')), W).answer).toBe('identity-mismatch'));

  test("a post that is nobody's among owned ones proves nothing and is not dropped", () => {
    const reading = weibo(cards(blog('1000000001', '2025-12-01'), blog(null)), W);
    expect(reading.posts.map(({ at }) => at === null)).toEqual([false, true]);
  });

  test('a post of another shape is not dropped either', () => {
    const reading = weibo(cards(blog('1000000001', '2025-12-01'), { mblog: null }, 7, { mblog: [] }), W);
    expect(reading.posts.map(({ at }) => at === null)).toEqual([false, true, true, true]);
  });

  test('a renamed account is the same account', () => {
    const answer = answerOf({ ok: 1, data: { userInfo: { id: 1000000001, screen_name: '新名字' } } });
    expect(weibo(answer, W)).toMatchObject({
      answer: 'ok',
      identity: { handle: '1000000001', name: '新名字' },
    });
  });

  test('without a filed id the name decides, without a name nothing', () => {
    const profile = answerOf({ ok: 1, data: { userInfo: { id: 1000000001, screen_name: '某某 发布' } } });
    expect(weibo(profile, contextOf('', '某某发布')).answer).toBe('ok');
    expect(weibo(profile, contextOf('', '别的')).answer).toBe('identity-mismatch');
    expect(weibo(profile, contextOf('', '')).answer).toBe('ok');
  });

  test('the decoy of wechat is nobody', () => {
    const body = readFileSync(`${ROOT}wechat/article-normal.html`, 'utf8');
    const read = (handle: string) =>
      readerOf('wechat/article')(answerOf(body), contextOf(handle, '某某县发布')).answer;
    expect(read('gh_000000000001')).toBe('ok');
    expect(read('gh_1e80bb81a1d2')).toBe('identity-mismatch');
    expect(read('gh_000000000002')).toBe('identity-mismatch');
  });
});

/** What these answer says nothing of whose it is. */
const OWNERLESS = [
  ...[
    'bilibili/reply',
    'douyin/post',
    'toutiao/fans',
    'wechat/getarticletotaldetail',
    'wechat/getusercumulate',
  ],
];

/** Another id of the same kind. */
function otherHandle(handle: string): string {
  return handle.replace(/[0-9a-z](?=[^0-9a-z]*$)/i, (last) =>
    last === '1' ? '2' : /\d/.test(last) ? '1' : last === 'B' ? 'C' : 'b',
  );
}

function jsonIn(body: string): string | null {
  if (body.startsWith('{')) return body.trim();
  return /type="application\/json">(.*?)<\/script>/s.exec(body)?.[1] ?? null;
}

function pathsOf(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...path]];
  return [[...path], ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}

function replaced(value: unknown, [step, ...rest]: readonly string[], by: unknown): unknown {
  if (step === undefined) return by;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[step] = replaced(copy[step], rest, by);
  return copy;
}
