// Finds the heading row and what each column means.
import { err, ok, type Result } from '../model/result.ts';
import { remark, type RowRemark } from './problem.ts';
import type { Row } from './table.ts';
import { normalWord, type Dictionary } from './words.ts';

/** The columns that a kind of inventory knows, and how files may head them. */
export interface ColumnWords<C extends string> {
  readonly words: Dictionary<C>;
  readonly required: readonly C[];
  /** Chinese: what to do when a needed column goes by a name that nobody knows; '' where nothing can be done. */
  readonly hint: string;
}

/** Our column → the heading it has in one office's files; goes before the known headings. */
export interface ColumnMap<C extends string> {
  readonly headings: ReadonlyMap<C, string>;
  /** Named for this very file: a heading that the file lacks is an error. Otherwise the known headings are tried. */
  readonly strict: boolean;
}

export interface Heading<C extends string> {
  readonly row: number;
  /** Where each known column stands, and how the file names it. */
  readonly columns: ReadonlyMap<C, { readonly index: number; readonly title: string }>;
  /** Columns that have any heading, known or not. */
  readonly headed: ReadonlySet<number>;
  /** Headings that nobody knows; their columns are left out. */
  readonly unknown: readonly string[];
  readonly notes: readonly RowRemark[];
}

/** A title line or two may stand above the headings. */
const SEARCHED_ROWS = 10;
/** So many known columns make a row the headings; fewer where a kind of table needs fewer. */
const TELLING_COLUMNS = 3;

const titleOf = (cell: Row['cells'][number] | undefined): string =>
  typeof cell === 'string' ? cell.replace(/^\ufeff/, '').trim() : '';

/** How people head a column: its first Chinese word. */
function chineseOf<C extends string>(column: C, { words }: ColumnWords<C>): string {
  const han = /\p{Script=Han}/u;
  return [...words].find(([word, meaning]) => meaning === column && han.test(word))?.[0] ?? column;
}

type MeaningOf<C> = (title: string) => C | undefined;

/** What headings mean in this row: those of the map that stand in it first, then the known words. */
function meanings<C extends string>(row: Row, known: ColumnWords<C>, map: ColumnMap<C> | null): MeaningOf<C> {
  const titles = new Set(row.cells.map((cell) => normalWord(titleOf(cell))));
  const mapped = new Map<string, C>();
  for (const [column, heading] of map?.headings ?? [])
    if (titles.has(normalWord(heading))) mapped.set(normalWord(heading), column);
  const taken = new Set(mapped.values());
  return (title) => {
    const word = normalWord(title);
    const own = mapped.get(word);
    if (own !== undefined) return own;
    // A remark in brackets after the heading, as in 网站名称（全称）, makes no difference.
    const meaning = known.words.get(word) ?? known.words.get(word.replace(/\(.*\)$/, ''));
    return meaning !== undefined && taken.has(meaning) ? undefined : meaning;
  };
}

function missing<C extends string>(
  row: Row,
  known: ColumnWords<C>,
  map: ColumnMap<C> | null,
): { readonly problems: readonly RowRemark[]; readonly notes: readonly RowRemark[] } {
  const titles = new Set(row.cells.map((cell) => normalWord(titleOf(cell))));
  const absent = [...(map?.headings ?? [])].filter(([, heading]) => !titles.has(normalWord(heading)));
  const told = absent.map(([column, heading]) =>
    remark(
      row.number,
      heading,
      '',
      `列对照表把它作为“${chineseOf(column, known)}”（${column}），文件里没有这一列${map?.strict === true ? '' : '，改按通用列名识别'}`,
    ),
  );
  return map?.strict === true ? { problems: told, notes: [] } : { problems: [], notes: told };
}

function headingOf<C extends string>(
  row: Row,
  known: ColumnWords<C>,
  map: ColumnMap<C> | null,
): Result<Heading<C>, readonly RowRemark[]> {
  const columns = new Map<C, { index: number; title: string }>();
  const headed = new Set<number>();
  const unknown: string[] = [];
  const absent = missing(row, known, map);
  const [notes, problems] = [[...absent.notes], [...absent.problems]];
  const meaningOf = meanings(row, known, map);
  row.cells.forEach((cell, index) => {
    const title = titleOf(cell);
    if (title === '') return;
    headed.add(index);
    const meaning = meaningOf(title);
    const earlier = meaning && columns.get(meaning);
    if (!meaning) {
      unknown.push(title);
      notes.push(remark(row.number, title, '', '不认识的列，已忽略'));
    } else if (earlier)
      problems.push(remark(row.number, title, '', `与“${earlier.title}”列是同一项，请只留一列`));
    else columns.set(meaning, { index, title });
  });
  const strangers = unknown.length === 0 ? '' : `文件里不认识的列有：${unknown.join('、')}，`;
  const hint = known.hint === '' ? '' : `；${strangers}${known.hint}`;
  for (const needed of known.required)
    if (!columns.has(needed))
      problems.push(
        remark(row.number, '', '', `缺少必需的列“${chineseOf(needed, known)}”（${needed}）${hint}`),
      );
  return problems.length > 0 ? err(problems) : ok({ row: row.number, columns, headed, unknown, notes });
}

/** The first row that names several known columns. */
export function findHeading<C extends string>(
  rows: readonly Row[],
  known: ColumnWords<C>,
  map: ColumnMap<C> | null = null,
): Result<Heading<C>, readonly RowRemark[]> {
  for (const row of rows.slice(0, SEARCHED_ROWS)) {
    const meaningOf = meanings(row, known, map);
    const telling = row.cells.filter((cell) => meaningOf(titleOf(cell)) !== undefined).length;
    if (telling >= Math.min(TELLING_COLUMNS, known.required.length)) return headingOf(row, known, map);
  }
  const needed = known.required.map((column) => chineseOf(column, known)).join('、');
  const hint = known.hint === '' ? '' : `；${known.hint}`;
  return err([remark(0, '', '', `前 ${SEARCHED_ROWS} 行里找不到表头，应有：${needed}${hint}`)]);
}
