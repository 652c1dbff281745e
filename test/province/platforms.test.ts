// The simulated platforms, by real requests: the bulletin's figures, every trap, shapes, and a world that tells
// about each account exactly what the truth says can be known.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAccounts, registerOf } from './platforms/build.ts';
import { inWindow, momentOf, windowOf } from './platforms/moments.ts';
import { PLANTED_TRAPS } from './platforms/quotas.ts';
import { sightingsOf } from './platforms/sightings.ts';
import { startPlatforms, type Platforms } from './platforms/start.ts';
import { TRAPS, type TrapName } from './platforms/traps.ts';
import type { AccountPlan, Platform } from './platforms/model.ts';

const AS_OF = '2021-12-20T02:00:00+08:00';
const T0 = momentOf(AS_OF);

let world: Platforms;
beforeAll(async () => {
  world = await startPlatforms({ seed: 2021, asOf: AS_OF });
});
afterAll(async () => {
  await world.close();
});

const find = (platform: Platform, trap: TrapName): AccountPlan => {
  const found = world.accounts.find((one) => one.platform === platform && one.trap === trap);
  if (!found) throw new Error(`no ${platform} ${trap}`);
  return found;
};

describe('population', () => {
  test.each([2021, 1, 7, 4242])('seed %i: 3 of 815 covered silent, 6 of 197 drawn', async (seed) => {
    const other = await startPlatforms({ seed, asOf: AS_OF });
    const { covered, drawn, platforms, strata } = other.truth.summary;
    await other.close();
    expect(covered).toEqual({ total: 815, silent: 3, rate: '99.63' });
    expect(drawn).toEqual({ total: 197, silent: 6, rate: '96.95' });
    expect(strata).toEqual({ government: 494, provincial: 321, local: 197 });
    expect((platforms['wechat'] ?? 0) / 1012).toBeCloseTo(0.5, 1);
    expect((platforms['weibo'] ?? 0) / 1012).toBeCloseTo(0.2, 1);
  });

  test('every trap is there, and a small sample has them all too', () => {
    const traps = (accounts: readonly AccountPlan[]): string[] =>
      [...new Set(accounts.map((one) => one.trap))].sort();
    expect(traps(world.accounts)).toEqual([...PLANTED_TRAPS].sort());
    expect(Object.keys(TRAPS).sort()).toEqual(expect.arrayContaining([...PLANTED_TRAPS]));
    expect(traps(buildAccounts({ count: 300, seed: 3, asOf: AS_OF }))).toEqual([...PLANTED_TRAPS].sort());
    expect(() => buildAccounts({ count: 40, seed: 3, asOf: AS_OF })).toThrow(/cannot hold/);
  });

  test('the same options give the same world, another seed another', () => {
    const make = (seed: number): string => JSON.stringify(buildAccounts({ count: 300, seed, asOf: AS_OF }));
    expect(make(5)).toBe(make(5));
    expect(make(5)).not.toBe(make(6));
  });

  test('the register of 7,400 holds the sample unchanged; 13.7 % are sampled', () => {
    const register = registerOf({ seed: 2021, asOf: AS_OF, register: 7400 });
    expect(register).toHaveLength(7400);
    const sampled = register.filter((one) => one.sampled);
    expect(sampled).toEqual(world.accounts);
    expect(register.filter((one) => one.representsGovernment)).toHaveLength(494);
    expect(register.filter((one) => one.provincialDepartment)).toHaveLength(321);
    expect(register.some((one) => one.status !== 'running')).toBe(true);
    expect(new Set(register.map((one) => one.id)).size).toBe(7400);
    expect(new Set(register.map((one) => `${one.platform} ${one.key}`)).size).toBe(7400);
    expect(new Set(register.map((one) => `${one.platform} ${one.organizer}`)).size).toBe(7400);
  });

  test('the zombie is a prison’s weibo, silent for half a year, hardly followed', () => {
    const zombies = world.truth.accounts.filter((one) => one.zombie);
    expect(zombies).toHaveLength(1);
    const zombie = find('weibo', 'zombie');
    expect(zombie).toMatchObject({ organizer: '四川省高原监狱', stratum: 'provincial', followers: 213 });
    expect(T0 - (zombie.posts[0]?.at ?? 0)).toBeGreaterThan(184 * 86_400_000);
  });

  test('files: the register in the contract’s columns, reports of 公众号 only', () => {
    const rows = (world.files['accounts.csv'] ?? '')
      .replace(/^\ufeff/, '')
      .trim()
      .split('\r\n');
    expect(rows).toHaveLength(1 + 1012);
    expect(rows[0]).toBe(
      '备案编号,平台,账号名称,平台账号ID,主页,主办单位,行政区划码,层级,代表主体为政府,省直部门,状态',
    );
    const wechat = world.accounts.filter((one) => one.platform === 'wechat').map((one) => one.id);
    expect([...world.reports.keys()].every((id) => wechat.includes(id))).toBe(true);
    expect(world.reports.size).toBeLessThan(wechat.length);
    expect(world.reports.size).toBeGreaterThan(wechat.length * 0.7);
  });
});

describe('what the world tells', () => {
  test('is what the truth says: updated, silent-candidate or unknown', async () => {
    const wrong: string[] = [];
    for (const truth of world.truth.accounts) {
      const account = world.accounts.find((one) => one.id === truth.id);
      if (!account) throw new Error(`no account ${truth.id}`);
      const sightings = await sightingsOf(world.port, account, world.reports.get(account.id), T0);
      const times = sightings.flatMap((one) => one.times);
      const seen = times.some((at) => inWindow(at, T0));
      const old = times.some((at) => at < windowOf(T0).from);
      const gone = truth.trap === 'app-gone' && sightings.every((one) => one.status === 404);
      const said = seen
        ? 'updated'
        : (old && truth.trap !== 'silent-unproven' && truth.trap !== 'stale-report') || gone
          ? 'silent-candidate'
          : 'unknown';
      if (said !== truth.expected) wrong.push(`${truth.platform} ${truth.trap} ${truth.id}: ${said}`);
      if (truth.silent && seen) wrong.push(`${truth.id} is silent and shows posts`);
      if (truth.silent === truth.posted) wrong.push(`${truth.id} both silent and posting`);
    }
    expect(wrong).toEqual([]);
  });
});
