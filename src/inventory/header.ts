// Finds the heading row and what each column means.
import { err, ok, type Result } from '../model/result.ts';
import { remark, type RowRemark } from './problem.ts';
import type { Row } from './table.ts';
import { normalWord, REQUIRED_COLUMNS, type InventoryWords, type SiteColumn } from './words.ts';

export interface Heading {
  readonly row: number;
  /** Where each known column stands, and how the file names it. */
  readonly columns: ReadonlyMap<SiteColumn, { readonly index: number; readonly title: string }>;
  /** Columns that have any heading, known or not. */
  readonly headed: ReadonlySet<number>;
  readonly notes: readonly RowRemark[];
}

/** A title line or two may stand above the headings. */
const SEARCHED_ROWS = 10;
const TELLING_COLUMNS = 3;

const titleOf = (cell: Row['cells'][number] | undefined): string =>
  typeof cell === 'string' ? cell.replace(/^\ufeff/, '').trim() : '';

/** A remark in brackets after the heading, as in 网站名称（全称）, makes no difference. */
function meaningOf(title: string, words: InventoryWords): SiteColumn | undefined {
  const word = normalWord(title);
  return words.columns.get(word) ?? words.columns.get(word.replace(/\(.*\)$/, ''));
}

function headingOf(row: Row, words: InventoryWords): Result<Heading, readonly RowRemark[]> {
  const columns = new Map<SiteColumn, { index: number; title: string }>();
  const headed = new Set<number>();
  const [notes, problems]: [RowRemark[], RowRemark[]] = [[], []];
  row.cells.forEach((cell, index) => {
    const title = titleOf(cell);
    if (title === '') return;
    headed.add(index);
    const meaning = meaningOf(title, words);
    const earlier = meaning && columns.get(meaning);
    if (!meaning) notes.push(remark(row.number, title, '', '不认识的列，已忽略'));
    else if (earlier)
      problems.push(remark(row.number, title, '', `与“${earlier.title}”列是同一项，请只留一列`));
    else columns.set(meaning, { index, title });
  });
  for (const needed of REQUIRED_COLUMNS) {
    if (columns.has(needed)) continue;
    const chinese =
      [...words.columns].find(([word, meaning]) => meaning === needed && /\p{Script=Han}/u.test(word))?.[0] ??
      needed;
    problems.push(remark(row.number, '', '', `缺少必需的列“${chinese}”（${needed}）`));
  }
  return problems.length > 0 ? err(problems) : ok({ row: row.number, columns, headed, notes });
}

/** The first row that names several known columns. */
export function findHeading(
  rows: readonly Row[],
  words: InventoryWords,
): Result<Heading, readonly RowRemark[]> {
  for (const row of rows.slice(0, SEARCHED_ROWS)) {
    const known = row.cells.filter((cell) => meaningOf(titleOf(cell), words) !== undefined).length;
    if (known >= TELLING_COLUMNS) return headingOf(row, words);
  }
  return err([
    remark(
      0,
      '',
      '',
      `前 ${SEARCHED_ROWS} 行里找不到表头，应有：网站标识码、网站名称、首页网址、主办单位、行政区划码`,
    ),
  ]);
}
