// What is let go of after a while; how each site ended is never touched. And whether all is whole.
import type { Database, Engine, Tx } from '../engine/engine.ts';
import { KEPT, type Kept } from '../../model/run.ts';
import { heldPhotos } from './photos.ts';
import { requireRun } from './run-rows.ts';
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
  /** How many sites each run planned, by its id. */
  plannedSites(): Promise<ReadonlyMap<string, number>>;
  /** Ids of runs that were judged for a period. */
  judgedForPeriod(): Promise<ReadonlySet<string>>;
  /**
   * Lets go of readings, findings and verdicts of a sealed run down to what `kept` says, in one transaction, and notes it on the
   * run. What is gone does not come back: asking for more than is kept is a bug and throws.
   */
  thin(run: string, kept: Exclude<Kept, 'all'>): Promise<void>;
  /** Contents (SHA-256) that failing findings fetched since `since` (epoch ms) rest on: to be kept longer. */
  convictingEvidence(since: number): Promise<ReadonlySet<string>>;
  /**
   * Contents of inspectors' photos to be kept whatever their age: those that findings of judged accounts rest on, while
   * the verdict is there, and those entered since `since` (epoch ms).
   */
  heldPhotos(since: number): Promise<ReadonlySet<string>>;
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

const OPEN_OUTCOMES = ['fail', 'unknown'] as const;

const READINGS = [
  ...(['visit', 'section_reading', 'link_reading', 'article_lists'] as const),
  ...(['account_sighting', 'canary_look'] as const),
];

/** What passed goes, unless a photo shows it: the verdict rests on an inspector's word, and the photo goes with the finding. */
async function dropFindings(tx: Tx, runKey: number, kept: Kept): Promise<void> {
  const findings = tx.deleteFrom('finding').where('run_key', '=', runKey);
  if (kept === 'ledger') {
    await findings.execute();
    return;
  }
  const photographed = tx
    .selectFrom('evidence')
    .select('subject')
    .where('run_key', '=', runKey)
    .where('kind', '=', 'photo');
  await findings.where('outcome', 'not in', OPEN_OUTCOMES).where('subject', 'not in', photographed).execute();
}

/** Evidence rows go unless a finding that stays names them: columns hold ordinals, `0,3`. */
async function dropEvidence(tx: Tx, runKey: number, kept: Kept): Promise<void> {
  if (kept === 'ledger') {
    await tx.deleteFrom('evidence').where('run_key', '=', runKey).execute();
    return;
  }
  const findings = await tx
    .selectFrom('finding')
    .select(['subject', 'evidence'])
    .where('run_key', '=', runKey)
    .execute();
  const named = new Map<string, Set<number>>();
  for (const { subject, evidence } of findings) {
    const ordinals = named.get(subject) ?? new Set<number>();
    for (const part of evidence.split(',')) if (part !== '') ordinals.add(Number(part));
    named.set(subject, ordinals);
  }
  const subjects = await tx
    .selectFrom('evidence')
    .select('subject')
    .distinct()
    .where('run_key', '=', runKey)
    .execute();
  for (const { subject } of subjects) {
    let query = tx.deleteFrom('evidence').where('run_key', '=', runKey).where('subject', '=', subject);
    const stay = [...(named.get(subject) ?? [])];
    if (stay.length > 0) query = query.where('ordinal', 'not in', stay);
    await query.execute();
  }
}

async function thin(db: Database, engine: Engine, run: string, kept: Exclude<Kept, 'all'>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await engine.lockWriters(tx);
    const { key, state } = await requireRun(tx, run);
    const row = await tx.selectFrom('run').select('kept').where('key', '=', key).executeTakeFirstOrThrow();
    if (state !== 'sealed') throw new Error(`run ${run} is not sealed; only sealed runs are thinned`);
    if (KEPT.indexOf(kept) < KEPT.indexOf(row.kept))
      throw new Error(`run ${run} keeps ${row.kept} only; it cannot keep ${kept}`);
    for (const table of READINGS) await tx.deleteFrom(table).where('run_key', '=', key).execute();
    await dropFindings(tx, key, kept);
    if (kept === 'ledger') await tx.deleteFrom('verdict').where('run_key', '=', key).execute();
    await dropEvidence(tx, key, kept);
    await tx.updateTable('run').set({ kept }).where('key', '=', key).execute();
  });
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
    thin: (run, kept) => thin(db, engine, run, kept),
    async plannedSites() {
      const rows = await db
        .selectFrom('run_site')
        .innerJoin('run', 'run.key', 'run_site.run_key')
        .select((eb) => ['run.id as run', eb.fn.countAll<number | string>().as('sites')])
        .groupBy('run.id')
        .execute();
      return new Map(rows.map(({ run, sites }) => [run, Number(sites)]));
    },
    async judgedForPeriod() {
      const rows = await db
        .selectFrom('run')
        .innerJoin('verdict', 'verdict.run_key', 'run.key')
        .select('run.id')
        .distinct()
        .where('verdict.period', 'is not', null)
        .execute();
      return new Set(rows.map(({ id }) => id));
    },
    heldPhotos: (since) => heldPhotos(db, since),
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
