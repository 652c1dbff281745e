// The week of a site: inclusive at the limit, in whole numbers, never on less than seven usable days.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProbedDay } from '../../../src/artifacts/probe-week.ts';
import { WeekLimits } from '../../../src/derive/availability/limits.ts';
import { reachesShare, weekFigures } from '../../../src/derive/availability/week.ts';
import { plusDays, type CalendarDate } from '../../../src/model/calendar.ts';
import { VISIT_OUTCOMES, type VisitMark } from '../../../src/model/probe.ts';
import { marksFromText, marksToText } from '../../../src/model/visit-marks.ts';
import { day, edition } from '../../checks/bench.ts';

const LIMITS = WeekLimits.parse(edition().limits['unreachable-week']);
const UP_TO = day('2021-12-19');
const URL = 'http://www.example.gov.cn/';

const at = (minutes: number, outcome: VisitMark['outcome']): VisitMark => ({ minute: minutes, outcome });

/** A day of `visits` visits as far apart as they can be, the first `failures` of which failed. */
function dayWith(
  back: number,
  visits: number,
  failures: number,
  over: Partial<ProbedDay> & { readonly rest?: VisitMark['outcome'] } = {},
): ProbedDay {
  const { rest = 'opened', ...more } = over;
  const step = Math.floor(1440 / visits);
  const marks = Array.from({ length: visits }, (_one, index) =>
    at(index * step, index < failures ? 'failed' : rest),
  );
  return { day: plusDays(UP_TO, -back), marks, exemption: null, ...more };
}

const week = (days: readonly ProbedDay[], limits = LIMITS) =>
  weekFigures({ url: URL, upTo: UP_TO, days }, limits);

/** Seven days of `perDay` visits with this many failures in all. */
function sevenDays(perDay: number, failures: number): readonly ProbedDay[] {
  return Array.from({ length: 7 }, (_one, back) =>
    dayWith(back, perDay, Math.floor(failures / 7) + (back < failures % 7 ? 1 : 0)),
  );
}

const maintenance = (from: CalendarDate, to: CalendarDate) => ({ kind: 'maintenance' as const, from, to });

describe('a week of visits', () => {
  it.each([
    [140, 6, 'clears'],
    [140, 7, 'convicts'],
    [140, 8, 'convicts'],
    [168, 8, 'clears'],
    [168, 9, 'convicts'],
  ])('of %i with %i failures %s', (visits, failures, state) => {
    expect(week(sevenDays(visits / 7, failures))).toMatchObject({ state, visits, failures });
  });

  // As fine as a day allows: 144 visits ten minutes apart are 1,008 a week, and 1,000 visits are one in a thousand.
  it.each([
    [1008, 50, 'clears'],
    [1008, 51, 'convicts'],
  ])('of %i with %i failures %s', (visits, failures, state) => {
    expect(week(sevenDays(visits / 7, failures))).toMatchObject({ state, visits, failures });
  });

  it.each([
    [49, false],
    [50, true],
    [51, true],
  ])('%i failures of 1,000 reach five per cent: %s', (failures, reached) => {
    expect(reachesShare(failures, 1000, 5)).toBe(reached);
    expect(reachesShare(0, 0, 5)).toBe(false);
  });

  it('convicts on no less than seven usable days, however often it failed', () => {
    const six = sevenDays(24, 7 * 24).slice(0, 6);
    expect(week(six)).toMatchObject({ state: 'short', reached: true });
    expect(week([...six, dayWith(6, 19, 19)])).toMatchObject({ state: 'short', reached: true });
    expect(week([...six, dayWith(6, 20, 20)])).toMatchObject({ state: 'convicts' });
    expect(week([])).toMatchObject({ state: 'short', reached: false, visits: 0 });
  });

  it('steps over days with too few counted visits, and over filed ones, within fourteen days', () => {
    const bad = (back: number): ProbedDay => dayWith(back, 24, 24);
    const good = (back: number): ProbedDay => dayWith(back, 24, 0);
    const filed = { exemption: maintenance(plusDays(UP_TO, -3), UP_TO) };
    const days = [0, 1, 2, 3].map((back) => dayWith(back, 24, 24, filed));
    const before = [4, 5, 6, 7, 8, 9, 10].map(good);
    expect(week([...days, ...before])).toMatchObject({ state: 'clears', failures: 0, exemptDays: 4 });
    expect(week([...days, ...before.slice(1), bad(14)])).toMatchObject({ state: 'short' });
    expect(week([...days, ...before.slice(1), bad(13)])).toMatchObject({ state: 'convicts', failures: 24 });
  });

  it('counts neither what could not be verified nor what was ours or void', () => {
    for (const rest of ['unverifiable', 'ours', 'void'] as const) {
      const days = Array.from({ length: 14 }, (_one, back) => dayWith(back, 24, 1, { rest }));
      expect(week(days)).toMatchObject({ state: 'short', days: [] });
    }
  });

  it('counts of visits closer together than ten minutes the first, whatever it found', () => {
    const marks = [at(0, 'opened'), at(4, 'failed'), at(10, 'failed'), at(19, 'opened'), at(20, 'opened')];
    const limits = { ...LIMITS, days: 1, visitsPerDay: 3 };
    expect(week([{ day: UP_TO, marks, exemption: null }], limits)).toMatchObject({ visits: 3, failures: 1 });
  });

  it('looks at nothing after the day it is asked about', () => {
    const days = [...sevenDays(24, 0), dayWith(-1, 24, 24)];
    expect(week(days)).toMatchObject({ state: 'clears', visits: 168, failures: 0 });
  });

  it('says the same whatever the order of days and visits', () => {
    const days = sevenDays(24, 9);
    fc.assert(
      fc.property(fc.shuffledSubarray([...days], { minLength: 7 }), (shuffled) => {
        const turned = shuffled.map((one) => ({ ...one, marks: [...one.marks].reverse() }));
        expect(week(turned)).toEqual(week(days));
      }),
    );
  });
});

describe('marks', () => {
  it('come back as they were written', () => {
    const outcome = fc.constantFrom(...VISIT_OUTCOMES, 'void' as const);
    const mark = fc.record({ minute: fc.integer({ min: 0, max: 1439 }), outcome });
    fc.assert(
      fc.property(fc.array(mark), (marks) => {
        expect(marksFromText(marksToText(marks))).toEqual(marks);
      }),
    );
    expect(() => marksFromText('00zq')).toThrow('no visit');
  });
});

describe('limits', () => {
  it.each([
    [{ withinDays: 6 }, 'withinDays'],
    [{ visitsPerDay: 200 }, 'visitsPerDay'],
    [{ failurePercent: 0 }, 'failurePercent'],
  ])('refuse %j', (over, key) => {
    const parsed = WeekLimits.safeParse({ ...LIMITS, ...over });
    expect(parsed.error?.issues.map((issue) => issue.path[0])).toContain(key);
  });
});
