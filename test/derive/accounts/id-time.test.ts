// Times in ids: public samples, and there and back.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bytedanceIdTime,
  kuaishouFileTime,
  weiboIdTime,
  xiaohongshuIdTime,
} from '../../../src/derive/accounts/id-time.ts';
import { CLOCK_SKEW_MS } from '../../../src/derive/accounts/limits.ts';
import type { PostTime } from '../../../src/model/account-reading.ts';
import { SEEN_AT, ends, spoken } from './support.ts';

const holds = (time: PostTime | null, at: number): boolean =>
  time !== null && time.earliest <= at && at <= time.latest;

describe('samples', () => {
  // Ids with the stated times that yt-dlp's tests know; the rest are the reference's.
  test.each([
    ['4910815147462302', 1_686_312_819],
    ['5274859626160704', 1_773_108_000],
    ['5228927488483904', Date.parse('2025-11-03T16:02:05+08:00') / 1000],
  ])('weibo %s', (mid, seconds) => expect(holds(weiboIdTime(mid, SEEN_AT), seconds * 1000)).toBe(true));

  test.each([
    ['6953975910773099811', 1_619_098_692],
    ['7615440872276622321', 1_773_108_000],
    ['7615440872276080233', 1_773_108_000],
  ])('douyin, toutiao %s', (id, seconds) =>
    expect(holds(bytedanceIdTime(id, SEEN_AT), seconds * 1000)).toBe(true),
  );

  test('xiaohongshu', () =>
    expect(ends(xiaohongshuIdTime('69af7b20000000001203abcd', SEEN_AT))).toEqual([
      '2026-03-10 09:00:00',
      '2026-03-10 11:00:00',
    ]));

  test('kuaishou', () =>
    expect(
      ends(kuaishouFileTime('https://p4.a.yximgs.com/upic/2026/03/10/10/BMjAyNjAzMTAxMDAwMDBfMTgwNTM0MDAyXzFfMV8z_B0aaaa.jpg', SEEN_AT)),
    ).toEqual(['2026-03-10 09:00:00', '2026-03-10 11:00:00'])); // prettier-ignore
});

describe('no time', () => {
  test.each(['', '0', '1', '-5274859626160704', '527485962616070', '52748596261607040', '9999999999999999', 'abc', '5274859626160704 '])(
    'weibo %s', (id) => expect(weiboIdTime(id, SEEN_AT)).toBeNull(),
  ); // prettier-ignore
  test.each(['', '1000000000000000000', '9999999999999999999', '76154408722766223210', '761544087227662232x', '9'.repeat(400)])(
    'douyin %s', (id) => expect(bytedanceIdTime(id, SEEN_AT)).toBeNull(),
  ); // prettier-ignore
  test.each(['', '00000000000000001203abcd', 'ffffffff000000001203abcd', '69AF7B20000000001203ABCD', '69af7b20'])(
    'xiaohongshu %s', (id) => expect(xiaohongshuIdTime(id, SEEN_AT)).toBeNull(),
  ); // prettier-ignore
  test.each(['', 'x.jpg', '/BMjAyNjEzMTAxMDAwMDBfMTgwNTM0.jpg', '/BMjAyNjAyMzAxMDAwMDBfMTgwNTM0.jpg', '/BMjAyNjAzMTAyNTAwMDBfMTgwNTM0.jpg', '/BMTEwMTAxMDEwMDAwMDBfMTgwNTM0.jpg', '/BM====================.jpg'])(
    'kuaishou %s', (url) => expect(kuaishouFileTime(url, SEEN_AT)).toBeNull(),
  ); // prettier-ignore
  test('an id of the future', () => {
    const mid = String((BigInt(Math.floor(SEEN_AT / 1000) + 3600) - 515483463n) << 22n);
    expect(weiboIdTime(mid, SEEN_AT)).toBeNull();
  });
});

describe('there and back', () => {
  const seconds = fc.integer({ min: Date.parse('2015-01-01') / 1000, max: Math.floor(SEEN_AT / 1000) });
  const low = (bits: bigint) => fc.bigInt({ min: 0n, max: (1n << bits) - 1n });
  const sound = (time: PostTime | null, at: number): void => {
    expect(holds(time, at)).toBe(true);
    expect(time?.basis).toBe('id');
    expect(time?.latest).toBeLessThanOrEqual(SEEN_AT + CLOCK_SKEW_MS);
  };

  test('weibo', () =>
    fc.assert(
      fc.property(seconds, low(22n), (at, rest) => {
        sound(weiboIdTime(String(((BigInt(at) - 515483463n) << 22n) + rest), SEEN_AT), at * 1000);
      }),
    ));
  test('douyin', () =>
    fc.assert(
      fc.property(seconds, low(32n), (at, rest) => {
        sound(bytedanceIdTime(String((BigInt(at) << 32n) + rest), SEEN_AT), at * 1000);
      }),
    ));
  test('xiaohongshu', () =>
    fc.assert(
      fc.property(seconds, low(64n), (at, rest) => {
        sound(xiaohongshuIdTime(at.toString(16) + rest.toString(16).padStart(16, '0'), SEEN_AT), at * 1000);
      }),
    ));
  test('kuaishou', () =>
    fc.assert(
      fc.property(seconds, fc.nat(999_999_999), (at, rest) => {
        const stamp = spoken(at * 1000).replaceAll(/[- :]/g, '');
        const name = btoa(`${stamp}_${rest}_1_1_3`).replaceAll('=', '');
        sound(kuaishouFileTime(`https://p4.a.yximgs.com/upic/B${name}_B0aa.jpg?x=1`, SEEN_AT), at * 1000);
      }),
    ));
  test('anything', () =>
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const read of [weiboIdTime, bytedanceIdTime, xiaohongshuIdTime, kuaishouFileTime])
          read(text, SEEN_AT);
      }),
    ));
});
