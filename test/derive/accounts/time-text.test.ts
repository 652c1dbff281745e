// The table of section 9 of the reference, the further texts, and what holds for any text.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CLOCK_SKEW_MS, EDITED_EARLIEST, FIRST_POST_MS } from '../../../src/derive/accounts/limits.ts';
import { readTimeText } from '../../../src/derive/accounts/time-text.ts';
import type { PostTime } from '../../../src/model/account-reading.ts';
import { SEEN_AT, ends, spoken, tables } from './support.ts';

const read = (text: string, seenAt = SEEN_AT): PostTime | null => readTimeText(text, seenAt, tables.places);

// text, earliest, latest, basis; seen on Monday 2026-03-16 09:00:00
const TABLE: readonly (readonly [string, string, string, string])[] = [
  ['刚刚', '2026-03-16 08:55:00', '2026-03-16 09:00:00', 'relative'],
  ['3小时前', '2026-03-16 05:00:00', '2026-03-16 07:00:00', 'relative'],
  ['昨天 12:30', '2026-03-15 12:30:00', '2026-03-15 12:30:59', 'relative'],
  ['3天前 江苏', '2026-03-12 00:00:00', '2026-03-14 23:59:59', 'relative'],
  ['2周前', '2026-02-23 09:00:00', '2026-03-03 09:00:00', 'relative'],
  ['05-12 四川', '2025-05-12 00:00:00', '2025-05-12 23:59:59', 'absolute'],
  ['2025-08-16', '2025-08-16 00:00:00', '2025-08-16 23:59:59', 'absolute'],
  ['Tue Mar 10 10:00:00 +0800 2026', '2026-03-10 10:00:00', '2026-03-10 10:00:00', 'absolute'],
  ['编辑于 昨天 12:30 上海', '1970-01-01 08:00:00', '2026-03-15 12:30:59', 'edited'],

  ['30秒前', '2026-03-16 08:58:30', '2026-03-16 09:00:00', 'relative'],
  ['5分钟前', '2026-03-16 08:54:00', '2026-03-16 08:56:00', 'relative'],
  ['1天前', '2026-03-14 00:00:00', '2026-03-16 09:00:00', 'relative'],
  ['两天前', '2026-03-13 00:00:00', '2026-03-15 23:59:59', 'relative'],
  ['1个月前', '2026-01-13 09:00:00', '2026-02-17 09:00:00', 'relative'],
  ['1年前', '2024-03-14 09:00:00', '2025-03-22 09:00:00', 'relative'],
  ['今天', '2026-03-16 00:00:00', '2026-03-16 09:00:00', 'relative'],
  ['今天 08:10', '2026-03-16 08:10:00', '2026-03-16 08:10:59', 'relative'],
  ['昨天', '2026-03-15 00:00:00', '2026-03-15 23:59:59', 'relative'],
  ['昨天12:30', '2026-03-15 12:30:00', '2026-03-15 12:30:59', 'relative'],
  ['前天 23:59', '2026-03-14 23:59:00', '2026-03-14 23:59:59', 'relative'],
  ['星期三', '2026-03-11 00:00:00', '2026-03-11 23:59:59', 'relative'],
  ['星期日', '2026-03-15 00:00:00', '2026-03-15 23:59:59', 'relative'],
  ['星期一', '2026-03-09 00:00:00', '2026-03-16 09:00:00', 'relative'],
  ['3月9日', '2026-03-09 00:00:00', '2026-03-09 23:59:59', 'absolute'],
  ['12月31日', '2025-12-31 00:00:00', '2025-12-31 23:59:59', 'absolute'],
  ['3月9日 07:05', '2026-03-09 07:05:00', '2026-03-09 07:05:59', 'absolute'],
  ['03-16 10:30', '2025-03-16 10:30:00', '2025-03-16 10:30:59', 'absolute'],
  ['2026-3-1', '2026-03-01 00:00:00', '2026-03-01 23:59:59', 'absolute'],
  ['2026年3月1日', '2026-03-01 00:00:00', '2026-03-01 23:59:59', 'absolute'],
  ['2026/3/1 9:05', '2026-03-01 09:05:00', '2026-03-01 09:05:59', 'absolute'],
  ['2026-03-01 09:05:07', '2026-03-01 09:05:07', '2026-03-01 09:05:07', 'absolute'],
  ['2026-03-10T02:00:00.000Z', '2026-03-10 10:00:00', '2026-03-10 10:00:00', 'absolute'],
  ['2026-03-10T02:00:00+00:00', '2026-03-10 10:00:00', '2026-03-10 10:00:00', 'absolute'],
  ['2026-03-16', '2026-03-16 00:00:00', '2026-03-16 09:00:00', 'absolute'],
  ['发布时间：2026-03-10 10:00', '2026-03-10 10:00:00', '2026-03-10 10:00:59', 'absolute'],
  ['发布于 2026-03-10 IP属地：四川', '2026-03-10 00:00:00', '2026-03-10 23:59:59', 'absolute'],
  ['最后编辑于 03-10', '1970-01-01 08:00:00', '2026-03-10 23:59:59', 'edited'],
  ['２０２６－０３－１０　１０：００', '2026-03-10 10:00:00', '2026-03-10 10:00:59', 'absolute'],
];

const NONE = [
  '', '很久以前', '2026-02-30', '02-29', '12:30',
  '几天前', '数天前', '若干天前', '0天前', '9999天前', '3', '3天', '3天后', '-3天前', '3.5天前',
  '今天 23:00', '明天', '2026-03-17', '2026-13-01', '2026-3', '2026', '3月', '00-10', '13-01', '4月31日',
  '昨天 24:00', '昨天 12:60', '2026-03-10 25:00', '2026-03-10 10:00:99', 'Wed Mar 10 10:00:00 +0800 2026',
  'Mon Feb 30 10:00:00 +0800 2026', '2026-03-10T02:00:00+99:00', '1970-01-01', '0000-00-00', '1999-11-30',
  '编辑于', '编辑于 2026-02-30', '编辑于 很久以前', '3日前', '3/10', '3天前 通知', '05-12 截止', '上周三', '2026-03/10', '3天前3天前',
  `3天前${' '.repeat(100)}`, '昨天 昨天', 'NaN', 'undefined', 'null', '1773108000',
]; // prettier-ignore

describe('the table', () => {
  test.each(TABLE)('%s', (text, earliest, latest, basis) => {
    const time = read(text);
    expect(ends(time)).toEqual([earliest, latest]);
    expect(time?.basis).toBe(basis);
  });

  test.each(NONE)('nothing: %s', (text) => expect(read(text)).toBeNull());

  test('a day without a year is sought this year and last year only', () => {
    expect(ends(read('02-29', Date.parse('2025-01-10T09:00:00+08:00')))).toEqual([
      '2024-02-29 00:00:00',
      '2024-02-29 23:59:59',
    ]);
  });

  test('an edited time has no lower end', () => {
    expect(read('编辑于 3天前 四川')?.earliest).toBe(EDITED_EARLIEST);
  });
});

const moments = fc.integer({
  min: Date.parse('2012-01-01T00:00:00+08:00'),
  max: Date.parse('2035-01-01T00:00:00+08:00'),
});
const words = fc.constantFrom(
  ...['刚刚', '今天', '昨天', '前天', '前', '天', '周', '小时', '个月', '年', '月', '日', '星期', '一', '三', '几', '编辑于', '发布时间：'],
  ...['四川', ' ', '-', ':', '/', '.', 'T', 'Z', '+08:00', '0', '1', '2', '3', '12', '29', '31', '2026', '2024'],
); // prettier-ignore
const texts = fc.oneof(
  fc.string(),
  fc.array(words, { maxLength: 8 }).map((list) => list.join('')),
  fc
    .tuple(fc.nat(9999), fc.constantFrom('秒', '分钟', '小时', '天', '周', '个月', '年'))
    .map(([n, unit]) => `${n}${unit}前`),
);

describe('any text', () => {
  test('lies between the first platform and now, its ends in order', () => {
    fc.assert(
      fc.property(texts, moments, (text, seenAt) => {
        const time = read(text, seenAt);
        if (time === null) return;
        expect(time.earliest).toBeLessThanOrEqual(time.latest);
        expect(time.latest).toBeLessThanOrEqual(seenAt + CLOCK_SKEW_MS);
        expect(time.latest).toBeGreaterThanOrEqual(FIRST_POST_MS);
        if (time.basis === 'edited') expect(time.earliest).toBe(EDITED_EARLIEST);
        else expect(time.earliest).toBeGreaterThanOrEqual(FIRST_POST_MS);
      }),
      { numRuns: 3000 },
    );
  });

  test('a date that is printed is read back', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 10 * 365 * 86_400 }), (seenAt, secondsAgo) => {
        const at = Math.floor(seenAt / 1000) * 1000 - secondsAgo * 1000;
        if (at < FIRST_POST_MS + 86_400_000) return;
        const printed = spoken(at);
        for (const text of [printed, printed.replace(' ', 'T') + '+08:00', new Date(at).toISOString()])
          expect(read(text, seenAt)?.earliest).toBe(at);
        const [day = '', clock = ''] = printed.split(' ');
        const [year, month, date] = day.split('-').map(Number);
        for (const text of [
          day,
          `${year}-${month}-${date}`,
          `${year}年${month}月${date}日 ${clock.slice(0, 5)}`,
        ]) {
          const time = read(text, seenAt);
          expect(time && time.earliest <= at && at <= time.latest).toBe(true);
        }
      }),
    );
  });

  test('what a platform prints for a distance holds the true moment', () => {
    const units = [['秒', 1], ['分钟', 60], ['小时', 3600], ['天', 86_400], ['周', 604_800]] as const; // prettier-ignore
    fc.assert(
      fc.property(moments, fc.constantFrom(...units), fc.double({ min: 1, max: 28, noNaN: true }), (seenAt, unit, count) => {
        const at = seenAt - Math.floor(count * unit[1] * 1000);
        const time = read(`${Math.floor(count)}${unit[0]}前`, seenAt);
        expect(time && time.earliest <= at && at <= time.latest).toBe(true);
      }),
    ); // prettier-ignore
  });

  test('months and years, counted by the calendar or by thirty days', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 28, max: 3000 }), (seenAt, days) => {
        const at = seenAt - days * 86_400_000;
        const calendarMonths = monthsBetween(at, seenAt);
        const texts = [
          ...[Math.floor(days / 30), calendarMonths].filter((n) => n > 0 && n < 100).map((n) => `${n}个月前`),
          ...[Math.floor(days / 365), Math.floor(calendarMonths / 12)]
            .filter((n) => n > 0)
            .map((n) => `${n}年前`),
        ];
        for (const text of texts) {
          const time = read(text, seenAt);
          if (time === null) continue;
          expect(time.earliest <= at && at <= time.latest, `${text} ${days}`).toBe(true);
        }
      }),
    );
  });
});

function monthsBetween(from: number, to: number): number {
  const [one, other] = [new Date(from + 28_800_000), new Date(to + 28_800_000)];
  const whole =
    (other.getUTCFullYear() - one.getUTCFullYear()) * 12 + other.getUTCMonth() - one.getUTCMonth();
  return other.getUTCDate() < one.getUTCDate() ? whole - 1 : whole;
}
