// Tables about supervision, whole: error reports, rectifications, the cities' own checks.
import type { Result } from '../model/result.ts';
import type { SupervisionEntries, SupervisionKind } from '../model/supervision.ts';
import type { RowRemark } from './problem.ts';
import { RowReader } from './row-reader.ts';
import { readSheet, type Sheet } from './sheet.ts';
import {
  readCityCheck,
  readErrorReport,
  readRectification,
  type SupervisionReference,
} from './supervision-row.ts';
import type { SupervisionColumn } from './supervision-words.ts';

type Column<K extends SupervisionKind> = SupervisionColumn<K>;

interface Format<K extends SupervisionKind> {
  readonly required: readonly Column<K>[];
  readonly key: { readonly column: Column<K>; readonly repeated: string };
  read(reader: RowReader<Column<K>>, reference: SupervisionReference): SupervisionEntries[K] | null;
  /** As typed, to find duplicates even among faulty rows. */
  keyOf(reader: RowReader<Column<K>>, entry: SupervisionEntries[K] | null): string;
}

const numbered = (reader: Pick<RowReader<'number'>, 'text'>): string =>
  reader.text('number').normalize('NFKC').replaceAll(/\s+/g, '');

const FORMATS: { readonly [K in SupervisionKind]: Format<K> } = {
  'error-reports': {
    required: ['number', 'receivedOn', 'handledOn'],
    key: { column: 'number', repeated: '留言编号重复，请只留一行' },
    read: readErrorReport,
    keyOf: numbered,
  },
  rectifications: {
    required: ['number', 'subject', 'problem', 'foundOn', 'dueOn', 'mendedOn'],
    key: { column: 'number', repeated: '整改编号重复，请只留一行' },
    read: readRectification,
    keyOf: numbered,
  },
  'city-checks': {
    required: ['period', 'region', 'running', 'checked', 'unqualified'],
    key: { column: 'period', repeated: '同一季度、同一市（州）重复，请只留一行' },
    read: readCityCheck,
    keyOf: (_reader, entry) => entry?.number ?? '',
  },
};

/** Reads and checks the whole table (csv or xlsx). The error lists every faulty row. */
export function readSupervision<K extends SupervisionKind>(
  bytes: Uint8Array,
  kind: K,
  reference: SupervisionReference,
): Promise<Result<Sheet<SupervisionEntries[K]>, readonly RowRemark[]>> {
  const { required, key, read, keyOf }: Format<K> = FORMATS[kind];
  return readSheet<Column<K>, SupervisionEntries[K]>(bytes, {
    columns: {
      words: reference.words.columns[kind],
      required,
      hint: `请用 xunjian supervision template --kind ${kind} 写出的表填报`,
    },
    map: null,
    key,
    empty: '表头下面没有内容',
    readRow(row, heading) {
      const reader = new RowReader(row, heading);
      const item = read(reader, reference);
      reader.noteStrays();
      const { problems, notes } = reader;
      return { row: row.number, item, key: keyOf(reader, item), problems, notes };
    },
    notesOf: () => [],
  });
}
