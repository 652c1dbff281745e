// The numbers of a bulletin: exact rates, and totals that reconcile.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentage } from '../../src/judge/rate.ts';
import { summarise } from '../../src/judge/summarise.ts';
import type { LedgerRow } from '../../src/model/run.ts';
import type { Site } from '../../src/model/site.ts';
import type { Verdict, VerdictOutcome } from '../../src/model/verdict.ts';
import { edition } from '../checks/bench.ts';

describe('percentage', () => {
  // Rates as printed in bulletins; 919, 1400, 804 and 2718 tell half-up from truncation.
  it.each([
    [912, 919, '99.24'],
    [812, 815, '99.63'],
    [191, 197, '96.95'],
    [854, 858, '99.53'],
    [1377, 1400, '98.36'],
    [626, 645, '97.05'],
    [799, 804, '99.38'],
    [2710, 2718, '99.71'],
    [734, 735, '99.86'],
    [4131, 4133, '99.95'],
    [919, 919, '100.00'],
    [0, 7, '0.00'],
    [1, 2000, '0.05'],
    [1, 20000, '0.01'],
  ])('%i of %i is %s', (numerator, denominator, printed) => {
    expect(percentage(numerator, denominator, 2)).toBe(printed);
  });

  it('rounds to the asked digits and divides by nothing never', () => {
    expect(percentage(1, 8, 0)).toBe('13');
    expect(percentage(84, 88, 1)).toBe('95.5');
    expect(percentage(0, 0, 2)).toBeNull();
  });

  it('is never off by half a unit or more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.nat(100_000), (denominator, some) => {
        const numerator = some % (denominator + 1);
        const printed = BigInt((percentage(numerator, denominator, 2) ?? '').replace('.', ''));
        const twice = 2n * (printed * BigInt(denominator) - BigInt(numerator) * 10_000n);
        expect(twice > -BigInt(denominator) && twice <= BigInt(denominator)).toBe(true);
      }),
    );
  });
});

const site = (code: string, region: string, kind: Site['kind'] = 'department'): Site => ({
  ...{ code, name: `网站${code}`, url: `http://${code}.gov.cn/`, domain: '', organizer: '', region, kind },
  ...{ level: 'county', services: true, status: 'running', statusFrom: null, statusTo: null },
});

const verdict = (subject: string, outcome: VerdictOutcome): Verdict => ({
  ...{ run: 'r1', subject, subjectKind: 'site', outcome, edition: 'national-2019' },
  indicators:
    outcome === 'unqualified'
      ? [{ id: 'site.columns-not-updated', clause: 'c', outcome: 'fail', count: 6, limit: 5, findings: [] }]
      : [],
  reasons: outcome === 'undetermined' ? ['被防护系统拦截'] : [],
});

const row = (code: string): LedgerRow => ({ site: code, state: 'visited', reason: '' });

describe('summarise', () => {
  const sites = [
    site('1', '510000'),
    site('2', '510100', 'portal'),
    site('3', '510104'),
    site('4', '511100', 'portal'),
    site('5', '511181'),
    site('6', '511181'),
    site('7', '513200', 'portal'),
  ];
  const verdicts = [
    verdict('1', 'qualified'),
    verdict('2', 'qualified'),
    verdict('3', 'qualified'),
    verdict('4', 'unqualified'),
    verdict('5', 'qualified'),
    verdict('7', 'undetermined'),
  ];
  const ledger: LedgerRow[] = [...sites.map((one) => row(one.code)), row('9')].map((one) =>
    one.site === '6' ? { ...one, state: 'not-running', reason: '改版中' } : one,
  );
  const regions = [
    { code: '510100', name: '成都市', city: '510100' },
    { code: '511100', name: '乐山市', city: '511100' },
  ];
  const summary = summarise({ run: 'r1', edition: edition(), sites, ledger, verdicts, regions });

  it('keeps undetermined and excluded sites out of both sides of the rate', () => {
    expect(summary.overall).toMatchObject({
      total: 8,
      checked: 6,
      qualified: 4,
      unqualified: 1,
      undetermined: 1,
      excluded: 2,
      numerator: 4,
      denominator: 5,
      rate: '80.00',
    });
  });

  it('counts counties with their city and names the cities at full marks', () => {
    expect(summary.regions.map(({ id, name, total, rate }) => [id, name, total, rate])).toEqual([
      ['510100', '成都市', 2, '100.00'],
      ['511100', '乐山市', 3, '50.00'],
      ['513200', '513200', 1, null],
    ]);
    expect(summary.fullMarks).toEqual(['成都市']);
    expect(summary.strata.map(({ id, total }) => [id, total])).toEqual([
      ['portal', 3],
      ['department', 4],
      ['provincial', 1],
    ]);
  });

  it('names every site that is not simply qualified', () => {
    expect(summary.unqualified).toMatchObject([
      { code: '4', clauses: [{ name: '栏目不更新', clause: 'c', count: 6, limit: 5 }] },
    ]);
    expect(summary.undetermined).toMatchObject([{ code: '7', reasons: ['被防护系统拦截'] }]);
    expect(summary.excluded.map(({ code, reason }) => [code, reason])).toEqual([
      ['6', '改版中'],
      ['9', '已不在台账中'],
    ]);
  });

  it('reconciles on every line, whatever the verdicts', () => {
    const outcome = fc.constantFrom<VerdictOutcome | null>('qualified', 'unqualified', 'undetermined', null);
    fc.assert(
      fc.property(fc.array(outcome, { minLength: 7, maxLength: 7 }), (given) => {
        const said = sites.flatMap((one, index) => (given[index] ? [verdict(one.code, given[index])] : []));
        const {
          overall,
          regions: cities,
          strata,
        } = summarise({ run: 'r', edition: edition(), sites, ledger, verdicts: said, regions });
        for (const line of [overall, ...cities, ...strata]) {
          expect(line.total).toBe(line.checked + line.excluded);
          expect(line.checked).toBe(line.qualified + line.unqualified + line.undetermined);
        }
        const provincial = strata.find((one) => one.id === 'provincial')?.total ?? 0;
        expect(cities.reduce((sum, city) => sum + city.total, provincial)).toBe(sites.length);
      }),
    );
  });
});
