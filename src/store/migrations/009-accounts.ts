// The register of new-media accounts with its history, and the samples drawn and frozen for a period.
import type { Engine, Tx } from '../engine/engine.ts';
import { clustered, maybe, numbers, ordered, orderedText, texts, type Table } from './columns.ts';
import type { Migration } from './migration.ts';

async function register(tx: Tx, engine: Engine): Promise<void> {
  let account: Table = tx.schema
    .createTable('account')
    .addColumn('id', orderedText(engine), (column) => column.primaryKey());
  account = texts(account, 'platform', 'name', 'handle', 'url', 'organizer', 'region', 'level');
  account = numbers(account, 'represents_government', 'provincial_department');
  account = texts(account, 'status', 'certified_as');
  await maybe(account, 'text', 'opened_on', 'changed_on', 'closed_on').execute();
  let history: Table = engine.addKey(tx.schema.createTable('account_history'));
  history = numbers(ordered(history, engine, 'id'), 'changed_at');
  await history
    .addColumn('before', engine.types.json)
    .addColumn('after', engine.types.json, (column) => column.notNull())
    .execute();
  await tx.schema
    .createIndex('account_history_id')
    .on('account_history')
    .columns(['id', 'changed_at'])
    .execute();
}

async function samples(tx: Tx, engine: Engine): Promise<void> {
  let sample: Table = engine.addKey(tx.schema.createTable('sample'));
  sample = texts(ordered(sample, engine, 'period', 'kind'), 'snapshot', 'reason');
  sample = numbers(sample, 'version', 'seed', 'registered', 'eligible', 'drawn_at');
  // Text, not JSON: the record of a draw comes back character by character.
  await texts(sample, 'strata', 'settings').execute();
  await tx.schema
    .createIndex('sample_version')
    .on('sample')
    .columns(['period', 'kind', 'version'])
    .unique()
    .execute();
  let member: Table = tx.schema
    .createTable('sample_member')
    .addColumn('sample_key', 'bigint', (column) => column.notNull().references('sample.key'));
  member = texts(ordered(numbers(member, 'ordinal'), engine, 'subject'), 'stratum', 'row');
  await clustered(member, engine, 'sample_member', 'sample_key', 'ordinal').execute();
}

export const accounts: Migration = {
  version: 9,
  name: 'accounts',
  async up(tx, engine) {
    await register(tx, engine);
    await samples(tx, engine);
  },
};
