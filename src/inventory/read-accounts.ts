// A register of new-media accounts: its rows, and what is odd about the file as a whole.
import type { Account } from '../model/account.ts';
import { ok, type Result } from '../model/result.ts';
import type { Region } from '../model/region.ts';
import { readAccountRow } from './account-row.ts';
import { REQUIRED_ACCOUNT_COLUMNS, type AccountColumn, type AccountWords } from './account-words.ts';
import type { ColumnMap, Heading } from './header.ts';
import { remark, type RowRemark } from './problem.ts';
import { readSheet, type SheetRow } from './sheet.ts';

export interface AccountReference {
  readonly regions: readonly Region[];
  readonly words: AccountWords;
  /** How this office's files head their columns; null for the known headings alone. */
  readonly map: ColumnMap<AccountColumn> | null;
}

export interface AccountSheet {
  readonly accounts: readonly Account[];
  readonly unknownColumns: readonly string[];
  readonly notes: readonly RowRemark[];
}

const MAP_HINT = '列名不同时写一份列对照表（每行一个，如 name: 公众号全称），导入时加 --map 文件';

/** Columns that decide which stratum of the sample an account belongs to. */
const TELLING = [
  ['representsGovernment', '没有“代表主体为政府”列：全部按“否”处理，抽样时没有账号进入这一层'],
  ['provincialDepartment', '没有“省直部门”列：全部按“否”处理，抽样时没有账号进入这一层'],
] as const;

function notesOf(_rows: readonly SheetRow<Account>[], heading: Heading<AccountColumn>): readonly RowRemark[] {
  return TELLING.filter(([column]) => !heading.columns.has(column)).map(([, said]) =>
    remark(0, '', '', said),
  );
}

/** Reads and checks a register of accounts (csv or xlsx). The error lists every faulty row. */
export async function readAccounts(
  bytes: Uint8Array,
  { regions, words, map }: AccountReference,
): Promise<Result<AccountSheet, readonly RowRemark[]>> {
  const byCode = new Map(regions.map((region) => [region.code, region]));
  const sheet = await readSheet<AccountColumn, Account>(bytes, {
    columns: { words: words.columns, required: REQUIRED_ACCOUNT_COLUMNS, hint: MAP_HINT },
    map,
    key: { column: 'id', repeated: '备案编号重复' },
    empty: '表头下面没有账号',
    readRow: (row, heading) => readAccountRow(row, heading, words, byCode),
    notesOf,
  });
  if (!sheet.ok) return sheet;
  const { items, unknownColumns, notes } = sheet.value;
  return ok({ accounts: items, unknownColumns, notes });
}
