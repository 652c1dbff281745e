// What holds of the date reader on any day and any text.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDate, plusDays, type CalendarDate } from '../../../src/model/calendar.ts';
import { readDate, readDates } from '../../../src/derive/dates/read-date.ts';

const asOf = '2021-12-20' as CalendarDate;
const dateOf = (text: string): string | null => readDate(text, asOf)?.date ?? null;

/** 1999-11-30 is what a database prints for "never": no day at all. */
const days = fc
  .integer({ min: 0, max: 9000 })
  .map((back) => plusDays(asOf, -back))
  .filter((day) => day !== '1999-11-30');

describe('properties', () => {
  it('reads back any day in any full form', () => {
    const forms: ((y: string, m: string, d: string) => string)[] = [
      (y, m, d) => `${y}-${m}-${d}`,
      (y, m, d) => `[${y}.${m}.${d}]`,
      (y, m, d) => `${y}年${Number(m)}月${Number(d)}日`,
      (y, m, d) => `${y}/${Number(m)}/${Number(d)}`,
      (y, m, d) => `某某通知 ${y}-${m}-${d} 10:00`,
      (y, m, d) => `${d} ${y}-${m}`,
      (y, m, d) => y + m + d,
    ];
    fc.assert(
      fc.property(days, fc.constantFrom(...forms), (day, print) => {
        const [y = '', m = '', d = ''] = day.split('-');
        expect(dateOf(print(y, m, d))).toBe(day);
      }),
    );
  });

  it('never places a year-less day after the 监测时间点, nor more than a year (leap day: eight) before it', () => {
    fc.assert(
      fc.property(days, (day) => {
        const read = dateOf(day.slice(5)) as CalendarDate;
        expect(read.slice(5)).toBe(day.slice(5));
        expect(read <= asOf && read > plusDays(asOf, day.endsWith('02-29') ? -2923 : -366)).toBe(true);
      }),
    );
  });

  it('on any text: never throws, never invents an impossible day, stays inside the text', () => {
    const text = fc.string({
      unit: fc.constantFrom(
        '0',
        '1',
        '2',
        '9',
        '-',
        '/',
        '.',
        ':',
        ' ',
        '年',
        '月',
        '日',
        '[',
        ']',
        '前',
        '天',
        '昨',
        'T',
        '至',
        '〔',
      ),
    });
    fc.assert(
      fc.property(text, (value) => {
        for (const one of readDates(value, asOf)) {
          const [y, m, d] = one.date.split('-').map(Number);
          expect(calendarDate(y ?? 0, m ?? 0, d ?? 0)).toBe(one.date);
          expect(one.index >= 0 && one.index + one.length <= value.length && one.length > 0).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
