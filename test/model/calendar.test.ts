// Instants as Asia/Shanghai writes them, held against the time zone database.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDate, dateAt, isoAt, plusMonths, startOfDay } from '../../src/model/calendar.ts';

/** What the database of the platform says of the same instant. */
function byDatabase(epochMs: number): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  }).formatToParts(epochMs);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  const date = `${part('year')}-${part('month')}-${part('day')}`;
  const time = `${part('hour')}:${part('minute')}:${part('second')}`;
  return `${date}T${time}${part('timeZoneName').replace('GMT', '')}`;
}

it.each([
  [[2021, 8, 31], -6, '2021-02-28'],
  [[2020, 8, 31], -6, '2020-02-29'],
  [[2021, 2, 28], 6, '2021-08-28'],
  [[2020, 2, 29], 12, '2021-02-28'],
  [[2021, 12, 20], 1, '2022-01-20'],
  [[2022, 1, 31], -2, '2021-11-30'],
  [[2021, 1, 31], -13, '2019-12-31'],
  [[2021, 5, 31], 0, '2021-05-31'],
])('%j and %i months is %s', ([year = 0, month = 0, day = 0], months, expected) => {
  const date = calendarDate(year, month, day);
  expect(date && plusMonths(date, months)).toBe(expected);
});

describe('an instant in Asia/Shanghai', () => {
  it('is what the time zone database says, also where summer time was kept', () => {
    const instants = fc.integer({ min: Date.UTC(1950, 0, 1), max: Date.UTC(2090, 0, 1) });
    fc.assert(
      fc.property(instants, (epochMs) => {
        expect(isoAt(epochMs)).toBe(byDatabase(epochMs));
        expect(dateAt(epochMs)).toBe(byDatabase(epochMs).slice(0, 10));
      }),
    );
  });

  it('begins its day at midnight there, wherever the machine is', () => {
    const zone = process.env['TZ'];
    for (const machine of ['UTC', 'Asia/Shanghai', 'America/New_York']) {
      process.env['TZ'] = machine;
      const day = calendarDate(2021, 12, 20);
      expect(day && startOfDay(day)).toBe(Date.UTC(2021, 11, 19, 16));
    }
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  it('turns the day at midnight there', () => {
    expect(dateAt(Date.UTC(2021, 11, 19, 15, 59, 59))).toBe('2021-12-19');
    expect(dateAt(Date.UTC(2021, 11, 19, 16))).toBe('2021-12-20');
    expect(isoAt(Date.UTC(1988, 6, 1))).toBe('1988-07-01T09:00:00+09:00');
  });
});
