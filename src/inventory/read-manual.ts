// What inspectors found under clauses that only people can check. Rows without 检查结果 are passed over.
import type { CalendarDate } from '../model/calendar.ts';
import type { Result } from '../model/result.ts';
import type { Heading } from './header.ts';
import type { ManualColumn, PeriodWords } from './period-words.ts';
import type { RowRemark } from './problem.ts';
import { pastDay } from './read-review.ts';
import { RowReader } from './row-reader.ts';
import { readScreenshots, type PictureFiles } from './screenshot-cell.ts';
import { readSheet, type Sheet, type SheetRow } from './sheet.ts';
import type { Row } from './table.ts';

export interface ManualRow {
  readonly row: number;
  readonly subject: string;
  readonly indicator: string;
  readonly clause: string;
  readonly fault: boolean;
  readonly message: string;
  /** Names of files in the folder of screenshots. */
  readonly screenshots: readonly string[];
  /** '' where the fault has no address. */
  readonly target: string;
  readonly by: string;
  readonly day: CalendarDate;
  /** Another person who stands for it; null while nobody does. */
  readonly review: { readonly by: string; readonly day: CalendarDate } | null;
}

export interface ManualReference {
  readonly words: PeriodWords;
  /** The last day that may be entered. */
  readonly today: CalendarDate;
  /** null when no folder of screenshots was given. */
  readonly pictures: PictureFiles | null;
}

function reviewOf(reader: RowReader<ManualColumn>, by: string, today: CalendarDate): ManualRow['review'] {
  if (reader.text('reviewer') === '') {
    if (reader.text('reviewedOn') !== '') reader.problem('reviewer', '填了复核日期，没有填复核人');
    return null;
  }
  const reviewer = reader.words('reviewer');
  if (reviewer === by) reader.problem('reviewer', '与检查人相同，须由另一人复核');
  const day = pastDay(reader, 'reviewedOn', today);
  return day === null ? null : { by: reviewer, day };
}

function readRow(
  row: Row,
  heading: Heading<ManualColumn>,
  { words, today, pictures }: ManualReference,
): SheetRow<ManualRow> {
  const reader = new RowReader(row, heading);
  const none: SheetRow<ManualRow> = { row: row.number, item: null, key: '', problems: [], notes: [] };
  if (reader.text('result') === '') return none;
  const result = reader.word('result', words.result);
  const [subject, indicator] = [reader.words('subject'), reader.words('indicator')];
  const clause = reader.text('clause');
  const message = result === 'none' ? reader.maybeWords('message') || '未发现问题' : reader.words('message');
  const target = reader.text('target');
  const screenshots = readScreenshots(reader, 'screenshots', pictures);
  const by = reader.words('by');
  const day = pastDay(reader, 'day', today);
  const review = reviewOf(reader, by, today);
  reader.noteStrays();
  const { problems, notes } = reader;
  const about = { row: row.number, subject, indicator, clause, message, target, screenshots, by, review };
  const item =
    result !== null && day !== null && problems.length === 0
      ? { ...about, fault: result === 'fault', day }
      : null;
  return { row: row.number, item, key: [subject, indicator, clause, target, by].join(' '), problems, notes };
}

/** Reads and checks the whole table (csv or xlsx). The error lists every faulty row. */
export function readManual(
  bytes: Uint8Array,
  reference: ManualReference,
): Promise<Result<Sheet<ManualRow>, readonly RowRemark[]>> {
  return readSheet<ManualColumn, ManualRow>(bytes, {
    columns: {
      words: reference.words.manual,
      required: ['subject', 'indicator', 'clause', 'result', 'message', 'by', 'day'],
      hint: '请用 xunjian period form --of manual 写出的表填写',
    },
    map: null,
    key: { column: 'subject', repeated: '同一问题由同一人重复填写，请只留一行' },
    empty: '表头下面没有检查结果',
    readRow: (row, heading) => readRow(row, heading, reference),
    notesOf: () => [],
  });
}
