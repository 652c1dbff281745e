// What the robots.txt of platforms said of the addresses that a batch of accounts asked for.
import { clustered, maybe, numbers, ordered, runs, texts, type Table } from './columns.ts';
import type { Migration } from './migration.ts';

export const platformRobots: Migration = {
  version: 12,
  name: 'platform-robots',
  async up(tx, engine) {
    let table: Table = runs(tx.schema.createTable('platform_robots'), 'run_key');
    table = texts(ordered(table, engine, 'source', 'url'), 'platform', 'state', 'path');
    table = maybe(maybe(table, 'bigint', 'status', 'crawl_delay_ms'), 'text', 'failure');
    table = numbers(table, 'allowed', 'obeyed');
    await clustered(table, engine, 'platform_robots', 'run_key', 'source', 'url').execute();
  },
};
