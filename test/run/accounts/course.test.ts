// The course of a batch: pace, resting, canaries, caps, stops and going on.
import { describe, expect, it } from 'vitest';
import type { Platform } from '../../../src/model/account.ts';
import type { AccountSettings } from '../../../src/gather/accounts/settings.ts';
import type { LogLine } from '../../province/platforms/server.ts';
import type { Platforms } from '../../province/platforms/start.ts';
import { benchOver, hurried } from './house.ts';
import { AS_OF, batch, platformsOf, toldIn, wrongly } from './support.ts';

/** RSSHub's routes are the platform's, as pacing counts them. */
const gapsOf = (requests: readonly LogLine[], platform: string): readonly number[] => {
  const at = requests.filter((line) => line.platform === platform).map((line) => line.at);
  return at.slice(1).map((time, index) => time - (at[index] ?? 0));
};

/** Named accounts of one platform: the rest of the register is left alone. */
const idsOf = ({ accounts }: Platforms, platform: Platform, count: number): readonly string[] =>
  accounts
    .filter((account) => account.platform === platform)
    .slice(0, count)
    .map(({ id }) => id);

describe('pace', () => {
  it('leaves the interval between questions to one platform, and asks platforms side by side', async () => {
    const platforms = await platformsOf({ count: 300 });
    const settings = hurried({ interval: { default: 120 }, jitter: 0.3 });
    const bench = await benchOver(platforms, AS_OF, { settings });
    const accounts = [...idsOf(platforms, 'weibo', 8), ...idsOf(platforms, 'wechat', 8)];
    await batch(bench, { accounts });
    for (const platform of ['weibo', 'wechat']) {
      const gaps = gapsOf(platforms.requests, platform);
      expect(gaps.length).toBeGreaterThanOrEqual(7);
      // Jitter takes at most 30 %; timers may run a moment early.
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(120 * 0.7 - 5);
    }
    const [weibo, wechat] = ['weibo', 'wechat'].map((platform) =>
      platforms.requests.filter((line) => line.platform === platform).map(({ at }) => at),
    );
    // Side by side: the second begins before the first has ended.
    expect(Math.min(...(wechat ?? []))).toBeLessThan(Math.max(...(weibo ?? [])));
  });

  it('stops at the daily cap, counting what earlier batches asked', async () => {
    const platforms = await platformsOf({ count: 300 });
    const settings = hurried({ dailyCap: { default: 1000, weibo: 6 } });
    const bench = await benchOver(platforms, AS_OF, { settings });
    const first = await batch(bench, { accounts: idsOf(platforms, 'weibo', 20) });
    const askedFirst = platforms.requests.filter(({ platform }) => platform === 'weibo').length;
    expect(askedFirst).toBe(6);
    expect(first.states['not-reached']).toBeGreaterThan(10);
    await batch(bench, { accounts: idsOf(platforms, 'weibo', 20) });
    expect(platforms.requests.filter(({ platform }) => platform === 'weibo')).toHaveLength(6);
  });
});

describe('a platform that turns us away', () => {
  it('is left alone after so many refusals, and what is left is listed as not reached', async () => {
    const platforms = await platformsOf({ count: 300, throttleAfter: { thepaper: 2, weibo: 5 } });
    const settings: AccountSettings = hurried({
      breaker: { after: 3, first: 50, longest: 200, rests: 1 },
      rsshub: '',
      tries: 1,
    });
    const bench = await benchOver(platforms, AS_OF, { settings });
    const end = await batch(bench, { accounts: idsOf(platforms, 'weibo', 40) });
    expect(end.run.state).toBe('sealed');
    const weibo = platforms.requests.filter(({ platform }) => platform === 'weibo');
    // 5 answered, 3 refused, a rest, 3 refused again: stopped.
    expect(weibo.length).toBeLessThanOrEqual(12);
    expect(end.states['not-reached']).toBeGreaterThan(20);
    const rows = await bench.store.runs.ledger(end.run.id);
    expect(rows.find(({ state }) => state === 'not-reached')?.reason).toContain('改日再查');
    const told = await toldIn(bench, end.run.id);
    expect(wrongly(platforms, told)).toEqual([]);
  });
});

describe('canaries', () => {
  it('that show nothing keep every list from showing silence', async () => {
    const platforms = await platformsOf({ sick: ['thepaper'] });
    const bench = await benchOver(platforms, AS_OF);
    const accounts = idsOf(platforms, 'thepaper', 100);
    await batch(bench, { accounts });
    platforms.goOn(25 * 3_600_000);
    const later = await batch(bench, { accounts });
    const looks = await bench.store.sightings.looks(0);
    expect(looks.length).toBeGreaterThanOrEqual(4);
    expect(looks.every(({ healthy }) => !healthy)).toBe(true);
    expect([...(await toldIn(bench, later.run.id)).values()]).not.toContain('silent-candidate');
  });

  it('that do well stand at both ends of a lane', async () => {
    const platforms = await platformsOf();
    const bench = await benchOver(platforms, AS_OF);
    const accounts = idsOf(platforms, 'thepaper', 100);
    await batch(bench, { accounts });
    const asked = platforms.requests.filter(
      ({ host, path }) => host === 'api.thepaper.cn' && path !== '/robots.txt',
    );
    expect(asked[0]?.account).toMatch(/^CANARY/);
    expect(asked.at(-1)?.account).toMatch(/^CANARY/);
    platforms.goOn(25 * 3_600_000);
    const told = await toldIn(bench, (await batch(bench, { accounts })).run.id);
    const silent = platforms.truth.accounts.filter(
      ({ platform, expected }) => platform === 'thepaper' && expected === 'silent-candidate',
    );
    expect(silent.length).toBeGreaterThan(0);
    for (const { id } of silent) expect(told.get(id)).toBe('silent-candidate');
  });
});

describe('a stop', () => {
  it('leaves the batch open; going on asks nobody again who has answered', async () => {
    const platforms = await platformsOf({ count: 300 });
    const bench = await benchOver(platforms, AS_OF, { settings: hurried({ interval: { default: 10 } }) });
    const accounts = idsOf(platforms, 'wechat', 60);
    const stop = new AbortController();
    const watching = setInterval(() => {
      if (platforms.requests.length >= 15) stop.abort(new Error('stopped'));
    }, 5);
    const stopped = await batch(bench, { accounts }, stop.signal);
    clearInterval(watching);
    expect(stopped.run.state).toBe('open');
    const done = (await bench.store.runs.ledger(stopped.run.id)).filter(({ state }) => state !== null);
    expect(done.length).toBeGreaterThan(0);
    expect(done.length).toBeLessThan(60);
    const before = platforms.requests.length;
    const end = await batch(bench, { resume: true });
    expect(end.run.id).toBe(stopped.run.id);
    expect(end.run.state).toBe('sealed');
    const settled = new Set(done.map(({ site }) => site));
    const repeated = platforms.requests.slice(before).filter(({ path, account }) => {
      const link = `https://mp.weixin.qq.com${path}`;
      const owners = accounts.filter((id) => platforms.reports.get(id) === link);
      return settled.has(account) && owners.every((id) => settled.has(id)) && owners.length > 0;
    });
    expect(repeated).toEqual([]);
  });
});
