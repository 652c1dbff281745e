// The history of articles and lists kept from night to night, and the suspicions about dates that it gives rise to.
import type { Engine, Tx } from '../engine/engine.ts';
import { clustered, maybe, numbers, ordered, runs, texts, type Table } from './columns.ts';
import type { Migration } from './migration.ts';

async function historyTables(tx: Tx, engine: Engine): Promise<void> {
  const lists = ordered(runs(tx.schema.createTable('article_lists'), 'run_key'), engine, 'site').addColumn(
    'lists',
    engine.types.json,
    (column) => column.notNull(),
  );
  await clustered(lists, engine, 'article_lists', 'run_key', 'site').execute();
  const ofSite = numbers(
    runs(ordered(tx.schema.createTable('history_site'), engine, 'site'), 'run_key'),
    'updated_at',
  );
  await clustered(ofSite, engine, 'history_site', 'site').execute();

  let list = numbers(ordered(tx.schema.createTable('history_list'), engine, 'site'), 'key');
  list = texts(list, 'url', 'name', 'selector', 'delays');
  list = numbers(list, 'rows', 'rows_hash', 'first_run', 'last_run', 'changed_run');
  await clustered(maybe(list, 'text', 'newest', 'floor'), engine, 'history_list', 'site', 'key').execute();

  // Millions of rows: runs are named by their number alone, without a key to look up at every write.
  let article = numbers(ordered(tx.schema.createTable('history_article'), engine, 'site'), 'key');
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
  suspicion = numbers(ordered(runs(texts(suspicion, 'id'), 'run_key'), engine, 'site'), 'ordinal', 'at');
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
    texts(ordered(runs(tx.schema.createTable('history_event'), 'run_key'), engine, 'site'), 'kind'),
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
