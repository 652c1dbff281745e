// `npm run bench:history`: how large the history of articles grows, and what one night of it costs. Two simulated years
// of sites that list so many rows each and publish some every day, through the real store and the real comparison. A
// site is taken in once in `STEP` days with all that came since: the rows are the same as after nights, and every
// article is written as often. One night of the last week is taken in as it would be, and timed.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { ArticleList, ArticleRow } from '../../src/artifacts/site.ts';
import { loadConfig } from '../../src/app/config.ts';
import { keepHeapSmall } from '../../src/cli/small-heap.ts';
import { compareNight } from '../../src/derive/history/compare.ts';
import { questionsOf, type HistoryNight } from '../../src/derive/history/tonight.ts';
import { dateAt, plusDays, type CalendarDate } from '../../src/model/calendar.ts';
import type { TextPrint } from '../../src/model/text-print.ts';
import type { HistorySettings } from '../../src/run/history-settings.ts';
import { openStore, type OpenedStore } from '../../src/store/open.ts';
import { hash, Rng } from '../province/rng.ts';

const DAY_MS = 86_400_000;
const START = Date.parse('2020-01-01T02:00:00+08:00');
const YEAR = 365;
const LISTS = 15;
const STEP = 30;

/** As long as real ones are: address about 60, title about 22 characters. */
const folderOf = (site: number, list: number): string =>
  `http://www.site${String(site).padStart(3, '0')}.gov.cn/xxgk/zdxx${String(list).padStart(2, '0')}/`;

function printOf(...seed: readonly number[]): TextPrint {
  const rng = new Rng(...seed);
  return {
    content: rng.int(0, 2 ** 52 - 1),
    near: [rng.int(0, 2 ** 32 - 1), rng.int(0, 2 ** 32 - 1)],
    numbers: rng.int(0, 2 ** 32 - 1),
    length: rng.int(200, 3000),
  };
}

function rowOf(site: number, list: number, number: number, date: CalendarDate, at: number): ArticleRow {
  const stamp = date.replaceAll('-', '');
  return {
    url: `${folderOf(site, list)}${stamp.slice(0, 6)}/t${stamp}_${1_000_000 + (hash(site, list, number) % 8_000_000)}.html`,
    title: `关于做好${site}号地区第${number}项重点工作任务落实情况的通知`,
    date,
    pinned: false,
    page: { date, text: printOf(site, list, number), readAt: at },
  };
}

/** The list as it stands `days` after the start, with `perDay` new rows a day. */
function listOf(site: number, list: number, days: number, rows: number, perDay: number): ArticleList {
  const at = START + days * DAY_MS;
  // The first look finds a page full; from then on one every so many days.
  const newest = rows + Math.floor(days * perDay);
  const shown = Array.from({ length: rows }, (_one, back) => {
    const number = newest - back;
    return rowOf(site, list, number, plusDays(dateAt(START), Math.floor((number - rows) / perDay)), at);
  });
  return {
    ...{ url: folderOf(site, list), name: `栏目${list}`, type: 'notice', part: 0, selector: 'ul.list' },
    ...{ rows: shown, evidence: '', seenAt: at },
  };
}

interface Size {
  readonly sites: number;
  readonly rows: number;
  /** New articles of a site a day. */
  readonly perDay: number;
}

const codeOf = (site: number): string => `51${String(10_000_000 + site)}`;

async function takeIn(
  store: OpenedStore,
  settings: HistorySettings,
  days: number,
  size: Size,
): Promise<number> {
  const at = START + days * DAY_MS;
  const sites = Array.from({ length: size.sites }, (_one, site) => site);
  const run = await store.runs.open({
    ...{ kind: 'nightly', asOf: at, edition: 'national-2019', depth: 'sections', startedAt: at },
    sites: sites.map(codeOf),
  });
  for (const site of sites) await store.runs.saveState(run.id, codeOf(site), 'visited', '');
  await store.runs.seal(run.id, at);
  let cpu = 0;
  for (const site of sites) {
    // What a list has published since is more than one page of it, where it publishes much.
    const each = Math.max(size.rows / LISTS, Math.ceil((size.perDay / LISTS) * STEP));
    const lists = Array.from({ length: LISTS }, (_one, list) =>
      listOf(site, list, days, each, size.perDay / LISTS),
    );
    const night: HistoryNight = { run: run.id, at, day: dateAt(at), lists };
    const before = process.cpuUsage();
    const visit = { run: run.id, site: codeOf(site), visitedAt: at };
    await store.history.update(visit, questionsOf(night, settings), (known) =>
      compareNight(known, night, settings),
    );
    const { user, system } = process.cpuUsage(before);
    cpu += (user + system) / 1e6;
  }
  await store.history.finish(run.id, at);
  return cpu;
}

interface Measured {
  readonly megabytes: number;
  readonly articles: number;
  readonly suspicions: number;
}

/** Pages in use, whether or not the file has shrunk. */
function measure(file: string): Measured {
  const db = new Database(file, { readonly: true });
  const pages =
    (db.pragma('page_count', { simple: true }) as number) -
    (db.pragma('freelist_count', { simple: true }) as number);
  const count = (table: string): number =>
    db.prepare(`select count(*) from ${table}`).pluck().get() as number;
  const measured = {
    megabytes: (pages * (db.pragma('page_size', { simple: true }) as number)) / 1e6,
    articles: count('history_article'),
    suspicions: count('date_suspicion'),
  };
  db.close();
  return measured;
}

async function main(): Promise<void> {
  keepHeapSmall();
  const [sites = '919', rows = '300', perDay = '5'] = process.argv.slice(2);
  const size: Size = { sites: Number(sites), rows: Number(rows), perDay: Number(perDay) };
  const folder = await mkdtemp(join(tmpdir(), 'xunjian-history-bench-'));
  const file = join(folder, 'x.db');
  const say = (text: string): void => void process.stdout.write(`${text}\n`);
  try {
    const config = await loadConfig(folder);
    const opened = await openStore({ file, clock: () => START });
    if (!config.ok || !opened.ok) throw new Error('the workspace could not be opened');
    const store = opened.value;
    const settings = config.value.history;
    say(`sites ${sites}   rows listed ${rows}   new articles ${perDay} per site and day   two years`);
    for (const end of [YEAR, 2 * YEAR]) {
      const steps = Array.from({ length: YEAR / STEP + 1 }, (_one, back) => end - back * STEP);
      for (const days of steps.reverse()) await takeIn(store, settings, days, size);
      const { megabytes, articles } = measure(file);
      say(
        `  after ${end / YEAR} years: ${(megabytes / 1000).toFixed(2)} GB, ${articles} articles (${((megabytes * 1e6) / articles).toFixed(0)} bytes each, indices included)`,
      );
    }
    const cpu = await takeIn(store, settings, 2 * YEAR + 1, size);
    const { suspicions } = measure(file);
    say(`  one night of all sites: ${cpu.toFixed(1)} s of processor time; suspicions in all ${suspicions}`);
    const before = process.cpuUsage();
    const pruned = await store.history.prune(START + (2 * YEAR - 400) * DAY_MS);
    const { user, system } = process.cpuUsage(before);
    const left = measure(file);
    say(
      `  after letting go of what was not listed for 400 days (${pruned.articles} articles, ${((user + system) / 1e6).toFixed(1)} s): ${(left.megabytes / 1000).toFixed(2)} GB in use, ${left.articles} articles`,
    );
    await store.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
