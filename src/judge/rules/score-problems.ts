// What a table of points must keep beyond its shape: totals add up, caps fit, nothing unseen has a number.
import type { EvidenceTag } from '../../model/indicator.ts';
import type { ScoreClause, ScoreGroup } from '../../model/score-table.ts';
import { compareExact, exact, minus, plain, sum, times, type Exact } from '../score/exact.ts';
import { repeated } from './repeated.ts';
import type { ScoreTableFile } from './score-shape.ts';

/** One thing wrong: where in the file, and what, with what to do. */
export interface RuleProblem {
  readonly where: string;
  readonly what: string;
}

const problem = (where: string, what: string): RuleProblem => ({ where, what });

type Part = ScoreTableFile['deduct'];

/** @param numbers field → its value; of an unseen row all must be absent. */
export function unseenNumbers(
  where: string,
  evidence: EvidenceTag,
  numbers: Readonly<Record<string, unknown>>,
): readonly RuleProblem[] {
  if (evidence !== 'U') return [];
  return Object.entries(numbers)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([field]) =>
      problem(where, `依据为 U（未见原文），不能写 ${field}；请删去这个数，或按手中文本改正依据和出处`),
    );
}

interface Summed {
  readonly where: string;
  readonly whole: string;
  readonly total: number | null;
  readonly parts: readonly { readonly name: string; readonly total: number | null }[];
}

/** Totals must add up; while some are not known, the others must at least leave room. */
function sumProblems({ where, whole, total, parts }: Summed): readonly RuleProblem[] {
  if (total === null) return [];
  const known = parts.flatMap((part) => (part.total === null ? [] : [exact(part.total)]));
  const added = sum(known);
  const against = compareExact(added, exact(total));
  const complete = known.length === parts.length;
  if (complete ? against === 0 : against <= 0) return [];
  const list = parts.map((part) => `${part.name} ${part.total ?? '未写'}`).join('、');
  return [
    problem(
      where,
      `各项之和 ${plain(added)} ${complete ? '不等于' : '超过'}${whole} ${total}（${list}）；请核对各项总分`,
    ),
  ];
}

function clauseProblems(
  where: string,
  clause: ScoreTableFile['deduct']['indicators'][number]['clauses'][number],
  total: number | null,
): readonly RuleProblem[] {
  const { points, cap, limit, window, deadline, atLeast, evidence } = clause;
  const problems = [...unseenNumbers(where, evidence, { points, cap, limit, window, deadline, atLeast })];
  if (cap !== null && total !== null && cap > total)
    problems.push(problem(where, `上限 ${cap} 超过本项指标总分 ${total}；请改小上限，或核对总分`));
  if (points !== null && cap !== null && points > cap)
    problems.push(problem(where, `分值 ${points} 超过本条上限 ${cap}；请核对`));
  if (points !== null && cap === null && total !== null && points > total)
    problems.push(problem(where, `分值 ${points} 超过本项指标总分 ${total}；请核对`));
  if (clause.per === 'once' && cap !== null && points !== null && cap !== points)
    problems.push(problem(where, `只计一次（once）的细则，上限 ${cap} 应等于分值 ${points}，或不写上限`));
  return problems;
}

function indicatorProblems(
  where: string,
  indicator: Part['indicators'][number],
  groups: ReadonlyMap<string, Pick<ScoreGroup, 'total'>>,
): readonly RuleProblem[] {
  const { total, evidence, source, clauses } = indicator;
  const group = groups.get(indicator.group);
  if (!group) return [problem(where, `所属一级指标 ${indicator.group} 不在本部分的 groups 里；请更正编号`)];
  return [
    ...unseenNumbers(where, evidence, { total }),
    ...unsourced(where, total, source),
    ...repeated(clauses.map(({ id }) => id)).map((id) => problem(where, `细则编号“${id}”重复；请改成不同的`)),
    ...clauses.flatMap((clause) =>
      clauseProblems(`${where}.clauses[${clause.id}]`, clause, total ?? group.total),
    ),
  ];
}

const unsourced = (where: string, total: number | null, source: string): readonly RuleProblem[] =>
  total !== null && source === '' ? [problem(where, `写了总分 ${total} 却没有写出处 source；请补上`)] : [];

/** A group of one counts nothing once: a misspelt name. */
function dedupProblems(where: string, { indicators }: Part): readonly RuleProblem[] {
  const names = indicators.flatMap(({ clauses }) => clauses.flatMap(({ dedupGroup }) => dedupGroup ?? []));
  return [...new Set(names)]
    .filter((name) => names.filter((other) => other === name).length === 1)
    .map((name) => problem(where, `去重组 ${name} 只有一条细则；请核对名称，或删去`));
}

function partProblems(where: string, part: Part): readonly RuleProblem[] {
  const { total, evidence, source, groups, indicators } = part;
  const byId = new Map(groups.map((group) => [group.id, group]));
  const own = (id: string) => indicators.filter(({ group }) => group === id);
  return [
    ...unseenNumbers(where, evidence, { total }),
    ...unsourced(where, total, source),
    ...sumProblems({ where: `${where}.groups`, whole: '本部分总分', total, parts: groups }),
    ...groups.flatMap((group) => {
      const at = `${where}.groups[${group.id}]`;
      const empty = own(group.id).length === 0 ? [problem(at, '没有一项二级指标；请补上，或删去')] : [];
      return [
        ...empty,
        ...unseenNumbers(at, group.evidence, { total: group.total }),
        ...unsourced(at, group.total, group.source),
        ...sumProblems({ where: at, whole: '一级指标总分', total: group.total, parts: own(group.id) }),
      ];
    }),
    ...indicators.flatMap((one) => indicatorProblems(`${where}.indicators[${one.id}]`, one, byId)),
    ...dedupProblems(`${where}.indicators`, part),
  ];
}

/** What is left without the groups that need services, scaled, must be the whole again: 75 × 4/3 = 100. */
function scaleProblems(where: string, table: ScoreTableFile): readonly RuleProblem[] {
  const { withoutServices: rule, deduct } = table;
  if (rule === null) return [];
  const at = `${where}.withoutServices`;
  const left = deduct.groups.filter(({ needsServices }) => needsServices);
  if (left.length === 0) return [problem(at, '没有一个一级指标标明 needsServices；请标明不检查哪一项')];
  const problems = unseenNumbers(at, rule.evidence, { numerator: rule.numerator });
  if (deduct.total === null || left.some(({ total }) => total === null)) return problems;
  const rest = minus(exact(deduct.total), sum(left.map(({ total }) => exact(total ?? 0))));
  const factor: Exact = { top: BigInt(rule.numerator), bottom: BigInt(rule.denominator) };
  const scaled = times(rest, factor);
  return compareExact(scaled, exact(deduct.total)) === 0
    ? problems
    : [
        ...problems,
        problem(
          at,
          `${plain(rest)} × ${rule.numerator}/${rule.denominator} = ${plain(scaled)}，不等于扣分总分 ${deduct.total}；请核对`,
        ),
      ];
}

function thresholdProblems(where: string, { thresholds, deduct }: ScoreTableFile): readonly RuleProblem[] {
  const { failBelow, bonusAbove, evidence } = thresholds;
  const at = `${where}.thresholds`;
  const problems = [...unseenNumbers(at, evidence, { failBelow, bonusAbove })];
  if (failBelow > bonusAbove)
    problems.push(problem(at, `不合格线 ${failBelow} 高于加分线 ${bonusAbove}；请核对`));
  if (deduct.total !== null && bonusAbove >= deduct.total)
    problems.push(problem(at, `加分线 ${bonusAbove} 不低于扣分总分 ${deduct.total}，谁也进不了加分；请核对`));
  return problems;
}

const idsOf = ({ groups, indicators }: Part): readonly string[] => [
  ...groups.map(({ id }) => id),
  ...indicators.map(({ id }) => id),
];

/** @param where the table's key in its file: `portal` or `supervision`. */
export function scoreProblems(where: string, table: ScoreTableFile): readonly RuleProblem[] {
  const ids = [...table.veto.map(({ id }) => id), ...idsOf(table.deduct), ...idsOf(table.bonus)];
  return [
    ...repeated(ids).map((id) => problem(where, `${id} 重复；请改成不同的编号`)),
    ...ids
      .filter((id) => !id.startsWith(`${where}.`))
      .map((id) => problem(where, `${id} 应以 ${where}. 开头；请更正`)),
    ...thresholdProblems(where, table),
    ...scaleProblems(where, table),
    ...(table.progress === null
      ? []
      : unseenNumbers(`${where}.progress`, table.progress.evidence, { ranks: table.progress.ranks })),
    ...table.veto.flatMap(({ id, evidence, limit }) =>
      unseenNumbers(`${where}.veto[${id}]`, evidence, { limit }),
    ),
    ...partProblems(`${where}.deduct`, table.deduct),
    ...partProblems(`${where}.bonus`, table.bonus),
  ];
}

/** Every evidence tag of a table, with where it stands. */
export function scoreTags(where: string, table: ScoreTableFile): readonly (readonly [string, EvidenceTag])[] {
  const part = (at: string, { evidence, groups, indicators }: Part) => [
    [at, evidence] as const,
    ...groups.map((one) => [`${at}.groups[${one.id}]`, one.evidence] as const),
    ...indicators.flatMap((one) => [
      [`${at}.indicators[${one.id}]`, one.evidence] as const,
      ...one.clauses.map(
        (clause: Pick<ScoreClause, 'id' | 'evidence'>) =>
          [`${at}.indicators[${one.id}].clauses[${clause.id}]`, clause.evidence] as const,
      ),
    ]),
  ];
  return [
    [`${where}.thresholds`, table.thresholds.evidence],
    [`${where}.withoutServices`, table.withoutServices?.evidence ?? 'U'],
    [`${where}.withoutServices`, table.withoutServices?.orderEvidence ?? 'U'],
    [`${where}.progress`, table.progress?.evidence ?? 'U'],
    ...table.veto.map((one) => [`${where}.veto[${one.id}]`, one.evidence] as const),
    ...part(`${where}.deduct`, table.deduct),
    ...part(`${where}.bonus`, table.bonus),
  ];
}
