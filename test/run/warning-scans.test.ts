// Real scans, night after night, over four small sites of one platform: what is warned of, compared and told of them.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openHouse } from '../../src/app/compose.ts';
import type { House } from '../../src/app/house.ts';
import { parseCalendarDate, startOfDay } from '../../src/model/calendar.ts';
import { ok } from '../../src/model/result.ts';
import type { Run } from '../../src/model/run.ts';
import { compareRuns, findPair } from '../../src/run/compare.ts';
import { runScan } from '../../src/run/nightly.ts';
import { rebuildWarnings } from '../../src/run/track-warnings.ts';
import { viewWarnings, type WarningsView } from '../../src/run/warnings-view.ts';
import { fetchingFor, unhurried } from '../fetch/support/fetching.ts';
import { httpServer } from '../fetch/support/servers.ts';
import { healthySite, homePage, list, rowsFrom, section } from '../gather/site/pages.ts';
import { READERS } from '../gather/site/real-parts.ts';
import { answerOf, evidenceIn, fakeBrowser, keyOf, send, type Served } from '../gather/site/served-site.ts';
import { DAY_MS, site } from '../suites/samples.ts';
import { collect } from '../suites/store-steps.ts';

const HOSTS = ['www', 'b', 'c', 'd'].map((name) => `${name}.example.gov.cn`);
const SITES = HOSTS.map((host, n) =>
  site(`511701000${String(n + 1)}`, { url: `http://${host}/`, domain: host }),
);
const [FIRST, SECOND] = ['5117010001', '5117010002'];
const day = parseCalendarDate('2021-12-20');
if (day === null) throw new Error('no such day');
const FIRST_NIGHT = startOfDay(day);

let folder = '';
let house: House;
let pages: Readonly<Record<string, Served>> = {};
let client: ReturnType<typeof fetchingFor>['client'];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xunjian-warning-scans-'));
  const options = { workspace: folder, asOf: FIRST_NIGHT, connectTo: [], allowNetworks: [], json: false };
  const opened = await openHouse(options, { store: 'create' });
  if (!opened.ok) throw new Error(opened.error);
  house = opened.value;
  await house.store.inventory.replaceSites(SITES, FIRST_NIGHT);
  const server = await httpServer((request, response) => {
    send(answerOf({ pages }, keyOf(`http://${request.headers.host ?? ''}${request.url ?? ''}`), 1), response);
  });
  ({ client } = fetchingFor({
    settings: { ...unhurried(), retry: { times: 0, pauseMs: 1, throttledTimes: 0 } },
    connectTo: [{ host: '', port: null, toHost: '127.0.0.1', toPort: server.port }],
  }));
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true });
});

/** What the four hosts serve; those in `shut` break every connection off. */
function platform(
  first: Readonly<Record<string, Served>>,
  shut: readonly string[] = [],
): Record<string, Served> {
  return Object.fromEntries(
    HOSTS.flatMap((host, n) =>
      Object.entries<Served>(n === 0 ? first : healthySite()).map(([path, served]) => [
        keyOf(`http://${host}${path}`),
        shut.includes(host) ? { broken: 'reset' as const } : served,
      ]),
    ),
  );
}

/** The night so many days after the first. */
async function night(turn: number, served: Readonly<Record<string, Served>>): Promise<Run> {
  pages = served;
  const ended = await runScan(
    {
      ...house,
      options: { asOf: FIRST_NIGHT + turn * DAY_MS },
      evidence: evidenceIn(new Map()),
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      crawl: { ...house.crawl, secondAttemptAfterMs: 0 },
      openGathering: async () =>
        ok({
          client,
          browser: fakeBrowser({ pages }, []),
          spaceOut: () => undefined,
          readers: READERS,
          reader: { version: 'test', headers: [] },
          close: async () => undefined,
        }),
    },
    { sites: [], regions: [], depth: 'sections', resume: false },
    () => undefined,
    new AbortController().signal,
  );
  if (!ended.ok || ended.value.run.state !== 'sealed') throw new Error(JSON.stringify(ended));
  return ended.value.run;
}

async function view(): Promise<WarningsView> {
  const { store, edition, warning: settings } = house;
  const seen = await viewWarnings(store, { edition, settings, sites: SITES });
  if (!seen) throw new Error('no run was taken in');
  return seen;
}
const eventsOf = async (code: string): Promise<readonly string[]> =>
  (await collect(house.store.warnings.events({ subject: code }))).map(
    ({ name, before, after, at }) => `${String((at - FIRST_NIGHT) / DAY_MS)} ${name} ${before} → ${after}`,
  );

it('warns before the limit, once for a platform that is down, and tells when it is over and mended', async () => {
  // All dated 17 December: news and home page are out of date on 1 January.
  await night(0, platform(healthySite()));
  expect((await view()).warnings.filter(({ state }) => state !== 'calm')).toEqual([]);
  await night(7, platform(healthySite(), HOSTS.slice(1)));
  await night(8, platform(healthySite(), HOSTS.slice(1)));
  expect(await eventsOf(FIRST)).toEqual(['8 首页 calm → due', '8 本县要闻 calm → due']);
  const down = await view();
  expect(down.causes).toMatchObject([
    { symptom: 'unreachable-site', key: 'example.gov.cn', sites: SITES.slice(1).map(({ code }) => code) },
  ]);
  expect(down.unseen).toBe(3);
  expect(down.warnings.find(({ subject, number }) => subject === FIRST && number === 1)).toMatchObject({
    ...{ name: '本县要闻', latest: '2021-12-17', overOn: '2022-01-01', daysLeft: 4, state: 'due' },
  });
  // The others' days go on, but nobody says that they are over before somebody has looked.
  expect(await eventsOf(SECOND)).toEqual(['8 网站 calm → over']);

  await night(13, platform(healthySite()));
  await night(14, platform(healthySite()));
  expect((await eventsOf(FIRST)).slice(2)).toEqual(['14 首页 due → over', '14 本县要闻 due → over']);
  expect((await eventsOf(SECOND)).slice(1)).toEqual([
    ...['14 首页 calm → over', '14 网站 over → mended', '14 本县要闻 calm → over'],
  ]);
  const fresh = {
    '/': homePage('2022-01-03'),
    '/bxyw/': section('本县要闻', list(rowsFrom('2022-01-03', '/bxyw/'))),
  };
  await night(15, platform(healthySite(fresh)));
  await night(16, platform(healthySite(fresh)));
  expect((await eventsOf(FIRST)).slice(4)).toEqual(['16 首页 over → mended', '16 本县要闻 over → mended']);
  // The other three of the platform were left alone alike: that, too, is told once, while it lasts.
  const sites = SITES.slice(1).map(({ code }) => code);
  expect((await view()).causes).toMatchObject([
    { symptom: 'stale-home-page', sites },
    { symptom: 'stale-section', sites },
  ]);
}, 60_000);

it('the nights compare as what was served, and a rebuild gives the same rows', async () => {
  const pair = await findPair(house.store.runs, []);
  if (!pair.ok) throw new Error(pair.error);
  const nights = (await house.store.runs.list({ kind: 'nightly' })).toReversed();
  expect(nights).toHaveLength(7);
  const [, , , over, , updated] = nights;
  if (!over || !updated) throw new Error('nights are missing');
  const { findings } = await compareRuns(house.store, { earlier: over, later: updated }, null);
  const told = findings.filter(({ check }) => check.startsWith('stale-'));
  expect(told.map(({ subject, check, change }) => `${subject} ${check} ${change}`)).toEqual([
    ...['stale-home-page', 'stale-section'].map((check) => `${FIRST} ${check} gone`),
    ...SITES.slice(1).flatMap(({ code }) => [
      `${code} stale-home-page persistent`,
      `${code} stale-section persistent`,
    ]),
  ]);
  expect(told.find(({ subject }) => subject === SECOND)?.since?.run).toBe(over.id);
  const everything = async (): Promise<unknown> => [
    await collect(house.store.warnings.warnings({ calm: true })),
    await collect(house.store.warnings.events()),
    await house.store.warnings.causes(),
  ];
  const before = await everything();
  await rebuildWarnings(house);
  expect(await everything()).toEqual(before);
});
