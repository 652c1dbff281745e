// What units filled in themselves (单位自报): the link of each account's newest post.
import type { Account } from '../model/account.ts';
import type { Result } from '../model/result.ts';
import type { EntryWords, ReportColumn } from './entry-words.ts';
import type { Heading } from './header.ts';
import { readLink, type LinkBelongs } from './link-cell.ts';
import type { RowRemark } from './problem.ts';
import { RowReader } from './row-reader.ts';
import { readSheet, type Sheet, type SheetRow } from './sheet.ts';
import type { Row } from './table.ts';

/** One row of the table; `link` is '' where the unit has not answered. */
export interface ReportedLink {
  readonly account: string;
  readonly link: string;
  /** 填报人; '' when not told. */
  readonly by: string;
}

export interface ReportReference {
  readonly words: EntryWords;
  /** The register, by 备案编号. */
  readonly accounts: ReadonlyMap<string, Account>;
  readonly linkBelongs: LinkBelongs;
}

/** The account of this row; null with a problem told. */
export function knownAccount<C extends string>(
  reader: RowReader<C>,
  column: C,
  accounts: ReadonlyMap<string, Account>,
): Account | null {
  const id = reader.text(column).normalize('NFKC');
  const account = accounts.get(id) ?? null;
  if (id === '') reader.problem(column, '不能为空');
  else if (account === null) reader.problem(column, '台账中没有这个备案编号，请对照台账改正');
  return account;
}

function readRow(
  row: Row,
  heading: Heading<ReportColumn>,
  { accounts, linkBelongs }: ReportReference,
): SheetRow<ReportedLink> {
  const reader = new RowReader(row, heading);
  const account = knownAccount(reader, 'id', accounts);
  const link = readLink(reader, 'link', account?.platform ?? null, linkBelongs);
  const by = reader.maybeWords('by');
  reader.noteStrays();
  const { problems, notes } = reader;
  const item = account !== null && problems.length === 0 ? { account: account.id, link, by } : null;
  return { row: row.number, item, key: account?.id ?? '', problems, notes };
}

/** Reads and checks the whole table (csv or xlsx). The error lists every faulty row. */
export function readSelfReports(
  bytes: Uint8Array,
  reference: ReportReference,
): Promise<Result<Sheet<ReportedLink>, readonly RowRemark[]>> {
  return readSheet<ReportColumn, ReportedLink>(bytes, {
    columns: {
      words: reference.words.reports,
      required: ['id', 'link'],
      hint: '请用 xunjian accounts reports template 写出的表填报',
    },
    map: null,
    key: { column: 'id', repeated: '备案编号重复，请只留一行' },
    empty: '表头下面没有账号',
    readRow: (row, heading) => readRow(row, heading, reference),
    notesOf: () => [],
  });
}
