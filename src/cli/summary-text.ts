// The summary of a judged run as people read it on a terminal.
import { groupBy } from '../model/group.ts';
import type { AccountSummary } from '../judge/summarise-accounts.ts';
import type { Summary } from '../judge/summarise.ts';
import type { NamesBehind } from '../judge/summary-rows.ts';
import type { Tally } from '../judge/tally.ts';
import { isoAt } from '../model/calendar.ts';
import type { Run } from '../model/run.ts';
import { table } from './table.ts';

const header = (what: string): readonly string[] => [
  '地区或类别',
  `${what}总数`,
  '检查',
  '合格',
  '不合格',
  '未能判定',
  '不在运行',
  '合格率',
];

const rateText = (tally: Tally): string => (tally.rate === null ? '—' : `${tally.rate}%`);

function row(name: string, tally: Tally): readonly string[] {
  const { total, checked, qualified, unqualified, undetermined, excluded } = tally;
  return [
    name,
    ...[total, checked, qualified, unqualified, undetermined, excluded].map(String),
    rateText(tally),
  ];
}

function headline({ overall }: Pick<Summary, 'overall'>, what: string): string {
  if (overall.rate === null) return `合格率 —（没有一个${what}得出结论）`;
  return `合格率 ${overall.rate}%（${overall.numerator} / ${overall.denominator}，未能判定的 ${overall.undetermined} 个不计入分子分母）`;
}

function part(title: string, lines: readonly string[]): string {
  return lines.length === 0
    ? ''
    : `\n${title}（${lines.length}）\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

function unqualifiedLines(summary: NamesBehind): readonly string[] {
  return summary.unqualified.map((site) => {
    const why = site.clauses.map(
      ({ name, clause, count, limit }) =>
        `${name}${clause ? `（${clause}）` : ''} ${count} 个，否决数 ${limit}`,
    );
    return `${site.code} ${site.name}：${why.join('；')}`;
  });
}

/** More than a person reads through on a terminal: told by reason, with a few of each. */
const MOST_NAMED = 40;
const EXAMPLES = 3;

interface Named {
  readonly code: string;
  readonly name: string;
  readonly why: string;
}

/** The section is headed by the number of subjects either way. */
function namedPart(title: string, all: readonly Named[]): string {
  if (all.length <= MOST_NAMED)
    return part(
      title,
      all.map(({ code, name, why }) => `${code} ${name}：${why}`),
    );
  const groups = [...groupBy(all, ({ why }) => why)].sort(([, one], [, other]) => other.length - one.length);
  const lines = groups.map(([why, group]) => {
    const some = group.slice(0, EXAMPLES).map(({ code, name }) => `${code} ${name}`);
    return `  ${group.length} 个：${why}（${some.join('、')}${group.length > EXAMPLES ? ' 等' : ''}）\n`;
  });
  return `\n${title}（${all.length}，逐个名单见 xunjian export verdicts）\n${lines.join('')}`;
}

/** Every subject that is not simply qualified, with its reasons. */
function namesText(names: NamesBehind, what: string): string {
  return [
    part(`不合格${what}`, unqualifiedLines(names)),
    namedPart(
      `未能判定的${what}`,
      names.undetermined.map(({ code, name, reasons }) => ({ code, name, why: reasons.join('；') })),
    ),
    namedPart(
      `未检查的${what}`,
      names.excluded.map(({ code, name, reason }) => ({ code, name, why: reason })),
    ),
  ].join('');
}

/** What is told of the run. */
type JudgedRun = Pick<Run, 'id' | 'kind' | 'asOf'>;

const runLine = (summary: Pick<Summary, 'edition' | 'editionTitle'>, run: JudgedRun): string =>
  `${run.kind === 'accounts' ? '账号检查' : '巡检'} ${run.id}  监测时间点 ${isoAt(run.asOf)}  指标 ${summary.editionTitle}（${summary.edition}）\n\n`;

/** Headline, strata and cities, then every site that is not simply qualified, with its reasons. */
export function summaryText(summary: Summary, run: JudgedRun): string {
  const rows = [summary.overall, ...summary.strata, ...summary.regions].map((group) =>
    row(group.name, group),
  );
  return [
    `${headline(summary, '网站')}\n`,
    runLine(summary, run),
    table(header('网站'), rows),
    summary.regions.length > 0 ? `\n合格率 100% 的市（州）${summary.fullMarks.length} 个\n` : '',
    namesText(summary, '网站'),
  ].join('');
}

/** The same of accounts: strata of the sample (or levels), cities and platforms. */
export function accountSummaryText(summary: AccountSummary, run: JudgedRun): string {
  const { overall, strata, regions, platforms, sample } = summary;
  const rows = [overall, ...strata, ...regions, ...platforms].map((group) => row(group.name, group));
  const drawn = sample === null ? '没有冻结的样本，按层级分类' : `按样本第 ${String(sample)} 版分类`;
  return [
    `${headline(summary, '账号')}\n`,
    runLine(summary, run),
    table(header('账号'), rows),
    `\n${drawn}\n`,
    namesText(summary, '账号'),
  ].join('');
}
