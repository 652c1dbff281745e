// The prober's rounds, visits and days.
import type { CalendarDate } from '../../model/calendar.ts';
import type { ProbeRound, ProbeVisit } from '../../model/probe.ts';
import type { Database, Engine } from '../engine/engine.ts';
import type { JudgedVisit, ProbeStore } from '../probe-port.ts';
import type { BulkInsert } from './bulk.ts';
import { toJson } from './json.ts';
import { pruneVisits, rollUp } from './probe-days.ts';
import { dayOf, roundOf, visitOf, visitRow, VISITS } from './probe-rows.ts';

/** Rows per page of a stream. */
const PAGE = 2000;

async function openRound(
  db: Database,
  { startedAt, everyMs, planned, before }: Parameters<ProbeStore['openRound']>[0],
): Promise<ProbeRound> {
  const row = await db
    .insertInto('probe_round')
    .values({
      started_at: startedAt,
      ended_at: null,
      every_ms: everyMs,
      planned,
      state: 'open',
      health: null,
      reason: '',
      before: toJson(before),
      after: null,
      opened: 0,
      failed: 0,
      unverifiable: 0,
      ours: 0,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return roundOf(row);
}

async function closeRound(
  db: Database,
  ...[round, { endedAt, health, reason, after, counts }]: Parameters<ProbeStore['closeRound']>
): Promise<ProbeRound> {
  const row = await db
    .updateTable('probe_round')
    .set({
      state: 'done',
      ended_at: endedAt,
      health,
      reason,
      after: after ? toJson(after) : null,
      ...counts,
    })
    .where('key', '=', round)
    .where('state', '=', 'open')
    .returningAll()
    .executeTakeFirst();
  if (!row) throw new Error(`round ${round} is not open`);
  return roundOf(row);
}

async function saveVisits(
  db: Database,
  engine: Engine,
  insert: BulkInsert,
  visits: readonly ProbeVisit[],
): Promise<void> {
  if (visits.length === 0) return;
  await db.transaction().execute(async (tx) => {
    await engine.lockWriters(tx);
    const rounds = [...new Set(visits.map(({ round }) => round))];
    const there = await tx
      .selectFrom('probe_visit')
      .select(['round_key', 'site'])
      .where('round_key', 'in', rounds)
      .where(
        'site',
        'in',
        visits.map(({ site }) => site),
      )
      .execute();
    const known = new Set(there.map((row) => `${row.round_key} ${row.site}`));
    const fresh = visits.filter(({ round, site }) => !known.has(`${round} ${site}`));
    await insert(tx, VISITS, fresh.map(visitRow));
  });
}

type VisitFilter = Parameters<ProbeStore['visits']>[0];

async function* visits(db: Database, { from, to, site }: VisitFilter): AsyncGenerator<JudgedVisit> {
  for (let after = { day: '' as CalendarDate, site: '', round: 0 }; ;) {
    let query = db
      .selectFrom('probe_visit')
      .innerJoin('probe_round', 'probe_round.key', 'probe_visit.round_key')
      .selectAll('probe_visit')
      .select('probe_round.health')
      .where('day', '>=', from)
      .where('day', '<=', to)
      .where((eb) =>
        eb(eb.refTuple('day', 'site', 'round_key'), '>', eb.tuple(after.day, after.site, after.round)),
      );
    if (site !== undefined) query = query.where('site', '=', site);
    const rows = await query.orderBy('day').orderBy('site').orderBy('round_key').limit(PAGE).execute();
    for (const row of rows) yield { visit: visitOf(row), health: row.health };
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = { day: last.day, site: last.site, round: last.round_key };
  }
}

async function rounds(
  db: Database,
  { from, to, limit }: Parameters<ProbeStore['rounds']>[0],
): Promise<readonly ProbeRound[]> {
  let query = db.selectFrom('probe_round').selectAll();
  if (from !== undefined) query = query.where('started_at', '>=', from);
  if (to !== undefined) query = query.where('started_at', '<=', to);
  if (limit !== undefined) query = query.limit(limit);
  return (await query.orderBy('started_at', 'desc').orderBy('key', 'desc').execute()).map(roundOf);
}

export function probeStore(db: Database, engine: Engine, insert: BulkInsert): ProbeStore {
  return {
    openRound: (round) => openRound(db, round),
    async openRounds() {
      const rows = await db
        .selectFrom('probe_round')
        .selectAll()
        .where('state', '=', 'open')
        .orderBy('started_at')
        .orderBy('key')
        .execute();
      return rows.map(roundOf);
    },
    rounds: (filter) => rounds(db, filter),
    saveVisits: (some) => saveVisits(db, engine, insert, some),
    async visitsOf(round) {
      const rows = await db
        .selectFrom('probe_visit')
        .selectAll()
        .where('round_key', '=', round)
        .orderBy('site')
        .execute();
      return rows.map(visitOf);
    },
    closeRound: (round, end) => closeRound(db, round, end),
    visits: (filter) => visits(db, filter),
    async unrolledDays(before) {
      const rolled = await db
        .selectFrom('probe_rollup')
        .select('day')
        .orderBy('day', 'desc')
        .limit(1)
        .executeTakeFirst();
      const rows = await db
        .selectFrom('probe_visit')
        .select('day')
        .distinct()
        .where('day', '<', before)
        // Days are rolled up in order: nothing before the last of them is looked through again.
        .where('day', '>', rolled?.day ?? ('' as CalendarDate))
        .orderBy('day')
        .execute();
      return rows.map(({ day }) => day);
    },
    rollUp: (day, at, decide) => rollUp(db, engine, insert, { day, at, decide }),
    pruneVisits: (before, now) => pruneVisits(db, before, now),
    async days({ from, to, site }) {
      let query = db.selectFrom('probe_day').selectAll().where('day', '>=', from).where('day', '<=', to);
      if (site !== undefined) query = query.where('site', '=', site);
      return (await query.orderBy('site').orderBy('day').execute()).map(dayOf);
    },
  };
}
