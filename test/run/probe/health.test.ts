// Is it us? Which rounds count, and which are void.
import { describe, expect, it } from 'vitest';
import { roundHealth, type RoundSeen } from '../../../src/run/probe/health.ts';
import { placesOf } from '../../../src/run/probe/places.ts';
import { keepVigil } from '../../../src/gather/strain/vigil.ts';
import type { ProbeVisit, Signs, VisitOutcome } from '../../../src/model/probe.ts';
import { site } from '../../suites/samples.ts';

const WELL: Signs = { canaries: 4, sickCanaries: [], resolver: 'alive', gateway: 'alive' };
const LIMITS = {
  canaries: { hosts: [], sickShare: 0.5, deadline: 1000 },
  mass: { share: 0.2, atLeast: 10, witnesses: 10 },
  sleep: 30_000,
};

const visits = (outcome: VisitOutcome, count: number, addressOf = (n: number) => `192.0.2.${n}`) =>
  Array.from({ length: count }, (_one, n): ProbeVisit => {
    const phases = { dns: 0, connect: null, tls: null, firstByte: null, done: 1 };
    const about = { method: 'strict', family: 4, status: null, failure: null, phases } as const;
    const address = outcome === 'opened' ? `198.51.100.${n}` : addressOf(n);
    return { round: 1, site: `${outcome}${n}`, at: 0, outcome, attempts: [{ ...about, address }] };
  });

const health = (over: Partial<RoundSeen>) =>
  roundHealth({ before: WELL, after: WELL, visits: visits('opened', 20), stalledMs: 0, ...over }, LIMITS);

describe('a round', () => {
  it.each<readonly [string, Partial<RoundSeen>, 'sound' | 'void']>([
    ['all open', {}, 'sound'],
    ['half the canaries sick before', { before: { ...WELL, sickCanaries: ['a', 'b'] } }, 'void'],
    ['half the canaries sick after', { after: { ...WELL, sickCanaries: ['a', 'b'] } }, 'void'],
    ['one canary of four sick', { before: { ...WELL, sickCanaries: ['a'] } }, 'sound'],
    ['a pause of ours', { stalledMs: 30_001 }, 'void'],
    ['no gateway, but all open', { before: { ...WELL, gateway: 'unreachable' } }, 'sound'],
    [
      'no gateway, and one failed',
      {
        after: { ...WELL, gateway: 'unreachable' },
        visits: [...visits('opened', 99), ...visits('failed', 1)],
      },
      'void',
    ],
    ['a fifth failing', { visits: [...visits('opened', 80), ...visits('failed', 20)] }, 'sound'],
    ['more than a fifth failing', { visits: [...visits('opened', 79), ...visits('failed', 21)] }, 'void'],
    [
      'more than a fifth failing or ours',
      { visits: [...visits('opened', 70), ...visits('failed', 15), ...visits('ours', 15)] },
      'void',
    ],
    ['two of five failing', { visits: [...visits('opened', 3), ...visits('failed', 2)] }, 'sound'],
    ['three of five failing', { visits: [...visits('opened', 2), ...visits('failed', 3)] }, 'void'],
    ['the only site failing', { visits: visits('failed', 1) }, 'void'],
    [
      'a platform of thirty failing, the rest well',
      { visits: [...visits('opened', 40), ...visits('failed', 30, () => '203.0.113.1')] },
      'sound',
    ],
    [
      'a platform failing without witnesses elsewhere',
      { visits: [...visits('opened', 9), ...visits('failed', 30, () => '203.0.113.1')] },
      'void',
    ],
    [
      'a platform failing, and too many elsewhere',
      {
        visits: [
          ...visits('opened', 20),
          ...visits('failed', 30, (n) => (n < 20 ? '203.0.113.1' : `192.0.2.${n}`)),
        ],
      },
      'void',
    ],
  ])('with %s', (_name, over, expected) => {
    const said = health(over);
    expect(said.health).toBe(expected);
    if (expected === 'void') expect(said.reason).toMatch(/^\p{Script=Han}|^\d/u);
  });
});

describe('the places of a round', () => {
  const sites = Array.from({ length: 500 }, (_one, n) => site(String(5_111_000_000 + n)));
  const input = { sites, everyMs: 3_600_000, spread: true, settings: { spread: 0.8, jitter: 120_000 } };

  it('are spread over their share of the interval, and a site’s own stays about the same', () => {
    const [one, other] = [
      placesOf({ ...input, random: () => 0 }),
      placesOf({ ...input, random: () => 0.999 }),
    ];
    const of = (places: typeof one) => new Map(places.map(({ site: { code }, afterMs }) => [code, afterMs]));
    expect(Math.max(...of(one).values())).toBeLessThanOrEqual(0.8 * 3_600_000);
    for (const [code, afterMs] of of(one))
      expect(Math.abs((of(other).get(code) ?? 0) - afterMs)).toBeLessThan(240_001);
    const tenths = new Set([...of(one).values()].map((ms) => Math.floor(ms / 288_000)));
    expect(tenths.size).toBeGreaterThanOrEqual(10);
    expect(one.map(({ afterMs }) => afterMs)).toEqual(
      one.map(({ afterMs }) => afterMs).sort((a, b) => a - b),
    );
  });

  it('are all the first moment when nothing is to be spread', () => {
    expect(
      placesOf({ ...input, spread: false, random: Math.random }).every(({ afterMs }) => afterMs === 0),
    ).toBe(true);
  });
});

describe('the vigil', () => {
  it('tells a pause of ours, and a clock set anew, from ordinary beats', async () => {
    let shift = 0;
    const now = (): number => Date.now() + shift;
    const vigil = keepVigil({ now, everyMs: 20, leastMs: 500 });
    const startedAt = now();
    await new Promise((resolve) => setTimeout(resolve, 70));
    expect(vigil.stalledSince(startedAt)).toBe(0);
    shift = 3_600_000;
    expect(vigil.stalledSince(startedAt)).toBeGreaterThan(3_500_000);
    await new Promise((resolve) => setTimeout(resolve, 70));
    expect(vigil.stalledSince(startedAt)).toBeGreaterThan(3_500_000);
    expect(vigil.stalledSince(now())).toBe(0);
    vigil.stop();
  });
});
