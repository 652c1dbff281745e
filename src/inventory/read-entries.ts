// Inspectors' tables (检查员录入): what they saw of accounts with their own eyes.
import type { Result } from '../model/result.ts';
import { readEntryRow, type EntryReference, type FilledRow } from './entry-row.ts';
import type { EntryColumn } from './entry-words.ts';
import type { RowRemark } from './problem.ts';
import { readSheet, type Sheet } from './sheet.ts';

/** Reads and checks the whole table (csv or xlsx); rows left empty are left out. The error lists every faulty row. */
export function readEntries(
  bytes: Uint8Array,
  reference: EntryReference,
): Promise<Result<Sheet<FilledRow>, readonly RowRemark[]>> {
  return readSheet<EntryColumn, FilledRow>(bytes, {
    columns: {
      words: reference.words.entries,
      required: ['id', 'inspector', 'seenAt'],
      hint: '请用 xunjian accounts entries template 写出的表填写',
    },
    map: null,
    key: { column: 'id', repeated: '同一账号、检查人、检查时点重复，请只留一行' },
    empty: '表头下面没有账号',
    readRow: (row, heading) => readEntryRow(row, heading, reference),
    notesOf: () => [],
  });
}
