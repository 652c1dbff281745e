// What a total needs and does not have: rows without a number, rows nobody has answered. While there are any, it is a trial.
import type { ScorePart, ScoreTable } from '../../model/score-table.ts';
import { groupsFor } from './part.ts';

/** A row of a table. */
export interface RowRef {
  readonly indicator: string;
  readonly clause: string;
}

/** One Chinese line per indicator that lacks a number the part needs. */
export function numbersMissing(part: ScorePart, services: boolean): readonly string[] {
  const groups = groupsFor(part, services);
  const looked = new Set(groups.map(({ id }) => id));
  const rows = part.indicators
    .filter(({ group }) => looked.has(group))
    .flatMap(({ id, name, total, clauses }) => {
      const unseen = clauses.filter(({ points }) => points === null).map((clause) => clause.id);
      const lacks = [
        ...(total === null ? ['总分'] : []),
        ...(unseen.length > 0 ? [`细则 ${unseen.join('、')} 的分值`] : []),
      ];
      return lacks.length === 0 ? [] : [`${name}（${id}）：未核定${lacks.join('、')}`];
    });
  return part.total === null ? ['本部分总分未核定', ...rows] : rows;
}

/** One Chinese line per veto of the table whose number nobody has seen. */
export const vetoesMissing = ({ veto }: Pick<ScoreTable, 'veto'>): readonly string[] =>
  veto.filter(({ limit }) => limit === null).map(({ id }) => `单项否决（${id}）：未核定数目`);

/** The scale for departments without services rests on an order that nobody has seen. */
export function scaleMissing({ withoutServices: rule }: ScoreTable, services: boolean): readonly string[] {
  if (services) return [];
  if (rule === null) return ['无对外服务职能的部门如何折算：未核定'];
  const factor = `${rule.numerator}/${rule.denominator}`;
  return [rule.evidence, rule.orderEvidence].includes('U')
    ? [`乘以 ${factor} 与不合格线、加分线的先后：未核定`]
    : [];
}

/** One Chinese line per row that nobody has answered yet. */
export function unanswered(part: ScorePart, services: boolean, open: readonly RowRef[]): readonly string[] {
  const looked = new Set(groupsFor(part, services).map(({ id }) => id));
  return part.indicators
    .filter(({ group }) => looked.has(group))
    .flatMap(({ id, name, clauses }) =>
      clauses
        .filter((clause) => open.some((row) => row.indicator === id && row.clause === clause.id))
        .map((clause) => `${name}（${id}）：细则 ${clause.id} 尚未检查`),
    );
}
