// Scoring, whatever was found: bounds, order and monotony.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareExact, exact, type Exact } from '../../../src/judge/score/exact.ts';
import type { ScoreFact } from '../../../src/judge/score/facts.ts';
import type { ScoreTable } from '../../../src/model/score-table.ts';
import { tableOf } from '../rules/shipped.ts';
import { demo, scoreOf } from './bench.ts';

describe('whatever was found', () => {
  const table: ScoreTable = tableOf(demo, 'portal');
  const rows = [table.deduct, table.bonus].flatMap(({ indicators }) =>
    indicators.flatMap(({ id, clauses }) => clauses.map((clause) => ({ indicator: id, clause: clause.id }))),
  );
  const facts = fc.array(
    fc
      .tuple(fc.constantFrom(...rows), fc.option(fc.constantFrom('p', 'q', 'r')), fc.nat(30))
      .map(([row, target, count]): ScoreFact =>
        target === null ? { ...row, target, count } : { ...row, target },
      ),
    { maxLength: 25 },
  );
  const at = (text: string | null): Exact => exact(text ?? '0');

  it('the order of the facts makes no difference, and nothing leaves its bounds', () => {
    fc.assert(
      fc.property(facts, fc.boolean(), (list, services) => {
        const card = scoreOf(list, { services });
        expect(scoreOf([...list].reverse(), { services })).toEqual(card);
        expect(compareExact(at(card.deduct), exact(0)) >= 0).toBe(true);
        expect(compareExact(at(card.deduct), exact(100)) <= 0).toBe(true);
        expect(compareExact(at(card.total), exact(130)) <= 0).toBe(true);
        expect(card.bonus === null).toBe(!card.bonusEntered);
        for (const { id, points } of [...card.deductions, ...card.bonuses]) {
          const total = [...table.deduct.indicators, ...table.bonus.indicators].find(
            (one) => one.id === id,
          )?.total;
          expect(compareExact(at(points), exact(total ?? 0)) <= 0).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('one more fault never raises the second part', () => {
    fc.assert(
      fc.property(
        facts,
        fc.constantFrom(...rows.filter(({ indicator }) => !indicator.includes('bonus'))),
        (list, row) => {
          const more = [...list, { ...row, target: null }];
          expect(compareExact(at(scoreOf(more).deduct), at(scoreOf(list).deduct)) <= 0).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});
