// One post proves an update; silence needs every condition at once; an empty list proves nothing.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concludeAccount } from '../../../src/derive/accounts/conclude.ts';
import type { AccountObservation, AccountWindow } from '../../../src/model/account-conclusion.ts';
import type { AccountAnswer, AccountPost, AccountReading } from '../../../src/model/account-reading.ts';

const DAY = 86_400_000;
const T0 = Date.parse('2026-03-16T09:00:00+08:00');
const WINDOW: AccountWindow = {
  from: T0 - 14 * DAY,
  to: T0,
  zombieBefore: T0 - 182 * DAY,
  repostsCount: true,
};

function post(back: number, more: Partial<AccountPost> = {}): AccountPost {
  const at = { earliest: T0 - back * DAY, latest: T0 - back * DAY, basis: 'absolute' as const };
  return {
    id: String(back),
    url: 'u',
    title: '工作动态',
    at,
    pinned: false,
    repost: false,
    commentsOpen: null,
    ...more,
  };
}
function reading(posts: readonly AccountPost[], more: Partial<AccountReading> = {}): AccountReading {
  return {
    answer: 'ok',
    why: '',
    identity: { handle: '1', name: '某某发布' },
    followers: null,
    posts,
    more: false,
    ...more,
  };
}
function seen(over: Partial<AccountObservation> & Pick<AccountObservation, 'reading'>): AccountObservation {
  return { source: 'a', coverage: 'complete', seenAt: T0, canaryHealthy: true, ...over };
}
const old = [post(30), post(90)];
const kindOf = (...all: readonly AccountObservation[]): string => concludeAccount(all, WINDOW).kind;
const twice = (
  one: AccountReading,
  over: Partial<AccountObservation> = {},
): readonly AccountObservation[] => [
  seen({ reading: one, ...over }),
  seen({ reading: one, ...over, source: 'b' }),
];

describe('updated', () => {
  it('is proved by one post whose whole interval lies in the window, from any source', () => {
    expect(
      kindOf(seen({ reading: reading([post(3)]), coverage: 'positive-only', canaryHealthy: false })),
    ).toBe('updated');
    expect(kindOf(seen({ reading: reading([post(14)]) }))).toBe('updated');
    expect(kindOf(seen({ reading: reading([post(0)]) }))).toBe('updated');
    expect(kindOf(...twice(reading([post(14 + 1 / 86_400)])))).not.toBe('updated');
    // Posted after T0: not of this check.
    expect(kindOf(seen({ reading: reading([post(-1)]) }))).toBe('unknown');
  });
  it('counts reposts as configured', () => {
    const reposted = seen({ reading: reading([post(2, { repost: true })]) });
    expect(concludeAccount([reposted], WINDOW)).toMatchObject({ kind: 'updated', repostsOnly: true });
    expect(concludeAccount([reposted], { ...WINDOW, repostsCount: false }).kind).toBe('unknown');
  });
  it('does not rest on an answer about somebody else', () => {
    expect(kindOf(seen({ reading: reading([post(3)], { answer: 'identity-mismatch' }) }))).toBe('unknown');
  });
});

describe('silent', () => {
  it('needs two whole dated lists of two sources, or of one a day apart', () => {
    expect(kindOf(...twice(reading(old)))).toBe('silent-candidate');
    expect(kindOf(seen({ reading: reading(old) }))).toBe('unknown');
    expect(
      kindOf(seen({ reading: reading(old) }), seen({ reading: reading(old), seenAt: T0 + DAY - 1 })),
    ).toBe('unknown');
    expect(kindOf(seen({ reading: reading(old) }), seen({ reading: reading(old), seenAt: T0 + DAY }))).toBe(
      'silent-candidate',
    );
  });
  it.each<[string, readonly AccountObservation[]]>([
    ['a partial list', twice(reading(old), { coverage: 'partial' })],
    ['sick canaries', twice(reading(old), { canaryHealthy: false })],
    ['an undated post', twice(reading([...old, post(60, { at: null })]))],
    [
      'an edited post',
      twice(reading([...old, post(1, { at: { earliest: 0, latest: T0 - DAY, basis: 'edited' } })])),
    ],
    ['only pinned posts', twice(reading([post(90, { pinned: true })]))],
    ['nobody named', twice(reading(old, { identity: null }))],
    ['an empty list', twice(reading([], { answer: 'empty' }))],
    ['a profile without posts', twice(reading([]))],
  ])('is not told from %s', (_why, observations) => {
    expect(kindOf(...observations)).toBe('unknown');
  });
  it('is blocked by a post of any source that may lie in the window', () => {
    const across = post(0, { at: { earliest: T0 - 21 * DAY, latest: T0 - 13 * DAY, basis: 'relative' } });
    const told = concludeAccount(
      [...twice(reading(old)), seen({ source: 'c', coverage: 'positive-only', reading: reading([across]) })],
      WINDOW,
    );
    expect(told).toMatchObject({ kind: 'unknown', rests: [2] });
  });
  it('is a zombie only when all of it is older than the limit', () => {
    expect(concludeAccount(twice(reading([post(200), post(300)])), WINDOW)).toMatchObject({
      kind: 'silent-candidate',
      zombie: true,
    });
    expect(concludeAccount(twice(reading([post(180), post(300)])), WINDOW)).toMatchObject({
      kind: 'silent-candidate',
      zombie: false,
    });
  });
});

describe('vanished', () => {
  const gone = (answer: AccountAnswer, seenAt: number): AccountObservation =>
    seen({ reading: reading([], { answer, why: '账号已注销' }), seenAt });
  it('needs the same answer on another day, and nothing alive', () => {
    expect(kindOf(gone('deregistered', T0))).toBe('unknown');
    expect(kindOf(gone('deregistered', T0), gone('deregistered', T0 + DAY))).toBe('vanished-candidate');
    expect(kindOf(gone('deregistered', T0), gone('not-found', T0 + DAY))).toBe('unknown');
    expect(kindOf(gone('not-found', T0), gone('not-found', T0 + DAY), seen({ reading: reading(old) }))).toBe(
      'unknown',
    );
  });
});

describe('whatever is answered', () => {
  const answers = fc.constantFrom<AccountAnswer>(
    'ok',
    'empty',
    'rate-limited',
    'login-required',
    'captcha',
    'schema-changed',
    'identity-mismatch',
    'network',
  );
  const posts = fc
    .array(
      fc.record({
        back: fc.double({ min: -2, max: 400, noNaN: true }),
        wide: fc.double({ min: 0, max: 30, noNaN: true }),
        pinned: fc.boolean(),
        dated: fc.boolean(),
      }),
      { maxLength: 6 },
    )
    .map((all) =>
      all.map(({ back, wide, pinned, dated }) =>
        post(back, {
          pinned,
          at: dated
            ? { earliest: T0 - (back + wide) * DAY, latest: T0 - back * DAY, basis: 'relative' }
            : null,
        }),
      ),
    );
  const observation = fc.record({
    source: fc.constantFrom('a', 'b'),
    coverage: fc.constantFrom('complete' as const, 'partial' as const, 'positive-only' as const),
    seenAt: fc.integer({ min: T0, max: T0 + 3 * DAY }),
    canaryHealthy: fc.boolean(),
    reading: fc.tuple(answers, posts).map(([answer, all]) => reading(answer === 'ok' ? all : [], { answer })),
  });
  it('says why and what next, and is never silent without a complete healthy list', () => {
    fc.assert(
      fc.property(fc.array(observation, { maxLength: 5 }), (all) => {
        const told = concludeAccount(all, WINDOW);
        expect(told.why).not.toBe('');
        if (told.kind !== 'updated') expect(told.next).not.toBe('');
        if (told.kind !== 'silent-candidate') return;
        for (const index of told.rests)
          expect(all[index]).toMatchObject({ coverage: 'complete', canaryHealthy: true });
        // An account that posted in the window shows it somewhere, or hides it: then no post may lie there.
        for (const {
          reading: { posts: shown },
        } of all)
          for (const { at } of shown)
            expect(at !== null && (at.latest < WINDOW.from || at.earliest > T0)).toBe(true);
      }),
    );
  });
});
