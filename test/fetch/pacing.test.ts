// Politeness: how many at once, how fast, who goes first, and when a host is left alone.
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/fetch/clock.ts';
import type { Dialer } from '../../src/fetch/dialer.ts';
import { Lane } from '../../src/fetch/lane.ts';
import type { Pacer, Slot } from '../../src/fetch/pacer.ts';
import { createPacer } from '../../src/fetch/pacing.ts';
import { retryAfterMs } from '../../src/fetch/retry-after.ts';
import type { LaneLimits } from '../../src/fetch/settings.ts';
import { ok } from '../../src/model/result.ts';
import { fetchingFor, LIMITS, shippedSettings } from './support/fetching.ts';
import { httpServer } from './support/servers.ts';

const CALM = { throttled: false, retryAfterMs: null };
const backOff = {
  firstMs: 1000,
  maxMs: 8000,
  retryAfterMaxMs: 5000,
  unavailableMs: 300,
  forgetAfterMs: 20_000,
};
const FAST: LaneLimits = { concurrent: 1000, perSecond: 1e6, burst: 1e6 };

describe('a lane', () => {
  it('lets a burst through and then keeps to the rate', () => {
    const lane = new Lane({ concurrent: 1000, perSecond: 10, burst: 5 }, backOff);
    const starts: number[] = [];
    for (let now = 0; starts.length < 25; now += 10) {
      while (lane.delay(now) === 0) {
        lane.take(now);
        starts.push(now);
      }
    }
    expect(starts.filter((start) => start === 0)).toHaveLength(5);
    expect(starts.at(-1)).toBe(2000);
  });

  it('never has more in flight than allowed', () => {
    const lane = new Lane({ concurrent: 2, perSecond: 1e6, burst: 1e6 }, backOff);
    lane.take(0);
    lane.take(0);
    expect(lane.delay(0)).toBe(Infinity);
    lane.release(CALM, 1);
    expect(lane.delay(1)).toBe(0);
  });

  it('pauses as asked, up to the cap; unasked, twice as long each time', () => {
    const throttled = (retryAfter: number | null): { throttled: boolean; retryAfterMs: number | null } => ({
      throttled: true,
      retryAfterMs: retryAfter,
    });
    const lane = new Lane(FAST, backOff);
    const after = (outcome: ReturnType<typeof throttled>, now: number): number => {
      lane.take(now);
      lane.release(outcome, now);
      return lane.delay(now);
    };
    expect(after(throttled(2000), 0)).toBe(2000);
    expect(after(throttled(86_400_000), 2000)).toBe(5000);
    const fresh = new Lane(FAST, backOff);
    const pauses: number[] = [];
    for (let now = 0; pauses.length < 5; now += pauses.at(-1) ?? 0) {
      fresh.take(now);
      fresh.release(throttled(null), now);
      pauses.push(fresh.delay(now));
    }
    expect(pauses).toEqual([1000, 2000, 4000, 8000, 8000]);
  });

  it('halves the concurrency after a throttling and forgives it with time', () => {
    const lane = new Lane({ ...FAST, concurrent: 4 }, backOff);
    const room = (now: number): number => {
      let taken = 0;
      for (; lane.delay(now) === 0; taken += 1) lane.take(now);
      for (let left = taken; left > 0; left -= 1) lane.release(CALM, now);
      return taken;
    };
    expect(room(0)).toBe(4);
    lane.take(0);
    lane.release({ throttled: true, retryAfterMs: 0 }, 0);
    expect(room(1)).toBe(2);
    expect(room(backOff.forgetAfterMs + 1)).toBe(4);
  });

  it('forgives one throttling at a time, counted from the end of its pause', () => {
    const lane = new Lane({ ...FAST, concurrent: 4 }, backOff);
    for (const retryAfter of [0, 5000]) {
      lane.take(0);
      lane.release({ throttled: true, retryAfterMs: retryAfter }, 0);
    }
    const once = 5000 + backOff.forgetAfterMs;
    for (const now of [once, once + 1]) {
      lane.take(now);
      lane.take(now);
      expect(lane.delay(now)).toBe(Infinity);
      lane.release(CALM, now);
      lane.release(CALM, now);
    }
  });
});

describe('Retry-After', () => {
  const now = Date.UTC(2021, 11, 20, 2, 0, 0);
  it.each([
    ['120', 120_000],
    ['Mon, 20 Dec 2021 02:00:30 GMT', 30_000],
    ['Mon, 20 Dec 2021 01:00:00 GMT', 0],
    ['soon', null],
    ['-5', null],
    [undefined, null],
  ])('%s is %s ms', (header, expected) => {
    expect(retryAfterMs(header, now)).toBe(expected);
  });
});

/** Every host lives at one address, reached as told. */
const dialerTo = (viaConnectTo: boolean): Dialer => ({
  dial: (_host, port) => Promise.resolve(ok({ address: '192.0.2.1', family: 4, port, viaConnectTo })),
});

const pacer = (limits: { perHost?: LaneLimits; perAddress?: LaneLimits }, viaConnectTo = false): Pacer =>
  createPacer({
    settings: { ...shippedSettings().pacing, perHost: FAST, perAddress: FAST, ...limits },
    dialer: dialerTo(viaConnectTo),
    clock: systemClock,
  });

const few: LaneLimits = { ...FAST, concurrent: 2 };

/** How many of these got their slot without any being given back. */
async function granted(urls: readonly string[], by: Pacer): Promise<number> {
  let count = 0;
  for (const url of urls) void by.acquire(url, 'normal').then(() => (count += 1));
  await new Promise((resolve) => setTimeout(resolve, 20));
  return count;
}

const hosts = (count: number): string[] =>
  Array.from({ length: count }, (_value, index) => `http://h${index}.cn/`);

describe('the pacer', () => {
  it('counts per host, whatever the scheme and port', async () => {
    const urls = ['http://a.cn/1', 'https://a.cn/2', 'http://a.cn:8080/3', 'http://A.cn/4', 'http://b.cn/'];
    expect(await granted(urls, pacer({ perHost: few }))).toBe(3);
  });

  it('counts per address too, but not through --connect-to', async () => {
    expect(await granted(hosts(5), pacer({ perAddress: few }))).toBe(2);
    expect(await granted(hosts(5), pacer({ perAddress: few }, true))).toBe(5);
  });

  it('lets `now` go first and gives a slot back only once', async () => {
    const one = pacer({ perHost: { ...FAST, concurrent: 1 } });
    const first = await one.acquire('http://a.cn/', 'normal');
    const order: string[] = [];
    const take = async (name: string, priority: 'normal' | 'now'): Promise<Slot> => {
      const slot = await one.acquire('http://a.cn/', priority);
      order.push(name);
      return slot;
    };
    const waiting = [take('normal 1', 'normal'), take('normal 2', 'normal'), take('now', 'now')];
    expect(one.slowest(5)).toMatchObject([{ host: 'a.cn', waiting: 3 }]);
    first.release(CALM);
    first.release(CALM);
    (await waiting[2])?.release(CALM);
    expect(order).toEqual(['now']);
    (await waiting[0])?.release(CALM);
    (await waiting[1])?.release(CALM);
    expect(order).toEqual(['now', 'normal 1', 'normal 2']);
    expect(one.slowest(5)).toEqual([]);
  });

  it('forgets who has given up, without losing the slot', async () => {
    const one = pacer({ perHost: { ...FAST, concurrent: 1 }, perAddress: { ...FAST, concurrent: 1 } });
    const held = await one.acquire('http://a.cn/', 'normal');
    const stop = new AbortController();
    const atHost = one.acquire('http://a.cn/', 'normal', stop.signal);
    const atAddress = one.acquire('http://b.cn/', 'normal', stop.signal);
    const outcomes = Promise.allSettled([atHost, atAddress]);
    await new Promise((resolve) => setTimeout(resolve, 5));
    stop.abort(new Error('enough'));
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    held.release(CALM);
    (await one.acquire('http://a.cn/', 'normal')).release(CALM);
    (await one.acquire('http://b.cn/', 'normal')).release(CALM);
    await expect(one.acquire('http://a.cn/', 'normal', stop.signal)).rejects.toThrow('enough');
  });
});

describe('paced fetching', () => {
  it('never asks one host more than its share at once', async () => {
    let inside = 0;
    let most = 0;
    const { origin } = await httpServer((_request, response) => {
      inside += 1;
      most = Math.max(most, inside);
      setTimeout(() => {
        inside -= 1;
        response.end();
      }, 30);
    });
    const settings = shippedSettings();
    const { client } = fetchingFor({
      settings: {
        ...settings,
        pacing: { ...settings.pacing, perHost: { concurrent: 3, perSecond: 1000, burst: 100 } },
      },
    });
    const results = await Promise.all(
      Array.from({ length: 20 }, (_value, index) => client.fetch({ ...LIMITS, url: `${origin}/${index}` })),
    );
    expect(results.every((result) => result.ok)).toBe(true);
    expect(most).toBe(3);
  });

  it('does not count waiting for a slot, neither in tookMs nor against the deadline', async () => {
    const { origin } = await httpServer((_request, response) => {
      setTimeout(() => response.end(), 60);
    });
    const settings = shippedSettings();
    const one = { concurrent: 1, perSecond: 1000, burst: 100 };
    const { client } = fetchingFor({
      settings: { ...settings, pacing: { ...settings.pacing, perHost: one } },
    });
    const since = performance.now();
    const asked = Array.from({ length: 12 }, (_value, index) =>
      client.fetch({ ...LIMITS, deadlineMs: 500, url: `${origin}/${index}` }),
    );
    const results = await Promise.all(asked);
    expect(results.map((result) => result.ok && result.value.status)).toEqual(Array<number>(12).fill(200));
    const longest = Math.max(...results.map((result) => (result.ok ? result.value.tookMs : Infinity)));
    expect(longest / (performance.now() - since)).toBeLessThan(0.7);
  });
});

describe('a host that asks to be spaced out', () => {
  it('gets no burst and no two questions closer than it asked for', () => {
    const lane = new Lane({ concurrent: 1000, perSecond: 10, burst: 5 }, backOff);
    lane.space(400);
    const starts: number[] = [];
    for (let now = 0; starts.length < 4; now += 10) {
      if (lane.delay(now) > 0) continue;
      lane.take(now);
      starts.push(now);
    }
    expect(starts).toEqual([0, 400, 800, 1200]);
  });

  it('is never asked faster than the settings say', () => {
    const lane = new Lane({ concurrent: 1000, perSecond: 10, burst: 1 }, backOff);
    lane.space(5);
    lane.take(0);
    expect(lane.delay(0)).toBe(100);
  });

  it('is remembered, and its neighbours go on as before', async () => {
    const slow = pacer({ perHost: FAST, perAddress: FAST });
    slow.spaceOut('http://h0.cn/robots.txt', 5000);
    expect(await granted([...hosts(1), ...hosts(1), ...hosts(1)], slow)).toBe(1);
    expect(await granted(['http://a.cn/1', 'http://a.cn/2', 'http://a.cn/3'], slow)).toBe(3);
  });
});
