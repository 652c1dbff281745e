// The writing and reading of one visit: all it leaves, and its terminal state, in one small transaction.
import type { Finding } from '../../model/finding.ts';
import type { TerminalState } from '../../model/run.ts';
import { err, ok } from '../../model/result.ts';
import type { Database, Tx } from '../engine/engine.ts';
import type { SiteVisit } from '../port.ts';
import type { BulkInsert } from './bulk.ts';
import { EvidenceLookup, EvidenceNumbers } from './evidence-rows.ts';
import { writeFindings } from './finding-rows.ts';
import { fromJson, toJson } from './json.ts';
import { linkOf, linkRow, LINKS, sectionOf, sectionRow, SECTIONS } from './reading-rows.ts';
import { findRun, requireRun } from './run-rows.ts';

/** Sets the ledger row; the run must be open and must have planned the site. Returns the run's number. */
export async function setTerminal(
  tx: Tx,
  run: string,
  site: string,
  state: TerminalState,
  reason: string,
): Promise<number> {
  const found = await requireRun(tx, run);
  if (found.state !== 'open') throw new Error(`run ${run} is sealed; ${site} cannot be written into it`);
  const { numUpdatedRows } = await tx
    .updateTable('run_site')
    .set({ state, reason })
    .where('run_key', '=', found.key)
    .where('site', '=', site)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Error(`run ${run} did not plan site ${site}`);
  return found.key;
}

/** Removes all an earlier attempt left for this site. */
export async function clearVisit(tx: Tx, runKey: number, site: string): Promise<void> {
  await tx.deleteFrom('visit').where('run_key', '=', runKey).where('site', '=', site).execute();
  await tx.deleteFrom('article_lists').where('run_key', '=', runKey).where('site', '=', site).execute();
  await tx.deleteFrom('section_reading').where('run_key', '=', runKey).where('site', '=', site).execute();
  await tx.deleteFrom('link_reading').where('run_key', '=', runKey).where('site', '=', site).execute();
  await tx.deleteFrom('finding').where('run_key', '=', runKey).where('subject', '=', site).execute();
  await tx.deleteFrom('evidence').where('run_key', '=', runKey).where('subject', '=', site).execute();
}

async function insertVisit(tx: Tx, runKey: number, visit: SiteVisit): Promise<void> {
  await tx
    .insertInto('visit')
    .values({
      run_key: runKey,
      site: visit.site,
      started_at: visit.startedAt,
      ended_at: visit.endedAt,
      reachability: toJson(visit.reachability),
      home_page: toJson(visit.homePage),
      sections_failure: visit.sections.ok ? null : toJson(visit.sections.error),
      links_failure: visit.links.ok ? null : toJson(visit.links.error),
      coverage: toJson(visit.coverage),
      pages: visit.coverage.pages,
      links: visit.coverage.linksChecked,
      requests: visit.requests,
      bytes: visit.bytes,
    })
    .execute();
  if (visit.articles === undefined) return;
  await tx
    .insertInto('article_lists')
    .values({ run_key: runKey, site: visit.site, lists: toJson(visit.articles) })
    .execute();
}

/** A failed artifact leaves no rows, only its failure. */
const rowsOf = <T>(
  artifact: { readonly ok: true; readonly value: readonly T[] } | { readonly ok: false },
): readonly T[] => (artifact.ok ? artifact.value : []);

export async function saveVisit(
  db: Database,
  insert: BulkInsert,
  visit: SiteVisit,
  findings: readonly Finding[],
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { run, site } = visit;
    const runKey = await setTerminal(tx, run, site, visit.state, visit.reason);
    await clearVisit(tx, runKey, site);
    await insertVisit(tx, runKey, visit);
    const numbers = new EvidenceNumbers();
    await insert(
      tx,
      SECTIONS,
      rowsOf(visit.sections).map((each, ordinal) => sectionRow({ runKey, site, ordinal }, each, numbers)),
    );
    await insert(
      tx,
      LINKS,
      rowsOf(visit.links).map((each, ordinal) => linkRow({ runKey, site, ordinal }, each, numbers)),
    );
    await writeFindings(tx, insert, { run, runKey, subject: site, subjectKind: 'site' }, findings, numbers);
    await numbers.save(tx, insert, runKey, site);
  });
}

/** Replaces one site's findings, of an open run or a sealed one. */
export async function replaceFindings(
  db: Database,
  insert: BulkInsert,
  run: string,
  site: string,
  findings: readonly Finding[],
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { key: runKey, kind } = await requireRun(tx, run);
    const subjectKind = kind === 'accounts' ? 'account' : 'site';
    const numbers = await EvidenceNumbers.of(tx, runKey, site);
    await writeFindings(tx, insert, { run, runKey, subject: site, subjectKind }, findings, numbers);
    await numbers.save(tx, insert, runKey, site);
  });
}

/** One site's visit as it was saved; null when it was never visited, or retention removed the readings. */
export async function readVisit(db: Database, run: string, site: string): Promise<SiteVisit | null> {
  const found = await findRun(db, run);
  if (!found) return null;
  const row = await db
    .selectFrom('visit')
    .innerJoin('run_site', (join) =>
      join.onRef('run_site.run_key', '=', 'visit.run_key').onRef('run_site.site', '=', 'visit.site'),
    )
    .selectAll('visit')
    .select(['run_site.state', 'run_site.reason'])
    .where('visit.run_key', '=', found.key)
    .where('visit.site', '=', site)
    .executeTakeFirst();
  if (!row || row.state === null) return null;
  const lookup = await EvidenceLookup.between(db, found.key, site, site);
  const sections = await db
    .selectFrom('section_reading')
    .selectAll()
    .where('run_key', '=', found.key)
    .where('site', '=', site)
    .orderBy('ordinal')
    .execute();
  const links = await db
    .selectFrom('link_reading')
    .selectAll()
    .where('run_key', '=', found.key)
    .where('site', '=', site)
    .orderBy('ordinal')
    .execute();
  return {
    run,
    site,
    state: row.state,
    reason: row.reason,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    reachability: fromJson(row.reachability),
    homePage: fromJson(row.home_page),
    sections:
      row.sections_failure === null
        ? ok(sections.map((each) => sectionOf(each, lookup)))
        : err(fromJson(row.sections_failure)),
    links:
      row.links_failure === null
        ? ok(links.map((each) => linkOf(each, lookup)))
        : err(fromJson(row.links_failure)),
    coverage: fromJson(row.coverage),
    requests: row.requests,
    bytes: row.bytes,
  };
}
