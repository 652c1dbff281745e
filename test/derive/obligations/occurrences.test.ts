// When something is owed, and how it stands on a day.
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../src/app/config.ts';
import { loadHolidays } from '../../../src/app/holidays.ts';
import { lastNotes, obligationsIn, standingOn } from '../../../src/derive/obligations/occurrences.ts';
import { ObligationSettings, withLimits } from '../../../src/derive/obligations/settings.ts';
import { day, edition } from '../../checks/bench.ts';

const [holidays, shipped] = await Promise.all([loadHolidays('no-workspace'), loadConfig('no-workspace')]);
const calendar = holidays.ok ? holidays.value : new Map();

const item = (due: object, over: object = {}) => ({
  ...{ title: '报送', kind: 'report', due, source: '某文', evidence: 'V1' },
  ...over,
});

function dueOf(items: object, from: string, to: string): readonly string[] {
  const settings = ObligationSettings.parse({ leadDays: 14, withinDays: 60, overdueDays: 180, items });
  return obligationsIn(settings, { from: day(from), to: day(to) }, calendar).map(
    ({ id, period, dueOn, why }) => `${id} ${period} ${dueOn ?? why}`,
  );
}

describe('what is owed', () => {
  it('falls due once, every year, and after quarters and years', () => {
    const items = {
      once: item({ on: '2022-01-30' }),
      yearly: item({ yearly: '01-31', inYear: { '2022': '01-30' } }),
      'after-year': item({ yearEnd: { workingDays: 5 } }),
      'after-quarter': item({ quarterEnd: { days: 15 } }),
      dropped: item({ on: '2022-01-15' }, { active: false }),
      later: item({ yearly: '01-10' }, { since: '2022-06-01' }),
    };
    expect(dueOf(items, '2021-01-01', '2022-01-30')).toEqual([
      // Working days: 2021-01-04 to 01-08, and 2022-01-04 to 01-10.
      'after-year 2020 2021-01-08',
      'after-quarter 2020Q4 2021-01-15',
      'yearly 2021 2021-01-31',
      'after-quarter 2021Q1 2021-04-15',
      'after-quarter 2021Q2 2021-07-15',
      'after-quarter 2021Q3 2021-10-15',
      'after-year 2021 2022-01-10',
      'after-quarter 2021Q4 2022-01-15',
      'once  2022-01-30',
      'yearly 2022 2022-01-30',
    ]);
  });

  it('is listed with the reason where its day cannot be told', () => {
    const [told, ...others] = dueOf(
      { report: item({ quarterEnd: { workingDays: 3 } }) },
      '2030-02-01',
      '2030-04-01',
    );
    expect(told).toMatch(/^report 2030Q1 没有 2030 年的节假日安排/);
    expect(others).toEqual([]);
  });

  it('stands as done, overdue, near or ahead', () => {
    const settings = ObligationSettings.parse({
      ...{ leadDays: 14, withinDays: 60, overdueDays: 180 },
      items: { report: item({ yearly: '01-31' }) },
    });
    const [one] = obligationsIn(settings, { from: day('2022-01-01'), to: day('2022-12-01') }, calendar);
    if (!one) throw new Error('nothing is owed');
    const state = (on: string) => standingOn(one, day(on), new Map()).state;
    expect(['2022-01-16', '2022-01-17', '2022-01-31', '2022-02-01'].map(state)).toEqual([
      ...['ahead', 'due', 'due', 'overdue'],
    ]);
    const note = { id: 'report', period: '2022', action: 'done', at: 0, by: '张三', note: '' } as const;
    expect(standingOn(one, day('2022-02-01'), lastNotes([note])).state).toBe('done');
    const back = lastNotes([note, { ...note, action: 'undone' }]);
    expect(standingOn(one, day('2022-02-01'), back).state).toBe('overdue');
    const other = lastNotes([{ ...note, period: '2021' }]);
    expect(standingOn(one, day('2022-02-01'), other).state).toBe('overdue');
  });

  it('takes its day from the edition where the edition sets it', () => {
    const items = { report: item({ yearlyAs: 'some-check', inYear: { '2023': '01-29' } }) };
    const settings = ObligationSettings.parse({ leadDays: 14, withinDays: 60, overdueDays: 180, items });
    const told = (limits: Readonly<Record<string, unknown>>) =>
      obligationsIn(
        withLimits(settings, limits),
        { from: day('2022-01-01'), to: day('2024-12-31') },
        calendar,
      ).map(({ period, dueOn, why }) => `${period} ${dueOn ?? why}`);
    const limit = { publishBy: '01-31', inYear: { '2022': '01-30' }, more: 1 };
    expect(told({ 'some-check': limit })).toEqual(['2022 2022-01-30', '2023 2023-01-29', '2024 2024-01-31']);
    expect(told({})[0]).toMatch(/^2022 指标版本的 limits\.some-check 没有定日期/);
  });

  it('is shipped as the texts name it', () => {
    if (!shipped.ok) throw new Error(shipped.error.join('\n'));
    const stretch = { from: day('2022-01-01'), to: day('2023-01-31') };
    const settings = withLimits(shipped.value.obligations, edition().limits);
    const dated = obligationsIn(settings, stretch, calendar);
    const days = dated.map(({ id, period, dueOn }) => `${id} ${period} ${dueOn ?? ''}`);
    expect(days).toContain('site-annual-report 2022 2022-01-30');
    expect(days).toContain('site-annual-report 2023 2023-01-31');
    expect(days).toContain('rectification-report-2021q4  2022-03-15');
  });
});

describe('a calendar amiss', () => {
  it.each([
    [{ on: '2022-02-30' }],
    [{ yearly: '02-29' }],
    [{ yearly: '1-31' }],
    [{ on: '2022-01-30', yearly: '01-31' }],
    [{}],
    [{ quarterEnd: { days: 1, workingDays: 1 } }],
    [{ yearly: '01-31', inYear: { next: '01-30' } }],
  ])('is refused: %j', (due) => {
    expect(() => dueOf({ report: item(due) }, '2022-01-01', '2022-12-31')).toThrow();
  });

  it('holds no day that nobody has seen', () => {
    const items = { report: item({ yearly: '01-31' }, { evidence: 'U' }) };
    expect(() => dueOf(items, '2022-01-01', '2022-12-31')).toThrow();
  });
});
