// The register of sections: one small transaction per site and night, and streams of what it holds.
import type { RegisterUpdate, SiteRegister } from '../../model/section-register.ts';
import type { Database, Engine, Tx } from '../engine/engine.ts';
import type { SectionRegisterStore } from '../register-port.ts';
import type { BulkInsert } from './bulk.ts';
import { eventOf, eventRow, EVENTS, REGISTER, registeredOf, registerRow, RunNames } from './register-rows.ts';
import { requireRun } from './run-rows.ts';
import { finishRun, pendingRuns } from './taken-in.ts';

/** Rows per page of a stream. */
const PAGE = 1000;

async function siteRegister(
  tx: Tx,
  site: string,
): Promise<{ readonly known: SiteRegister; readonly lastRun: number | null; readonly updatedAt: number }> {
  const taken = await tx.selectFrom('register_site').selectAll().where('site', '=', site).executeTakeFirst();
  const rows = await tx
    .selectFrom('register_section')
    .selectAll()
    .where('site', '=', site)
    .orderBy('number')
    .execute();
  const runs = await runsNamed(tx, rows);
  return {
    known: { site, baseline: taken?.baseline ?? null, sections: rows.map((row) => registeredOf(row, runs)) },
    lastRun: taken?.run_key ?? null,
    updatedAt: taken?.updated_at ?? 0,
  };
}

/** Only the runs that one site's rows name. */
async function runsNamed(
  tx: Tx,
  rows: readonly {
    readonly first_run: number;
    readonly last_run: number;
    readonly missing_run: number | null;
  }[],
): Promise<RunNames> {
  const keys = new Set(rows.flatMap((row) => [row.first_run, row.last_run, row.missing_run ?? row.last_run]));
  if (keys.size === 0) return new RunNames([]);
  return new RunNames(
    await tx
      .selectFrom('run')
      .select(['key', 'id'])
      .where('key', 'in', [...keys])
      .execute(),
  );
}

async function write(
  tx: Tx,
  insert: BulkInsert,
  at: { readonly runKey: number; readonly site: string; readonly updatedAt: number },
  update: RegisterUpdate,
): Promise<void> {
  const { runKey, site, updatedAt } = at;
  const taken = { run_key: runKey, updated_at: updatedAt, baseline: update.baseline };
  await tx
    .insertInto('register_site')
    .values({ site, ...taken })
    .onConflict((conflict) => conflict.column('site').doUpdateSet(taken))
    .execute();
  await tx.deleteFrom('register_section').where('site', '=', site).execute();
  const runs = await RunNames.of(tx);
  await insert(
    tx,
    REGISTER,
    update.sections.map((section) => registerRow(site, section, runs)),
  );
  await insert(
    tx,
    EVENTS,
    update.events.map((event, ordinal) => eventRow(runKey, ordinal, event)),
  );
}

async function takeIn(
  db: Database,
  engine: Engine,
  insert: BulkInsert,
  ...[run, site, at, decide]: Parameters<SectionRegisterStore['update']>
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await engine.lockWriters(tx);
    const { key, state } = await requireRun(tx, run);
    if (state !== 'sealed')
      throw new Error(`run ${run} is not sealed; the register takes in sealed runs only`);
    const { known, lastRun, updatedAt } = await siteRegister(tx, site);
    // A run resumed late holds older visits than the run after it: they do not overrule what is known since.
    if (lastRun === key || at < updatedAt) return false;
    await write(tx, insert, { runKey: key, site, updatedAt: at }, decide(known));
    return true;
  });
}

async function* sections(
  db: Database,
  site: string | undefined,
): ReturnType<SectionRegisterStore['sections']> {
  const runs = await RunNames.of(db);
  for (let after = { site: '', number: 0 }; ;) {
    let query = db
      .selectFrom('register_section')
      .selectAll()
      .where((eb) => eb(eb.refTuple('site', 'number'), '>', eb.tuple(after.site, after.number)));
    if (site !== undefined) query = query.where('site', '=', site);
    const rows = await query.orderBy('site').orderBy('number').limit(PAGE).execute();
    for (const row of rows) yield { site: row.site, section: registeredOf(row, runs) };
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = { site: last.site, number: last.number };
  }
}

type EventFilter = NonNullable<Parameters<SectionRegisterStore['events']>[0]>;

async function* events(db: Database, filter: EventFilter): ReturnType<SectionRegisterStore['events']> {
  const runs = await RunNames.of(db);
  for (let after = { run: 0, site: '', ordinal: 0 }; ;) {
    let query = db
      .selectFrom('section_event')
      .selectAll()
      .where((eb) =>
        eb(eb.refTuple('run_key', 'site', 'ordinal'), '>', eb.tuple(after.run, after.site, after.ordinal)),
      );
    if (filter.run !== undefined) query = query.where('run_key', '=', runs.keyOf(filter.run));
    if (filter.site !== undefined) query = query.where('site', '=', filter.site);
    if (filter.since !== undefined) query = query.where('at', '>=', filter.since);
    const rows = await query.orderBy('run_key').orderBy('site').orderBy('ordinal').limit(PAGE).execute();
    for (const row of rows) yield eventOf(row, runs);
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = { run: last.run_key, site: last.site, ordinal: last.ordinal };
  }
}

export function registerStore(db: Database, engine: Engine, insert: BulkInsert): SectionRegisterStore {
  return {
    pending: () => pendingRuns(db, 'register_run'),
    update: (run, site, at, decide) => takeIn(db, engine, insert, run, site, at, decide),
    finish: (run, at) => finishRun(db, 'register_run', run, at),
    sections: (site) => sections(db, site),
    events: (filter = {}) => events(db, filter),
  };
}
