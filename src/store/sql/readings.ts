// Streams of what runs left, a page of rows at a time: no table is ever held in memory.
import type { Database } from '../engine/engine.ts';
import type { ReadingStore } from '../port.ts';
import type { BulkInsert } from './bulk.ts';
import { EvidenceLookup } from './evidence-rows.ts';
import { findingOf } from './finding-rows.ts';
import { linkOf, sectionOf } from './reading-rows.ts';
import { requireRun } from './run-rows.ts';
import { readVisit, replaceFindings } from './visits.ts';

/** Rows per page; small enough that writers get their turn between pages. */
const PAGE = 1000;

/** The last row already seen; the next page begins after it. */
interface Mark {
  readonly subject: string;
  readonly ordinal: number;
}

const START: Mark = { subject: '', ordinal: -1 };

/** Walks pages in (subject, ordinal) order, each with the evidence its rows name. */
async function* pages<R extends { readonly ordinal: number }>(
  db: Database,
  runKey: number,
  subjectOf: (row: R) => string,
  load: (after: Mark) => Promise<readonly R[]>,
): AsyncGenerator<{ readonly rows: readonly R[]; readonly lookup: EvidenceLookup }> {
  let after = START;
  for (;;) {
    const rows = await load(after);
    const [first, last] = [rows[0], rows.at(-1)];
    if (!first || !last) return;
    yield { rows, lookup: await EvidenceLookup.between(db, runKey, subjectOf(first), subjectOf(last)) };
    if (rows.length < PAGE) return;
    after = { subject: subjectOf(last), ordinal: last.ordinal };
  }
}

async function* sections(db: Database, run: string): ReturnType<ReadingStore['sections']> {
  const { key } = await requireRun(db, run);
  const load = (after: Mark) =>
    db
      .selectFrom('section_reading')
      .selectAll()
      .where('run_key', '=', key)
      .where((eb) => eb(eb.refTuple('site', 'ordinal'), '>', eb.tuple(after.subject, after.ordinal)))
      .orderBy('site')
      .orderBy('ordinal')
      .limit(PAGE)
      .execute();
  for await (const page of pages(db, key, (row) => row.site, load)) {
    for (const row of page.rows) yield { site: row.site, section: sectionOf(row, page.lookup) };
  }
}

async function* links(db: Database, run: string): ReturnType<ReadingStore['links']> {
  const { key } = await requireRun(db, run);
  const load = (after: Mark) =>
    db
      .selectFrom('link_reading')
      .selectAll()
      .where('run_key', '=', key)
      .where((eb) => eb(eb.refTuple('site', 'ordinal'), '>', eb.tuple(after.subject, after.ordinal)))
      .orderBy('site')
      .orderBy('ordinal')
      .limit(PAGE)
      .execute();
  for await (const page of pages(db, key, (row) => row.site, load)) {
    for (const row of page.rows) yield { site: row.site, link: linkOf(row, page.lookup) };
  }
}

type FindingFilter = NonNullable<Parameters<ReadingStore['findings']>[1]>;

async function* findings(
  db: Database,
  run: string,
  filter: FindingFilter,
): ReturnType<ReadingStore['findings']> {
  const { key } = await requireRun(db, run);
  const load = (after: Mark) => {
    let query = db
      .selectFrom('finding')
      .selectAll()
      .where('run_key', '=', key)
      .where((eb) => eb(eb.refTuple('subject', 'ordinal'), '>', eb.tuple(after.subject, after.ordinal)));
    if (filter.site !== undefined) query = query.where('subject', '=', filter.site);
    if (filter.check !== undefined) query = query.where('check_id', '=', filter.check);
    if (filter.outcome !== undefined) query = query.where('outcome', '=', filter.outcome as 'fail');
    return query.orderBy('subject').orderBy('ordinal').limit(PAGE).execute();
  };
  for await (const page of pages(db, key, (row) => row.subject, load)) {
    for (const row of page.rows) yield findingOf(run, row, page.lookup);
  }
}

export function readingStore(db: Database, insert: BulkInsert): ReadingStore {
  return {
    visit: (run, site) => readVisit(db, run, site),
    sections: (run) => sections(db, run),
    links: (run) => links(db, run),
    findings: (run, filter = {}) => findings(db, run, filter),
    replaceFindings: (run, site, found) => replaceFindings(db, insert, run, site, found),
  };
}
