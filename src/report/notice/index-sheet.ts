// 目录.xlsx beside the notices: which file is whose, and by when its problems are to be mended.
import type { Column } from '../columns.ts';
import { sheetBytes } from '../xlsx.ts';
import { restamped } from '../zip.ts';
import { ok, type Result } from '../../model/result.ts';

export interface NoticeRow {
  readonly organizer: string;
  readonly region: string;
  /** The file's name. */
  readonly file: string;
  readonly sites: number;
  readonly accounts: number;
  readonly problems: number;
  /** YYYY-MM-DD; '' while the date of the notices is not known. */
  readonly deadline: string;
}

export const NOTICE_INDEX = '目录.xlsx';

type Numbered = NoticeRow & { readonly number: number };

const column = (header: string, width: number, cell: Column<Numbered>['cell']): Column<Numbered> => ({
  ...{ header, width, cell },
});

const COLUMNS: readonly Column<Numbered>[] = [
  column('序号', 6, ({ number }) => number),
  column('主办单位', 36, ({ organizer }) => organizer),
  column('行政区划码', 12, ({ region }) => region),
  column('文件', 44, ({ file }) => file),
  column('网站数', 8, ({ sites }) => sites),
  column('账号数', 8, ({ accounts }) => accounts),
  column('问题数', 8, ({ problems }) => problems),
  column('整改期限', 12, ({ deadline }) => deadline),
  // For whoever sends them and follows them up.
  column('送达日期', 12, () => null),
  column('整改情况', 30, () => null),
];

async function* numbered(rows: readonly NoticeRow[]): AsyncGenerator<Numbered> {
  for (const [index, row] of rows.entries()) yield { ...row, number: index + 1 };
}

/** @param at epoch ms: the time the file bears. */
export async function noticeIndex(
  rows: readonly NoticeRow[],
  at: number,
): Promise<Result<Uint8Array, string>> {
  const sheet = await sheetBytes('整改通知目录', COLUMNS, numbered(rows));
  return sheet.ok ? ok(restamped(new Uint8Array(sheet.value), at)) : sheet;
}
