// The history of articles and lists kept from night to night, and the suspicions about dates that it gives rise to.
import { sql, type CreateTableBuilder, type RawBuilder } from 'kysely';
import type { Engine, Tx } from '../engine/engine.ts';
import type { Migration } from './migration.ts';

type Table = CreateTableBuilder<string, string>;

function orderedText(engine: Engine): RawBuilder<unknown> {
  return sql.raw(`text ${engine.types.orderedText}`);
}

function site(table: Table, engine: Engine): Table {
  return table.addColumn('site', orderedText(engine), (column) => column.notNull());
}

function texts(table: Table, ...names: readonly string[]): Table {
  return names.reduce((built, name) => built.addColumn(name, 'text', (column) => column.notNull()), table);
}

function numbers(table: Table, ...names: readonly string[]): Table {
  return names.reduce((built, name) => built.addColumn(name, 'bigint', (column) => column.notNull()), table);
}

function maybe(table: Table, type: 'text' | 'bigint', ...names: readonly string[]): Table {
  return names.reduce((built, name) => built.addColumn(name, type), table);
}

function runKey(table: Table): Table {
  return table.addColumn('run_key', 'bigint', (column) => column.notNull().references('run.key'));
}

function clustered(table: Table, engine: Engine, name: string, ...key: readonly string[]): Table {
  const keyed = table.addPrimaryKeyConstraint(`${name}_key`, key as [string, ...string[]]);
  return engine.types.clustered === '' ? keyed : keyed.modifyEnd(sql.raw(engine.types.clustered));
}

async function historyTables(tx: Tx, engine: Engine): Promise<void> {
  const lists = site(runKey(tx.schema.createTable('article_lists')), engine).addColumn(
    'lists',
    engine.types.json,
    (column) => column.notNull(),
  );
  await clustered(lists, engine, 'article_lists', 'run_key', 'site').execute();
  const ofSite = numbers(runKey(site(tx.schema.createTable('history_site'), engine)), 'updated_at');
  await clustered(ofSite, engine, 'history_site', 'site').execute();

  let list = numbers(site(tx.schema.createTable('history_list'), engine), 'key');
  list = texts(list, 'url', 'name', 'selector', 'delays');
  list = numbers(list, 'rows', 'rows_hash', 'first_run', 'last_run', 'changed_run');
  await clustered(maybe(list, 'text', 'newest', 'floor'), engine, 'history_list', 'site', 'key').execute();

  // Millions of rows: runs are named by their number alone, without a key to look up at every write.
  let article = numbers(site(tx.schema.createTable('history_article'), engine), 'key');
  article = texts(article, 'url', 'title');
  article = numbers(article, 'list', 'first_run', 'last_run', 'changed_run');
  article = maybe(article, 'text', 'listed', 'paged');
  article = maybe(article, 'bigint', 'content', 'near_high', 'near_low', 'numbers', 'length');
  await clustered(article, engine, 'history_article', 'site', 'key').execute();
  await tx.schema
    .createIndex('history_article_numbers')
    .on('history_article')
    .columns(['site', 'numbers'])
    .execute();
}

async function suspicionTables(tx: Tx, engine: Engine): Promise<void> {
  let suspicion: Table = engine.addKey(tx.schema.createTable('date_suspicion'));
  suspicion = numbers(site(runKey(texts(suspicion, 'id')), engine), 'ordinal', 'at');
  suspicion = texts(suspicion, 'kind', 'section_url', 'section_name', 'state');
  for (const name of ['before', 'now', 'signs'])
    suspicion = suspicion.addColumn(name, engine.types.json, (column) => column.notNull());
  await suspicion.execute();
  await tx.schema
    .createIndex('date_suspicion_run')
    .on('date_suspicion')
    .columns(['run_key', 'site', 'ordinal'])
    .unique()
    .execute();
  const event = numbers(
    texts(site(runKey(tx.schema.createTable('history_event')), engine), 'kind'),
    'at',
    'rows',
    'affected',
  );
  await clustered(event, engine, 'history_event', 'run_key', 'site').execute();
  await tx.schema
    .createTable('history_run')
    .addColumn('run_key', 'bigint', (column) => column.primaryKey().references('run.key'))
    .addColumn('finished_at', 'bigint', (column) => column.notNull())
    .execute();
}

/** Nights sealed before there was a history left no lists: they count as taken in. */
async function olderRuns(tx: Tx): Promise<void> {
  await tx
    .insertInto('history_run')
    .columns(['run_key', 'finished_at'])
    .expression((eb) =>
      eb
        .selectFrom('run')
        .select(['run.key', 'run.started_at'])
        .where('kind', '=', 'nightly')
        .where('state', '=', 'sealed'),
    )
    .execute();
}

export const articleHistory: Migration = {
  version: 5,
  name: 'article-history',
  async up(tx, engine) {
    await historyTables(tx, engine);
    await suspicionTables(tx, engine);
    await olderRuns(tx);
  },
};
