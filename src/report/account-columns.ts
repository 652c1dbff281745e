// The tables of accounts: those of sites under the words for accounts, with what only accounts have.
import { PLATFORM_NAMES } from '../model/account-words.ts';
import type { AccountSummary } from '../judge/summarise-accounts.ts';
import {
  FINDING_COLUMNS,
  VERDICT_COLUMNS,
  type Cell,
  type Column,
  type Named,
  type VerdictRow,
} from './columns.ts';
import type { FindingRecord } from './records.ts';
import { SUMMARY_COLUMNS, summaryLine, type SummaryRow } from './summary-table.ts';

const WORDS: Readonly<Record<string, string>> = {
  网站标识码: '备案编号',
  网站名称: '账号名称',
  网站总数: '账号总数',
  问题网址: '账号网址',
};

const ofAccounts = <T>(columns: readonly Column<T>[]): readonly Column<T>[] =>
  columns.map((column) => ({ ...column, header: WORDS[column.header] ?? column.header }));

const measured = (
  header: string,
  width: number,
  key: string,
  say: (cell: Cell) => Cell = (cell) => cell,
): Column<Named<FindingRecord>> => ({ header, width, cell: (one) => say(one.measured[key] ?? null) });

const platformName = (cell: Cell): Cell =>
  (PLATFORM_NAMES as Readonly<Record<string, string>>)[String(cell)] ?? cell;

/** What only sites have. */
const SITES_ONLY: readonly string[] = ['所在页面', '栏目'];

export const ACCOUNT_FINDING_COLUMNS: readonly Column<Named<FindingRecord>>[] = [
  ...ofAccounts(FINDING_COLUMNS.filter(({ header }) => !SITES_ONLY.includes(header))),
  measured('平台', 12, 'platform', platformName),
  measured('待复核', 8, 'candidate', (cell) => (cell === true ? '是' : '')),
  measured('下一步', 40, 'next'),
  measured('核实人', 16, 'confirmedBy'),
  measured('核实时间', 26, 'confirmedAt'),
];

export const ACCOUNT_VERDICT_COLUMNS: readonly Column<VerdictRow>[] = ofAccounts(VERDICT_COLUMNS);

export const ACCOUNT_SUMMARY_COLUMNS: readonly Column<SummaryRow>[] = ofAccounts(SUMMARY_COLUMNS);

/** A line per stratum, city and platform. */
export function accountSummaryRows({
  overall,
  strata,
  regions,
  platforms,
}: AccountSummary): readonly SummaryRow[] {
  return [
    summaryLine('全省', overall),
    ...strata.map((one) => summaryLine('分类', one)),
    ...regions.map((one) => summaryLine('市（州）', one)),
    ...platforms.map((one) => summaryLine('平台', one)),
  ];
}
