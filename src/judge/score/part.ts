// Points of one part of a table: every row's cases, held under the caps of its row, its indicator and its group.
import type { ScoreClause, ScoreGroup, ScoreIndicator, ScorePart } from '../../model/score-table.ts';
import { compareExact, decimal, exact, least, sum, times, ZERO, type Exact } from './exact.ts';
import { casesByRow, rowKey, type ScoreFact } from './facts.ts';

export interface ScoreLine {
  readonly indicator: string;
  readonly name: string;
  readonly clause: string;
  readonly text: string;
  /** Cases that count: those that another row of the dedup group keeps are not among them. */
  readonly cases: number;
  /** Points of this row, within its own cap; null: there are cases, and nobody has seen the number. */
  readonly points: string | null;
}

export interface IndicatorPoints {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  /** Within the indicator's total. */
  readonly points: string;
  /** The rows together would have come to more. */
  readonly capped: boolean;
  readonly lines: readonly ScoreLine[];
}

export interface PartPoints {
  readonly points: Exact;
  readonly indicators: readonly IndicatorPoints[];
}

/** What a row counts for; null when there are cases and no number. */
function clausePoints(clause: ScoreClause, cases: number): Exact | null {
  if (cases < clause.limit) return ZERO;
  if (clause.points === null) return null;
  const points = exact(clause.points);
  const all = clause.per === 'each' ? times(points, { top: BigInt(cases), bottom: 1n }) : points;
  return clause.cap === null ? all : least(all, exact(clause.cap));
}

interface Summed {
  readonly exact: Exact;
  readonly said: IndicatorPoints;
}

function indicatorPoints(
  indicator: ScoreIndicator,
  cases: ReadonlyMap<string, number>,
  digits: number,
): Summed {
  const rows = indicator.clauses.map((clause) => {
    const count = cases.get(rowKey(indicator.id, clause.id)) ?? 0;
    return { clause, count, points: clausePoints(clause, count) };
  });
  const all = sum(rows.map(({ points }) => points ?? ZERO));
  const within = indicator.total === null ? all : least(all, exact(indicator.total));
  const { id, name, group } = indicator;
  const lines = rows.map(({ clause, count, points }) => ({
    ...{ indicator: id, name, clause: clause.id, text: clause.text, cases: count },
    points: points === null ? null : decimal(points, digits),
  }));
  const capped = compareExact(within, all) < 0;
  return { exact: within, said: { id, name, group, points: decimal(within, digits), capped, lines } };
}

/** The groups that are looked at: those that need services only where there are some. */
export const groupsFor = (part: ScorePart, services: boolean): readonly ScoreGroup[] =>
  part.groups.filter(({ needsServices }) => services || !needsServices);

/** @param services whether there are services to the public. @param digits of the decimals said. */
export function partPoints(
  part: ScorePart,
  facts: readonly ScoreFact[],
  services: boolean,
  digits: number,
): PartPoints {
  const groups = groupsFor(part, services);
  const looked = new Set(groups.map(({ id }) => id));
  const own = { ...part, indicators: part.indicators.filter(({ group }) => looked.has(group)) };
  const cases = casesByRow(own, facts);
  const summed = own.indicators.map((indicator) => indicatorPoints(indicator, cases, digits));
  const byGroup = groups.map(({ id, total }) => {
    const all = sum(summed.filter(({ said }) => said.group === id).map((one) => one.exact));
    return total === null ? all : least(all, exact(total));
  });
  const all = sum(byGroup);
  return {
    points: part.total === null ? all : least(all, exact(part.total)),
    indicators: summed.map(({ said }) => said),
  };
}
