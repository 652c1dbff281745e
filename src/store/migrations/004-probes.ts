// The availability prober's rounds, visits and days, and the filings that exempt a site's days.
import type { Engine, Tx } from '../engine/engine.ts';
import { clustered, maybe, numbers, ordered, orderedText, texts, type Table } from './columns.ts';
import type { Migration } from './migration.ts';

async function rounds(tx: Tx, engine: Engine): Promise<void> {
  let round: Table = engine.addKey(tx.schema.createTable('probe_round'));
  round = numbers(texts(round, 'state', 'reason'), 'started_at', 'every_ms', 'planned');
  round = numbers(round, 'opened', 'failed', 'unverifiable', 'ours');
  round = maybe(round, 'bigint', 'ended_at')
    .addColumn('health', 'text')
    .addColumn('before', engine.types.json, (column) => column.notNull())
    .addColumn('after', engine.types.json);
  await round.execute();
  await tx.schema.createIndex('probe_round_started').on('probe_round').column('started_at').execute();
}

async function visits(tx: Tx, engine: Engine): Promise<void> {
  let visit = ordered(tx.schema.createTable('probe_visit'), engine, 'day', 'site');
  visit = visit.addColumn('round_key', 'bigint', (column) => column.notNull().references('probe_round.key'));
  visit = texts(numbers(visit, 'at', 'done_ms'), 'outcome', 'address');
  visit = maybe(visit, 'bigint', 'family', 'status', 'dns_ms', 'connect_ms', 'tls_ms', 'first_byte_ms');
  visit = visit
    .addColumn('method', 'text', (column) => column.notNull())
    .addColumn('failure', engine.types.json)
    .addColumn('earlier', engine.types.json);
  await clustered(visit, engine, 'probe_visit', 'day', 'site', 'round_key').execute();
  await tx.schema.createIndex('probe_visit_round').on('probe_visit').column('round_key').execute();
}

async function days(tx: Tx, engine: Engine): Promise<void> {
  let day = ordered(tx.schema.createTable('probe_day'), engine, 'day', 'site');
  day = numbers(texts(day, 'marks'), 'visits', 'failures', 'unverifiable', 'ours');
  day = numbers(day, 'dns_ms', 'connect_ms', 'tls_ms', 'first_byte_ms', 'done_ms', 'slowest_ms');
  await clustered(day, engine, 'probe_day', 'day', 'site').execute();
  await maybe(
    numbers(
      tx.schema
        .createTable('probe_rollup')
        .addColumn('day', orderedText(engine), (column) => column.primaryKey()),
      'rolled_at',
    ),
    'bigint',
    'pruned_at',
  ).execute();
}

async function exemptions(tx: Tx, engine: Engine): Promise<void> {
  let exemption: Table = engine.addKey(tx.schema.createTable('exemption'));
  exemption = ordered(exemption, engine, 'site', 'from_day', 'to_day');
  exemption = numbers(texts(exemption, 'kind', 'reason', 'entered_by'), 'entered_at');
  await maybe(exemption, 'bigint', 'revoked_at').addColumn('revoked_by', 'text').execute();
  await tx.schema.createIndex('exemption_site').on('exemption').columns(['site', 'to_day']).execute();
  let audit: Table = engine.addKey(tx.schema.createTable('exemption_audit'));
  audit = audit.addColumn('exemption_key', 'bigint', (column) =>
    column.notNull().references('exemption.key'),
  );
  audit = ordered(numbers(audit, 'at'), engine, 'site');
  await texts(audit, 'action', 'by', 'run', 'before', 'after').execute();
}

export const probes: Migration = {
  version: 4,
  name: 'probes',
  async up(tx, engine) {
    await rounds(tx, engine);
    await visits(tx, engine);
    await days(tx, engine);
    await exemptions(tx, engine);
  },
};
