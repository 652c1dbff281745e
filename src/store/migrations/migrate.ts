// Brings a database to this program's schema, forward only and in one transaction, or says why it must not be touched.
import type { Database, Engine, Tx } from '../engine/engine.ts';
import type { StoreProblemKind } from '../problem.ts';
import { MIGRATIONS } from './index.ts';
import type { Migration } from './migration.ts';

/** What stands in the way, and a technical word about it. */
export interface SchemaRefusal {
  readonly kind: StoreProblemKind;
  readonly detail: string;
}

export interface MigrateOptions {
  readonly readonly: boolean;
  /** Epoch ms, noted beside each step. */
  readonly now: number;
  /** For tests of upgrades; the program's own list otherwise. */
  readonly migrations?: readonly Migration[];
}

const latestOf = (migrations: readonly Migration[]): number => migrations.at(-1)?.version ?? 0;

async function versionOf(db: Database | Tx): Promise<number> {
  const row = await db
    .selectFrom('xunjian_schema')
    .select((eb) => eb.fn.max('version').as('version'))
    .executeTakeFirst();
  return row?.version ?? 0;
}

async function ensureVersionTable(tx: Tx): Promise<void> {
  await tx.schema
    .createTable('xunjian_schema')
    .ifNotExists()
    .addColumn('version', 'integer', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('applied_at', 'bigint', (column) => column.notNull())
    .execute();
}

async function applyMissing(
  tx: Tx,
  engine: Engine,
  options: MigrateOptions,
  migrations: readonly Migration[],
): Promise<void> {
  await engine.lockWriters(tx);
  await ensureVersionTable(tx);
  await engine.mark(tx);
  // Read again under the lock: another process may have upgraded while this one waited.
  const version = await versionOf(tx);
  for (const migration of migrations.filter((each) => each.version > version)) {
    await migration.up(tx, engine);
    await tx
      .insertInto('xunjian_schema')
      .values({ version: migration.version, name: migration.name, applied_at: options.now })
      .execute();
  }
}

/** Null when the database is ready for use. */
export async function migrate(
  db: Database,
  engine: Engine,
  options: MigrateOptions,
): Promise<SchemaRefusal | null> {
  const migrations = options.migrations ?? MIGRATIONS;
  const latest = latestOf(migrations);
  const whose = await engine.inspect(db);
  if (whose === 'foreign') return { kind: 'foreign', detail: 'tables of another program' };
  if (whose === 'empty' && options.readonly)
    return { kind: 'missing', detail: 'opened read-only, but the database is empty' };
  const version = whose === 'ours' ? await versionOf(db) : 0;
  if (version > latest)
    return { kind: 'newer-schema', detail: `schema ${version}, this program knows ${latest}` };
  if (options.readonly)
    return version < latest
      ? { kind: 'older-schema', detail: `schema ${version}, this program needs ${latest}` }
      : null;
  if (version < latest) await db.transaction().execute((tx) => applyMissing(tx, engine, options, migrations));
  await engine.adopt();
  return null;
}
