// One sheet for people: bold frozen header, widths for Chinese text, numbers as numbers, dates as ISO text.
import writeExcelFile, { type Cell as SheetCell } from 'write-excel-file/node';
import { err, ok, type Result } from '../model/result.ts';
import type { Cell, Column } from './columns.ts';
import { printableText } from './printable.ts';
import { choiceLists } from './xlsx-choices.ts';

/**
 * The whole sheet is one text in memory while it is written (200,000 findings: 1.2 GB at the peak), so it is refused well
 * before the format's own limit of 1,048,576 rows.
 */
const SHEET_ROWS = 200_000;
/** A cell holds this many characters by the format's definition. */
const CELL_CHARACTERS = 32_767;

/** As many digits after the point as the text shows: `99.20` stays 99.20. */
export function decimalCell(text: string) {
  const digits = text.split('.')[1]?.length ?? 0;
  return {
    type: Number,
    value: Number(text),
    format: digits === 0 ? '0' : `0.${'0'.repeat(digits)}`,
  } as const;
}

/** What a cell can hold of a text. */
export const printable = (text: string): string => printableText(text).slice(0, CELL_CHARACTERS);

function sheetCell(value: Cell, decimal: boolean): SheetCell {
  if (decimal && typeof value === 'string') return decimalCell(value);
  if (value === null || value === '') return null;
  if (typeof value === 'boolean') return { type: String, value: value ? '是' : '否' };
  if (typeof value === 'number') return { type: Number, value };
  return { type: String, value: printable(value) };
}

/** The whole sheet stands in memory while it is written; one that is too long is refused with one Chinese line. */
export async function sheetBytes<T>(
  title: string,
  columns: readonly Column<T>[],
  rows: AsyncIterable<T>,
): Promise<Result<Buffer, string>> {
  const header: SheetCell[] = columns.map((column) => ({
    type: String,
    value: column.header,
    fontWeight: 'bold',
  }));
  const data: SheetCell[][] = [header];
  for await (const row of rows) {
    if (data.length === SHEET_ROWS)
      return err(`行数超过 xlsx 一张表的上限 ${SHEET_ROWS - 1}；请改用 --format csv`);
    data.push(columns.map((column) => sheetCell(column.cell(row), column.decimal ?? false)));
  }
  const widths = columns.map((column) => ({ width: column.width }));
  const options = { sheet: title, columns: widths, stickyRowsCount: 1 };
  return ok(await writeExcelFile(data, options, { features: [choiceLists(columns)] }).toBuffer());
}
