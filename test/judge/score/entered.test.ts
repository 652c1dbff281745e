// Double entry: two who agree answer a row, two who differ wait for a third.
import { expect, it } from 'vitest';
import { enteredFacts } from '../../../src/judge/score/entered.ts';
import type { ScoreEntry } from '../../../src/model/score-entry.ts';

const ROW = { indicator: 'portal.a', clause: 'a' };

const entry = (by: string, cases: number, over: Partial<ScoreEntry> = {}): ScoreEntry => ({
  ...{ period: '2021Q4', table: 'portal', subject: 'A', ...ROW, cases, basis: '', by },
  ...{ day: '2021-12-28', arbitration: false, at: 0 },
  ...over,
});

const answer = (entries: readonly ScoreEntry[], doubleEntry = true): unknown => {
  const { facts, answered, open } = enteredFacts([ROW], entries, doubleEntry);
  return { cases: facts[0]?.count ?? 0, answered: answered.length, why: open[0]?.why ?? '' };
};

it('says nothing of a row that nobody looked at', () => {
  expect(answer([])).toEqual({ cases: 0, answered: 0, why: '' });
});

it('waits for a second inspector where two are asked for', () => {
  expect(answer([entry('甲', 2)])).toEqual({ cases: 0, answered: 0, why: '待第二人录入' });
  expect(answer([entry('甲', 2), entry('甲', 3)])).toMatchObject({ answered: 0 });
  expect(answer([entry('甲', 2)], false)).toEqual({ cases: 2, answered: 1, why: '' });
});

it('takes two who agree, by the newest word of each', () => {
  expect(answer([entry('甲', 2), entry('乙', 2)])).toEqual({ cases: 2, answered: 1, why: '' });
  expect(answer([entry('甲', 1), entry('乙', 2), entry('甲', 2)])).toMatchObject({ cases: 2, answered: 1 });
  // Looked at twice, and nothing there: answered without a fact.
  expect(answer([entry('甲', 0), entry('乙', 0)])).toEqual({ cases: 0, answered: 1, why: '' });
});

it('lets a third decide between two who differ, and neither of the two', () => {
  const both = [entry('甲', 2), entry('乙', 3)];
  expect(answer(both)).toEqual({ cases: 0, answered: 0, why: '甲 2、乙 3，不一致，待仲裁' });
  expect(answer([...both, entry('丙', 3, { arbitration: true })])).toMatchObject({ cases: 3, answered: 1 });
  expect(answer([...both, entry('甲', 2, { arbitration: true })])).toMatchObject({ answered: 0 });
});
