// A workbook of several sheets for people who edit it: bold frozen headers, filters, widths for Chinese text, numbers as numbers.
import writeExcelFile, { type Cell as SheetCell } from 'write-excel-file/node';
import type { Sheet } from '../judge/workbook/write.ts';

function cell(value: Sheet['rows'][number][number]): SheetCell {
  if (value === null || value === '') return null;
  if (typeof value === 'boolean') return { type: Boolean, value };
  if (typeof value === 'number') return { type: Number, value };
  return { type: String, value, wrap: true };
}

/** `A`, `Z`, `AA`; @param column from 1. */
function letters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? letters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}

const filterOf = ({ header, rows }: Sheet): string =>
  `<autoFilter ref="A1:${letters(header.length)}${rows.length + 1}"/>`;

/** The library knows no filters; the format wants them straight after the data. */
const withFilter = (xml: string, sheet: Sheet | undefined): string =>
  sheet ? xml.replace('</sheetData>', `</sheetData>${filterOf(sheet)}`) : xml;

export async function workbookBytes(sheets: readonly Sheet[]): Promise<Buffer> {
  const written = sheets.map(({ title, header, widths, rows }) => ({
    data: [
      header.map((value): SheetCell => ({ type: String, value, fontWeight: 'bold' })),
      ...rows.map((row) => row.map(cell)),
    ],
    sheet: title,
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
  }));
  const filter = {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml: string, _options: object, { sheetIndex }: { sheetIndex: number }): string =>
            withFilter(xml, sheets[sheetIndex]),
        },
      },
    },
  };
  return writeExcelFile(written, { features: [filter] }).toBuffer();
}
