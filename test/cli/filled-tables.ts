// Tables that the program writes, read back and filled in as a person would with a spreadsheet.
import { readFileSync } from 'node:fs';
import writeXlsxFile from 'write-excel-file/node';
import { readTable, type Cell } from '../../src/inventory/table.ts';

export async function rowsOf(file: string): Promise<readonly (readonly Cell[])[]> {
  const rows = await readTable(readFileSync(file));
  if (!rows.ok) throw new Error(rows.error.reason);
  return rows.value.map(({ cells }) => cells);
}

export type Filled = Readonly<Record<string, string | Date>>;

/** The table as a person saves it who has filled in these cells: by 备案编号, then by how the heading begins. */
export async function fillIn(
  from: string,
  to: string,
  filled: Readonly<Record<string, Filled>>,
  one?: { readonly row: number; readonly filled: Filled },
): Promise<string> {
  const [header = [], ...rows] = await rowsOf(from);
  // A row by its number (the heading's is 0), where the first column does not tell rows apart.
  const chosen = one && rows[one.row - 1];
  const value = (row: readonly Cell[], index: number): Cell => {
    const mine = Object.entries((row === chosen && one?.filled) || (filled[String(row[0])] ?? {}));
    const own = mine.find(([heading]) => String(header[index]).startsWith(heading));
    return own?.[1] ?? row[index] ?? '';
  };
  const sheet = [header, ...rows.map((row) => header.map((_heading, index) => value(row, index)))].map(
    (row) =>
      row.map((cell) =>
        cell instanceof Date
          ? { type: Date, value: cell, format: 'yyyy-mm-dd hh:mm' }
          : { type: String, value: cell },
      ),
  );
  await writeXlsxFile(sheet).toFile(to);
  return to;
}
