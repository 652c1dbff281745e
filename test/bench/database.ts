// `npm run bench:database [-- WORKSPACE [NIGHTS]]`: how large the whole database is after two years of nights. The last
// sealed night of a real workspace (default: the demo's) is stored again night after night under new dates, through the
// real store and its retention, and the size is printed by table, for its sites and for 919. What grows by new articles
// (history) is measured by bench:history; the raw visits of the prober by bench:probe.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { loadConfig } from '../../src/app/config.ts';
import { keepHeapSmall } from '../../src/cli/small-heap.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { LedgerRow } from '../../src/model/run.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { thinOldNights, type NightRetention } from '../../src/run/keep-nights.ts';
import { openStore, type OpenedStore } from '../../src/store/open.ts';
import type { SiteVisit } from '../../src/store/port.ts';

const DAY_MS = 86_400_000;
const PROVINCE = 919;

/** All that one night left, to be stored again. */
interface Night {
  readonly at: number;
  readonly edition: string;
  readonly ledger: readonly LedgerRow[];
  readonly visits: readonly { readonly visit: SiteVisit; readonly findings: readonly Finding[] }[];
  readonly verdicts: readonly Verdict[];
}

async function lastNight(store: OpenedStore): Promise<Night> {
  const [run] = await store.runs.list({ kind: 'nightly', state: 'sealed' });
  if (!run) throw new Error('the workspace has no sealed night; run the demo first');
  const ledger = await store.runs.ledger(run.id);
  const visits: { visit: SiteVisit; findings: readonly Finding[] }[] = [];
  for (const { site } of ledger) {
    const visit = await store.readings.visit(run.id, site);
    if (!visit) continue;
    const findings: Finding[] = [];
    for await (const finding of store.readings.findings(run.id, { site })) findings.push(finding);
    visits.push({ visit, findings });
  }
  const verdicts = await store.verdicts.of(run.id);
  return { at: run.startedAt, edition: run.edition, ledger, visits, verdicts };
}

async function storeNight(store: OpenedStore, night: Night, number: number): Promise<void> {
  const shift = number * DAY_MS;
  const at = night.at + shift;
  const run = await store.runs.open({
    ...{ kind: 'nightly', asOf: at, edition: night.edition, depth: 'sections', startedAt: at },
    sites: night.ledger.map(({ site }) => site),
  });
  const seen = new Set<string>();
  for (const { visit, findings } of night.visits) {
    seen.add(visit.site);
    const tonight = {
      ...visit,
      run: run.id,
      startedAt: visit.startedAt + shift,
      endedAt: visit.endedAt + shift,
    };
    await store.runs.saveVisit(
      tonight,
      findings.map((finding, ordinal) => ({
        ...finding,
        run: run.id,
        // As long as the real ones; the same twice would be refused.
        id: `${number}-${visit.site}-${ordinal}`.padStart(finding.id.length, '0'),
      })),
    );
  }
  for (const { site, state, reason } of night.ledger)
    if (!seen.has(site) && state !== null) await store.runs.saveState(run.id, site, state, reason);
  await store.runs.seal(run.id, at);
  const verdicts = night.verdicts.map((verdict) => ({ ...verdict, run: run.id }));
  await store.verdicts.save(run.id, night.edition, verdicts);
}

async function tidy(
  store: OpenedStore,
  settings: NightRetention & { readonly keepNights: number },
  now: number,
): Promise<void> {
  await store.maintenance.prune(settings.keepNights, now);
  await thinOldNights(store, settings, now);
}

/** Bytes per table, its indices included, the largest first. */
function sizes(file: string): readonly { readonly name: string; readonly bytes: number }[] {
  const db = new Database(file, { readonly: true });
  const rows = db
    .prepare(
      `select m.tbl_name as name, sum(s.pgsize) as bytes from dbstat s join sqlite_schema m on m.name = s.name
       group by m.tbl_name order by 2 desc`,
    )
    .all() as { readonly name: string; readonly bytes: number }[];
  db.close();
  return rows;
}

function print(file: string, sites: number, title: string): void {
  const rows = sizes(file);
  const total = rows.reduce((sum, { bytes }) => sum + bytes, 0);
  const scaled = (bytes: number): string => ((bytes * PROVINCE) / sites / 1e6).toFixed(0).padStart(6);
  const say = (text: string): void => void process.stdout.write(`${text}\n`);
  say(
    `${title}: ${(total / 1e6).toFixed(0)} MB of ${sites} sites, ${scaled(total).trim()} MB for ${PROVINCE}`,
  );
  for (const { name, bytes } of rows.slice(0, 8)) say(`  ${scaled(bytes)} MB  ${name}`);
}

async function main(): Promise<void> {
  keepHeapSmall();
  const [workspace = 'data/demo/workspace', nights = '730'] = process.argv.slice(2);
  const folder = await mkdtemp(join(tmpdir(), 'xunjian-database-bench-'));
  try {
    const config = await loadConfig(folder);
    if (!config.ok) throw new Error('the configuration could not be read');
    const real = await openStore({ file: join(workspace, 'xunjian.db'), clock: Date.now });
    if (!real.ok) throw new Error(real.error.message);
    const night = await lastNight(real.value);
    const file = join(folder, 'x.db');
    const opened = await openStore({ file, clock: Date.now });
    if (!opened.ok) throw new Error(opened.error.message);
    const store = opened.value;
    await store.inventory.replaceSites(await real.value.inventory.all(), night.at);
    for (const { site } of night.ledger) {
      const memory = await real.value.memory.load(site);
      if (memory) await store.memory.save({ site, savedAt: night.at, ...memory, gone: [] });
    }
    await real.value.close();
    const last = Number(nights);
    for (let number = 0; number < last; number += 1) {
      await storeNight(store, night, number);
      await tidy(store, config.value.store, night.at + number * DAY_MS);
      if (number === 0 || number === 29 || number === 364 || number === last - 1)
        print(file, night.ledger.length, `after ${number + 1} nights`);
    }
    await store.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
