// The annexes as one workbook: a sheet per table, its title above a frozen heading with a filter, numbers as numbers.
import writeExcelFile, { type Cell as SheetCell } from 'write-excel-file/node';
import { getCellAddress } from 'write-excel-file/utility';
import { decimalCell, printable } from '../xlsx.ts';
import { restamped } from '../zip.ts';
import type { Annex, AnnexCell, AnnexTable } from './annex.ts';

const FRAME = { borderStyle: 'thin' } as const;
const MIDDLE = { alignVertical: 'center', wrap: true } as const;
/** Rows above the data: the title and the heading. */
const ROWS_ABOVE = 2;

function valueCell({ value }: AnnexCell, decimal: boolean): SheetCell {
  if (value === null || value === '') return { ...FRAME, type: String, value: '' };
  if (typeof value === 'number') return { ...FRAME, ...MIDDLE, type: Number, value, align: 'center' };
  if (decimal && typeof value === 'string')
    return { ...FRAME, ...MIDDLE, ...decimalCell(value), align: 'center' };
  const text = typeof value === 'boolean' ? (value ? '是' : '否') : printable(value);
  return { ...FRAME, ...MIDDLE, type: String, value: text };
}

interface NamedTable {
  readonly title: string;
  readonly sheet: string;
  readonly table: AnnexTable;
}

function dataOf({ title, table: { columns, rows } }: NamedTable): SheetCell[][] {
  const name: SheetCell = {
    ...{ type: String, value: title, fontWeight: 'bold', fontSize: 14 },
    ...{ align: 'center', columnSpan: columns.length, wrap: true, height: 30 },
  };
  const heading = columns.map(({ header }): SheetCell => ({
    ...{ ...FRAME, ...MIDDLE, type: String, value: header, fontWeight: 'bold', align: 'center' },
  }));
  return [
    [name, ...columns.slice(1).map(() => null)],
    heading,
    ...rows.map((row) =>
      columns.map(({ decimal }, index) => valueCell(row[index] ?? { value: null }, decimal ?? false)),
    ),
  ];
}

/** On paper a table is as wide as the page and as many pages long as it takes. */
function fitted(xml: string): string {
  const setup = '<pageSetup orientation="landscape" paperSize="9" fitToWidth="1" fitToHeight="0"/>';
  return xml
    .replace(/(<worksheet\b[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
    .replace(/<pageSetup\b[^>]*\/>/, setup);
}

/** The library knows no filters; the format wants them straight after the data. */
function withFilter(xml: string, table: AnnexTable | undefined): string {
  if (!table) return xml;
  const last = getCellAddress(table.rows.length + ROWS_ABOVE - 1, table.columns.length - 1);
  return xml.replace('</sheetData>', `</sheetData><autoFilter ref="A${String(ROWS_ABOVE)}:${last}"/>`);
}

function tablesOf(annexes: readonly Annex[]): readonly NamedTable[] {
  return annexes.flatMap(({ number, title, tables }) =>
    tables.map((table) => ({
      table,
      title: `附件${String(number)}  ${title}${tables.length === 1 ? '' : `（${table.name}）`}`,
      sheet: `附件${String(number)} ${table.name}`.slice(0, 31),
    })),
  );
}

/** @param at epoch ms: the time the file bears. */
export async function annexesWorkbook(annexes: readonly Annex[], at: number): Promise<Uint8Array> {
  const tables = tablesOf(annexes);
  const sheets = tables.map((one) => ({
    data: dataOf(one),
    sheet: one.sheet,
    columns: one.table.columns.map(({ width }) => ({ width })),
    stickyRowsCount: ROWS_ABOVE,
    orientation: 'landscape' as const,
  }));
  const filter = {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml: string, _options: object, { sheetIndex }: { sheetIndex: number }): string =>
            fitted(withFilter(xml, tables[sheetIndex]?.table)),
        },
      },
    },
  };
  const bytes = await writeExcelFile(sheets, { features: [filter] }).toBuffer();
  return restamped(new Uint8Array(bytes), at);
}
