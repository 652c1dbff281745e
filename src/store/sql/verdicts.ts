// Verdicts, kept per run and edition: only a sealed run has any.
import type { Verdict } from '../../model/verdict.ts';
import type { Database, Engine } from '../engine/engine.ts';
import type { VerdictStore } from '../port.ts';
import type { BulkInsert, BulkTable } from './bulk.ts';
import { fromJson, toJson } from './json.ts';
import { findRun, requireRun } from './run-rows.ts';

const VERDICTS: BulkTable<'verdict'> = {
  table: 'verdict',
  columns: ['run_key', 'edition', 'subject_kind', 'subject', 'period', 'outcome', 'indicators', 'reasons'],
};

async function save(
  db: Database,
  engine: Engine,
  insert: BulkInsert,
  run: string,
  edition: string,
  verdicts: readonly Verdict[],
): Promise<void> {
  const stranger = verdicts.find((verdict) => verdict.run !== run || verdict.edition !== edition);
  if (stranger)
    throw new Error(
      `the verdict on ${stranger.subject} is of run ${stranger.run} under ${stranger.edition}, not of ${run} under ${edition}`,
    );
  await db.transaction().execute(async (tx) => {
    await engine.lockWriters(tx);
    const { key, state } = await requireRun(tx, run);
    if (state !== 'sealed') throw new Error(`run ${run} is not sealed; verdicts come from sealed runs only`);
    await tx.deleteFrom('verdict').where('run_key', '=', key).where('edition', '=', edition).execute();
    await insert(
      tx,
      VERDICTS,
      verdicts.map((verdict) => [
        key,
        edition,
        verdict.subjectKind,
        verdict.subject,
        verdict.period ?? null,
        verdict.outcome,
        toJson(verdict.indicators),
        toJson(verdict.reasons),
      ]),
    );
  });
}

export function verdictStore(db: Database, engine: Engine, insert: BulkInsert): VerdictStore {
  return {
    save: (run, edition, verdicts) => save(db, engine, insert, run, edition, verdicts),
    async of(run) {
      const found = await findRun(db, run);
      if (!found) return [];
      const rows = await db
        .selectFrom('verdict')
        .selectAll()
        .where('run_key', '=', found.key)
        .orderBy('edition')
        .orderBy('subject_kind')
        .orderBy('subject')
        .execute();
      return rows.map((row) => ({
        run,
        ...(row.period === null ? {} : { period: row.period }),
        subject: row.subject,
        subjectKind: row.subject_kind,
        outcome: row.outcome,
        edition: row.edition,
        indicators: fromJson<Verdict['indicators']>(row.indicators),
        reasons: fromJson<Verdict['reasons']>(row.reasons),
      }));
    },
  };
}
