// What is remembered of a site's pages and links from night to night, and which links were carried over.
import { sql } from 'kysely';
import type { Engine, Tx } from '../engine/engine.ts';
import type { Migration } from './migration.ts';

async function memoryTables(tx: Tx, engine: Engine): Promise<void> {
  const site = sql.raw(`text ${engine.types.orderedText}`);
  const content = sql.raw(engine.types.bytes);
  await tx.schema
    .createTable('site_memory')
    .addColumn('site', site, (column) => column.notNull())
    .addColumn('saved_at', 'bigint', (column) => column.notNull())
    .addColumn('content', content, (column) => column.notNull())
    .addPrimaryKeyConstraint('site_memory_key', ['site'])
    .execute();
  // Rows of kilobytes: SQLite keeps them better outside the tree of keys.
  await tx.schema
    .createTable('page_memory')
    .addColumn('site', site, (column) => column.notNull())
    .addColumn('number', 'bigint', (column) => column.notNull())
    .addColumn('content', content, (column) => column.notNull())
    .addPrimaryKeyConstraint('page_memory_key', ['site', 'number'])
    .execute();
}

export const pageMemory: Migration = {
  version: 7,
  name: 'page-memory',
  async up(tx, engine) {
    await memoryTables(tx, engine);
    await tx.schema
      .alterTable('link_reading')
      .addColumn('carried', 'smallint', (column) => column.notNull().defaultTo(0))
      .execute();
  },
};
