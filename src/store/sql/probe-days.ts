// A day of the prober rolled up and, later, its raw visits thinned out: one transaction per day each.
import { plusDays, type CalendarDate } from '../../model/calendar.ts';
import { groupBy } from '../../model/group.ts';
import type { ProbeDay } from '../../model/probe.ts';
import type { Database, Engine, Tx } from '../engine/engine.ts';
import type { JudgedVisit } from '../probe-port.ts';
import type { BulkInsert } from './bulk.ts';
import { dayRow, DAYS, visitOf } from './probe-rows.ts';

/** Placeholders of one deletion. */
const AT_ONCE = 500;

async function visitsOn(tx: Tx, day: CalendarDate): Promise<readonly JudgedVisit[]> {
  const rows = await tx
    .selectFrom('probe_visit')
    .innerJoin('probe_round', 'probe_round.key', 'probe_visit.round_key')
    .selectAll('probe_visit')
    .select('probe_round.health')
    .where('day', '=', day)
    .orderBy('site')
    .orderBy('at')
    .execute();
  return rows.map((row) => ({ visit: visitOf(row), health: row.health }));
}

interface RollUp {
  readonly day: CalendarDate;
  readonly at: number;
  readonly decide: (visits: readonly JudgedVisit[]) => readonly ProbeDay[];
}

export async function rollUp(
  db: Database,
  engine: Engine,
  insert: BulkInsert,
  { day, at, decide }: RollUp,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await engine.lockWriters(tx);
    await tx.deleteFrom('probe_day').where('day', '=', day).execute();
    await insert(tx, DAYS, decide(await visitsOn(tx, day)).map(dayRow));
    await tx
      .insertInto('probe_rollup')
      .values({ day, rolled_at: at, pruned_at: null })
      .onConflict((conflict) => conflict.column('day').doUpdateSet({ rolled_at: at }))
      .execute();
  });
}

interface Kept {
  readonly day: CalendarDate;
  readonly site: string;
  readonly round_key: number;
  readonly outcome: string;
}

/** Whether a raw visit stays: it failed, could not be verified, or stands next to one that failed. */
function stays(rows: readonly Kept[], index: number): boolean {
  const row = rows[index];
  if (!row) return false;
  const failedBeside = [rows[index - 1], rows[index + 1]].some(
    (beside) => beside?.site === row.site && beside.outcome === 'failed',
  );
  return row.outcome === 'failed' || row.outcome === 'unverifiable' || failedBeside;
}

async function pruneDay(tx: Tx, day: CalendarDate, now: number): Promise<number> {
  const around = await tx
    .selectFrom('probe_visit')
    .select(['day', 'site', 'round_key', 'outcome'])
    .where('day', '>=', plusDays(day, -1))
    .where('day', '<=', plusDays(day, 1))
    .orderBy('site')
    .orderBy('at')
    .execute();
  const gone = around.filter((row, index) => row.day === day && !stays(around, index));
  const bySite = groupBy(gone, ({ site }) => site);
  for (const [site, rows] of bySite)
    for (let from = 0; from < rows.length; from += AT_ONCE)
      await tx
        .deleteFrom('probe_visit')
        .where('day', '=', day)
        .where('site', '=', site)
        .where(
          'round_key',
          'in',
          rows.slice(from, from + AT_ONCE).map((row) => row.round_key),
        )
        .execute();
  await tx.updateTable('probe_rollup').set({ pruned_at: now }).where('day', '=', day).execute();
  return gone.length;
}

export async function pruneVisits(db: Database, before: CalendarDate, now: number): Promise<number> {
  const due = await db
    .selectFrom('probe_rollup')
    .select('day')
    .where('day', '<', before)
    .where('pruned_at', 'is', null)
    .orderBy('day')
    .execute();
  let gone = 0;
  for (const { day } of due) gone += await db.transaction().execute((tx) => pruneDay(tx, day, now));
  return gone;
}
