// Whatever is seen and entered: silence is never established against a post inside the window, nor by too few people.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { confirmSilence } from '../../../src/derive/accounts/confirm-silence.ts';
import { accountWindow } from '../../../src/derive/accounts/window.ts';
import { DAY, entry, post, seen, T0, time } from '../../checks/account-bench.ts';

const WINDOW = accountWindow(T0, { quietDays: 14, zombieMonths: 6, repostsCount: true });

const wide = fc
  .record({
    back: fc.oneof(fc.constant(40), fc.double({ min: -2, max: 60, noNaN: true })),
    wide: fc.constantFrom(0, 0, 0, 5, 20),
  })
  .map(({ back, wide: days }) => ({ ...time(back), earliest: T0 - (back + days) * DAY }));
const inspectors = fc.constantFrom('甲', '乙', ' 甲', '丙');
const seenAt = fc.integer({ min: -1, max: 2 }).map((days) => T0 + days * DAY);
const observations = fc.array(
  fc
    .record({
      ...{ posts: fc.array(wide, { maxLength: 3 }), seenAt, canaryHealthy: fc.boolean() },
      source: fc.constantFrom('a', 'b'),
      coverage: fc.constantFrom('complete' as const, 'positive-only' as const),
      answer: fc.constantFrom('ok' as const, 'ok' as const, 'identity-mismatch' as const),
    })
    .map(({ posts, answer, ...over }) =>
      seen(
        posts.map((at, index) => post(index, { at })),
        over,
        { answer },
      ),
    ),
  { maxLength: 4 },
);
const entries = fc.array(
  fc
    .record({
      ...{ inspector: inspectors, seenAt, picture: fc.boolean(), wholeList: fc.boolean() },
      newest: fc.option(wide, { nil: null }),
    })
    .map(({ inspector, picture, ...over }) =>
      entry(inspector, { ...over, ...(picture ? {} : { evidence: [] }) }),
    ),
  { maxLength: 5 },
);

const inside = (at: { earliest: number; latest: number } | null): boolean =>
  at !== null && at.earliest >= WINDOW.from && at.latest <= WINDOW.to;

it('holds whatever is seen and entered, in any order', () => {
  const states = new Set<string>();
  fc.assert(
    fc.property(observations, entries, (all, said) => {
      const told = confirmSilence(all, said, WINDOW);
      states.add(told.state);
      const back = confirmSilence([...all].reverse(), [...said].reverse(), WINDOW);
      expect([back.state, back.by, back.at, back.newest]).toEqual([
        told.state,
        told.by,
        told.at,
        told.newest,
      ]);
      if (told.state !== 'sound' && told.state !== 'confirmed') expect(told.why).not.toBe('');
      if (told.state !== 'confirmed') return;
      expect(all.some(({ reading }) => reading.posts.some(({ at }) => inside(at)))).toBe(false);
      expect(said.some(({ newest }) => inside(newest))).toBe(false);
      const people = new Set(
        said
          .filter((one) => one.evidence.length > 0 && one.seenAt >= T0 && one.wholeList)
          .map(({ inspector }) => inspector.trim()),
      );
      const list = all.some(
        (one) =>
          one.coverage === 'complete' && one.canaryHealthy && one.seenAt >= T0 && one.reading.answer === 'ok',
      );
      expect(people.size + (list ? 1 : 0)).toBeGreaterThanOrEqual(2);
      expect(people.size).toBeGreaterThanOrEqual(1);
    }),
    { numRuns: 1500 },
  );
  // Every state was met: the property is no empty one.
  expect([...states].sort()).toEqual(['candidate', 'confirmed', 'contradicted', 'open', 'sound']);
});
