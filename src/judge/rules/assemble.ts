// One edition from its files and the edition it builds on, refused in Chinese when anything in it contradicts itself.
import type { Clause, Edition, Indicator } from '../../model/indicator.ts';
import { err, ok, type Result } from '../../model/result.ts';
import { SCORE_TABLES, type ScorePart, type ScoreTable, type ScoreTableId } from '../../model/score-table.ts';
import { repeated } from './repeated.ts';
import { scoreProblems, scoreTags, unseenNumbers, type RuleProblem } from './score-problems.ts';
import type { ScoreTableFile } from './score-shape.ts';
import type { EditionFile, PartFile, Read } from './shape.ts';

type AnyFile = Read<EditionFile> | Read<PartFile>;
type IndicatorFile = PartFile['indicators'][number];

/** A veto may be computed from wording that was seen only; everything else waits for a person. */
const CONVICTING: readonly string[] = ['V1', 'V2', 'demo'];

function vetoProblems(indicator: IndicatorFile): readonly RuleProblem[] {
  const at = `indicators[${indicator.id}]`;
  const apart = indicator.id.startsWith(`${indicator.appliesTo}.`)
    ? []
    : [{ where: at, what: `appliesTo 为 ${indicator.appliesTo}，与编号不符；请更正` }];
  const clauses = indicator.clauses.flatMap(
    ({ id, evidence, automation, limit, window, deadline }): readonly RuleProblem[] => {
      const where = `${at}.clauses[${id}]`;
      const automatic =
        automation === 'automatic' && !CONVICTING.includes(evidence)
          ? [
              {
                where,
                what: `依据为 ${evidence}，不能由系统自动认定；请把 automation 改为 suspected 或 manual`,
              },
            ]
          : [];
      return [...unseenNumbers(where, evidence, { limit, window, deadline }), ...automatic];
    },
  );
  return [...apart, ...clauses];
}

const clauseRepeats = (indicators: readonly IndicatorFile[]): readonly RuleProblem[] =>
  indicators.flatMap(({ id, clauses }) =>
    repeated(clauses.map((clause) => clause.id)).map((clause) => ({
      where: 'indicators',
      what: `${id} 的细则“${clause}” 重复；请改成不同的编号`,
    })),
  );

function demoTags({ content }: AnyFile): readonly RuleProblem[] {
  const tags = [
    ...content.indicators.flatMap(({ id, clauses }) =>
      clauses.map((clause) => [`indicators[${id}].clauses[${clause.id}]`, clause.evidence] as const),
    ),
    ...SCORE_TABLES.flatMap((table) => (content[table] === null ? [] : scoreTags(table, content[table]))),
  ];
  return tags
    .filter(([, evidence]) => evidence === 'demo')
    .map(([where]) => ({ where, what: '依据 demo（虚构）只能用于演示版（demo: true）；请改正依据' }));
}

function fileProblems(file: AnyFile, demo: boolean): readonly string[] {
  const { name, content } = file;
  const tables = SCORE_TABLES.flatMap((table) =>
    content[table] === null ? [] : scoreProblems(table, content[table]),
  );
  return [
    ...clauseRepeats(content.indicators),
    ...content.indicators.flatMap(vetoProblems),
    ...(demo ? [] : demoTags(file)),
    ...tables,
  ].map(({ where, what }) => `${name}：${where} ${what}`);
}

/** Things that may stand in one of the files only. */
function sharedProblems(main: Read<EditionFile>, files: readonly AnyFile[]): readonly string[] {
  const { effectiveFrom, effectiveTo } = main.content;
  const said = (what: string): string => `${main.name}：${what}`;
  const named = (ids: readonly string[]): string =>
    files.length === 1
      ? ''
      : `（${files
          .filter((file) => idsOf(file).some((id) => ids.includes(id)))
          .map(({ name }) => name)
          .join('、')}）`;
  const idsOf = ({ content }: AnyFile): readonly string[] => content.indicators.map(({ id }) => id);
  return [
    ...repeated(files.flatMap(idsOf)).map((id) =>
      said(`indicators ${id} 重复${named([id])}；请改成不同的编号`),
    ),
    ...repeated(files.flatMap(({ content }) => Object.keys(content.limits))).map((id) =>
      said(`limits.${id} 写了两次；请只留一处`),
    ),
    ...SCORE_TABLES.filter((table) => files.filter(({ content }) => content[table] !== null).length > 1).map(
      (table) => said(`${table} 在几个文件里都有；请只留一处`),
    ),
    ...(effectiveTo !== null && effectiveTo < effectiveFrom
      ? [said(`effectiveTo ${effectiveTo} 早于 effectiveFrom ${effectiveFrom}；请核对`)]
      : []),
  ];
}

/** 任一情形即否决: one is enough where the row gives no number. */
const clauseOf = (clause: IndicatorFile['clauses'][number]): Clause => ({
  ...clause,
  limit: clause.limit ?? 1,
});

const indicatorOf = (indicator: IndicatorFile): Indicator => ({
  ...indicator,
  clauses: indicator.clauses.map(clauseOf),
});

const partOf = (part: ScoreTableFile['deduct']): ScorePart => ({
  ...part,
  indicators: part.indicators.map((indicator) => ({
    ...indicator,
    clauses: indicator.clauses.map((clause) => ({ ...clause, limit: clause.limit ?? 1 })),
  })),
});

const tableOf = (table: ScoreTableFile): ScoreTable => ({
  ...table,
  deduct: partOf(table.deduct),
  bonus: partOf(table.bonus),
});

/** The base's rows in their order, each replaced by an own one of the same id; then the own ones that are new. */
function overlaid(base: readonly Indicator[], own: readonly Indicator[]): readonly Indicator[] {
  const mine = new Map(own.map((indicator) => [indicator.id, indicator]));
  const known = new Set(base.map(({ id }) => id));
  return [...base.map((one) => mine.get(one.id) ?? one), ...own.filter(({ id }) => !known.has(id))];
}

/** `national` of `national-2019`. */
export const familyOf = (id: string): string => id.replace(/-\d{4}[a-z0-9-]*$/, '');

/**
 * @param parts the files that the main one includes.
 * @param base the edition it extends; null when it stands alone.
 * @returns the edition, or one Chinese line per problem: file, row, what is wrong, what to do.
 */
export function assembleEdition(
  main: Read<EditionFile>,
  parts: readonly Read<PartFile>[],
  base: Edition | null,
): Result<Edition, readonly string[]> {
  const files: readonly AnyFile[] = [main, ...parts];
  const { content } = main;
  const problems = [
    ...files.flatMap((file) => fileProblems(file, content.demo)),
    ...sharedProblems(main, files),
  ];
  const rounding = content.rounding ?? base?.rounding;
  if (rounding === undefined) problems.push(`${main.name}：rounding 没有写；请补上，或核对 extends`);
  if (problems.length > 0 || rounding === undefined) return err(problems);
  const table = (id: ScoreTableId): ScoreTable | null => {
    const own = files.map((file) => file.content[id]).find((one) => one !== null);
    return own ? tableOf(own) : (base?.[id] ?? null);
  };
  const own = files.flatMap((file) => file.content.indicators.map(indicatorOf));
  const awaited = [...(base?.awaitedChecks ?? []), ...files.flatMap((file) => file.content.awaitedChecks)];
  const { id, title, source, effectiveFrom, effectiveTo, demo } = content;
  return ok({
    ...{ id, title, source, effectiveFrom, effectiveTo, demo },
    family: content.family ?? familyOf(id),
    awaitedChecks: [...new Set(awaited)],
    indicators: overlaid(base?.indicators ?? [], own),
    limits: {
      ...base?.limits,
      ...Object.fromEntries(files.flatMap((file) => Object.entries(file.content.limits))),
    },
    rounding,
    portal: table('portal'),
    supervision: table('supervision'),
  });
}
