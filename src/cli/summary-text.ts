// The summary of a judged run as people read it on a terminal.
import type { Summary } from '../judge/summarise.ts';
import type { Tally } from '../judge/tally.ts';
import { isoAt } from '../model/calendar.ts';
import type { Run } from '../model/run.ts';
import { table } from './table.ts';

const HEADER = ['地区或类别', '网站总数', '检查', '合格', '不合格', '未能判定', '不在运行', '合格率'];

const rateText = (tally: Tally): string => (tally.rate === null ? '—' : `${tally.rate}%`);

function row(name: string, tally: Tally): readonly string[] {
  const { total, checked, qualified, unqualified, undetermined, excluded } = tally;
  return [
    name,
    ...[total, checked, qualified, unqualified, undetermined, excluded].map(String),
    rateText(tally),
  ];
}

function headline({ overall }: Summary): string {
  if (overall.rate === null) return '合格率 —（没有一个网站得出结论）';
  return `合格率 ${overall.rate}%（${overall.numerator} / ${overall.denominator}，未能判定的 ${overall.undetermined} 个不计入分子分母）`;
}

function part(title: string, lines: readonly string[]): string {
  return lines.length === 0
    ? ''
    : `\n${title}（${lines.length}）\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

function unqualifiedLines(summary: Summary): readonly string[] {
  return summary.unqualified.map((site) => {
    const why = site.clauses.map(
      ({ name, clause, count, limit }) =>
        `${name}${clause ? `（${clause}）` : ''} ${count} 个，否决数 ${limit}`,
    );
    return `${site.code} ${site.name}：${why.join('；')}`;
  });
}

/** Headline, strata and cities, then every site that is not simply qualified, with its reasons. */
export function summaryText(summary: Summary, run: Run): string {
  const rows = [summary.overall, ...summary.strata, ...summary.regions].map((group) =>
    row(group.name, group),
  );
  return [
    `${headline(summary)}\n`,
    `巡检 ${run.id}  监测时间点 ${isoAt(run.asOf)}  指标 ${summary.editionTitle}（${summary.edition}）\n\n`,
    table(HEADER, rows),
    summary.regions.length > 0 ? `\n合格率 100% 的市（州）${summary.fullMarks.length} 个\n` : '',
    part('不合格网站', unqualifiedLines(summary)),
    part(
      '未能判定的网站',
      summary.undetermined.map((site) => `${site.code} ${site.name}：${site.reasons.join('；')}`),
    ),
    part(
      '未检查的网站',
      summary.excluded.map((site) => `${site.code} ${site.name}：${site.reason}`),
    ),
  ].join('');
}
