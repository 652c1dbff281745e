// An edition as the content of one file, whole: what a workbook or a YAML file of it holds.
import type { Clause, Edition, Indicator } from '../../model/indicator.ts';
import type { ScoreClause, ScorePart, ScoreTable } from '../../model/score-table.ts';
import { familyOf } from '../rules/assemble.ts';

export type Content = { readonly [key: string]: unknown };

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

/** Without what says nothing, so that a file holds only what somebody wrote. */
function pruned(object: object, keep: readonly string[] = []): Content {
  return Object.fromEntries(
    Object.entries(object).filter(([key, value]) => keep.includes(key) || !isEmpty(value)),
  );
}

/** A count of 1 is what a row without one means; an unseen row may not hold any number. */
const withoutOne = <T extends { readonly limit: number }>(row: T): object => ({
  ...row,
  limit: row.limit === 1 ? null : row.limit,
});

const clauseContent = (clause: Clause | ScoreClause): Content => pruned(withoutOne(clause), ['checks']);

const vetoContent = (indicator: Indicator): Content =>
  pruned({ ...indicator, clauses: indicator.clauses.map(clauseContent) });

const partContent = (part: ScorePart): Content =>
  pruned({
    ...part,
    groups: part.groups.map((group) => pruned(group)),
    indicators: part.indicators.map((one) => pruned({ ...one, clauses: one.clauses.map(clauseContent) })),
  });

const tableContent = (table: ScoreTable): Content =>
  pruned({
    ...table,
    progress: table.progress === null ? null : pruned(table.progress),
    veto: table.veto.map((one) => pruned(one)),
    deduct: partContent(table.deduct),
    bonus: partContent(table.bonus),
  });

/** @param id the file's own, when it is to be another edition's. */
export function editionContent(edition: Edition, id: string = edition.id): Content {
  const { family, indicators, portal, supervision, ...rest } = edition;
  return pruned({
    ...rest,
    id,
    family: family === familyOf(edition.id) ? null : family,
    indicators: indicators.map(vetoContent),
    portal: portal === null ? null : tableContent(portal),
    supervision: supervision === null ? null : tableContent(supervision),
  });
}
