// What offices enter about their supervision, and which obligations they say are done.
import type { Engine, Tx } from '../engine/engine.ts';
import { numbers, ordered, texts, type Table } from './columns.ts';
import type { Migration } from './migration.ts';

async function rows(tx: Tx, engine: Engine): Promise<void> {
  let row: Table = engine.addKey(tx.schema.createTable('supervision_row'));
  row = numbers(texts(ordered(row, engine, 'kind', 'number'), 'entered_by', 'reason'), 'entered_at');
  // Empty: withdrawn.
  await row.addColumn('entry', engine.types.json).execute();
  await tx.schema
    .createIndex('supervision_row_number')
    .on('supervision_row')
    .columns(['kind', 'number'])
    .execute();
}

async function notes(tx: Tx, engine: Engine): Promise<void> {
  const note: Table = engine.addKey(tx.schema.createTable('obligation_note'));
  const named = texts(ordered(note, engine, 'obligation', 'period'), 'action', 'noted_by', 'note');
  await numbers(named, 'noted_at').execute();
}

export const supervision: Migration = {
  version: 13,
  name: 'supervision',
  async up(tx, engine) {
    await rows(tx, engine);
    await notes(tx, engine);
  },
};
