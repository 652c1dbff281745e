// Early warnings as they stand, what has changed in them, which runs they rest on, and shared causes.
import type { Engine, Tx } from '../engine/engine.ts';
import { clustered, numbers, ordered, runs, texts, type Table } from './columns.ts';
import type { Migration } from './migration.ts';

/** What is warned of, and its deadline. */
function warnedOf(table: Table, engine: Engine): Table {
  const named = texts(
    numbers(ordered(table, engine, 'subject', 'kind'), 'number'),
    'url',
    'name',
    'path',
    'type',
  );
  return named.addColumn('latest', 'text').addColumn('over_on', 'text').addColumn('limit_days', 'bigint');
}

async function warningTables(tx: Tx, engine: Engine): Promise<void> {
  const subject = numbers(
    runs(ordered(tx.schema.createTable('warning_subject'), engine, 'subject'), 'run_key'),
    'updated_at',
  );
  await clustered(subject, engine, 'warning_subject', 'subject').execute();
  let warning = warnedOf(tx.schema.createTable('warning'), engine);
  warning = runs(texts(warning, 'observed', 'confirmed_by', 'state', 'toward'), 'since_run', 'seen_run');
  warning = numbers(warning, 'since_at', 'seen_at', 'streak');
  await clustered(warning, engine, 'warning', 'subject', 'number', 'kind').execute();
  let event = runs(warnedOf(tx.schema.createTable('warning_event'), engine), 'run_key');
  event = texts(numbers(event, 'ordinal', 'at'), 'before', 'after');
  await clustered(event, engine, 'warning_event', 'run_key', 'subject', 'ordinal').execute();
  await tx.schema
    .createIndex('warning_event_subject')
    .on('warning_event')
    .columns(['subject', 'run_key', 'ordinal'])
    .execute();
}

export const warnings: Migration = {
  version: 6,
  name: 'warnings',
  async up(tx, engine) {
    await warningTables(tx, engine);
    await tx.schema
      .createTable('warning_run')
      .addColumn('run_key', 'bigint', (column) => column.primaryKey().references('run.key'))
      .addColumn('finished_at', 'bigint', (column) => column.notNull())
      .execute();
    let cause = runs(tx.schema.createTable('shared_cause'), 'run_key', 'since_run');
    cause = texts(numbers(cause, 'ordinal', 'at', 'looked', 'since_at'), 'symptom', 'by', 'key');
    cause = cause.addColumn('sites', engine.types.json, (column) => column.notNull());
    await clustered(cause, engine, 'shared_cause', 'run_key', 'ordinal').execute();
  },
};
