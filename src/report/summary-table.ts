// The summary as one table: a line per stratum and per city, each with the numbers its rate is made of.
import type { Summary } from '../judge/summarise.ts';
import type { Group } from '../judge/summary-rows.ts';
import type { Tally } from '../judge/tally.ts';
import type { Column } from './columns.ts';

export interface SummaryRow extends Tally {
  readonly id: string;
  readonly group: '全省' | '分类' | '市（州）' | '平台';
  readonly name: string;
}

/** One group's numbers, keys in the order they are written. */
export function summaryLine(
  group: SummaryRow['group'],
  from: Pick<Group, 'id' | 'name'> & Tally,
): SummaryRow {
  const { id, name, total, checked, qualified, unqualified, undetermined } = from;
  const { excluded, numerator, denominator, rate } = from;
  return {
    ...{ id, group, name, total, checked, qualified, unqualified, undetermined },
    ...{ excluded, numerator, denominator, rate },
  };
}

export function summaryRows(summary: Summary): readonly SummaryRow[] {
  return [
    summaryLine('全省', summary.overall),
    ...summary.strata.map((stratum) => summaryLine('分类', stratum)),
    ...summary.regions.map((city) => summaryLine('市（州）', city)),
  ];
}

const number = (header: string, key: Exclude<keyof Tally, 'rate'>): Column<SummaryRow> => ({
  header,
  width: 12,
  cell: (row) => row[key],
});

export const SUMMARY_COLUMNS: readonly Column<SummaryRow>[] = [
  { header: '范围', width: 10, cell: (row) => row.group },
  { header: '地区或类别', width: 24, cell: (row) => row.name },
  number('网站总数', 'total'),
  number('检查数', 'checked'),
  number('合格', 'qualified'),
  number('不合格', 'unqualified'),
  number('未能判定', 'undetermined'),
  number('不在运行', 'excluded'),
  number('分子', 'numerator'),
  number('分母', 'denominator'),
  { header: '合格率（%）', width: 14, decimal: true, cell: (row) => row.rate },
];
