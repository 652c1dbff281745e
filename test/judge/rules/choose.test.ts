// Editions in time: a period is judged by its own, and no two of a family claim one day.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editionForPeriod, editionOn, overlaps, type DatedEdition } from '../../../src/judge/rules/choose.ts';
import { calendarDate, plusDays, type CalendarDate } from '../../../src/model/calendar.ts';

const dated = (id: string, from: string, to: string | null = null, demo = false): DatedEdition => ({
  ...{ id, family: id.replace(/-.*/, ''), effectiveFrom: from, effectiveTo: to, demo },
});

const OLD = dated('national-2015', '2015-03-01', '2019-03-31');
const NEW = dated('national-2019', '2019-04-01');
const DEMO = dated('national-demo', '2021-01-01', null, true);

describe('the edition of a period', () => {
  it.each([
    ['2018Q4', 'national-2015'],
    ['2019Q1', 'national-2015'],
    ['2019Q2', 'national-2019'],
    ['2021Q4', 'national-2019'],
  ])('%s is judged by %s', (period, id) => {
    expect(editionForPeriod([NEW, DEMO, OLD], 'national', period)).toMatchObject({ ok: true, value: { id } });
  });

  it.each([
    ['2014Q4', '没有生效的 national 指标版本；'],
    ['2021Q5', '不是季度'],
  ])('%s has none: %s', (period, said) => {
    expect(editionForPeriod([NEW, OLD], 'national', period)).toEqual({
      ok: false,
      error: expect.stringContaining(said) as string,
    });
  });

  it('is no demonstration and of no other family', () => {
    expect(editionForPeriod([DEMO], 'national', '2021Q4')).toMatchObject({ ok: false });
    expect(editionForPeriod([NEW], 'sichuan', '2021Q4')).toMatchObject({ ok: false });
  });
});

describe('overlapping editions', () => {
  it.each([
    [[OLD, NEW], []],
    [[dated('national-2015', '2015-03-01'), NEW], []],
    [[dated('national-2015', '2015-03-01', '2019-04-01'), NEW], ['national-2015']],
    [[NEW, dated('national-2019b', '2019-04-01')], ['national-2019']],
    [[NEW, dated('sichuan-2019', '2019-04-01')], []],
  ])('%#', (editions, first) => {
    const told = overlaps(editions);
    expect(told.map((line) => /^指标版本 (\S+?)（/.exec(line)?.[1])).toEqual(first);
    for (const line of told) expect(line).toMatch(/生效日期重叠；请/);
  });

  it('leave a day to two editions, and only they do', () => {
    const base = calendarDate(2019, 1, 1);
    const day = fc.nat(60).map((days) => plusDays(base as CalendarDate, days));
    const spans = fc.array(fc.tuple(day, fc.option(fc.nat(20))), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(spans, day, (list, asked) => {
        const editions = list.map(([from, length], index) =>
          dated(`a-${index}`, from, length === null ? null : plusDays(from, length)),
        );
        const closed = editions.filter(
          ({ effectiveFrom, effectiveTo }) =>
            effectiveFrom <= asked && effectiveTo !== null && asked <= effectiveTo,
        );
        if (closed.length > 1) expect(overlaps(editions)).not.toEqual([]);
        const chosen = editionOn(editions, 'a', asked);
        if (chosen) expect(chosen.effectiveFrom <= asked).toBe(true);
        // Which of two that begin together holds is open: then they overlap, and doctor says so.
        else if (overlaps(editions).length === 0)
          expect(
            editions.some(
              (one) =>
                one.effectiveFrom <= asked &&
                one.effectiveTo === null &&
                !editions.some(
                  (next) => next.effectiveFrom > one.effectiveFrom && next.effectiveFrom <= asked,
                ),
            ),
          ).toBe(false);
      }),
    );
  });
});
