// How near a site is to a veto, and when it gets there.
import { expect, it } from 'vitest';
import { clauseStandings, type ComingFault } from '../../src/judge/standing.ts';
import type { JudgedFinding } from '../../src/judge/clause.ts';
import { day, edition } from '../checks/bench.ts';

const stale = (count: number, outcome: JudgedFinding['outcome'] = 'fail'): JudgedFinding[] =>
  Array.from({ length: count }, (_, n) => ({
    ...{ id: `${outcome}${String(n)}`, check: 'stale-section', outcome, target: `/${outcome}${String(n)}/` },
    measured: { section: '动态' },
  }));
const coming = (...days: readonly string[]): ComingFault[] =>
  days.map((text) => ({ check: 'stale-section', overOn: day(text) }));

const clauseA = (
  findings: readonly JudgedFinding[],
  soon: readonly ComingFault[],
): ReturnType<typeof clauseStandings>[number] | undefined =>
  clauseStandings({ edition: edition(), services: true, findings, coming: soon }).find(
    ({ clause }) => clause === 'a',
  );

it('speaks of the clauses that count several faults of one night', () => {
  const all = clauseStandings({ edition: edition(), services: true, findings: [], coming: [] });
  expect(all.map(({ id, clause, limit }) => `${id} ${clause} ${String(limit)}`)).toEqual([
    'site.columns-not-updated a 5',
    'site.columns-not-updated b 10',
    'site.columns-not-updated c 5',
  ]);
});

it.each([
  [stale(4), coming('2021-12-30', '2021-12-25'), { count: 4, left: 1, reachedOn: '2021-12-25' }],
  [stale(3), coming('2021-12-30', '2021-12-25'), { count: 3, left: 2, reachedOn: '2021-12-30' }],
  [stale(3), coming('2021-12-25'), { count: 3, left: 2, reachedOn: null }],
  [stale(5), coming('2021-12-25'), { count: 5, left: 0, reachedOn: null }],
  [stale(7), [], { count: 7, left: 0 }],
  [[...stale(2), ...stale(3, 'unknown')], [], { count: 2, unknown: 3, left: 3 }],
  // Met twice, it is one section.
  [[...stale(4), ...stale(1)], [], { count: 4, left: 1 }],
  [stale(4), [{ check: 'long-stale-section', overOn: day('2021-12-25') }], { reachedOn: null }],
])('case %#', (findings, soon, expected) => {
  expect(clauseA(findings, soon)).toMatchObject(expected);
});
