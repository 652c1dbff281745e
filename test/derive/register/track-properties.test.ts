// What holds of the register whatever the nights were.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SectionReading } from '../../../src/artifacts/site.ts';
import type { Night } from '../../../src/derive/register/night.ts';
import { placeOf } from '../../../src/derive/register/place.ts';
import { SECTION_CONTENTS, SECTION_TYPES } from '../../../src/model/section.ts';
import type { SiteRegister } from '../../../src/model/section-register.ts';
import { after, at, EMPTY, nightOf, RULES, through } from './nights.ts';

const reading: fc.Arbitrary<SectionReading> = fc
  .record({
    key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
    name: fc.constantFrom('通知公告', '政务公开', '规划计划', '更多', ''),
    level: fc.constantFrom(1, 2),
    type: fc.constantFrom(...SECTION_TYPES),
    content: fc.constantFrom(...SECTION_CONTENTS),
    status: fc.constantFrom(404, 503),
  })
  .map(({ key, name, level, type, content, status }) =>
    at(key, {
      ...{ name, level, type, content },
      path: `首页/${name}`,
      failure: content === 'unreadable' ? { kind: 'http-status', status } : null,
    }),
  );

const link: fc.Arbitrary<Night['links'][number]> = fc.record({
  url: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f').map((key) => at(key).url),
  state: fc.constantFrom('alive', 'dead', 'unknown'),
  cause: fc.constantFrom('http-404' as const, 'timeout' as const, null),
});

/** One more night than the ones before it. */
const nights: fc.Arbitrary<readonly Night[]> = fc
  .array(
    fc.record({
      sections: fc.array(reading, { maxLength: 12 }),
      links: fc.array(link, { maxLength: 8 }),
      thin: fc.boolean(),
      linksComplete: fc.boolean(),
      depth: fc.constantFrom('sections' as const, 'full' as const),
      /** 0: a second run of the same day. */
      later: fc.constantFrom(0, 1, 1, 1),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((all) => {
    let turn = 0;
    return all.map(({ later, sections, ...rest }, index) => {
      turn += later;
      return { ...nightOf(turn, sections), ...rest, run: `run-${String(index)}`, at: index };
    });
  });

const numbersOf = (register: SiteRegister): readonly number[] =>
  register.sections.map(({ number }) => number);

it('no section is ever dropped, and no number is given twice', () => {
  fc.assert(
    fc.property(nights, (all) => {
      let register = EMPTY;
      for (const night of all) {
        const update = after(register, night);
        const [before, now] = [numbersOf(register), update.sections.map(({ number }) => number)];
        expect(new Set(now).size).toBe(now.length);
        expect(now.slice(0, before.length)).toEqual(before);
        for (const [index, known] of register.sections.entries())
          expect(update.sections[index]?.firstSeen).toEqual(known.firstSeen);
        register = { ...register, baseline: update.baseline, sections: update.sections };
      }
    }),
  );
});

it('the order of readings and links is of no matter to what is known and told', () => {
  fc.assert(
    fc.property(nights, fc.infiniteStream(fc.nat()), (all, ranks) => {
      const { register } = through(all.slice(0, -1));
      const night = all.at(-1);
      if (!night) return;
      // Of several readings of one section the first is taken: here each stands alone.
      const alone = [...new Map(night.sections.map((one) => [`${one.url} ${one.name}`, one])).values()];
      const shuffle = <T>(items: readonly T[]): readonly T[] =>
        items
          .map((item) => [ranks.next().value, item] as const)
          .sort(([a], [b]) => Number(a) - Number(b))
          .map(([, item]) => item);
      const straight = after(register, { ...night, sections: alone });
      const shuffled = after(register, { ...night, sections: shuffle(alone), links: shuffle(night.links) });
      const sorted = (update: typeof straight): unknown => ({
        baseline: update.baseline,
        // New ones are numbered as they come.
        sections: update.sections
          .map((one) => ({
            ...one,
            number: register.sections.some((k) => k.number === one.number) ? one.number : 0,
          }))
          .map((one) => JSON.stringify(one))
          .sort(),
        events: update.events
          .map((one) => ({ ...one, number: one.kind === 'new' ? 0 : one.number }))
          .map((one) => JSON.stringify(one))
          .sort(),
      });
      expect(sorted(shuffled)).toEqual(sorted(straight));
    }),
  );
});

it('a section vanishes only after as many nights as the rules ask for, each of them able to look', () => {
  fc.assert(
    fc.property(nights, (all) => {
      let register = EMPTY;
      for (const night of all) {
        const update = after(register, night);
        for (const [index, section] of update.sections.entries()) {
          const before = register.sections[index];
          const more = section.missed - (before?.missed ?? 0);
          expect(more).toBeLessThanOrEqual(1);
          if (more === 1) {
            expect(night.thin).toBe(false);
            expect(before?.missedOn).not.toBe(night.day);
          }
          expect(section.state === 'vanished').toBe(section.missed >= RULES.missedNights);
          expect(section.state === 'present').toBe(section.missingSince === null);
        }
        register = { ...register, baseline: update.baseline, sections: update.sections };
      }
    }),
  );
});

it('whatever was read at a known address tonight is known tonight', () => {
  fc.assert(
    fc.property(nights, (all) => {
      const { register } = through(all);
      const last = all.at(-1);
      if (!last || last.thin) return;
      const seenAt = new Set(
        register.sections.filter((one) => one.lastSeen.run === last.run).map((one) => one.stand),
      );
      for (const one of last.sections)
        if (one.content !== 'unreadable') {
          const known = register.sections.some(
            ({ name, path, state }) => state === 'present' && name === one.name && path === one.path,
          );
          expect(seenAt.has(placeOf(one.url)) || known).toBe(true);
        }
    }),
  );
});

it('a thin night after a full one tells of nothing but returns', () => {
  fc.assert(
    fc.property(nights, (all) => {
      const { register } = through(all.slice(0, -1));
      const night = all.at(-1);
      if (!night || register.baseline === null) return;
      const update = after(register, { ...night, thin: true });
      expect(update.events.every(({ kind }) => kind === 'back')).toBe(true);
      expect(update.sections.map(({ name, url }) => [name, url])).toEqual(
        register.sections.map(({ name, url }) => [name, url]),
      );
    }),
  );
});

it('the same night on a quiet site changes only when it was last seen', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), { minLength: 1 }),
      fc.integer({ min: 2, max: 6 }),
      (keys, turns) => {
        const sections = keys.map((key) => at(key));
        const { told, register } = through(
          Array.from({ length: turns }, (_, turn) => nightOf(turn, sections)),
        );
        expect(told).toEqual([['registered'], ...Array.from({ length: turns - 1 }, () => [])]);
        expect(register.sections).toHaveLength(keys.length);
      },
    ),
  );
});

it('when more than half of a site moves, it is told once', () => {
  const count = 10;
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: count }),
      fc.uniqueArray(fc.integer({ min: 20, max: 29 })),
      (moving, extra) => {
        const before = Array.from({ length: count }, (_, n) => at(`s${String(n)}`));
        const moved = before.map((one, n) =>
          n < moving ? { ...one, url: one.url.replace('/s', '/v2/s') } : one,
        );
        const night = nightOf(1, [...moved, ...extra.map((n) => at(`s${String(n)}`))]);
        const { last, register } = through([nightOf(0, before), night]);
        expect(register.sections).toHaveLength(count + extra.length);
        if (moving > RULES.redesignShare * count)
          expect(last.events.map(({ kind }) => kind)).toEqual(['redesigned']);
        else expect(last.events).toHaveLength(moving + extra.length);
      },
    ),
  );
});
