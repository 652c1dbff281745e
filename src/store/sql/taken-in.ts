// Which sealed nightly runs a keeper of something from night to night (register, history, warnings) has taken in.
import type { Run } from '../../model/run.ts';
import type { Database } from '../engine/engine.ts';
import { requireRun, runOf } from './run-rows.ts';

/** The tables that name the runs taken in. */
export type TakenIn = 'register_run' | 'history_run' | 'warning_run';

/** Sealed nightly runs that have not been taken in whole, the earliest begun first. Rescans never are. */
export async function pendingRuns(db: Database, taken: TakenIn): Promise<readonly Run[]> {
  const rows = await db
    .selectFrom('run')
    .selectAll()
    .where('kind', '=', 'nightly')
    .where('state', '=', 'sealed')
    .where('key', 'not in', db.selectFrom(taken).select('run_key'))
    .orderBy('started_at')
    .orderBy('key')
    .execute();
  return rows.map(runOf);
}

/** Every site of the run has been taken in; saying so twice changes nothing. `at`: epoch ms. */
export async function finishRun(db: Database, taken: TakenIn, run: string, at: number): Promise<void> {
  const { key } = await requireRun(db, run);
  await db
    .insertInto(taken)
    .values({ run_key: key, finished_at: at })
    .onConflict((conflict) => conflict.column('run_key').doNothing())
    .execute();
}
