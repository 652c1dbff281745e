// The register of sections kept from night to night, its events, and which runs it has taken in.
import type { Engine, Tx } from '../engine/engine.ts';
import { clustered, numbers, ordered, runs, texts } from './columns.ts';
import type { Migration } from './migration.ts';

async function registerTables(tx: Tx, engine: Engine): Promise<void> {
  const ofSite = numbers(
    runs(ordered(tx.schema.createTable('register_site'), engine, 'site'), 'run_key'),
    'updated_at',
  );
  await clustered(ofSite.addColumn('baseline', 'text'), engine, 'register_site', 'site').execute();

  let section = numbers(ordered(tx.schema.createTable('register_section'), engine, 'site'), 'number');
  section = texts(section, 'url', 'stand', 'name', 'path', 'type', 'content', 'state', 'depth');
  section = runs(section, 'first_run', 'last_run');
  section = numbers(section, 'level', 'first_at', 'last_at', 'missed');
  section = section
    .addColumn('missing_run', 'bigint', (column) => column.references('run.key'))
    .addColumn('missing_at', 'bigint')
    .addColumn('missed_on', 'text')
    .addColumn('replaced', 'smallint', (column) => column.notNull());
  await clustered(section, engine, 'register_section', 'site', 'number').execute();
}

async function eventTables(tx: Tx, engine: Engine): Promise<void> {
  let event = numbers(
    ordered(runs(tx.schema.createTable('section_event'), 'run_key'), engine, 'site'),
    'ordinal',
    'at',
  );
  event = texts(event, 'kind', 'url', 'name', 'path', 'before', 'after')
    .addColumn('number', 'bigint')
    .addColumn('counts', engine.types.json);
  await clustered(event, engine, 'section_event', 'run_key', 'site', 'ordinal').execute();
  await tx.schema
    .createIndex('section_event_site')
    .on('section_event')
    .columns(['site', 'run_key', 'ordinal'])
    .execute();
  await tx.schema
    .createTable('register_run')
    .addColumn('run_key', 'bigint', (column) => column.primaryKey().references('run.key'))
    .addColumn('finished_at', 'bigint', (column) => column.notNull())
    .execute();
}

export const sectionRegister: Migration = {
  version: 2,
  name: 'section-register',
  async up(tx, engine) {
    await registerTables(tx, engine);
    await eventTables(tx, engine);
  },
};
