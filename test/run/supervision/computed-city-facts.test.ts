// What is counted of each city from the stored rows, and what is left open because nobody entered anything.
import { describe, expect, it } from 'vitest';
import { loadHolidays } from '../../../src/app/holidays.ts';
import type { SupervisionLedger } from '../../../src/model/supervision.ts';
import { computedCityFacts, type CityFactsInput } from '../../../src/run/supervision/computed-city-facts.ts';
import { cityStandings } from '../../../src/run/supervision/standing.ts';
import { day } from '../../checks/bench.ts';
import { shipped, tableOf } from '../../judge/rules/shipped.ts';

const [national, demo, holidays] = await Promise.all([
  shipped('national-2019'),
  shipped('demo-2021'),
  loadHolidays('no-workspace'),
]);
const calendar = holidays.ok ? holidays.value : new Map();

const message = (number: string, region: string, received: string, handled: string | null) => ({
  ...{ number, site: '', unit: '某某局', region, receivedOn: day(received) },
  ...{ handledOn: handled === null ? null : day(handled) },
  state: handled === null ? ('open' as const) : ('done' as const),
});

const check = (period: string, region: string, checked: number) => ({
  ...{ number: `${period} ${region}`, period, region, running: 100, checked, unqualified: 1 },
});

const QUARTERS = ['2021Q1', '2021Q2', '2021Q3', '2021Q4'];

const LEDGER: SupervisionLedger = {
  errorReports: [
    // A county's message is its city's; due on 10-09, a worked Saturday.
    message('in-time', '511102', '2021-09-29', '2021-10-09'),
    message('three-days', '511100', '2021-09-29', '2021-10-11'),
    message('a-month', '511100', '2021-08-31', '2021-10-01'),
    message('open', '511100', '2021-12-30', null),
    message('handled-later', '511100', '2021-12-30', '2022-01-05'),
    { ...message('dismissed', '511100', '2021-01-04', null), state: 'dismissed' },
    message('other-year', '511100', '2020-12-31', null),
    message('other-city', '510100', '2021-01-04', null),
  ],
  rectifications: [
    {
      ...{ number: 'Z1', subject: '5111000001', region: '511100', problem: '栏目不更新' },
      ...{ foundOn: day('2021-10-11'), dueOn: day('2021-11-30'), mendedOn: null },
    },
  ],
  cityChecks: [
    ...QUARTERS.map((period, index) => check(period, '511100', index === 1 ? 29 : 30)),
    ...QUARTERS.slice(1).map((period) => check(period, '510100', 10)),
  ],
};

const input = (over: Partial<CityFactsInput> = {}): CityFactsInput => ({
  ...{ table: tableOf(demo, 'supervision'), year: 2021, asOf: day('2021-12-31') },
  ...{ cities: ['510100', '511100'], ledger: LEDGER, unqualified: null, calendar },
  ...over,
});

function factsOf(city: string, over: Partial<CityFactsInput> = {}) {
  const facts = computedCityFacts(input(over));
  if (!facts.ok) throw new Error(facts.error);
  const own = facts.value.get(city);
  return {
    facts: own?.facts.map(({ indicator, clause, target }) => `${indicator} ${clause} ${target ?? ''}`),
    open: own?.open.map(({ indicator, clause }) => `${indicator} ${clause}`.trim()),
  };
}

const HANDLED = 'supervision.error-reports-handled';
const UNCONFIRMED = ['supervision.veto-wording', 'supervision.veto-unqualified'];

describe('facts of a city', () => {
  it('are its own, of the year, as of the day', () => {
    expect(factsOf('511100')).toEqual({
      facts: [
        'supervision.sampling a 2021Q2',
        'supervision.rectification a Z1',
        `${HANDLED} a open`,
        `${HANDLED} a handled-later`,
        `${HANDLED} b a-month`,
        `${HANDLED} c three-days`,
        `${HANDLED} c a-month`,
      ],
      open: UNCONFIRMED,
    });
  });

  it('of which nothing was entered are open, not in order', () => {
    expect(factsOf('510100')).toEqual({
      facts: [`${HANDLED} a other-city`, `${HANDLED} b other-city`, `${HANDLED} c other-city`],
      open: [...UNCONFIRMED, 'supervision.sampling a'],
    });
    const empty = { errorReports: [], rectifications: [], cityChecks: [] };
    const { facts, open } = factsOf('511100', { ledger: empty, unqualified: new Map() });
    expect(facts).toEqual([]);
    expect(open).toEqual([
      ...['supervision.sampling a', 'supervision.rectification a'],
      ...[`${HANDLED} a`, `${HANDLED} b`, `${HANDLED} c`],
    ]);
  });

  it('ask for no quarter that is not over', () => {
    const ledger = { ...LEDGER, cityChecks: [check('2021Q1', '511100', 10)] };
    const { facts, open } = factsOf('511100', { ledger, asOf: day('2021-04-01') });
    expect(facts).toContain('supervision.sampling a 2021Q1');
    expect(open).not.toContain('supervision.sampling a');
    const early = factsOf('511100', { ledger, asOf: day('2021-03-30') });
    expect(early.open).toContain('supervision.sampling a');
  });

  it('of those unqualified come from whoever confirmed them', () => {
    const unqualified = new Map([['511100', [{ id: '5111000001', wording: true }]]]);
    const { facts, open } = factsOf('511100', { unqualified });
    expect(facts).toContain('supervision.veto-wording  5111000001');
    expect(open).toEqual([]);
  });

  it('are refused where a limit in working days meets a year without a calendar', () => {
    const refused = computedCityFacts(input({ calendar: new Map() }));
    expect(refused.ok ? '' : refused.error).toContain('没有 2021 年的节假日安排');
    // A month needs no calendar.
    const table = tableOf(national, 'supervision');
    expect(computedCityFacts(input({ calendar: new Map(), table })).ok).toBe(true);
  });
});

describe('standings', () => {
  it('tell every share with what it is a share of', () => {
    const standings = cityStandings({
      ...input(),
      regions: [
        { code: '511100', name: '乐山市', city: '511100' },
        { code: '511102', name: '市中区', city: '511100' },
      ],
      digits: 2,
    });
    expect(standings).toMatchObject({
      ok: true,
      value: [
        {
          ...{ name: '乐山市', messages: 5, dismissed: 1, missingQuarters: [] },
          unfinished: { numerator: 2, denominator: 5, percent: '40.00', numbers: ['open', 'handled-later'] },
          late: [
            { deadline: { months: 1 }, numerator: 1, denominator: 5, numbers: ['a-month'] },
            { deadline: { workingDays: 3 }, numerator: 2, denominator: 5 },
          ],
          rectificationLate: { numerator: 1, denominator: 1, percent: '100.00' },
          samplings: [{ period: '2021Q1', percent: '30.00' }, { percent: '29.00' }, {}, {}],
        },
      ],
    });
  });
});
