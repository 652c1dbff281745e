// What is let go of after a while; findings, verdicts and the ledger are never touched. And whether all is whole.
import type { Database, Engine } from '../engine/engine.ts';
import { storeProblem, storeProblemOf, type StoreProblem } from '../problem.ts';

const DAY_MS = 86_400_000;

export interface PruneReport {
  /** Links that answered, dropped from old runs. */
  readonly aliveLinks: number;
  /** Visits (with sections and links) dropped from old rescans and interrupted runs. */
  readonly visits: number;
  /** Sections and links that went with them. */
  readonly readings: number;
}

export interface Maintenance {
  /**
   * Drops links that answered from runs begun more than `keepNights` nights before `now` (epoch ms), and all readings
   * of rescans and never-sealed runs that old. A visit read afterwards holds only the links that did not answer.
   */
  prune(keepNights: number, now: number): Promise<PruneReport>;
  /** Contents (SHA-256) that failing findings fetched since `since` (epoch ms) rest on: to be kept longer. */
  convictingEvidence(since: number): Promise<ReadonlySet<string>>;
  /** Reads the whole database; null when it is whole. Takes seconds per gigabyte. */
  damage(): Promise<StoreProblem | null>;
}

/** One transaction per run, so that a scan under way is never kept waiting for long. */
async function pruneRun(
  db: Database,
  run: { readonly key: number; readonly whole: boolean },
): Promise<PruneReport> {
  return db.transaction().execute(async (tx) => {
    await tx.deleteFrom('article_lists').where('run_key', '=', run.key).execute();
    const alive = await tx
      .deleteFrom('link_reading')
      .where('run_key', '=', run.key)
      .where('state', '=', 'alive')
      .executeTakeFirst();
    const aliveLinks = Number(alive.numDeletedRows);
    if (!run.whole) return { aliveLinks, visits: 0, readings: 0 };
    const links = await tx.deleteFrom('link_reading').where('run_key', '=', run.key).executeTakeFirst();
    const sections = await tx.deleteFrom('section_reading').where('run_key', '=', run.key).executeTakeFirst();
    const visits = await tx.deleteFrom('visit').where('run_key', '=', run.key).executeTakeFirst();
    return {
      aliveLinks,
      visits: Number(visits.numDeletedRows),
      readings: Number(links.numDeletedRows + sections.numDeletedRows),
    };
  });
}

async function prune(db: Database, keepNights: number, now: number): Promise<PruneReport> {
  if (!Number.isInteger(keepNights) || keepNights < 1)
    throw new Error(`keepNights is ${keepNights}; at least the last night is kept`);
  const old = await db
    .selectFrom('run')
    .select(['key', 'kind', 'state'])
    .where('started_at', '<', now - keepNights * DAY_MS)
    .execute();
  let total: PruneReport = { aliveLinks: 0, visits: 0, readings: 0 };
  for (const { key, kind, state } of old) {
    const done = await pruneRun(db, { key, whole: kind === 'rescan' || state === 'open' });
    total = {
      aliveLinks: total.aliveLinks + done.aliveLinks,
      visits: total.visits + done.visits,
      readings: total.readings + done.readings,
    };
  }
  return total;
}

async function damage(db: Database, engine: Engine): Promise<StoreProblem | null> {
  try {
    return (await engine.intact(db)) ? null : storeProblem('corrupt', engine.where, 'quick_check');
  } catch (thrown) {
    const problem = storeProblemOf(thrown);
    if (!problem) throw thrown;
    return problem;
  }
}

export function maintenance(db: Database, engine: Engine): Maintenance {
  return {
    prune: (keepNights, now) => prune(db, keepNights, now),
    damage: () => damage(db, engine),
    async convictingEvidence(since) {
      const rows = await db
        .selectFrom('evidence')
        .select('sha256')
        .distinct()
        .where('convicting', '=', 1)
        .where('fetched_at', '>=', since)
        .execute();
      return new Set(rows.map((row) => row.sha256));
    },
  };
}
