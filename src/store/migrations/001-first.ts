// The first schema: inventory with history, runs with their ledger, readings, findings, evidence, verdicts, locks.
import { sql } from 'kysely';
import type { Engine, Tx } from '../engine/engine.ts';
import { clustered, numbers, orderedText, texts, type Table } from './columns.ts';
import type { Migration } from './migration.ts';

/** The columns every row of a run begins with, and the reference that keeps it from outliving its run. */
function ofRun(table: Table, engine: Engine, subject: string): Table {
  return table
    .addColumn('run_key', 'bigint', (column) => column.notNull().references('run.key'))
    .addColumn(subject, orderedText(engine), (column) => column.notNull());
}

function jsons(table: Table, engine: Engine, ...names: readonly string[]): Table {
  return names.reduce(
    (built, name) => built.addColumn(name, engine.types.json, (column) => column.notNull()),
    table,
  );
}

async function inventory(tx: Tx, engine: Engine): Promise<void> {
  let site: Table = tx.schema
    .createTable('site')
    .addColumn('code', orderedText(engine), (column) => column.primaryKey());
  site = texts(site, 'name', 'url', 'domain', 'organizer', 'region', 'level', 'kind');
  site = site.addColumn('services', 'smallint', (column) => column.notNull());
  site = texts(site, 'status').addColumn('status_from', 'text').addColumn('status_to', 'text');
  await site.execute();
  const history = engine.addKey(
    tx.schema
      .createTable('site_history')
      .addColumn('code', orderedText(engine), (column) => column.notNull()),
  );
  await jsons(
    numbers(history, 'changed_at').addColumn('before', engine.types.json),
    engine,
    'after',
  ).execute();
  await tx.schema
    .createIndex('site_history_code')
    .on('site_history')
    .columns(['code', 'changed_at'])
    .execute();
}

async function runs(tx: Tx, engine: Engine): Promise<void> {
  let run: Table = engine.addKey(
    tx.schema.createTable('run').addColumn('id', orderedText(engine), (column) => column.notNull().unique()),
  );
  run = numbers(texts(run, 'kind', 'state', 'edition', 'depth'), 'as_of', 'started_at').addColumn(
    'sealed_at',
    'bigint',
  );
  await run.execute();
  const ledger = ofRun(tx.schema.createTable('run_site'), engine, 'site').addColumn('state', 'text');
  await clustered(texts(ledger, 'reason'), engine, 'run_site', 'run_key', 'site').execute();
  await tx.schema
    .createTable('lock')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
}

async function readings(tx: Tx, engine: Engine): Promise<void> {
  let visit = numbers(ofRun(tx.schema.createTable('visit'), engine, 'site'), 'started_at', 'ended_at');
  visit = jsons(visit, engine, 'reachability', 'home_page', 'coverage');
  visit = visit
    .addColumn('sections_failure', engine.types.json)
    .addColumn('links_failure', engine.types.json);
  await clustered(
    numbers(visit, 'pages', 'links', 'requests', 'bytes'),
    engine,
    'visit',
    'run_key',
    'site',
  ).execute();

  let section = numbers(ofRun(tx.schema.createTable('section_reading'), engine, 'site'), 'ordinal');
  section = texts(
    section,
    'url',
    'name',
    'path',
    'type',
    'content',
    'why',
    'confirmed_by',
    'found_on',
    'selector',
    'evidence',
  );
  section = numbers(section, 'level', 'items', 'dated_items', 'seen_at');
  section = section.addColumn('newest', 'text').addColumn('failure', engine.types.json);
  await clustered(section, engine, 'section_reading', 'run_key', 'site', 'ordinal').execute();

  let link = numbers(ofRun(tx.schema.createTable('link_reading'), engine, 'site'), 'ordinal');
  link = texts(link, 'url', 'state', 'reason', 'confirmed_by', 'page', 'text', 'from', 'evidence');
  link = numbers(link, 'attempts', 'occurrences', 'seen_at').addColumn('on_home_page', 'smallint', (column) =>
    column.notNull(),
  );
  link = link.addColumn('cause', 'text').addColumn('status', 'integer').addColumn('final_url', 'text');
  await clustered(link, engine, 'link_reading', 'run_key', 'site', 'ordinal').execute();
}

async function findings(tx: Tx, engine: Engine): Promise<void> {
  let finding = ofRun(tx.schema.createTable('finding'), engine, 'subject');
  finding = numbers(
    texts(finding, 'subject_kind', 'id', 'check_id', 'outcome'),
    'ordinal',
    'check_version',
    'seen_at',
  );
  finding = texts(finding, 'target', 'message', 'confirmed_by', 'edition', 'evidence').addColumn(
    'page',
    'text',
  );
  await clustered(
    jsons(finding, engine, 'measured'),
    engine,
    'finding',
    'run_key',
    'subject',
    'ordinal',
  ).execute();
  await tx.schema.createIndex('finding_id').on('finding').column('id').unique().execute();

  let evidence = numbers(
    ofRun(tx.schema.createTable('evidence'), engine, 'subject'),
    'ordinal',
    'fetched_at',
  );
  evidence = texts(evidence, 'kind', 'sha256', 'path', 'url').addColumn('convicting', 'smallint', (column) =>
    column.notNull(),
  );
  await clustered(evidence, engine, 'evidence', 'run_key', 'subject', 'ordinal').execute();
  await tx.schema
    .createIndex('evidence_convicting')
    .on('evidence')
    .columns(['fetched_at', 'sha256'])
    .where(sql.ref('convicting'), '=', 1)
    .execute();

  let verdict = ofRun(tx.schema.createTable('verdict'), engine, 'subject');
  verdict = texts(verdict, 'edition', 'subject_kind', 'outcome').addColumn('period', 'text');
  await clustered(
    jsons(verdict, engine, 'indicators', 'reasons'),
    engine,
    'verdict',
    'run_key',
    'edition',
    'subject_kind',
    'subject',
  ).execute();
}

export const first: Migration = {
  version: 1,
  name: 'first',
  async up(tx, engine) {
    await inventory(tx, engine);
    await runs(tx, engine);
    await readings(tx, engine);
    await findings(tx, engine);
  },
};
