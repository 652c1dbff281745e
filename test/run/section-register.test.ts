// Night after night over a small site that changes: what the register of sections makes of it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openHouse } from '../../src/app/compose.ts';
import type { House } from '../../src/app/house.ts';
import { parseCalendarDate, startOfDay } from '../../src/model/calendar.ts';
import { ok } from '../../src/model/result.ts';
import { runScan } from '../../src/run/nightly.ts';
import { runRescan } from '../../src/run/rescan.ts';
import type { ScanHouse } from '../../src/run/scan-house.ts';
import { storeProblem, StoreError } from '../../src/store/problem.ts';
import { fetchingFor, unhurried } from '../fetch/support/fetching.ts';
import { httpServer } from '../fetch/support/servers.ts';
import { healthySite, homePage, list, MENU, rowsFrom, section, type MenuItem } from '../gather/site/pages.ts';
import { READERS } from '../gather/site/real-parts.ts';
import {
  answerOf,
  evidenceIn,
  fakeBrowser,
  HOME,
  keyOf,
  send,
  type Served,
} from '../gather/site/served-site.ts';
import { DAY_MS, site } from '../suites/samples.ts';
import { collect } from '../suites/store-steps.ts';

type Pages = Readonly<Record<string, Served>>;

const SITE = site('5117010001', { url: HOME, domain: 'www.example.gov.cn' });
const day = parseCalendarDate('2021-12-20');
if (day === null) throw new Error('no such day');
const FIRST_NIGHT = startOfDay(day);

let folder = '';
let house: House;
let pages: Pages = {};
let client: ReturnType<typeof fetchingFor>['client'];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xunjian-register-'));
  const options = { workspace: folder, asOf: FIRST_NIGHT, connectTo: [], allowNetworks: [], json: false };
  const opened = await openHouse(options, { store: 'create' });
  if (!opened.ok) throw new Error(opened.error);
  house = opened.value;
  await house.store.inventory.replaceSites([SITE], FIRST_NIGHT);
  const server = await httpServer((request, response) => {
    const key = keyOf(`http://${request.headers.host ?? ''}${request.url ?? ''}`);
    send(answerOf({ pages }, key, 1), response);
  });
  const hurried = unhurried();
  ({ client } = fetchingFor({
    settings: { ...hurried, retry: { times: 0, pauseMs: 1, throttledTimes: 0 } },
    connectTo: [{ host: '', port: null, toHost: '127.0.0.1', toPort: server.port }],
  }));
});
afterEach(async () => {
  await house.close();
  await rm(folder, { recursive: true });
});

/** The house on the given night, over what the site serves then. */
function houseOn(turn: number, register: Partial<ScanHouse['store']['register']> = {}): ScanHouse {
  return {
    ...house,
    options: { asOf: FIRST_NIGHT + turn * DAY_MS },
    evidence: evidenceIn(new Map()),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    crawl: { ...house.crawl, secondAttemptAfterMs: 0 },
    store: { ...house.store, register: { ...house.store.register, ...register } },
    openGathering: async () =>
      ok({
        client,
        browser: fakeBrowser({ pages }, []),
        spaceOut: () => undefined,
        reader: { version: 'test', headers: ['content-type'] },
        readers: READERS,
        close: async () => undefined,
      }),
  };
}

const scan = (on: ScanHouse, resume = false): ReturnType<typeof runScan> =>
  runScan(
    on,
    { sites: [], regions: [], depth: 'sections', resume },
    () => undefined,
    new AbortController().signal,
  );

/** One night over these pages; its events as `kind name`. */
async function night(turn: number, served: Pages): Promise<readonly string[]> {
  pages = served;
  const ended = await scan(houseOn(turn));
  if (!ended.ok || ended.value.run.state !== 'sealed') throw new Error(JSON.stringify(ended));
  expect(ended.value.states).toEqual({ visited: 1 });
  return eventsOf(ended.value.run.id);
}

const eventsOf = async (run: string): Promise<readonly string[]> =>
  (await collect(house.store.register.events({ run }))).map(({ kind, name }) => `${kind} ${name}`.trim());

async function states(): Promise<Readonly<Record<string, string>>> {
  const rows = await collect(house.store.register.sections(SITE.code));
  return Object.fromEntries(rows.map(({ section: { path, state } }) => [path, state]));
}

/** A healthy site with this menu: each entry has its list. */
function siteWith(menu: readonly MenuItem[], gone: readonly string[] = []): Pages {
  const bodies = menu
    .filter(([, href]) => !gone.includes(href))
    .map(([name, href]): [string, string] => [
      href,
      section(name, list(rowsFrom('2021-12-17', href)), { menu }),
    ]);
  return { '/': homePage('2021-12-17', menu), ...Object.fromEntries(bodies) };
}

const WITHOUT_LAST = MENU.slice(0, -1);

describe('night after night', () => {
  it('a site in good order is registered once, and then nothing happens', async () => {
    expect(await night(0, healthySite())).toEqual(['registered']);
    expect(await night(1, healthySite())).toEqual([]);
    expect(Object.values(await states())).toEqual(MENU.map(() => 'present'));
  });

  it('tells what is new, renamed and moved', async () => {
    await night(0, siteWith(MENU));
    const menu: readonly MenuItem[] = [
      ['本县要闻', '/bxyw/'],
      ['公示公告', '/tzgg/'],
      ['财政信息', '/caizheng/'],
      ['规划计划', '/ghjh/'],
      ['人事信息', '/rsxx/'],
    ];
    expect(await night(1, siteWith(menu))).toEqual(['moved 财政信息', 'renamed 公示公告', 'new 人事信息']);
    const [moved] = (await collect(house.store.register.events())).filter(({ kind }) => kind === 'moved');
    expect(moved).toMatchObject({
      at: FIRST_NIGHT + DAY_MS,
      name: '财政信息',
      before: `${HOME}czxx/`,
      after: `${HOME}caizheng/`,
    });
    expect(Object.values(await states())).toEqual(Array.from({ length: 5 }, () => 'present'));
  });

  it('a section taken down is missing, vanished after the second night, and back when it stands again', async () => {
    await night(0, siteWith(MENU));
    expect(await night(1, siteWith(WITHOUT_LAST))).toEqual([]);
    expect((await states())['首页/规划计划']).toBe('missing');
    expect(await night(2, siteWith(WITHOUT_LAST))).toEqual(['vanished 规划计划']);
    expect(await night(3, siteWith(WITHOUT_LAST))).toEqual([]);
    expect(await night(4, siteWith(MENU))).toEqual(['back 规划计划']);
  });

  it('one that the menu still names but that answers 404 is missing; one that is down is not', async () => {
    await night(0, siteWith(MENU));
    await night(1, siteWith(MENU, ['/ghjh/']));
    expect((await states())['首页/规划计划']).toBe('missing');
    await night(2, { ...siteWith(MENU), '/ghjh/': { status: 503, html: '<h1>Service Unavailable</h1>' } });
    expect((await states())['首页/规划计划']).toBe('missing');
    expect((await collect(house.store.register.events())).map(({ kind }) => kind)).toEqual(['registered']);
  });

  it('a new publishing system is one event', async () => {
    const menu = (folder: string): readonly MenuItem[] =>
      ['要闻', '公告', '财政', '规划', '人事', '政策', '解读'].map((name, n) => [
        `${name}信息`,
        `${folder}lm${String(n)}/`,
      ]);
    await night(0, siteWith(menu('/')));
    expect(await night(1, siteWith(menu('/zw/')))).toEqual(['redesigned']);
    expect(await night(2, siteWith(menu('/zw/')))).toEqual([]);
    expect(Object.values(await states())).toEqual(Array.from({ length: 7 }, () => 'present'));
  });
});

it('a rescan changes nothing', async () => {
  await night(0, siteWith(MENU));
  const before = await collect(house.store.register.sections());
  pages = siteWith(WITHOUT_LAST);
  const rescan = await runRescan(houseOn(1), SITE.code, () => undefined, new AbortController().signal);
  expect(rescan).toMatchObject({ ok: true, value: { run: { kind: 'rescan', state: 'sealed' } } });
  expect(await collect(house.store.register.sections())).toEqual(before);
  expect(await house.store.register.pending()).toEqual([]);
});

it('a site that does not open keeps its register', async () => {
  await night(0, siteWith(MENU));
  const before = await collect(house.store.register.sections());
  pages = { '/': { broken: 'reset' } };
  expect(await scan(houseOn(1))).toMatchObject({ ok: true, value: { states: { unreachable: 1 } } });
  expect(await collect(house.store.register.sections())).toEqual(before);
});

it('killed between sealing and the register, the next night makes it up first, once', async () => {
  const full = new StoreError(storeProblem('full', '/disk', 'ENOSPC'), new Error('ENOSPC'));
  pages = siteWith(MENU);
  await expect(scan(houseOn(0, { update: () => Promise.reject(full) }))).rejects.toThrow(StoreError);
  expect((await house.store.runs.list())[0]).toMatchObject({ state: 'sealed' });
  expect(await states()).toEqual({});
  await expect(scan(houseOn(0, { finish: () => Promise.reject(full) }), true)).rejects.toThrow(StoreError);
  const taken = await collect(house.store.register.sections());
  expect(taken).toHaveLength(MENU.length);
  expect(await scan(houseOn(0), true)).toMatchObject({ ok: false });
  expect(await house.store.register.pending()).toEqual([]);
  expect(await collect(house.store.register.sections())).toEqual(taken);
  expect((await collect(house.store.register.events())).map(({ kind }) => kind)).toEqual(['registered']);
});

it('a bug over one site does not keep the next night from starting', async () => {
  pages = siteWith(MENU);
  const told: string[] = [];
  const broken = houseOn(0, { update: () => Promise.reject(new TypeError('a bug')) });
  const ended = await scan({
    ...broken,
    log: { ...broken.log, error: (_about, message) => told.push(message) },
  });
  expect(ended).toMatchObject({ ok: true, value: { run: { state: 'sealed' } } });
  expect(told).toEqual(['a site could not be taken into the register']);
  expect(await house.store.register.pending()).toEqual([]);
});
