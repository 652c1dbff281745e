// Working days by the State Council's calendars; every expectation is counted by hand from the notices.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadHolidays } from '../../../src/app/holidays.ts';
import {
  addWorkingDays,
  dueOn,
  isWorkingDay,
  readHolidayYear,
  workingDaysBetween,
  type WorkingCalendar,
} from '../../../src/derive/dates/working-days.ts';
import { plusDays } from '../../../src/model/calendar.ts';
import { day } from '../../checks/bench.ts';

async function calendarOf(workspace: string): Promise<WorkingCalendar> {
  const read = await loadHolidays(workspace);
  if (!read.ok) throw new Error(read.error.join('\n'));
  return read.value;
}

const calendar = await calendarOf('no-workspace');

function isWorking(date: ReturnType<typeof day>): boolean {
  const working = isWorkingDay(calendar, date);
  return working.ok && working.value;
}

describe('the shipped calendars', () => {
  it.each([
    ['2019', 250],
    ['2020', 249],
    ['2021', 250],
    ['2022', 249],
  ])('%s has %i working days', (year, count) => {
    const days = Array.from({ length: 366 }, (_, index) => plusDays(day(`${year}-01-01`), index));
    const working = days.filter((date) => date.startsWith(year) && isWorking(date));
    expect(working).toHaveLength(count);
  });

  it.each([
    ['2019-05-01', false],
    ['2019-05-05', true],
    ['2020-01-31', false],
    ['2020-02-01', false],
    ['2020-02-03', true],
    ['2020-06-28', true],
    ['2021-09-18', true],
    ['2021-10-09', true],
    ['2021-10-10', false],
    ['2022-01-30', true],
    ['2022-10-09', true],
  ])('%s is a working day: %s', (date, expected) => {
    expect(isWorkingDay(calendar, day(date))).toEqual({ ok: true, value: expected });
  });
});

describe('adding working days', () => {
  it.each([
    ['an ordinary week', '2021-12-13', 3, '2021-12-16'],
    ['over a weekend', '2021-12-17', 3, '2021-12-22'],
    // 9-26 (Sunday) is worked, 10-01 to 10-07 is National Day, 10-09 (Saturday) is worked.
    ['into the Sunday before National Day', '2021-09-24', 1, '2021-09-26'],
    ['over National Day 2021', '2021-09-29', 3, '2021-10-09'],
    ['from within National Day', '2021-10-03', 3, '2021-10-11'],
    // 1-29 and 1-30 are worked, 1-31 to 2-06 is Spring Festival.
    ['over Spring Festival 2022', '2022-01-28', 3, '2022-02-07'],
    ['into the Saturday before Spring Festival', '2022-01-28', 2, '2022-01-30'],
    ['over the lengthened Spring Festival 2020', '2020-01-23', 1, '2020-02-03'],
    ['over New Year', '2021-12-31', 1, '2022-01-04'],
    ['none', '2021-10-02', 0, '2021-10-02'],
  ])('%s: %s and %i is %s', (_name, from, days, to) => {
    expect(addWorkingDays(calendar, day(from), days)).toEqual({ ok: true, value: to });
  });

  it('refuses when the year is missing, and says what to do', () => {
    const refused = {
      ok: false,
      error: expect.stringMatching(
        /^没有 2023 年的节假日安排，算不出工作日；请.*holidays-2023\.json$/,
      ) as string,
    };
    expect(addWorkingDays(calendar, day('2022-12-30'), 3)).toEqual(refused);
    expect(workingDaysBetween(calendar, day('2022-12-30'), day('2023-01-02'))).toEqual(refused);
    expect(isWorkingDay(calendar, day('2018-12-31'))).toMatchObject({ ok: false });
  });

  it('and counting them back agree, and the last one is a working day', () => {
    const from = fc.nat(1300).map((days) => plusDays(day('2019-01-01'), days));
    fc.assert(
      fc.property(from, fc.integer({ min: 1, max: 60 }), (start, days) => {
        const end = addWorkingDays(calendar, start, days);
        if (!end.ok) throw new Error(end.error);
        expect(isWorkingDay(calendar, end.value)).toEqual({ ok: true, value: true });
        expect(workingDaysBetween(calendar, start, end.value)).toEqual({ ok: true, value: days });
        expect(workingDaysBetween(calendar, end.value, start)).toEqual({ ok: true, value: 0 });
      }),
    );
  });

  it.each([
    [{ days: 14 }, '2021-10-05'],
    [{ months: 1 }, '2021-10-21'],
    [{ workingDays: 3 }, '2021-09-24'],
  ])('a span of %j from 2021-09-21 ends on %s', (span, end) => {
    expect(dueOn(calendar, day('2021-09-21'), span)).toEqual({ ok: true, value: end });
  });
});

describe('a calendar file', () => {
  const good = {
    year: 2023,
    evidence: 'V2',
    sources: ['通知'],
    holidays: [{ name: '元旦', from: '2023-01-01', to: '2023-01-02' }],
    workdays: ['2023-01-28'],
  };

  it.each([
    [{ ...good, year: 2022 }, '2023-01-01 不在 2022 年'],
    [{ ...good, workdays: ['2023-01-27'] }, '2023-01-27 不是周末'],
    [{ ...good, workdays: ['2023-01-28', '2023-01-28'] }, '2023-01-28 写了两次'],
    [{ ...good, workdays: ['2023-01-01'] }, '2023-01-01 写了两次'],
    [{ ...good, workdays: ['2023-02-30'] }, 'workdays.0 应写作 年-月-日'],
    [{ ...good, holidays: [{ name: '元旦', from: '2023-01-02', to: '2023-01-01' }] }, 'to 早于 from'],
    [{ ...good, sources: [] }, 'sources 不能为空'],
    [[], '应为'],
  ])('%# is refused: %s', (content, said) => {
    expect(readHolidayYear(content)).toEqual({ ok: false, error: expect.stringContaining(said) as string });
  });

  it('of the workspace adds a year, and is named when it is broken', async () => {
    const workspace = await mkdtemp(join(tmpdir(), 'xunjian-calendar-'));
    const file = join(workspace, 'config', 'calendar', 'holidays-2023.json');
    await mkdir(join(workspace, 'config', 'calendar'), { recursive: true });
    await writeFile(file, JSON.stringify(good));
    expect(addWorkingDays(await calendarOf(workspace), day('2022-12-30'), 1)).toMatchObject({
      value: '2023-01-03',
    });
    for (const broken of ['{', '{}', JSON.stringify({ ...good, year: 2024 })]) {
      await writeFile(file, broken);
      const refused = await loadHolidays(workspace);
      expect(refused).toMatchObject({
        ok: false,
        error: [expect.stringMatching(/holidays-2023\.json：.*；请/)],
      });
    }
    await rm(workspace, { recursive: true });
  });
});
