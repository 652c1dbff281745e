// What was found, row by row, before any points are counted: the same case under several rows of one dedup group is one.
import type { ScoreClause, ScorePart } from '../../model/score-table.ts';

/** One case found (or a number entered) under one row of a table of points. */
export interface ScoreFact {
  /** The indicator's id and the clause's. */
  readonly indicator: string;
  readonly clause: string;
  /** What it is about (a section's address, a message's number); null for an entered number, which is nobody else's. */
  readonly target: string | null;
  /** How many cases; 1 when absent. Of a named target always 1. */
  readonly count?: number;
}

/** A row of a part, with its place in the table. */
interface Row {
  readonly key: string;
  readonly clause: ScoreClause;
  readonly place: number;
}

/** The key of a row: indicator and clause. */
export const rowKey = (indicator: string, clause: string): string => `${indicator} ${clause}`;

function rowsOf(part: ScorePart): ReadonlyMap<string, Row> {
  const rows = part.indicators.flatMap(({ id, clauses }) =>
    clauses.map((clause) => ({ key: rowKey(id, clause.id), clause })),
  );
  return new Map(rows.map((row, place) => [row.key, { ...row, place }]));
}

/** Where a case counts most; of equals the row that stands first. Rows without a number give way. */
const better = (one: Row, other: Row): boolean => {
  const [mine, its] = [one.clause.points ?? -1, other.clause.points ?? -1];
  return mine !== its ? mine > its : one.place < other.place;
};

/** The row that keeps each shared case: by dedup group and target. */
function keepers(facts: readonly ScoreFact[], rows: ReadonlyMap<string, Row>): ReadonlyMap<string, Row> {
  const kept = new Map<string, Row>();
  for (const fact of facts) {
    const row = rows.get(rowKey(fact.indicator, fact.clause));
    if (!row || row.clause.dedupGroup === null || fact.target === null) continue;
    const shared = JSON.stringify([row.clause.dedupGroup, fact.target]);
    const before = kept.get(shared);
    if (!before || better(row, before)) kept.set(shared, row);
  }
  return kept;
}

/** How many cases each row counts; facts about other parts are left out. The order of the facts makes no difference. */
export function casesByRow(part: ScorePart, facts: readonly ScoreFact[]): ReadonlyMap<string, number> {
  const rows = rowsOf(part);
  const kept = keepers(facts, rows);
  const targets = new Map<string, Set<string>>();
  const cases = new Map<string, number>();
  const add = (key: string, count: number): void => {
    cases.set(key, (cases.get(key) ?? 0) + count);
  };
  for (const fact of facts) {
    const row = rows.get(rowKey(fact.indicator, fact.clause));
    if (!row) continue;
    if (fact.target === null) {
      add(row.key, fact.count ?? 1);
      continue;
    }
    const { dedupGroup } = row.clause;
    if (dedupGroup !== null && kept.get(JSON.stringify([dedupGroup, fact.target])) !== row) continue;
    const seen = targets.get(row.key) ?? new Set<string>();
    targets.set(row.key, seen);
    if (!seen.has(fact.target)) add(row.key, 1);
    seen.add(fact.target);
  }
  return cases;
}
