// `xunjian serve` checks the new-media accounts by schedule: off as shipped, never two at once, never fatal.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { openHouse } from '../../src/app/compose.ts';
import type { House } from '../../src/app/house.ts';
import { accountsScheduleFor } from '../../src/cli/serve-accounts.ts';
import type { Schedule } from '../../src/run/schedule.ts';
import { startPlatforms, type Platforms } from '../province/platforms/start.ts';

const folder = mkdtempSync(join(tmpdir(), 'xunjian-serve-accounts-'));
const HURRIED = `accounts:
  interval: { default: 5ms, wechat: 5ms, weibo: 5ms, douyin: 5ms, kuaishou: 5ms, xiaohongshu: 5ms, toutiao: 5ms, bilibili: 5ms, thepaper: 5ms, app-ios: 5ms, app-android: 5ms }
  breaker: { after: 3, first: 5ms, longest: 20ms, rests: 50 }
`;
const COUNT = 60;
const ON = 'accountsSchedule: { enabled: true, cron: "59 23 31 12 *" }\nlog: { level: silent }\n';
let platforms: Platforms;

beforeAll(async () => {
  // Their posts are years old by now: this is about when they are asked, not about what is concluded.
  platforms = await startPlatforms({ count: 200, seed: 7, asOf: '2021-12-20T02:00:00+08:00' });
});
afterAll(async () => {
  await platforms.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Office {
  readonly house: House;
  readonly directory: string;
  /** What was logged above `info`. */
  readonly told: { readonly level: 'warn' | 'error'; readonly message: string }[];
}

async function office(name: string, files: Readonly<Record<string, string>>): Promise<Office> {
  const directory = join(folder, name);
  mkdirSync(join(directory, 'config'), { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(directory, 'config', file), text);
  const connectTo = [{ host: '', port: null, toHost: '127.0.0.1', toPort: platforms.port }];
  const options = { workspace: directory, asOf: Date.now(), connectTo, allowNetworks: [], json: false };
  const opened = await openHouse(options, { store: 'create' });
  if (!opened.ok) throw new Error(opened.error);
  const house = opened.value;
  onTestFinished(() => house.close());
  const accounts = platforms.accounts.slice(0, COUNT).map((plan) => ({
    ...{ id: plan.id, platform: plan.platform, name: plan.name, handle: plan.handle, url: plan.url },
    ...{ organizer: plan.organizer, region: plan.region, level: plan.level },
    ...{ representsGovernment: plan.representsGovernment, provincialDepartment: plan.provincialDepartment },
    ...{ status: 'running' as const, openedOn: null, changedOn: null, closedOn: null, certifiedAs: '' },
  }));
  await house.store.accounts.saveAccounts(accounts, Date.now());
  const told: Office['told'] = [];
  const log = Object.assign(Object.create(house.log) as House['log'], {
    warn: (_about: unknown, message?: string) => told.push({ level: 'warn', message: message ?? '' }),
    error: (_about: unknown, message?: string) => told.push({ level: 'error', message: message ?? '' }),
  });
  return { house: { ...house, log }, directory, told };
}

function scheduleOf({ house }: Office): Schedule {
  const schedule = accountsScheduleFor(house);
  if (!schedule) throw new Error('no schedule');
  onTestFinished(() => schedule.stop());
  return schedule;
}

it('does nothing of the kind as shipped', async () => {
  expect(accountsScheduleFor((await office('shipped', {})).house)).toBeNull();
});

it('asks, seals and judges a batch; one that was left open is ended first', async () => {
  const it = await office('one', { 'accounts.yaml': HURRIED, 'system.yaml': ON });
  const { store } = it.house;
  const schedule = scheduleOf(it);
  expect(new Date(schedule.next() ?? 0).toISOString()).toMatch(/-12-31T15:59:00/);
  const left = await store.runs.open({
    ...{ kind: 'accounts', asOf: Date.now(), edition: it.house.edition.id, depth: 'accounts' },
    ...{ startedAt: Date.now(), sites: platforms.accounts.slice(0, COUNT).map(({ id }) => id) },
  });
  await schedule.trigger();
  expect((await store.runs.list({ kind: 'accounts' })).map(({ id, state }) => [id, state])).toEqual([
    [left.id, 'sealed'],
  ]);
  expect((await store.verdicts.of(left.id)).length).toBe(COUNT);
  await schedule.trigger();
  expect((await store.runs.list({ kind: 'accounts', state: 'sealed' })).length).toBe(2);
  expect(it.told).toEqual([]);
}, 120_000);

it('stays away while somebody else checks accounts on this database, and is told', async () => {
  const it = await office('busy', { 'accounts.yaml': HURRIED, 'system.yaml': ON });
  const { runs } = it.house.store;
  await runs.lock('accounts', 'somewhere else 1', Date.now(), 60_000);
  const before = platforms.requests.length;
  await scheduleOf(it).trigger();
  expect(platforms.requests.length).toBe(before);
  expect(await runs.list({ kind: 'accounts' })).toEqual([]);
  expect(it.told).toEqual([{ level: 'warn', message: 'no check of accounts this time' }]);
});

it('logs what went wrong and goes on', async () => {
  const it = await office('broken', { 'accounts.yaml': HURRIED, 'system.yaml': ON });
  const schedule = scheduleOf(it);
  const file = join(it.directory, 'config', 'accounts.yaml');
  writeFileSync(file, 'accounts: { nonsense: 1 }\n');
  await schedule.trigger();
  expect(it.told).toEqual([{ level: 'error', message: 'the check of accounts failed' }]);
  writeFileSync(file, HURRIED);
  await schedule.trigger();
  expect((await it.house.store.runs.list({ kind: 'accounts', state: 'sealed' })).length).toBe(1);
}, 120_000);
