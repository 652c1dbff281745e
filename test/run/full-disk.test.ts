// A store that gives way in the middle of a night: the run stops at once, blames no site, and can be resumed.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openHouse } from '../../src/app/compose.ts';
import type { House } from '../../src/app/house.ts';
import type { Client } from '../../src/fetch/client.ts';
import { err, ok } from '../../src/model/result.ts';
import { runScan } from '../../src/run/nightly.ts';
import type { ScanHouse } from '../../src/run/scan-house.ts';
import { storeProblem, StoreError } from '../../src/store/problem.ts';
import { NIGHT, site } from '../suites/samples.ts';

const CODES = ['5111000001', '5111000002', '5111000003'];
const [FIRST = ''] = CODES;
const full = (): StoreError => new StoreError(storeProblem('full', '/disk', 'ENOSPC'), new Error('ENOSPC'));

let folder = '';
let house: House;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xunjian-full-'));
  const options = { workspace: folder, asOf: NIGHT, connectTo: [], allowNetworks: [], json: false };
  const opened = await openHouse(options, { store: 'create' });
  if (!opened.ok) throw new Error(opened.error);
  house = opened.value;
  await house.store.inventory.replaceSites(
    CODES.map((code) => site(code)),
    NIGHT,
  );
});
afterEach(async () => {
  await house.close();
  await rm(folder, { recursive: true });
});

/** The house with a client of the test's own, no browser, and no waiting. */
function houseWith(fetch: Client['fetch'], over: Partial<ScanHouse['store']['runs']> = {}): ScanHouse {
  const never = (): never => {
    throw new Error('no page was opened');
  };
  return {
    ...house,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    crawl: { ...house.crawl, secondAttemptAfterMs: 0 },
    store: { ...house.store, runs: { ...house.store.runs, ...over } },
    openGathering: async () =>
      ok({
        client: { fetch },
        spaceOut: () => undefined,
        reader: { version: 'test', headers: [] },
        browser: { open: async () => err({ kind: 'dns' }), close: async () => undefined },
        readers: { readPage: never, readHints: never, readForward: never, sectionType: never },
        close: async () => undefined,
      }),
  };
}

const noSuchName: Client['fetch'] = async ({ url }) =>
  err({ requestUrl: url, url, failure: { kind: 'dns' }, hops: [], rungs: [], tookMs: 1 });

/** Answers only when called off. */
const silence: Client['fetch'] = ({ url }, signal) =>
  new Promise((resolve) => {
    const stop = (): void =>
      resolve(err({ requestUrl: url, url, failure: { kind: 'cancelled' }, hops: [], rungs: [], tookMs: 1 }));
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop);
  });

const scan = (on: ScanHouse, resume: boolean): ReturnType<typeof runScan> =>
  runScan(
    on,
    { sites: [], regions: [], depth: 'sections', resume },
    () => undefined,
    new AbortController().signal,
  );

async function openLedger(): Promise<readonly (string | null)[]> {
  const [run] = await house.store.runs.list({ state: 'open' });
  if (!run) throw new Error('no run is open');
  return (await house.store.runs.ledger(run.id)).map((row) => row.state);
}

it('stops when evidence cannot be kept: no site is called broken, visits under way are called off', async () => {
  const fetch: Client['fetch'] = (request, signal) =>
    request.url.includes(FIRST) ? Promise.reject(full()) : silence(request, signal);
  await expect(scan(houseWith(fetch), false)).rejects.toMatchObject({ problem: { kind: 'full' } });
  expect(await openLedger()).toEqual([null, null, null]);
  const resumed = await scan(houseWith(noSuchName), true);
  expect(resumed).toMatchObject({
    ok: true,
    value: { run: { state: 'sealed' }, states: { unreachable: 3 } },
  });
});

it('stops when a visit cannot be stored, and keeps what was', async () => {
  let saved = 0;
  const saveVisit: ScanHouse['store']['runs']['saveVisit'] = async (visit, findings) => {
    if (saved === 1) throw full();
    saved += 1;
    await house.store.runs.saveVisit(visit, findings);
  };
  await expect(scan(houseWith(noSuchName, { saveVisit }), false)).rejects.toMatchObject({
    problem: { kind: 'full' },
  });
  expect((await openLedger()).filter((state) => state !== null)).toEqual(['unreachable']);
});

it('goes on with a whole run only: naming some of its sites is refused', async () => {
  await expect(
    scan(
      houseWith(() => Promise.reject(full())),
      false,
    ),
  ).rejects.toThrow(StoreError);
  const named = (sites: readonly string[]): ReturnType<typeof runScan> =>
    runScan(
      houseWith(noSuchName),
      { sites, regions: [], depth: 'sections', resume: true },
      () => undefined,
      new AbortController().signal,
    );
  expect(await named([FIRST])).toMatchObject({
    ok: false,
    error: expect.stringContaining('请去掉 --site') as string,
  });
  expect(await named(CODES)).toMatchObject({ ok: true });
});
