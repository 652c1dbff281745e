// What the supervision assessment counts by itself, and the score that comes of it.
import { describe, expect, it } from 'vitest';
import { loadHolidays } from '../../../src/app/holidays.ts';
import { computedFacts, type SupervisionRows } from '../../../src/derive/supervision/computed-facts.ts';
import { scoreSubject } from '../../../src/judge/score/score.ts';
import { day } from '../../checks/bench.ts';
import { shipped, tableOf } from '../../judge/rules/shipped.ts';

const [national, demo, holidays] = await Promise.all([
  shipped('national-2019'),
  shipped('demo-2021'),
  loadHolidays('no-workspace'),
]);

const report = (id: string, received: string, finished: string | null) => ({
  ...{ id, receivedOn: day(received) },
  finishedOn: finished === null ? null : day(finished),
});

const ROWS: SupervisionRows = {
  asOf: day('2021-12-31'),
  errorReports: [
    // Due on 10-09 (a worked Saturday).
    report('on-time', '2021-09-29', '2021-10-09'),
    report('late-by-days', '2021-09-29', '2021-10-11'),
    // A month from 08-31 ends on 09-30.
    report('just-in-the-month', '2021-08-31', '2021-09-30'),
    report('over-a-month', '2021-08-31', '2021-10-01'),
    report('unfinished', '2021-10-08', null),
    report('finished-later', '2021-12-31', '2022-01-05'),
  ],
  rectifications: [
    { id: 'mended', dueOn: day('2021-11-30'), doneOn: day('2021-11-30') },
    { id: 'mended-late', dueOn: day('2021-11-30'), doneOn: day('2021-12-01') },
    { id: 'not-mended', dueOn: day('2021-11-30'), doneOn: null },
    { id: 'not-due', dueOn: day('2022-01-30'), doneOn: null },
  ],
  samplings: [
    { period: '2021Q1', checked: 30, total: 100 },
    { period: '2021Q2', checked: 29, total: 97 },
    { period: '2021Q3', checked: 299, total: 1000 },
    { period: '2021Q4', checked: 0, total: 0 },
  ],
  unqualified: [
    { id: '5101000001', wording: true },
    { id: '5101000002', wording: false },
  ],
};

function computed(edition = demo, rows = ROWS) {
  if (!holidays.ok) throw new Error(holidays.error.join());
  return computedFacts(tableOf(edition, 'supervision'), rows, holidays.value);
}

function targets(row: string): readonly (string | null)[] {
  const found = computed();
  if (!found.ok) throw new Error(found.error);
  return found.value.facts
    .filter(({ indicator, clause }) => `${indicator}/${clause}` === row)
    .map(({ target }) => target);
}

describe('computed facts', () => {
  it.each([
    ['supervision.error-reports-handled/a', ['unfinished', 'finished-later']],
    ['supervision.error-reports-handled/b', ['over-a-month', 'unfinished']],
    [
      'supervision.error-reports-handled/c',
      ['late-by-days', 'just-in-the-month', 'over-a-month', 'unfinished'],
    ],
    ['supervision.rectification/a', ['mended-late', 'not-mended']],
    ['supervision.sampling/a', ['2021Q2', '2021Q3']],
    ['supervision.veto-wording/', ['5101000001']],
    ['supervision.veto-unqualified/', ['5101000002']],
  ])('of %s are %j', (row, expected) => {
    expect(targets(row)).toEqual(expected);
  });

  it('are scored, each message once', () => {
    const found = computed();
    if (!found.ok) throw new Error(found.error);
    const card = scoreSubject({
      ...{ edition: demo, table: 'supervision', veto: 'none', services: true },
      facts: found.value.facts,
      unanswered: found.value.open,
    });
    // Messages 3 + 3 + 2 + 0.5 + 0.5, samples 5 + 5, repairs 2 + 2.
    expect(card).toMatchObject({ ok: true, value: { deduct: '77.00', total: '77.00', provisional: false } });
  });

  it('are refused when a year of holidays is missing', () => {
    const rows = {
      ...ROWS,
      asOf: day('2023-12-31'),
      errorReports: [report('m', '2022-12-30', '2023-01-03')],
    };
    expect(computed(demo, rows)).toEqual({
      ok: false,
      error: expect.stringMatching(/^找错留言 m：没有 2023 年的节假日安排/) as string,
    });
  });

  it('need nothing of the calendar where no row counts working days', () => {
    const rows = {
      ...ROWS,
      asOf: day('2023-12-31'),
      errorReports: [report('m', '2022-12-30', '2023-01-30')],
    };
    expect(computed(national, rows)).toMatchObject({ ok: true, value: { open: [] } });
  });
});
