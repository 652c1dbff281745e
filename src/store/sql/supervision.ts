// Rows of supervision: only ever added; the newest of a number counts.
import type { SupervisionEntries, SupervisionKind, SupervisionRecord } from '../../model/supervision.ts';
import type { Database, Engine } from '../engine/engine.ts';
import type { SupervisionStore } from '../supervision-port.ts';
import type { BulkInsert, BulkTable } from './bulk.ts';
import { fromJson, toJson } from './json.ts';

const ROWS: BulkTable<'supervision_row'> = {
  table: 'supervision_row',
  columns: ['kind', 'number', 'entry', 'entered_at', 'entered_by', 'reason'],
};

const entryOf = <K extends SupervisionKind>(text: string | null): SupervisionEntries[K] | null =>
  text === null ? null : fromJson<SupervisionEntries[K]>(text);

async function newest<K extends SupervisionKind>(
  db: Database,
  kind: K,
): Promise<readonly SupervisionEntries[K][]> {
  const rows = await db
    .selectFrom('supervision_row')
    .select('entry')
    .where('kind', '=', kind)
    .where('key', 'in', (inner) =>
      inner
        .selectFrom('supervision_row')
        .select((eb) => eb.fn.max('key').as('key'))
        .where('kind', '=', kind)
        .groupBy('number'),
    )
    .orderBy('number')
    .execute();
  return rows.flatMap(({ entry }) => entryOf<K>(entry) ?? []);
}

async function history<K extends SupervisionKind>(
  db: Database,
  kind: K,
  number: string,
): Promise<readonly SupervisionRecord<K>[]> {
  const rows = await db
    .selectFrom('supervision_row')
    .selectAll()
    .where('kind', '=', kind)
    .where('number', '=', number)
    .orderBy('key')
    .execute();
  return rows.map((row) => ({
    number: row.number,
    entry: entryOf<K>(row.entry),
    ...{ enteredAt: row.entered_at, enteredBy: row.entered_by, reason: row.reason },
  }));
}

export function supervisionStore(db: Database, engine: Engine, insert: BulkInsert): SupervisionStore {
  return {
    list: (kind) => newest(db, kind),
    history: (kind, number) => history(db, kind, number),
    add(kind, records) {
      return db.transaction().execute(async (tx) => {
        await engine.lockWriters(tx);
        const rows = records.map(({ number, entry, enteredAt, enteredBy, reason }) => [
          ...[kind, number, entry === null ? null : toJson(entry)],
          ...[enteredAt, enteredBy, reason],
        ]);
        await insert(tx, ROWS, rows);
      });
    },
  };
}
