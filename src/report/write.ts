// Writes records as csv, xlsx, json or ndjson; everything but xlsx streams row by row.
import type { Writable } from 'node:stream';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { err, ok, type Result } from '../model/result.ts';
import type { Column } from './columns.ts';

export const FORMATS = ['csv', 'xlsx', 'json', 'ndjson'] as const;
export type Format = (typeof FORMATS)[number];

/** One export in both its shapes: records for programs, a table for people. */
export interface Report<R = unknown, T = unknown> {
  /** Chinese, the sheet's name. */
  readonly title: string;
  /** Of json and ndjson. */
  records(): AsyncIterable<R>;
  /** Of csv and xlsx. */
  rows(): AsyncIterable<T>;
  readonly columns: readonly Column<T>[];
  /** The one JSON document, where it is not simply the list of records. */
  readonly document?: unknown;
}

async function* jsonArray(records: AsyncIterable<unknown>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const record of records) {
    yield before + JSON.stringify(record);
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

async function* jsonLines(records: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const record of records) yield `${JSON.stringify(record)}\n`;
}

async function* cells<T>(rows: AsyncIterable<T>, columns: readonly Column<T>[]): AsyncGenerator<unknown[]> {
  for await (const row of rows) yield columns.map((column) => column.cell(row));
}

/** UTF-8 with BOM and CRLF, as spreadsheets want it; cells that would start a formula are disarmed. */
async function writeCsv<T>(report: Report<unknown, T>, out: Writable): Promise<void> {
  const header = report.columns.map((column) => column.header);
  const csv = stringify({
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
    header: true,
    columns: header,
    cast: { boolean: (value) => (value ? '是' : '否') },
  });
  await pipeline(Readable.from(cells(report.rows(), report.columns)), csv, out);
}

/**
 * Writes the report and ends `out`.
 * @returns one Chinese line when the format cannot hold the rows.
 */
export async function writeReport<R, T>(
  report: Report<R, T>,
  format: Format,
  out: Writable,
): Promise<Result<null, string>> {
  if (format === 'csv') await writeCsv(report, out);
  else if (format === 'ndjson') await pipeline(Readable.from(jsonLines(report.records())), out);
  else if (format === 'json') {
    const document = report.document;
    const text =
      document === undefined ? jsonArray(report.records()) : [`${JSON.stringify(document, null, 2)}\n`];
    await pipeline(Readable.from(text), out);
  } else {
    // Its library is loaded for a sheet only.
    const { sheetBytes } = await import('./xlsx.ts');
    const sheet = await sheetBytes(report.title, report.columns, report.rows());
    if (!sheet.ok) return err(sheet.error);
    await pipeline(Readable.from([sheet.value]), out);
  }
  return ok(null);
}
