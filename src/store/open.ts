// Opens the one database of a workspace, or says in one line why it cannot be used.
import { Kysely } from 'kysely';
import { err, ok, type Result } from '../model/result.ts';
import type { Database, Engine, OpenedEngine } from './engine/engine.ts';
import { openPostgres } from './engine/postgres.ts';
import { openSqlite } from './engine/sqlite.ts';
import { migrate } from './migrations/migrate.ts';
import type { Migration } from './migrations/migration.ts';
import type { Store } from './port.ts';
import { storeProblem, storeProblemOf, type StoreProblem } from './problem.ts';
import { accountStore } from './sql/accounts.ts';
import { accountEntryStore } from './sql/account-entries.ts';
import { canaryStore, selfReportStore } from './sql/account-setup.ts';
import { bulkInserter } from './sql/bulk.ts';
import { comparisonStore } from './sql/comparison.ts';
import { exemptionStore } from './sql/exemptions.ts';
import { historyStore } from './sql/history.ts';
import { inventoryStore } from './sql/inventory.ts';
import { obligationStore } from './sql/obligations.ts';
import { pageMemoryStore } from './sql/page-memory.ts';
import { periodStore } from './sql/periods.ts';
import { probeStore } from './sql/probes.ts';
import { registerStore } from './sql/register.ts';
import { readingStore } from './sql/readings.ts';
import { maintenance, type Maintenance } from './sql/retention.ts';
import { runStore } from './sql/runs.ts';
import { sampleStore } from './sql/samples.ts';
import { sightingStore } from './sql/sightings.ts';
import { supervisionStore } from './sql/supervision.ts';
import { verdictStore } from './sql/verdicts.ts';
import { warningStore } from './sql/warnings.ts';
import type { Tables } from './tables.ts';

export interface OpenStoreOptions {
  /** `postgres://…` moves the database there; otherwise `file` is used. */
  readonly databaseUrl?: string;
  /** The SQLite file, absolute; made with its folder when missing, unless `readonly`. */
  readonly file: string;
  /** Never writes, never upgrades. */
  readonly readonly?: boolean;
  /** False: a missing file is a problem (`missing`) and is not made. Default true. */
  readonly create?: boolean;
  /** Epoch ms. */
  readonly clock: () => number;
  /** How long a write waits for another process's; milliseconds. From the settings (`busyTimeoutMs`). */
  readonly busyTimeoutMs?: number;
  /** For tests of upgrades; the program's own otherwise. */
  readonly migrations?: readonly Migration[];
}

/** A store as opened: the port, and housekeeping. */
export interface OpenedStore extends Store {
  readonly maintenance: Maintenance;
}

/** Used only until the settings are read: a database may have to be opened before its configuration is. */
const PATIENCE_MS = 10_000;

function storeOver(db: Database, engine: Engine): OpenedStore {
  const insert = bulkInserter(db, engine);
  return {
    inventory: inventoryStore(db, engine, insert),
    accounts: accountStore(db, engine, insert),
    samples: sampleStore(db, engine, insert),
    periods: periodStore(db, engine, insert),
    sightings: sightingStore(db, insert),
    canaries: canaryStore(db, engine, insert),
    selfReports: selfReportStore(db, engine, insert),
    entries: accountEntryStore(db, engine, insert),
    runs: runStore(db, engine, insert),
    readings: readingStore(db, insert),
    verdicts: verdictStore(db, engine, insert),
    register: registerStore(db, engine, insert),
    history: historyStore(db, engine, insert),
    memory: pageMemoryStore(db, engine, insert),
    probes: probeStore(db, engine, insert),
    exemptions: exemptionStore(db),
    warnings: warningStore(db, engine, insert),
    comparison: comparisonStore(db),
    supervision: supervisionStore(db, engine, insert),
    obligations: obligationStore(db),
    maintenance: maintenance(db, engine),
    close: () => db.destroy(),
  };
}

function openEngine(options: OpenStoreOptions): OpenedEngine | Promise<OpenedEngine> {
  const busyTimeoutMs = options.busyTimeoutMs ?? PATIENCE_MS;
  if (options.databaseUrl) return openPostgres(options.databaseUrl, busyTimeoutMs);
  const readonly = options.readonly ?? false;
  return openSqlite({
    file: options.file,
    readonly,
    create: !readonly && (options.create ?? true),
    busyTimeoutMs,
  });
}

/**
 * Opens the database and brings its schema up to date. Every trouble of the database's own is a `StoreProblem`; once
 * opened, the store's methods throw `StoreError` for the same (see `storeProblemOf`).
 */
export async function openStore(options: OpenStoreOptions): Promise<Result<OpenedStore, StoreProblem>> {
  const engine = await openEngine(options);
  if (!engine.ok) return engine;
  const db: Database = new Kysely<Tables>({ dialect: engine.value.dialect });
  try {
    const refusal = await migrate(db, engine.value, {
      readonly: options.readonly ?? false,
      now: options.clock(),
      ...(options.migrations ? { migrations: options.migrations } : {}),
    });
    if (!refusal) return ok(storeOver(db, engine.value));
    await db.destroy();
    return err(storeProblem(refusal.kind, engine.value.where, refusal.detail));
  } catch (thrown) {
    await db.destroy();
    const problem = storeProblemOf(thrown) ?? engine.value.translate(thrown);
    if (problem) return err(problem);
    throw thrown;
  }
}
