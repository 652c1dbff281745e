// What is shipped: every row tagged, no number that nobody has seen, a demonstration that is complete and says so.
import { describe, expect, it } from 'vitest';
import { CHECKS } from '../../../checks/index.ts';
import { editionIds } from '../../../src/app/edition.ts';
import { prepareChecks } from '../../../src/inspect/prepare.ts';
import { judgeSite } from '../../../src/judge/judge-site.ts';
import { overlaps } from '../../../src/judge/rules/choose.ts';
import { SCORE_TABLES } from '../../../src/model/score-table.ts';
import { shipped, tableOf } from './shipped.ts';

const ids = await editionIds('no-workspace');
const editions = await Promise.all(ids.map(shipped));
const [national, demo] = await Promise.all([shipped('national-2019'), shipped('demo-2021')]);

describe('the shipped editions', () => {
  it('are the national one and the demonstration, and every check they name is known or awaited', () => {
    expect(ids).toEqual(['demo-2021', 'national-2019']);
    for (const edition of editions) expect(prepareChecks(CHECKS, edition)).toMatchObject({ ok: true });
    expect(overlaps(editions)).toEqual([]);
  });
});

describe('national-2019', () => {
  it('has the six veto indicators of sites and the three of accounts', () => {
    const of = (kind: string): readonly string[] =>
      national.indicators.filter(({ appliesTo }) => appliesTo === kind).map(({ id }) => id);
    expect(of('site')).toHaveLength(6);
    expect(of('account')).toEqual(['account.security', 'account.not-updated', 'account.interaction']);
    expect(national.indicators.every(({ part }) => part === 'veto')).toBe(true);
  });

  it('lets the system convict no account by itself', () => {
    const clauses = national.indicators.filter(({ appliesTo }) => appliesTo === 'account');
    expect(clauses.flatMap((one) => one.clauses.map(({ automation }) => automation))).not.toContain(
      'automatic',
    );
  });

  it('keeps account rows out of the verdict on a site', () => {
    const verdict = judgeSite({
      run: 'r',
      site: { code: '5101000001', services: true },
      status: 'running',
      ledger: { state: 'visited', reason: '' },
      findings: [],
      edition: national,
    });
    expect(verdict?.indicators.filter(({ id }) => !id.startsWith('site.'))).toEqual([]);
  });

  it('has just the points that somebody has seen', () => {
    const points = SCORE_TABLES.flatMap((table) =>
      (['deduct', 'bonus'] as const).flatMap((part) =>
        tableOf(national, table)[part].indicators.flatMap(({ id, clauses }) =>
          clauses.flatMap((clause) => (clause.points === null ? [] : [[id, clause.points, clause.evidence]])),
        ),
      ),
    );
    expect(points).toEqual([
      ['portal.policies', 5, 'V1'],
      ['portal.service-statistics', 2, 'V1'],
      ['portal.messages-published', 3, 'V1'],
      ['supervision.error-reports-handled', 3, 'S'],
      ['supervision.error-reports-handled', 2, 'S'],
      ['supervision.bonus-platform', 5, 'S'],
    ]);
    const { deduct, bonus } = tableOf(national, 'portal');
    expect([deduct.total, bonus.total]).toEqual([100, 30]);
    expect(deduct.groups.map(({ name, total }) => [name, total])).toEqual([
      ['发布解读', null],
      ['办事服务', 25],
      ['互动交流', null],
      ['功能设计', null],
    ]);
    const supervision = tableOf(national, 'supervision');
    expect([supervision.deduct.total, supervision.bonus.total]).toEqual([100, 20]);
  });
});

describe('demo-2021', () => {
  it('says what it is, rests on the national vetoes, and lacks no number', () => {
    expect(demo).toMatchObject({ title: '演示用，分值为虚构', demo: true, family: 'demo' });
    expect(demo.indicators).toEqual(national.indicators);
    expect(demo.limits).toEqual(national.limits);
    for (const table of SCORE_TABLES)
      for (const part of ['deduct', 'bonus'] as const) {
        const { groups, indicators } = tableOf(demo, table)[part];
        const numbers = [
          ...[...groups, ...indicators].map(({ total }) => total),
          ...indicators.flatMap(({ clauses }) => clauses.map(({ points }) => points)),
        ];
        expect(numbers).not.toContain(null);
      }
  });
});
