// A page's reading says through which day it holds: whatever a reader takes from the day, it must not change before.
import { describe, expect, it } from 'vitest';
import { openPageReaders } from '../../../src/app/readers.ts';
import type { PageRead } from '../../../src/gather/context.ts';
import { calendarDate, plusDays, type CalendarDate } from '../../../src/model/calendar.ts';
import { fixtureNames, readFixture } from '../read-page/expectation.ts';

const readers = openPageReaders();
const day = (year: number, month: number, date: number): CalendarDate => {
  const found = calendarDate(year, month, date);
  if (!found) throw new Error('no such day');
  return found;
};
const AS_OF = day(2021, 12, 20);

function readOn(asOf: CalendarDate, body: Uint8Array, url: string, rendered = false): PageRead {
  return readers.readWhole(body, { url, finalUrl: url, status: 200, headers: {}, asOf, rendered });
}

const page = (main: string): Uint8Array =>
  new TextEncoder().encode(
    `<html><head><meta charset="utf-8"><title>通知公告</title></head><body><ul>${main}</ul></body></html>`,
  );
const URL_ = 'http://www.example.gov.cn/tzgg/';
const rows = (...days: readonly string[]): Uint8Array =>
  page(
    days
      .map(
        (text, index) =>
          `<li><a href="a/${index}.html">关于第${index}期停水的通知</a><span>${text}</span></li>`,
      )
      .join(''),
  );

describe('how long a reading holds', () => {
  const names = fixtureNames();
  const CHUNK = 40;
  const chunks = Array.from({ length: Math.ceil(names.length / CHUNK) }, (_, index) => index * CHUNK);

  it.each(chunks)('gives the same reading on later days through which it says it holds (%i)', (from) => {
    let reusable = 0;
    const some = names.slice(from, from + CHUNK);
    for (const name of some) {
      const { bytes, expected } = readFixture(name);
      const first = readOn(AS_OF, bytes, expected.url, expected.rendered);
      const { holdsThrough } = first;
      if (holdsThrough > AS_OF) reusable += 1;
      for (const ahead of [1, 12, 200]) {
        const later = plusDays(AS_OF, ahead);
        if (later > holdsThrough) break;
        const again = readOn(later, bytes, expected.url, expected.rendered);
        expect({ ...again, holdsThrough: '' }, `${name} on ${later}`).toEqual({ ...first, holdsThrough: '' });
      }
    }
    expect(reusable / some.length).toBeGreaterThan(0.5);
  });

  it.each([
    ['days past', ['2021-12-17', '2021-12-16', '2020-12-21'], '9999-12-31'],
    ['a day of the next week', ['2021-12-17', '2021-12-25', '2021-12-16'], '2021-12-24'],
    ['the day itself', ['2021-12-20', '2021-12-16', '2021-12-15'], '2021-12-20'],
    ['no years', ['12-17', '12-16', '11-30'], '2022-11-29'],
    ['no years, across the year', ['12-17', '01-02', '12-31'], '2021-12-30'],
    ['3天前', ['3天前', '2021-12-16', '2021-12-15'], '2021-12-20'],
    ['昨天', ['昨天', '2021-12-16', '2021-12-15'], '2021-12-20'],
  ])('%s', (_what, days, through) => {
    expect(readOn(AS_OF, rows(...days), URL_).holdsThrough).toBe(through);
  });

  it('changes what it says right after the day through which it holds', () => {
    for (const days of [
      ['2021-12-17', '2021-12-25', '2021-12-16'],
      ['12-17', '01-02', '12-31'],
      ['3天前', '2021-12-16', '2021-12-15'],
    ]) {
      const first = readOn(AS_OF, rows(...days), URL_);
      const after = readOn(plusDays(first.holdsThrough, 1), rows(...days), URL_);
      expect(after.reading).not.toEqual(first.reading);
    }
  });

  it('watches days in addresses and in scripts', () => {
    const linked = page('<li><a href="/202112/t20211224_1.html">关于停水的通知</a></li>'.repeat(2));
    expect(readOn(AS_OF, linked, URL_).holdsThrough).toBe('2021-12-23');
    const tagged = page('<script>var pubDate = "2022-01-05 10:00";</script>');
    expect(readOn(AS_OF, tagged, URL_).holdsThrough).toBe('2022-01-04');
  });
});
