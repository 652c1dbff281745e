// The history of articles: one small transaction per site and night, and streams of the suspicions.
import type {
  HistoryQuestion,
  HistoryUpdate,
  KnownArticle,
  KnownHistory,
  KnownList,
} from '../../model/article-history.ts';
import type { Database, Engine, Tx } from '../engine/engine.ts';
import type { ArticleHistoryStore, HistoryFilter } from '../history-port.ts';
import type { HistoryArticleTable } from '../history-tables.ts';
import type { BulkInsert } from './bulk.ts';
import {
  articleOf,
  articleRow,
  ARTICLES,
  listOf,
  listRow,
  LISTS,
  RunMoments,
  suspicionOf,
  suspicionRow,
  SUSPICIONS,
} from './history-rows.ts';
import { fromJson } from './json.ts';
import { findRun, requireRun } from './run-rows.ts';
import { finishRun, pendingRuns } from './taken-in.ts';

/** Rows per page of a stream, and values per list of a query. */
const PAGE = 1000;
const VALUES = 500;

function* portions<T>(values: Iterable<T>): Generator<readonly T[]> {
  const all = [...new Set(values)];
  for (let from = 0; from < all.length; from += VALUES) yield all.slice(from, from + VALUES);
}

/** The articles asked for: by key; of texts not known yet also those with the same numbers, of keys those of the same day. */
async function asked(
  tx: Tx,
  site: string,
  questions: readonly HistoryQuestion[],
): Promise<readonly HistoryArticleTable[]> {
  const found = new Map<number, HistoryArticleTable>();
  const note = (rows: readonly HistoryArticleTable[]): void => {
    for (const row of rows) found.set(row.key, row);
  };
  const ofSite = tx.selectFrom('history_article').selectAll().where('site', '=', site);
  for (const keys of portions(questions.map(({ key }) => key)))
    note(await ofSite.where('key', 'in', keys).execute());
  const unknown = questions.filter(({ key }) => !found.has(key));
  const unread = questions.filter(({ key }) => (found.get(key)?.content ?? null) === null);
  for (const numbers of portions(unread.flatMap(({ numbers }) => numbers ?? [])))
    note(await ofSite.where('numbers', 'in', numbers).execute());
  for (const days of portions(unknown.flatMap(({ listed }) => listed ?? [])))
    note(await ofSite.where('listed', 'in', days).execute());
  return [...found.values()];
}

type RunColumns = { readonly first_run: number; readonly last_run: number; readonly changed_run: number };

const runsIn = (rows: readonly RunColumns[]): readonly number[] =>
  rows.flatMap((row) => [row.first_run, row.last_run, row.changed_run]);

async function knownHistory(
  tx: Tx,
  site: string,
  questions: readonly HistoryQuestion[],
  runKey: number,
): Promise<{ readonly known: Omit<KnownHistory, 'baseline'>; readonly runs: RunMoments }> {
  const lists = await tx.selectFrom('history_list').selectAll().where('site', '=', site).execute();
  const articles = await asked(tx, site, questions);
  const runs = await RunMoments.of(tx, new Set([runKey, ...runsIn(lists), ...runsIn(articles)]));
  return {
    known: {
      site,
      lists: lists.map((row) => listOf(row, runs)),
      articles: articles.map((row) => articleOf(row, runs)),
    },
    runs,
  };
}

async function write(
  tx: Tx,
  insert: BulkInsert,
  at: {
    readonly run: string;
    readonly runKey: number;
    readonly site: string;
    readonly updatedAt: number;
    readonly runs: RunMoments;
  },
  update: HistoryUpdate,
): Promise<void> {
  const { run, runKey, site, updatedAt, runs } = at;
  const taken = { run_key: runKey, updated_at: updatedAt };
  await tx
    .insertInto('history_site')
    .values({ site, ...taken })
    .onConflict((conflict) => conflict.column('site').doUpdateSet(taken))
    .execute();
  for (const keys of portions(update.lists.map(({ key }) => key)))
    await tx.deleteFrom('history_list').where('site', '=', site).where('key', 'in', keys).execute();
  for (const keys of portions(update.articles.map(({ key }) => key)))
    await tx.deleteFrom('history_article').where('site', '=', site).where('key', 'in', keys).execute();
  await insert(
    tx,
    LISTS,
    update.lists.map((list) => listRow(site, list, runs)),
  );
  await insert(
    tx,
    ARTICLES,
    update.articles.map((article) => articleRow(site, article, runs)),
  );
  const moment = runs.at(runKey);
  await insert(
    tx,
    SUSPICIONS,
    update.suspicions.map((one, ordinal) =>
      suspicionRow({ id: `${run}-${site}-${ordinal + 1}`, runKey, site, ordinal }, moment, one),
    ),
  );
  if (update.event)
    await tx
      .insertInto('history_event')
      .values({ run_key: runKey, site, at: moment.at, ...update.event })
      .execute();
}

async function takeIn(
  db: Database,
  engine: Engine,
  insert: BulkInsert,
  ...[{ run, site, visitedAt }, questions, decide]: Parameters<ArticleHistoryStore['update']>
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await engine.lockWriters(tx);
    const { key: runKey, state } = await requireRun(tx, run);
    if (state !== 'sealed')
      throw new Error(`run ${run} is not sealed; the history takes in sealed runs only`);
    const taken = await tx.selectFrom('history_site').selectAll().where('site', '=', site).executeTakeFirst();
    // A run resumed late holds older visits than the run after it: they do not overrule what is known since.
    const late = taken !== undefined && (taken.run_key === runKey || visitedAt < taken.updated_at);
    if (!late) {
      const { known, runs } = await knownHistory(tx, site, questions, runKey);
      const update = decide({ ...known, baseline: taken !== undefined });
      await write(tx, insert, { run, runKey, site, updatedAt: visitedAt, runs }, update);
    }
    await tx.deleteFrom('article_lists').where('run_key', '=', runKey).where('site', '=', site).execute();
    return !late;
  });
}

async function* suspicions(
  db: Database,
  filter: HistoryFilter,
): ReturnType<ArticleHistoryStore['suspicions']> {
  for (let after = 0; ;) {
    let query = db
      .selectFrom('date_suspicion')
      .innerJoin('run', 'run.key', 'date_suspicion.run_key')
      .selectAll('date_suspicion')
      .select('run.id as run')
      .where('date_suspicion.key', '>', after);
    if (filter.run !== undefined) query = query.where('run.id', '=', filter.run);
    if (filter.sites) query = query.where('site', 'in', filter.sites);
    if (filter.since !== undefined) query = query.where('at', '>=', filter.since);
    const rows = await query.orderBy('date_suspicion.key').limit(PAGE).execute();
    for (const row of rows) yield suspicionOf(row);
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.key;
  }
}

async function* events(db: Database, filter: HistoryFilter): ReturnType<ArticleHistoryStore['events']> {
  let query = db
    .selectFrom('history_event')
    .innerJoin('run', 'run.key', 'history_event.run_key')
    .selectAll('history_event')
    .select('run.id as run');
  if (filter.run !== undefined) query = query.where('run.id', '=', filter.run);
  if (filter.sites) query = query.where('site', 'in', filter.sites);
  if (filter.since !== undefined) query = query.where('at', '>=', filter.since);
  // One per site and night at the most, and most nights none.
  for (const row of await query.orderBy('run_key').orderBy('site').execute()) {
    const { run, site, at, kind, rows, affected } = row;
    yield { run, site, at, kind, rows, affected };
  }
}

async function known(
  db: Database,
  site: string,
): Promise<{ readonly lists: readonly KnownList[]; readonly articles: readonly KnownArticle[] }> {
  const runs = await RunMoments.of(db);
  const lists = await db
    .selectFrom('history_list')
    .selectAll()
    .where('site', '=', site)
    .orderBy('key')
    .execute();
  const articles = await db
    .selectFrom('history_article')
    .selectAll()
    .where('site', '=', site)
    .orderBy('key')
    .execute();
  return {
    lists: lists.map((row) => listOf(row, runs)),
    articles: articles.map((row) => articleOf(row, runs)),
  };
}

async function prune(db: Database, before: number): ReturnType<ArticleHistoryStore['prune']> {
  const last = await db
    .selectFrom('run')
    .select((eb) => eb.fn.max('key').as('key'))
    .where('as_of', '<', before)
    .where('kind', '=', 'nightly')
    .executeTakeFirst();
  const key = last?.key;
  if (key === null || key === undefined) return { articles: 0 };
  let articles = 0;
  // Site by site, so that a scan under way is never kept waiting for long.
  for (const { site } of await db.selectFrom('history_site').select('site').orderBy('site').execute()) {
    const gone = await db
      .deleteFrom('history_article')
      .where('site', '=', site)
      .where('last_run', '<=', key)
      .executeTakeFirst();
    articles += Number(gone.numDeletedRows);
  }
  return { articles };
}

export function historyStore(db: Database, engine: Engine, insert: BulkInsert): ArticleHistoryStore {
  return {
    pending: () => pendingRuns(db, 'history_run'),
    async lists(run, site) {
      const found = await findRun(db, run);
      if (!found) return null;
      const row = await db
        .selectFrom('article_lists')
        .select('lists')
        .where('run_key', '=', found.key)
        .where('site', '=', site)
        .executeTakeFirst();
      return row ? fromJson(row.lists) : null;
    },
    update: (visit, questions, decide) => takeIn(db, engine, insert, visit, questions, decide),
    async finish(run, at) {
      const { key } = await requireRun(db, run);
      await db.transaction().execute(async (tx) => {
        await tx.deleteFrom('article_lists').where('run_key', '=', key).execute();
        await finishRun(tx, 'history_run', run, at);
      });
    },
    prune: (before) => prune(db, before),
    suspicions: (filter = {}) => suspicions(db, filter),
    events: (filter = {}) => events(db, filter),
    known: (site) => known(db, site),
  };
}
