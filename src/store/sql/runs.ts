// Runs, their ledger and the named locks.
import { isoAt } from '../../model/calendar.ts';
import type { Finding } from '../../model/finding.ts';
import { groupBy } from '../../model/group.ts';
import type { Run, RunKind } from '../../model/run.ts';
import type { Database, Engine, Tx } from '../engine/engine.ts';
import type { RunProgress, RunStore } from '../port.ts';
import type { BulkInsert, BulkTable } from './bulk.ts';
import { EvidenceNumbers } from './evidence-rows.ts';
import { writeFindings } from './finding-rows.ts';
import { findRun, requireRun, runOf } from './run-rows.ts';
import { clearVisit, saveVisit, setTerminal } from './visits.ts';

const LEDGER: BulkTable<'run_site'> = { table: 'run_site', columns: ['run_key', 'site', 'state', 'reason'] };

/** `20211220-020000`, with the kind for all but the nightly run, and a count when that second is taken. */
async function freeId(tx: Tx, kind: RunKind, startedAt: number): Promise<string> {
  const stamp = isoAt(startedAt).slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  const plain = kind === 'nightly' ? stamp : `${stamp}-${kind}`;
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? plain : `${plain}-${count}`;
    if (!(await findRun(tx, id))) return id;
  }
}

type NewRun = Pick<Run, 'kind' | 'asOf' | 'edition' | 'depth' | 'startedAt'>;

async function addRun(
  tx: Tx,
  run: NewRun,
  sealedAt: number | null,
): Promise<{ readonly key: number; readonly run: Run }> {
  const row = await tx
    .insertInto('run')
    .values({
      id: await freeId(tx, run.kind, run.startedAt),
      kind: run.kind,
      state: sealedAt === null ? 'open' : 'sealed',
      as_of: run.asOf,
      edition: run.edition,
      depth: run.depth,
      started_at: run.startedAt,
      sealed_at: sealedAt,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { key: row.key, run: runOf(row) };
}

async function openRun(
  db: Database,
  engine: Engine,
  insert: BulkInsert,
  run: Parameters<RunStore['open']>[0],
): ReturnType<RunStore['open']> {
  return db.transaction().execute(async (tx) => {
    await engine.lockWriters(tx);
    const added = await addRun(tx, run, null);
    await insert(
      tx,
      LEDGER,
      run.sites.map((site) => [added.key, site, null, '']),
    );
    return added.run;
  });
}

async function saveSealed(
  db: Database,
  engine: Engine,
  insert: BulkInsert,
  ...[run, ledger, findingsOf]: Parameters<RunStore['saveSealed']>
): Promise<Run> {
  return db.transaction().execute(async (tx) => {
    await engine.lockWriters(tx);
    const added = await addRun(tx, run, run.startedAt);
    await insert(
      tx,
      LEDGER,
      ledger.map(({ site, state, reason }) => [added.key, site, state, reason]),
    );
    const bySubject = groupBy(findingsOf(added.run), ({ subject }: Finding) => subject);
    for (const [subject, findings] of bySubject) {
      const numbers = new EvidenceNumbers();
      const of = { run: added.run.id, runKey: added.key, subject, subjectKind: 'site' as const };
      await writeFindings(tx, insert, of, findings, numbers);
      await numbers.save(tx, insert, added.key, subject);
    }
    return added.run;
  });
}

async function sealRun(db: Database, id: string, at: number): ReturnType<RunStore['seal']> {
  return db.transaction().execute(async (tx) => {
    const run = await requireRun(tx, id);
    if (run.state === 'sealed') throw new Error(`run ${id} is already sealed`);
    const open = await tx
      .selectFrom('run_site')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('run_key', '=', run.key)
      .where('state', 'is', null)
      .executeTakeFirstOrThrow();
    if (open.count > 0)
      throw new Error(`run ${id} cannot be sealed: ${open.count} sites have no terminal state`);
    const row = await tx
      .updateTable('run')
      .set({ state: 'sealed', sealed_at: at })
      .where('key', '=', run.key)
      .returningAll()
      .executeTakeFirstOrThrow();
    return runOf(row);
  });
}

/** `findings` counts the failing ones per check. */
async function progressOf(db: Database, id: string): Promise<RunProgress> {
  const { key } = await requireRun(db, id);
  const ledger = await db
    .selectFrom('run_site')
    .select((eb) => [eb.fn.countAll<number>().as('planned'), eb.fn.count<number>('state').as('done')])
    .where('run_key', '=', key)
    .executeTakeFirstOrThrow();
  const visits = await db
    .selectFrom('visit')
    .select((eb) => [eb.fn.sum('pages').as('pages'), eb.fn.sum('links').as('links')])
    .where('run_key', '=', key)
    .executeTakeFirstOrThrow();
  const fails = await db
    .selectFrom('finding')
    .select((eb) => ['check_id', eb.fn.countAll<number>().as('count')])
    .where('run_key', '=', key)
    .where('outcome', '=', 'fail')
    .groupBy('check_id')
    .orderBy('check_id')
    .execute();
  return {
    planned: ledger.planned,
    done: ledger.done,
    pages: Number(visits.pages ?? 0),
    links: Number(visits.links ?? 0),
    findings: Object.fromEntries(fails.map((row) => [row.check_id, row.count])),
  };
}

/** Takes the lock when it is free, expired or already this owner's (a heartbeat prolongs it). */
async function takeLock(
  db: Database,
  name: string,
  owner: string,
  at: number,
  ttlMs: number,
): Promise<boolean> {
  const taken = await db
    .insertInto('lock')
    .values({ name, owner, expires_at: at + ttlMs })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ owner, expires_at: at + ttlMs })
        .where((eb) => eb.or([eb('lock.owner', '=', owner), eb('lock.expires_at', '<=', at)])),
    )
    .returning('name')
    .execute();
  return taken.length === 1;
}

export function runStore(db: Database, engine: Engine, insert: BulkInsert): RunStore {
  return {
    open: (run) => openRun(db, engine, insert, run),
    async get(id) {
      const row = await db.selectFrom('run').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? runOf(row) : null;
    },
    async list(filter = {}) {
      let query = db.selectFrom('run').selectAll();
      if (filter.kind) query = query.where('kind', '=', filter.kind);
      if (filter.state) query = query.where('state', '=', filter.state);
      return (await query.orderBy('started_at', 'desc').orderBy('key', 'desc').execute()).map(runOf);
    },
    async ledger(run) {
      const { key } = await requireRun(db, run);
      return db
        .selectFrom('run_site')
        .select(['site', 'state', 'reason'])
        .where('run_key', '=', key)
        .orderBy('site')
        .execute();
    },
    saveVisit: (visit, findings) => saveVisit(db, insert, visit, findings),
    async saveState(run, site, state, reason) {
      await db
        .transaction()
        .execute(async (tx) => clearVisit(tx, await setTerminal(tx, run, site, state, reason), site));
    },
    async settle(run, subject, state, reason) {
      await db.transaction().execute((tx) => setTerminal(tx, run, subject, state, reason));
    },
    seal: (run, at) => sealRun(db, run, at),
    progress: (run) => progressOf(db, run),
    saveSealed: (run, ledger, findingsOf) => saveSealed(db, engine, insert, run, ledger, findingsOf),
    lock: (name, owner, at, ttlMs) => takeLock(db, name, owner, at, ttlMs),
    async lockOwner(name) {
      const row = await db.selectFrom('lock').select('owner').where('name', '=', name).executeTakeFirst();
      return row?.owner ?? null;
    },
    async unlock(name, owner) {
      await db.deleteFrom('lock').where('name', '=', name).where('owner', '=', owner).execute();
    },
  };
}
