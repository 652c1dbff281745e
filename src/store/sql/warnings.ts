// Early warnings: one small transaction per subject and night, and streams of what is known.
import type { Warning, WarningUpdate } from '../../model/warning.ts';
import type { Database, Engine, Tx } from '../engine/engine.ts';
import type { WarningStore } from '../warning-port.ts';
import type { BulkInsert } from './bulk.ts';
import { RunNames } from './register-rows.ts';
import { requireRun, runOf } from './run-rows.ts';
import { finishRun, pendingRuns } from './taken-in.ts';
import {
  causeOf,
  causeRow,
  CAUSES,
  WARNING_EVENTS,
  warningEventOf,
  warningEventRow,
  warningOf,
  warningRow,
  WARNINGS,
} from './warning-rows.ts';

/** Rows per page of a stream. */
const PAGE = 1000;

async function requireSealed(tx: Tx, run: string): Promise<number> {
  const { key, state } = await requireRun(tx, run);
  if (state !== 'sealed') throw new Error(`run ${run} is not sealed; warnings come from sealed runs only`);
  return key;
}

async function knownOf(tx: Tx, subject: string, runs: RunNames): Promise<readonly Warning[]> {
  const rows = await tx
    .selectFrom('warning')
    .selectAll()
    .where('subject', '=', subject)
    .orderBy('number')
    .orderBy('kind')
    .execute();
  return rows.map((row) => warningOf(row, runs));
}

async function write(
  tx: Tx,
  insert: BulkInsert,
  at: { readonly runKey: number; readonly subject: string; readonly visitedAt: number },
  update: WarningUpdate,
  runs: RunNames,
): Promise<void> {
  const { runKey, subject, visitedAt } = at;
  const taken = { run_key: runKey, updated_at: visitedAt };
  await tx
    .insertInto('warning_subject')
    .values({ subject, ...taken })
    .onConflict((conflict) => conflict.column('subject').doUpdateSet(taken))
    .execute();
  await tx.deleteFrom('warning').where('subject', '=', subject).execute();
  await insert(
    tx,
    WARNINGS,
    update.warnings.map((warning) => warningRow(subject, warning, runs)),
  );
  await insert(
    tx,
    WARNING_EVENTS,
    update.events.map((event, ordinal) => warningEventRow(runKey, ordinal, event)),
  );
}

async function takeIn(
  db: Database,
  engine: Engine,
  insert: BulkInsert,
  ...[run, subject, visitedAt, decide]: Parameters<WarningStore['update']>
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await engine.lockWriters(tx);
    const runKey = await requireSealed(tx, run);
    const taken = await tx
      .selectFrom('warning_subject')
      .select(['run_key', 'updated_at'])
      .where('subject', '=', subject)
      .executeTakeFirst();
    // A run resumed late holds older visits than the run after it: they do not overrule what is known since.
    if (taken && (taken.run_key === runKey || visitedAt < taken.updated_at)) return false;
    const runs = await RunNames.of(tx);
    const update = decide(await knownOf(tx, subject, runs));
    await write(tx, insert, { runKey, subject, visitedAt }, update, runs);
    return true;
  });
}

type WarningFilter = NonNullable<Parameters<WarningStore['warnings']>[0]>;

async function* warnings(db: Database, filter: WarningFilter): ReturnType<WarningStore['warnings']> {
  const runs = await RunNames.of(db);
  for (let after = { subject: '', number: 0, kind: '' }; ;) {
    let query = db
      .selectFrom('warning')
      .selectAll()
      .where((eb) =>
        eb(
          eb.refTuple('subject', 'number', 'kind'),
          '>',
          eb.tuple(after.subject, after.number, after.kind as 'stale-section'),
        ),
      );
    if (filter.subject !== undefined) query = query.where('subject', '=', filter.subject);
    if (filter.calm !== true) query = query.where('state', '!=', 'calm');
    const rows = await query.orderBy('subject').orderBy('number').orderBy('kind').limit(PAGE).execute();
    for (const row of rows) yield { subject: row.subject, warning: warningOf(row, runs) };
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = { subject: last.subject, number: last.number, kind: last.kind };
  }
}

type EventFilter = NonNullable<Parameters<WarningStore['events']>[0]>;

async function* events(db: Database, filter: EventFilter): ReturnType<WarningStore['events']> {
  const runs = await RunNames.of(db);
  for (let after = { run: 0, subject: '', ordinal: 0 }; ;) {
    let query = db
      .selectFrom('warning_event')
      .selectAll()
      .where((eb) =>
        eb(
          eb.refTuple('run_key', 'subject', 'ordinal'),
          '>',
          eb.tuple(after.run, after.subject, after.ordinal),
        ),
      );
    if (filter.run !== undefined) query = query.where('run_key', '=', runs.keyOf(filter.run));
    if (filter.subject !== undefined) query = query.where('subject', '=', filter.subject);
    const rows = await query.orderBy('run_key').orderBy('subject').orderBy('ordinal').limit(PAGE).execute();
    for (const row of rows) yield warningEventOf(row, runs);
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = { run: last.run_key, subject: last.subject, ordinal: last.ordinal };
  }
}

async function saveCauses(
  db: Database,
  engine: Engine,
  insert: BulkInsert,
  ...[run, causes]: Parameters<WarningStore['saveCauses']>
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await engine.lockWriters(tx);
    const runKey = await requireSealed(tx, run);
    const runs = await RunNames.of(tx);
    await tx.deleteFrom('shared_cause').where('run_key', '=', runKey).execute();
    await insert(
      tx,
      CAUSES,
      causes.map((cause, ordinal) => causeRow(runKey, ordinal, cause, runs)),
    );
  });
}

const TAKEN_IN = ['warning_event', 'warning', 'warning_subject', 'warning_run'] as const;

async function reset(db: Database, engine: Engine): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await engine.lockWriters(tx);
    for (const table of TAKEN_IN) await tx.deleteFrom(table).execute();
  });
}

export function warningStore(db: Database, engine: Engine, insert: BulkInsert): WarningStore {
  return {
    pending: () => pendingRuns(db, 'warning_run'),
    update: (run, subject, at, decide) => takeIn(db, engine, insert, run, subject, at, decide),
    finish: (run, at) => finishRun(db, 'warning_run', run, at),
    async latest() {
      const row = await db
        .selectFrom('run')
        .innerJoin('warning_run', 'warning_run.run_key', 'run.key')
        .selectAll('run')
        .orderBy('run.started_at', 'desc')
        .orderBy('run.key', 'desc')
        .executeTakeFirst();
      return row ? runOf(row) : null;
    },
    reset: () => reset(db, engine),
    warnings: (filter = {}) => warnings(db, filter),
    events: (filter = {}) => events(db, filter),
    saveCauses: (run, causes) => saveCauses(db, engine, insert, run, causes),
    async causes(run) {
      const runs = await RunNames.of(db);
      let query = db.selectFrom('shared_cause').selectAll();
      if (run !== undefined) query = query.where('run_key', '=', runs.keyOf(run));
      const rows = await query.orderBy('run_key').orderBy('ordinal').execute();
      return rows.map((row) => causeOf(row, runs));
    },
  };
}
