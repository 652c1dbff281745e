// A whole inventory file of any kind: every row checked before anything is imported, all faults told at once.
import { err, ok, type Result } from '../model/result.ts';
import { groupBy } from '../model/group.ts';
import { findHeading, type ColumnMap, type ColumnWords, type Heading } from './header.ts';
import { remark, type RowRemark } from './problem.ts';
import { readTable, type Row } from './table.ts';

/** One row as what it stands for, or everything that is wrong with it. */
export interface SheetRow<T> {
  readonly row: number;
  /** null when anything is wrong. */
  readonly item: T | null;
  /** As typed and cleaned, to find duplicates even among faulty rows. */
  readonly key: string;
  readonly problems: readonly RowRemark[];
  readonly notes: readonly RowRemark[];
}

export interface SheetFormat<C extends string, T> {
  readonly columns: ColumnWords<C>;
  /** How this office's files head the columns; null for the known headings alone. */
  readonly map: ColumnMap<C> | null;
  /** The column of the key, and what to say of rows that share one. */
  readonly key: { readonly column: C; readonly repeated: string };
  /** Said of a file without rows. */
  readonly empty: string;
  readRow(row: Row, heading: Heading<C>): SheetRow<T>;
  /** What is odd about the file as a whole. */
  notesOf(rows: readonly SheetRow<T>[], heading: Heading<C>): readonly RowRemark[];
}

export interface Sheet<T> {
  readonly items: readonly T[];
  /** Headings that nobody knows; their columns are left out. */
  readonly unknownColumns: readonly string[];
  /** What was mended, left out or looks odd; none of it hinders. */
  readonly notes: readonly RowRemark[];
}

const isEmpty = (row: Row): boolean =>
  row.cells.every((cell) => typeof cell === 'string' && cell.trim() === '');

function isComment(row: Row): boolean {
  const first = row.cells.find((cell) => cell !== '');
  return typeof first === 'string' && first.trimStart().startsWith('#');
}

/** One remark per repeated row; each names all the others. Rows whose key is '' share nothing. */
export function repeats<T>(
  rows: readonly SheetRow<T>[],
  title: string,
  keyOf: (row: SheetRow<T>) => string,
  reason: string,
): readonly RowRemark[] {
  const keyed = rows.filter((row) => keyOf(row) !== '');
  return [...groupBy(keyed, keyOf).values()].flatMap((group) =>
    group
      .slice(1)
      .map((row) =>
        remark(row.row, title, keyOf(row), `${reason}：第 ${group.map((each) => each.row).join('、')} 行`),
      ),
  );
}

const byRow = (one: RowRemark, other: RowRemark): number => one.row - other.row;

function collect<C extends string, T>(
  rows: readonly SheetRow<T>[],
  heading: Heading<C>,
  format: SheetFormat<C, T>,
): Result<Sheet<T>, readonly RowRemark[]> {
  const { column, repeated } = format.key;
  const title = heading.columns.get(column)?.title ?? column;
  const problems = [
    ...rows.flatMap((row) => row.problems),
    ...repeats(rows, title, (row) => row.key, repeated),
  ];
  if (problems.length > 0) return err(problems.sort(byRow));
  const notes = [
    ...heading.notes,
    ...rows.flatMap((row) => row.notes),
    ...format.notesOf(rows, heading),
  ].sort(byRow);
  return ok({ items: rows.flatMap((row) => row.item ?? []), unknownColumns: heading.unknown, notes });
}

/** Reads and checks one file (csv or xlsx). The error lists every faulty row. */
export async function readSheet<C extends string, T>(
  bytes: Uint8Array,
  format: SheetFormat<C, T>,
): Promise<Result<Sheet<T>, readonly RowRemark[]>> {
  const table = await readTable(bytes);
  if (!table.ok) return err([table.error]);
  const lines = table.value.filter((row) => !isEmpty(row) && !isComment(row));
  const heading = findHeading(lines, format.columns, format.map);
  if (!heading.ok) return heading;
  const rows = lines
    .filter((row) => row.number > heading.value.row)
    .map((row) => format.readRow(row, heading.value));
  if (rows.length === 0) return err([remark(0, '', '', format.empty)]);
  return collect(rows, heading.value, format);
}
