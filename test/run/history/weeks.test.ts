// Eight weeks of nights over 48 simulated sites, through the real store and the real comparison: every planted
// forgery is found, and next to nothing else.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../../src/app/config.ts';
import type { StoredHistoryEvent, StoredSuspicion } from '../../../src/model/article-history.ts';
import { dateAt } from '../../../src/model/calendar.ts';
import { trackHistory } from '../../../src/run/track-history.ts';
import type { HistorySettings } from '../../../src/run/history-settings.ts';
import { openStore, type OpenedStore } from '../../../src/store/open.ts';
import { DAY_MS, NIGHT, visit } from '../../suites/samples.ts';
import { collect } from '../../suites/store-steps.ts';
import { forge, type Planted } from './forgeries.ts';
import { SimulatedSite } from './life.ts';
import { isScanned, isThin, undergo, unreadLists } from './upheavals.ts';

const SITES = 48;
const NIGHTS = 56;
const START = NIGHT - NIGHTS * DAY_MS;

let folder = '';
let store: OpenedStore;
let history: HistorySettings;
const planted: Planted[] = [];
const nightOf = new Map<string, number>();
const articles = new Set<string>();
let suspicions: readonly StoredSuspicion[] = [];
let events: readonly StoredHistoryEvent[] = [];

async function spend(night: number, sites: readonly SimulatedSite[]): Promise<void> {
  const at = START + night * DAY_MS;
  const day = dateAt(at);
  const run = await store.runs.open({
    ...{ kind: 'nightly', asOf: at, edition: 'national-2019', depth: 'sections', startedAt: at },
    sites: sites.map(({ code }) => code),
  });
  nightOf.set(run.id, night);
  for (const site of sites) {
    undergo(site, night, day);
    site.live(day);
    const one = forge(site, night, day);
    if (one) planted.push(one);
    if (!isScanned(site, night)) {
      await store.runs.saveState(run.id, site.code, 'unreachable', '');
      continue;
    }
    const lists = site.look(day, at, unreadLists(site, night));
    for (const { rows } of lists) for (const { url } of rows) articles.add(url);
    const thin = isThin(site, night);
    const seen = thin ? lists.slice(0, 3) : lists;
    const state = thin ? 'thin' : 'visited';
    const bare = { sections: { ok: true, value: [] }, links: { ok: true, value: [] } } as const;
    await store.runs.saveVisit(visit(run.id, site.code, { ...bare, state, endedAt: at, articles: seen }), []);
  }
  await store.runs.seal(run.id, at);
  const quiet = { info: () => undefined, warn: () => undefined, error: fail };
  await trackHistory({ store, history, clock: () => at, log: quiet });
}

function fail(about: object, message: string): never {
  throw new Error(`${message} ${JSON.stringify(about)}`);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xunjian-history-'));
  const config = await loadConfig(folder);
  if (!config.ok) throw new Error(config.error.join());
  history = config.value.history;
  const opened = await openStore({ file: join(folder, 'x.db'), clock: () => NIGHT });
  if (!opened.ok) throw new Error(opened.error.message);
  store = opened.value;
  const sites = Array.from({ length: SITES }, (_one, index) => new SimulatedSite(index, dateAt(START)));
  for (let night = 0; night < NIGHTS; night += 1) await spend(night, sites);
  suspicions = await collect(store.history.suspicions());
  events = await collect(store.history.events());
}, 300_000);
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

/** The night itself, or the next where nobody looked or its page was not opened. */
const soonAfter = (found: number | undefined, night: number): boolean =>
  found === night || found === night + 1;

const answers = (one: Planted, { kind, site, run, now }: StoredSuspicion): boolean =>
  one.kind === kind &&
  one.site === site &&
  one.urls.includes(now.url) &&
  soonAfter(nightOf.get(run), one.night);

describe('eight weeks of nights', () => {
  it('find every forgery', () => {
    const missed = planted.filter((one) => !suspicions.some((found) => answers(one, found)));
    expect(planted.length).toBeGreaterThan(100);
    expect(missed.map(({ kind, site, night }) => `${kind} ${site} ${night}`)).toEqual([]);
  });

  it('raise fewer than one false suspicion in a thousand articles', () => {
    const wrong = suspicions.filter((found) => !planted.some((one) => answers(one, found)));
    expect(articles.size).toBeGreaterThan(12_000);
    expect(wrong.length).toBeLessThan(articles.size / 1000);
  });

  it('tell great changes of a site as one event', () => {
    const told = events.filter(({ kind }) => kind !== 'registered');
    const expected = Array.from({ length: SITES }, (_one, index) => new SimulatedSite(index, dateAt(START)))
      .flatMap(({ code, index }) =>
        index % 12 === 2 ? [`redated ${code} 20`] : index % 12 === 3 ? [`readdressed ${code} 30`] : [],
      )
      .sort();
    expect(told.map(({ kind, site, run }) => `${kind} ${site} ${nightOf.get(run) ?? ''}`).sort()).toEqual(
      expected,
    );
  });

  it('keep nothing of the nights themselves', async () => {
    for (const run of nightOf.keys()) expect(await store.history.lists(run, '5110000000')).toBeNull();
  });
});
