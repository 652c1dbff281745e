// What was seen of new-media accounts: sources' answers, canaries, self-reports, inspectors' entries.
import type { Engine, Tx } from '../engine/engine.ts';
import { clustered, maybe, numbers, ordered, runs, texts, type Table } from './columns.ts';
import type { Migration } from './migration.ts';

async function answers(tx: Tx, engine: Engine): Promise<void> {
  let sighting: Table = runs(tx.schema.createTable('account_sighting'), 'run_key');
  sighting = numbers(ordered(sighting, engine, 'account'), 'ordinal', 'asked_at', 'seen_at');
  sighting = texts(sighting, 'platform', 'source', 'coverage', 'automation', 'url');
  sighting = maybe(sighting, 'bigint', 'status')
    .addColumn('reading', engine.types.json, (column) => column.notNull())
    .addColumn('evidence', 'text', (column) => column.notNull());
  await clustered(sighting, engine, 'account_sighting', 'run_key', 'account', 'ordinal').execute();
  await tx.schema
    .createIndex('account_sighting_account')
    .on('account_sighting')
    .columns(['account', 'asked_at'])
    .execute();
  let look: Table = engine.addKey(tx.schema.createTable('canary_look'));
  look = texts(runs(look, 'run_key'), 'platform', 'source', 'handle', 'why');
  await numbers(look, 'asked_at', 'healthy').execute();
}

async function setUp(tx: Tx, engine: Engine): Promise<void> {
  const canary: Table = ordered(tx.schema.createTable('canary_account'), engine, 'platform', 'handle');
  await clustered(texts(canary, 'name', 'url'), engine, 'canary_account', 'platform', 'handle').execute();
  let report: Table = engine.addKey(tx.schema.createTable('self_report'));
  report = texts(ordered(report, engine, 'account', 'period'), 'link', 'reported_by');
  await numbers(report, 'reported_at').execute();
  let entry: Table = engine.addKey(tx.schema.createTable('account_entry'));
  entry = numbers(texts(ordered(entry, engine, 'account'), 'inspector'), 'seen_at', 'entered_at');
  await entry.addColumn('entry', engine.types.json, (column) => column.notNull()).execute();
  await tx.schema.createIndex('account_entry_account').on('account_entry').columns(['account']).execute();
}

export const sightings: Migration = {
  version: 10,
  name: 'sightings',
  async up(tx, engine) {
    await answers(tx, engine);
    await setUp(tx, engine);
  },
};
