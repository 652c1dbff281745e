// Drawing a stratified sample: reproducible, proportional, uniform within what the allocation says.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { allocate } from '../../../src/derive/sampling/allocate.ts';
import { drawSample, type Candidate, type StratumRule } from '../../../src/derive/sampling/draw.ts';
import { randomOf, splitMix64 } from '../../../src/derive/sampling/random.ts';
import { SamplingSettings } from '../../../src/derive/sampling/settings.ts';

type Tagged = Candidate & { readonly tags: readonly string[] };

const CITIES = { a: 24, b: 12, c: 7, d: 1 } as const;
const KINDS = ['weibo', 'wechat', 'wechat', 'wechat', 'douyin', 'weibo', 'kuaishou'];

const province: readonly Tagged[] = Object.entries(CITIES).flatMap(([city, size]) =>
  Array.from({ length: size }, (_, index) => ({
    id: `${city}${String(index).padStart(2, '0')}`,
    city,
    kind: KINDS[index % KINDS.length] ?? '',
    tags: [],
  })),
);
const some = (take: number | 'all', tag?: string): StratumRule<Tagged> => ({
  id: tag ?? 'rest',
  name: tag ?? '其余',
  take,
  matches: ({ tags }) => tag === undefined || tags.includes(tag),
});
const options = (seed: number, avoid: readonly string[] = []) => ({
  seed,
  purpose: 'accounts|2021Q4',
  avoid: new Set(avoid),
});
const ids = (draw: ReturnType<typeof drawSample>): readonly string[] => draw.members.map(({ id }) => id);

describe('random numbers', () => {
  it('are those of SplitMix64 as published', () => {
    const next = splitMix64(1234567n);
    expect([next(), next(), next()]).toEqual([
      6457827717110365317n,
      3203168211198807973n,
      9817491932198370423n,
    ]);
  });

  it('lie below their limit, and another purpose has a stream of its own', () => {
    const [one, other] = [randomOf(1, 'a'), randomOf(1, 'b')];
    const [first, second] = [one, other].map((random) =>
      Array.from({ length: 50 }, () => random.below(6)),
    ) as [number[], number[]];
    expect(new Set(first)).toEqual(new Set([0, 1, 2, 3, 4, 5]));
    expect(first).not.toEqual(second);
    expect(one.below(1)).toBe(0);
  });
});

describe('the largest remainder', () => {
  it('adds up, gives nobody more than there is, and never strays from the share by one', () => {
    const random = randomOf(5, 'sizes');
    for (let round = 0; round < 300; round += 1) {
      const groups = Array.from({ length: 1 + random.below(22) }, (_, index) => ({
        key: String(index),
        size: random.below(60),
      }));
      const total = groups.reduce((sum, { size }) => sum + size, 0);
      const wanted = random.below(total + 20);
      const seats = allocate(wanted, groups);
      expect([...seats.values()].reduce((sum, count) => sum + count, 0)).toBe(Math.min(wanted, total));
      for (const { key, size } of groups) {
        expect(seats.get(key)).toBeLessThanOrEqual(size);
        const share = total === 0 ? 0 : (Math.min(wanted, total) * size) / total;
        expect(Math.abs((seats.get(key) ?? 0) - share)).toBeLessThan(1);
      }
    }
  });

  it('gives a tie to the larger group, then to the smaller key', () => {
    const equal = ['b', 'a', 'c'].map((key) => ({ key, size: 5 }));
    expect(Object.fromEntries(allocate(1, equal))).toEqual({ a: 1, b: 0, c: 0 });
    expect(Object.fromEntries(allocate(2, equal))).toEqual({ a: 1, b: 1, c: 0 });
  });
});

describe('a sample', () => {
  it('is the same in whatever order the register is read, and pinned', () => {
    const drawn = drawSample(province, [some(11)], options(7));
    expect(drawSample([...province].reverse(), [some(11)], options(7))).toEqual(drawn);
    expect(ids(drawn).join(' ')).toBe('a00 a01 a05 a17 a18 a22 b04 b07 b08 c02 c06');
    expect(ids(drawSample(province, [some(11)], options(8)))).not.toEqual(ids(drawn));
    const later = { ...options(7), purpose: 'accounts|2022Q1' };
    expect(ids(drawSample(province, [some(11)], later))).not.toEqual(ids(drawn));
  });

  it('gives every city its allocation and every kind within it its share, rounded down or up', () => {
    const seats = { a: 6, b: 3, c: 2, d: 0 };
    for (let seed = 0; seed < 200; seed += 1) {
      const picked = new Set(ids(drawSample(province, [some(11)], options(seed))));
      for (const [city, count] of Object.entries(seats)) {
        const own = province.filter((one) => one.city === city);
        expect(own.filter(({ id }) => picked.has(id))).toHaveLength(count);
        for (const kind of new Set(KINDS)) {
          const group = own.filter((one) => one.kind === kind);
          const share = (count * group.length) / own.length;
          const got = group.filter(({ id }) => picked.has(id)).length;
          expect(Math.abs(got - share)).toBeLessThan(1);
        }
      }
    }
  });

  it('draws everyone of a city equally often: chi-square over 3,000 seeds', () => {
    const rounds = 3000;
    const seats: Readonly<Record<string, number>> = { a: 6, b: 3, c: 2 };
    const counts = new Map<string, number>();
    for (let seed = 0; seed < rounds; seed += 1)
      for (const id of ids(drawSample(province, [some(11)], options(seed))))
        counts.set(id, (counts.get(id) ?? 0) + 1);
    for (const [city, count] of Object.entries(seats)) {
      const own = province.filter((one) => one.city === city);
      const chance = count / own.length;
      const chi = own.reduce((sum, { id }) => {
        const off = (counts.get(id) ?? 0) - rounds * chance;
        return sum + (off * off) / (rounds * chance * (1 - chance));
      }, 0);
      // Its mean is the number of those drawn from, its spread √(2n): four spreads above would be one in ten thousand.
      expect(chi).toBeLessThan(own.length + 4 * Math.sqrt(2 * own.length));
      // Numbers that are too even would not be drawn either.
      expect(chi).toBeGreaterThan(own.length / 5);
    }
    expect(counts.get('d00')).toBeUndefined();
  });

  it('avoids what was drawn before while the city has others, then draws of those again and says so', () => {
    const before = drawSample(province, [some(11)], options(7));
    const after = drawSample(province, [some(11)], options(9, ids(before)));
    expect(ids(after).filter((id) => ids(before).includes(id))).toEqual([]);
    expect(after.strata[0]).toMatchObject({ taken: 11, repeated: 0 });
    const all = province.filter(({ city }) => city === 'b').map(({ id }) => id);
    const tight = drawSample(province, [some(11)], options(9, all.slice(1)));
    expect(tight.strata[0]).toMatchObject({ taken: 11, repeated: 2 });
    expect(ids(tight)).toContain(all[0]);
  });

  it('counts whoever meets several strata in the first alone, and those of none outside', () => {
    const tagged = province.map((one, index) => ({
      ...one,
      tags: [...(index % 4 === 0 ? ['government'] : []), ...(index % 6 === 0 ? ['provincial'] : [])],
    }));
    const rules = [some('all', 'government'), some('all', 'provincial')];
    const draw = drawSample(tagged, rules, options(1));
    expect(draw.strata).toEqual([
      { id: 'government', name: 'government', size: 11, overlap: 0, wanted: null, taken: 11, repeated: 0 },
      { id: 'provincial', name: 'provincial', size: 4, overlap: 4, wanted: null, taken: 4, repeated: 0 },
    ]);
    expect(new Set(ids(draw)).size).toBe(15);
    expect(draw.outside).toBe(province.length - 15);
  });

  it('takes all of a stratum that is smaller than wanted', () => {
    const draw = drawSample(province, [some(500)], options(1));
    expect(ids(draw)).toEqual(province.map(({ id }) => id).sort());
    expect(draw.strata[0]).toMatchObject({ size: 44, wanted: 500, taken: 44 });
  });

  it('of nobody is empty', () => {
    expect(drawSample([], [some(5)], options(1)).members).toEqual([]);
  });
});

describe('the rules as configured', () => {
  const shipped = (parse(readFileSync('config/sampling.yaml', 'utf8')) as { sampling: unknown }).sampling;

  it('are those of the quarter they were taken from', () => {
    const { accounts, portals } = SamplingSettings.parse(shipped);
    expect(accounts.strata.map(({ take }) => take)).toEqual(['all', 'all', 197]);
    expect(portals.strata.map(({ take }) => take)).toEqual([43]);
  });

  it.each([0, -1, 2.5, 'some'])('may not take %j', (take) => {
    const stratum = { id: 'x', name: '层', where: {}, take };
    const rules = { avoidPrevious: 0, strata: [stratum] };
    expect(SamplingSettings.safeParse({ accounts: rules, portals: rules }).success).toBe(false);
  });

  it('may not name two strata alike', () => {
    const stratum = { id: 'x', name: '层', where: {}, take: 1 };
    const rules = { avoidPrevious: 0, strata: [stratum, stratum] };
    expect(SamplingSettings.safeParse({ accounts: rules, portals: rules }).success).toBe(false);
  });
});
