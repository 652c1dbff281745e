// Places, ties and what has changed since last year.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changes, rank, type Scored } from '../../../src/judge/score/rank.ts';

const scored = (list: Readonly<Record<string, string | null>>): readonly Scored[] =>
  Object.entries(list).map(([id, total]) => ({ id, total }));

const places = (list: Readonly<Record<string, string | null>>): unknown =>
  rank(scored(list)).map(({ id, place }) => [id, place]);

describe('ranking', () => {
  it('shares places and leaves the next ones out: 1, 2, 2, 4', () => {
    expect(places({ d: '70.00', c: '90.50', a: '100.00', b: '90.50' })).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 2],
      ['d', 4],
    ]);
  });

  it('compares numbers, not texts, and puts the unscored last without a place', () => {
    expect(places({ a: '99.90', b: '120.00', x: null, c: '99.9' })).toEqual([
      ['b', 1],
      ['a', 2],
      ['c', 2],
      ['x', null],
    ]);
  });

  it('a place is one more than the number of better ones', () => {
    const totals = fc.array(
      fc.nat(40).map((tenths) => (tenths / 10).toFixed(1)),
      { maxLength: 21 },
    );
    fc.assert(
      fc.property(totals, (list) => {
        const ranked = rank(list.map((total, index) => ({ id: String(index), total })));
        for (const { place, total } of ranked)
          expect(place).toBe(1 + list.filter((other) => Number(other) > Number(total)).length);
      }),
    );
  });
});

describe('against last year', () => {
  const before = rank(scored({ a: '90.00', b: '85.00', c: '80.00', d: '75.00', gone: '70.00', v: null }));
  const now = rank(scored({ d: '99.10', a: '95.00', b: '85.00', c: null, new: '60.00', v: '50.00' }));

  it('counts places and points gained', () => {
    const said = changes(now, before, { ranks: 3 }, 2).map(({ id, up, gained, markedProgress }) => [
      ...[id, up, gained, markedProgress],
    ]);
    expect(said).toEqual([
      ['d', 3, '24.10', true],
      ['a', -1, '5.00', false],
      ['b', -1, '0.00', false],
      ['new', null, null, null],
      ['v', null, null, null],
      ['c', null, null, null],
    ]);
  });

  it.each([[null], [{ ranks: null }]])('says nothing of 进步较大 while no limit is set: %j', (progress) => {
    expect(changes(now, before, progress, 2).map(({ markedProgress }) => markedProgress)).not.toContain(true);
    expect(changes(now, before, progress, 2)[0]).toMatchObject({ up: 3, markedProgress: null });
  });
});
