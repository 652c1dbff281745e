// A csv or xlsx file as numbered rows of cells, whatever its encoding.
import { parse } from 'csv-parse/sync';
import { err, ok, type Result } from '../model/result.ts';
import { remark, type RowRemark } from './problem.ts';

/** A date cell of a spreadsheet is a Date at UTC midnight; everything else is text. */
export type Cell = string | Date;

export interface Row {
  /** As the spreadsheet numbers it, from 1. */
  readonly number: number;
  readonly cells: readonly Cell[];
}

export type Table = Result<readonly Row[], RowRemark>;

const fault = (reason: string): Table => err(remark(0, '', '', reason));

const startsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

/** Null when it is no text in any of these encodings. */
function decode(bytes: Uint8Array): string | null {
  if (startsWith(bytes, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes);
  if (startsWith(bytes, 0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes);
  // No text holds this byte: a program, a picture, UTF-16 without its mark.
  if (bytes.includes(0)) return null;
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch (thrown) {
      // Not this encoding; the decoder says so only by throwing a TypeError.
      if (!(thrown instanceof TypeError)) throw thrown;
    }
  }
  return null;
}

function separatorOf(text: string): string {
  const firstLine = text.slice(0, text.search(/[\r\n]|$/));
  return [',', '\t', ';'].find((separator) => firstLine.includes(separator)) ?? ',';
}

function readCsv(bytes: Uint8Array): Table {
  const text = decode(bytes);
  if (text === null)
    return fault('既不是 xlsx，也不是编码为 UTF-8 或 GB18030 的 csv，请用 Excel 打开后另存为 xlsx 或 csv');
  try {
    const records = parse(text, { delimiter: separatorOf(text), relax_column_count: true });
    return ok(records.map((cells, index) => ({ number: index + 1, cells })));
  } catch (thrown) {
    if (!(thrown instanceof Error)) throw thrown;
    const line = 'lines' in thrown && typeof thrown.lines === 'number' ? `第 ${thrown.lines} 行附近` : '';
    return fault(`csv 格式有误${line}（多为引号不成对），请用 Excel 打开检查后另存`);
  }
}

function cellOf(value: unknown): Cell {
  if (value instanceof Date) return value;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}

async function readXlsx(bytes: Uint8Array): Promise<Table> {
  // Loaded for a workbook only.
  const { readSheet } = await import('read-excel-file/node');
  try {
    const rows = await readSheet(Buffer.from(bytes));
    return ok(rows.map((cells, index) => ({ number: index + 1, cells: cells.map(cellOf) })));
  } catch (thrown) {
    // Whatever a malformed archive makes the reader throw, it is the file's fault and not ours.
    if (!(thrown instanceof Error)) throw thrown;
    return fault(
      'xlsx 文件无法读取（不完整、已损坏或不是 Excel 工作簿），请重新取得文件，或用 Excel 打开后另存',
    );
  }
}

/** Reads the first sheet of an xlsx, or a csv in UTF-8 (with or without BOM), GB18030 or UTF-16. Empty lines count. */
export async function readTable(bytes: Uint8Array): Promise<Table> {
  if (bytes.length === 0) return fault('文件是空的');
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return readXlsx(bytes);
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return fault('这是旧版 xls（或加了密码的）文件，请用 Excel 另存为 xlsx 或 csv');
  return readCsv(bytes);
}
