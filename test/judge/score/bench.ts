// Facts by hand, scored under the shipped editions.
import type { ScoreFact } from '../../../src/judge/score/facts.ts';
import { scoreSubject, type ScoreCard, type ScoreInput } from '../../../src/judge/score/score.ts';
import { shipped } from '../rules/shipped.ts';

export const [national, demo] = await Promise.all([shipped('national-2019'), shipped('demo-2021')]);

/** A case under `indicator/clause`; clause a when none is written. */
export const fact = (row: string, target: string | null = 'x', count?: number): ScoreFact => {
  const [indicator = '', clause = 'a'] = row.split('/');
  return { indicator, clause, target, ...(count === undefined ? {} : { count }) };
};

export function scoreOf(facts: readonly ScoreFact[], over: Partial<ScoreInput> = {}): ScoreCard {
  const input = { edition: demo, table: 'portal', veto: 'none', services: true, facts, ...over } as const;
  const card = scoreSubject(input);
  if (!card.ok) throw new Error(card.error.join('\n'));
  return card.value;
}

/** An entered number of cases under a row. */
export const entered = (row: string, count: number): ScoreFact => fact(row, null, count);
