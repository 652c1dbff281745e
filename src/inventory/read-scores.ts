// Scores entered row by row: how many cases an inspector counted. Rows without 处数 are passed over.
import type { CalendarDate } from '../model/calendar.ts';
import type { Result } from '../model/result.ts';
import type { ScoreEntry } from '../model/score-entry.ts';
import type { ScoreTableId } from '../model/score-table.ts';
import type { Heading } from './header.ts';
import type { PeriodWords, ScoreColumn } from './period-words.ts';
import type { RowRemark } from './problem.ts';
import { pastDay } from './read-review.ts';
import { RowReader } from './row-reader.ts';
import { readSheet, type Sheet, type SheetRow } from './sheet.ts';
import type { Row } from './table.ts';

export interface ScoreReference {
  readonly words: PeriodWords;
  readonly today: CalendarDate;
  readonly period: string;
  /** When the table is taken in, epoch ms. */
  readonly at: number;
  /** Subjects and rows (`indicator clause`) of each table. */
  readonly subjects: Readonly<Record<ScoreTableId, ReadonlySet<string>>>;
  readonly rows: Readonly<Record<ScoreTableId, ReadonlySet<string>>>;
}

const MOST_CASES = 100_000;

function casesOf(reader: RowReader<ScoreColumn>): number | null {
  const text = reader.text('cases').normalize('NFKC');
  const cases = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (cases <= MOST_CASES) return cases;
  reader.problem('cases', '应为自然数；查过而没有的填 0');
  return null;
}

function placeOf(
  reader: RowReader<ScoreColumn>,
  { words, subjects, rows }: ScoreReference,
): Pick<ScoreEntry, 'table' | 'subject' | 'indicator' | 'clause'> | null {
  const table = reader.text('table') === '' ? null : reader.word('table', words.table);
  if (reader.text('table') === '') reader.problem('table', '不能为空');
  const [subject, indicator, clause] = [
    reader.words('subject'),
    reader.words('indicator'),
    reader.text('clause'),
  ];
  if (table === null) return null;
  if (subject !== '' && !subjects[table].has(subject))
    reader.problem('subject', '本季不给它评分，请对照写出的表');
  if (indicator !== '' && !rows[table].has(`${indicator} ${clause}`))
    reader.problem('indicator', `本季的评分表中没有它的细则“${clause}”`);
  return { table, subject, indicator, clause };
}

function readRow(row: Row, heading: Heading<ScoreColumn>, reference: ScoreReference): SheetRow<ScoreEntry> {
  const reader = new RowReader(row, heading);
  const none: SheetRow<ScoreEntry> = { row: row.number, item: null, key: '', problems: [], notes: [] };
  if (reader.text('cases') === '') return none;
  const place = placeOf(reader, reference);
  const cases = casesOf(reader);
  const by = reader.words('by');
  const day = pastDay(reader, 'day', reference.today);
  const arbitration =
    reader.text('arbitration') !== '' && reader.word('arbitration', reference.words.yesNo) === 'yes';
  const basis = reader.text('basis');
  if (cases !== null && cases > 0 && basis === '')
    reader.problem('basis', '有问题的要写依据：网址、文号或截图名');
  reader.noteStrays();
  const { problems, notes } = reader;
  const { period, at } = reference;
  const item =
    place !== null && cases !== null && day !== null && problems.length === 0
      ? { period, ...place, cases, basis, by, day, arbitration, at }
      : null;
  const key = place === null ? '' : [...Object.values(place), by, String(arbitration)].join(' ');
  return { row: row.number, item, key, problems, notes };
}

/** Reads and checks the whole table (csv or xlsx). The error lists every faulty row. */
export function readScores(
  bytes: Uint8Array,
  reference: ScoreReference,
): Promise<Result<Sheet<ScoreEntry>, readonly RowRemark[]>> {
  return readSheet<ScoreColumn, ScoreEntry>(bytes, {
    columns: {
      words: reference.words.scores,
      required: ['table', 'subject', 'indicator', 'clause', 'cases', 'basis', 'by', 'day'],
      hint: '请用 xunjian period form --of scores 写出的表填写',
    },
    map: null,
    key: { column: 'indicator', repeated: '同一细则由同一人重复填写，请只留一行' },
    empty: '表头下面没有评分',
    readRow: (row, heading) => readRow(row, heading, reference),
    notesOf: () => [],
  });
}
