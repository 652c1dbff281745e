// The whole file: every row checked before anything is imported, all faults told at once.
import type { Site } from '../model/site.ts';
import { err, ok, type Result } from '../model/result.ts';
import { findHeading, type Heading } from './header.ts';
import { remark, type RowRemark } from './problem.ts';
import { readSiteRow, type InventoryReference, type SiteRow } from './site-row.ts';
import { readTable, type Row } from './table.ts';

export interface SiteSheet {
  readonly sites: readonly Site[];
  /** What was mended, left out or looks odd; none of it hinders. */
  readonly notes: readonly RowRemark[];
}

const isEmpty = (row: Row): boolean =>
  row.cells.every((cell) => typeof cell === 'string' && cell.trim() === '');

function isComment(row: Row): boolean {
  const first = row.cells.find((cell) => cell !== '');
  return typeof first === 'string' && first.trimStart().startsWith('#');
}

function groups(rows: readonly SiteRow[], keyOf: (row: SiteRow) => string): readonly (readonly SiteRow[])[] {
  const byKey = new Map<string, SiteRow[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key !== '') byKey.set(key, [...(byKey.get(key) ?? []), row]);
  }
  return [...byKey.values()].filter((group) => group.length > 1);
}

/** One remark per repeated row; each names all the others. */
function repeats(
  rows: readonly SiteRow[],
  title: string,
  keyOf: (row: SiteRow) => string,
  reason: string,
): readonly RowRemark[] {
  return groups(rows, keyOf).flatMap((group) =>
    group
      .slice(1)
      .map((row) =>
        remark(row.row, title, keyOf(row), `${reason}：第 ${group.map((each) => each.row).join('、')} 行`),
      ),
  );
}

/** The same page behind http and https, with or without the last slash. */
const sameAddress = (row: SiteRow): string =>
  row.site?.url.replace(/^https?:\/\//, '').replace(/\/$/, '') ?? '';

function collect(rows: readonly SiteRow[], heading: Heading): Result<SiteSheet, readonly RowRemark[]> {
  const titleOf = (column: 'code' | 'url'): string => heading.columns.get(column)?.title ?? column;
  const problems = [
    ...rows.flatMap((row) => row.problems),
    ...repeats(rows, titleOf('code'), (row) => row.code, '网站标识码重复'),
  ];
  if (problems.length > 0) return err(problems.sort((one, other) => one.row - other.row));
  const notes = [
    ...heading.notes,
    ...rows.flatMap((row) => row.notes),
    ...repeats(rows, titleOf('url'), sameAddress, '首页网址相同'),
  ];
  if (!heading.columns.has('services')) {
    notes.push(remark(0, '', '', '没有“有无对外服务”列：门户按“有”、部门网站按“无”处理'));
  }
  return ok({
    sites: rows.flatMap((row) => row.site ?? []),
    notes: notes.sort((one, other) => one.row - other.row),
  });
}

/** Reads and checks a sites inventory (csv or xlsx). The error lists every faulty row. */
export async function readSites(
  bytes: Uint8Array,
  reference: InventoryReference,
): Promise<Result<SiteSheet, readonly RowRemark[]>> {
  const table = await readTable(bytes);
  if (!table.ok) return err([table.error]);
  const lines = table.value.filter((row) => !isEmpty(row) && !isComment(row));
  const heading = findHeading(lines, reference.words);
  if (!heading.ok) return heading;
  const regions = new Map(reference.regions.map((region) => [region.code, region]));
  const rows = lines
    .filter((row) => row.number > heading.value.row)
    .map((row) => readSiteRow(row, heading.value, reference.words, regions));
  if (rows.length === 0) return err([remark(0, '', '', '表头下面没有网站')]);
  return collect(rows, heading.value);
}
