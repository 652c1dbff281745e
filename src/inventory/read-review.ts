// The reviewed findings of a quarter: what is dismissed or confirmed, by whom and why. Rows without 处理 are passed over.
import type { CalendarDate } from '../model/calendar.ts';
import type { Result } from '../model/result.ts';
import type { Heading } from './header.ts';
import type { PeriodWords, ReviewColumn } from './period-words.ts';
import type { RowRemark } from './problem.ts';
import { RowReader } from './row-reader.ts';
import { readSheet, type Sheet, type SheetRow } from './sheet.ts';
import type { Row } from './table.ts';

export interface ReviewedRow {
  readonly row: number;
  readonly finding: string;
  readonly action: 'dismiss' | 'confirm';
  readonly reason: string;
  readonly by: string;
  readonly day: CalendarDate;
}

/** A day in the past; null with a problem told. @param today the last that may be entered */
export function pastDay<C extends string>(
  reader: RowReader<C>,
  column: C,
  today: CalendarDate,
): CalendarDate | null {
  if (reader.text(column) === '') reader.problem(column, '不能为空，应如 2021-12-28');
  const day = reader.date(column);
  if (day !== null && day > today) reader.problem(column, '在今天之后，请核对');
  return day;
}

function readRow(
  row: Row,
  heading: Heading<ReviewColumn>,
  words: PeriodWords,
  today: CalendarDate,
): SheetRow<ReviewedRow> {
  const reader = new RowReader(row, heading);
  const none: SheetRow<ReviewedRow> = { row: row.number, item: null, key: '', problems: [], notes: [] };
  if (reader.text('action') === '') return none;
  const action = reader.word('action', words.action);
  const finding = reader.words('id');
  const [reason, by] = [reader.words('reason'), reader.words('by')];
  const day = pastDay(reader, 'day', today);
  reader.noteStrays();
  const { problems, notes } = reader;
  const item =
    action !== null && day !== null && problems.length === 0
      ? { row: row.number, finding, action, reason, by, day }
      : null;
  return { row: row.number, item, key: finding, problems, notes };
}

/** Reads and checks the whole table (csv or xlsx). The error lists every faulty row. */
export function readReview(
  bytes: Uint8Array,
  words: PeriodWords,
  today: CalendarDate,
): Promise<Result<Sheet<ReviewedRow>, readonly RowRemark[]>> {
  return readSheet<ReviewColumn, ReviewedRow>(bytes, {
    columns: {
      words: words.review,
      required: ['id', 'action', 'reason', 'by', 'day'],
      hint: '请用 xunjian period form --of review 写出的表填写',
    },
    map: null,
    key: { column: 'id', repeated: '同一问题重复，请只留一行' },
    empty: '表头下面没有问题',
    readRow: (row, heading) => readRow(row, heading, words, today),
    notesOf: () => [],
  });
}
