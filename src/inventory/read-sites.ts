// A sites inventory: its rows, and what is odd about the file as a whole.
import { ok, type Result } from '../model/result.ts';
import type { Site } from '../model/site.ts';
import type { Heading } from './header.ts';
import { remark, type RowRemark } from './problem.ts';
import { readSheet, repeats, type SheetRow } from './sheet.ts';
import { readSiteRow, type InventoryReference } from './site-row.ts';
import { REQUIRED_COLUMNS, type SiteColumn } from './words.ts';

export interface SiteSheet {
  readonly sites: readonly Site[];
  /** What was mended, left out or looks odd; none of it hinders. */
  readonly notes: readonly RowRemark[];
}

/** The same page behind http and https, with or without the last slash. */
const sameAddress = (row: SheetRow<Site>): string =>
  row.item?.url.replace(/^https?:\/\//, '').replace(/\/$/, '') ?? '';

function notesOf(rows: readonly SheetRow<Site>[], heading: Heading<SiteColumn>): readonly RowRemark[] {
  const title = heading.columns.get('url')?.title ?? 'url';
  const same = repeats(rows, title, sameAddress, '首页网址相同');
  if (heading.columns.has('services')) return same;
  return [...same, remark(0, '', '', '没有“有无对外服务”列：门户按“有”、部门网站按“无”处理')];
}

/** Reads and checks a sites inventory (csv or xlsx). The error lists every faulty row. */
export async function readSites(
  bytes: Uint8Array,
  { regions, words }: InventoryReference,
): Promise<Result<SiteSheet, readonly RowRemark[]>> {
  const byCode = new Map(regions.map((region) => [region.code, region]));
  const sheet = await readSheet<SiteColumn, Site>(bytes, {
    columns: { words: words.columns, required: REQUIRED_COLUMNS, hint: '' },
    map: null,
    key: { column: 'code', repeated: '网站标识码重复' },
    empty: '表头下面没有网站',
    readRow: (row, heading) => readSiteRow(row, heading, words, byCode),
    notesOf,
  });
  return sheet.ok ? ok({ sites: sheet.value.items, notes: sheet.value.notes }) : sheet;
}
