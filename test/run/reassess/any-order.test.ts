// The same evidence judged twice, its rows in any order, gives byte-identical verdicts.
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verdictReport } from '../../../src/run/export-rows.ts';
import { writeReport } from '../../../src/report/write.ts';
import { copyOf, judged, judgedAgain, makeWorkspace, remove, tamper } from './faulty-workspace.ts';

type Row = Readonly<Record<string, unknown>>;

/** Tables whose rows carry a place in an order of their own, by whose; null where there is none. */
const ORDERED = {
  site: null,
  run_site: null,
  section_reading: 'site',
  link_reading: 'site',
  finding: 'subject',
};

/** A small generator of its own: the same number gives the same order. */
function orderOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state;
  };
}

function shuffled<T>(items: readonly T[], next: () => number): readonly T[] {
  const keyed = items.map((item) => ({ item, key: next() }));
  return keyed.sort((left, right) => left.key - right.key).map(({ item }) => item);
}

/** Every row written anew, in another order and at another place among its subject's. */
function shuffleRows(db: Sqlite.Database, next: () => number): void {
  for (const [table, whose] of Object.entries(ORDERED)) {
    const rows = shuffled(db.prepare(`select * from ${table}`).all() as Row[], next);
    const taken = new Map<unknown, number>();
    db.prepare(`delete from ${table}`).run();
    for (const row of rows) {
      const subject = whose === null ? null : row[whose];
      const ordinal = taken.get(subject) ?? 0;
      taken.set(subject, ordinal + 1);
      const placed = whose === null ? row : { ...row, ordinal };
      const columns = Object.keys(placed);
      const names = columns.map((column) => `"${column}"`).join(',');
      const insert = `insert into ${table} (${names}) values (${columns.map(() => '?').join(',')})`;
      db.prepare(insert).run(Object.values(placed));
    }
  }
}

/** What `export verdicts --format json` writes. */
async function exported(workspace: string): Promise<string> {
  const { verdicts } = await judged(workspace);
  const out = new PassThrough();
  const names = { sites: new Map<string, string>(), rules: new Map<string, string>() };
  const [written] = await Promise.all([text(out), writeReport(verdictReport(verdicts, names), 'json', out)]);
  return written;
}

let original = '';
let expected = '';

beforeAll(async () => {
  original = await makeWorkspace();
  expected = await exported(original);
});
afterAll(() => remove(original));

it('exports the same bytes and recomputes the same, whatever the order of its rows', async () => {
  expect(expected).toContain('"outcome":"unqualified"');
  await fc.assert(
    fc.asyncProperty(fc.integer(), async (seed) => {
      const copy = await copyOf(original);
      try {
        tamper(copy, (db) => {
          shuffleRows(db, orderOf(seed));
        });
        expect(await exported(copy)).toBe(expected);
        expect((await judgedAgain(copy)).differences).toEqual([]);
      } finally {
        await remove(copy);
      }
    }),
    { numRuns: 6, endOnFailure: true },
  );
});
