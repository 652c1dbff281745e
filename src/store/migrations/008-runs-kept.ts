// How much of an old run is still there; and verdicts in a table of their own rows: with some kilobytes each they took
// a page apiece within the tree of keys.
import { sql } from 'kysely';
import { maybe, ordered, runs, texts, type Table } from './columns.ts';
import type { Engine, Tx } from '../engine/engine.ts';
import type { Migration } from './migration.ts';

const COLUMNS = 'run_key, edition, subject_kind, subject, period, outcome, indicators, reasons';

async function verdictRows(tx: Tx, engine: Engine): Promise<void> {
  await tx.schema.alterTable('verdict').renameTo('verdict_before').execute();
  let table: Table = runs(tx.schema.createTable('verdict'), 'run_key');
  table = maybe(
    texts(ordered(table, engine, 'subject'), 'edition', 'subject_kind', 'outcome'),
    'text',
    'period',
  );
  for (const name of ['indicators', 'reasons'])
    table = table.addColumn(name, engine.types.json, (column) => column.notNull());
  await table
    .addPrimaryKeyConstraint('verdict_of', ['run_key', 'edition', 'subject_kind', 'subject'])
    .execute();
  await sql`insert into verdict (${sql.raw(COLUMNS)}) select ${sql.raw(COLUMNS)} from verdict_before`.execute(
    tx,
  );
  await tx.schema.dropTable('verdict_before').execute();
}

export const runsKept: Migration = {
  version: 8,
  name: 'runs-kept',
  async up(tx, engine) {
    await tx.schema
      .alterTable('run')
      .addColumn('kept', 'text', (column) => column.notNull().defaultTo('all'))
      .execute();
    await verdictRows(tx, engine);
  },
};
