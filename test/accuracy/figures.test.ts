// The measure itself: what counts as right, what the figures say of it, and that no check is left out of them.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mistakeIn, type Judged } from './compare.ts';
import { figuresIn, figuresOf, REPORT, reportOf } from './figures.ts';
import { CHECK_IDS } from './fixture.ts';

const answer = (right: Judged['right'], actual: Judged['actual'], known: Judged['known'] = null): Judged => ({
  name: 'case',
  right,
  actual,
  known,
});

describe('a mistake', () => {
  it.each([
    ['a wrong fail', answer(['pass'], 'fail')],
    ['a missed fault', answer(['fail'], 'pass')],
    ['an unknown that can be told', answer(['pass'], 'unknown')],
    ['a known miss that is answered rightly now', answer(['pass'], 'pass', 'fail')],
    ['a known miss that is missed in another way', answer(['pass'], 'unknown', 'fail')],
  ])('is %s', (_name, judged) => {
    expect(mistakeIn(judged)).toHaveLength(1);
  });

  it.each([
    ['a right answer', answer(['fail'], 'fail')],
    ['one of several right answers', answer(['unknown', 'pass'], 'unknown')],
    ['a known miss', answer(['pass'], 'fail', 'fail')],
  ])('is not %s', (_name, judged) => {
    expect(mistakeIn(judged)).toEqual([]);
  });
});

it('the figures count wrong fails, missed faults and needless unknowns', () => {
  const { row, misses } = figuresOf('blank-section', 6, [
    answer(['fail'], 'fail'),
    answer(['fail'], 'unknown'),
    answer(['pass'], 'fail', 'fail'),
    answer(['pass'], 'pass'),
    answer(['unknown', 'fail'], 'fail'),
    answer(['unknown'], 'unknown'),
  ]);
  expect(row).toBe('| `blank-section` | 6 | 6 | 2 | 4 | 66.7 % (2/3) | 50.0 % (1/2) | 25.0 % (1/4) |');
  expect(misses).toEqual([
    '- `blank-section` case: is fail, should be pass',
    '- `blank-section` case: is unknown, should be fail',
  ]);
});

it('checks/ACCURACY.md has a line for every check and is otherwise as it would be written', () => {
  const committed = readFileSync(REPORT, 'utf8');
  const figures = CHECK_IDS.flatMap((check) => figuresIn(committed, check) ?? []);
  expect(figures.map(({ check }) => check)).toEqual(CHECK_IDS);
  expect(committed).toBe(reportOf(figures));
});
