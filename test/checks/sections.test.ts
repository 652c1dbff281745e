// Staleness and blankness of sections, as the rules are read.
import { describe, expect, it } from 'vitest';
import type { SectionReading } from '../../src/artifacts/site.ts';
import { day, findings, outcomes, section } from './bench.ts';

const of = (check: string, over: Partial<SectionReading>): readonly string[] =>
  outcomes(check, { sections: [section(over)] });

describe('stale-section', () => {
  it.each([
    ['2021-12-06', 'pass'], // exactly 14 days
    ['2021-12-05', 'fail'], // 15 days
  ])('a news section of any level, newest %s: %s', (newest, outcome) => {
    expect(of('stale-section', { newest: day(newest), level: 3 })).toEqual([outcome]);
  });

  it.each([
    ['notice', '2021-06-20', 'pass'],
    ['notice', '2021-06-19', 'fail'],
    ['policy', '2021-06-19', 'fail'],
  ] as const)('a first-level %s section, newest %s: %s', (type, newest, outcome) => {
    expect(of('stale-section', { type, newest: day(newest), level: 1 })).toEqual([outcome]);
    expect(of('long-stale-section', { type, newest: day(newest), level: 1 })).toEqual(['inapplicable']);
  });

  it('measures what the exchange format promises', () => {
    const [finding] = findings('stale-section', { sections: [section({ newest: day('2021-12-01') })] });
    expect(finding).toMatchObject({
      target: 'http://www.example.gov.cn/xw/',
      page: 'http://www.example.gov.cn/',
      message: '栏目“工作动态”最近更新于 2021-12-01，已 19 天未更新（时限 14 天）',
      measured: {
        section: '工作动态',
        sectionType: 'news',
        latest: '2021-12-01',
        quietDays: 19,
        limitDays: 14,
      },
    });
  });

  it('does not fail what only one view saw, and passes it when it is fresh', () => {
    expect(of('stale-section', { newest: day('2021-01-01'), confirmedBy: ['http'] })).toEqual(['unknown']);
    expect(of('stale-section', { newest: day('2021-12-19'), confirmedBy: ['http'] })).toEqual(['pass']);
  });

  it('answers unknown for undated, unreadable and future-dated sections, with the reason', () => {
    expect(of('stale-section', { newest: null, datedItems: 0 })).toEqual(['unknown']);
    expect(of('stale-section', { newest: day('2021-12-21') })).toEqual(['unknown']);
    const failure = { kind: 'timeout' } as const;
    const [finding] = findings('stale-section', {
      sections: [section({ content: 'unreadable', newest: null, failure })],
    });
    expect(finding).toMatchObject({ outcome: 'unknown', measured: { reason: '响应超时' } });
  });

  it.each(['static', 'article', 'parent'] as const)('a %s section is inapplicable', (content) => {
    expect(of('stale-section', { content, newest: null })).toEqual(['inapplicable']);
    expect(of('blank-section', { content, newest: null })).toEqual(['pass']);
  });
});

describe('long-stale-section', () => {
  it.each([
    [{ type: 'plan' }, '2020-12-20', 'pass'],
    [{ type: 'plan' }, '2020-12-19', 'fail'],
    [{ type: 'notice', level: 2 }, '2021-06-01', 'pass'],
    [{ type: 'policy', level: 2 }, '2020-12-19', 'fail'],
  ] as const)('%j, newest %s: %s', (over, newest, outcome) => {
    expect(of('long-stale-section', { ...over, newest: day(newest) })).toEqual([outcome]);
    expect(of('stale-section', { ...over, newest: day(newest) })).toEqual(['inapplicable']);
  });
});

describe('blank-section', () => {
  it('fails only what both views saw blank', () => {
    const blank = { content: 'blank', items: 0, datedItems: 0, newest: null, why: '列表为空' } as const;
    expect(of('blank-section', blank)).toEqual(['fail']);
    expect(of('stale-section', blank)).toEqual(['inapplicable']);
    expect(of('blank-section', { ...blank, confirmedBy: ['http'] })).toEqual(['unknown']);
    expect(of('blank-section', { ...blank, confirmedBy: ['browser'] })).toEqual(['unknown']);
    expect(of('stale-section', { ...blank, confirmedBy: ['http'] })).toEqual(['unknown']);
  });

  it('passes a section that has rows and is unknown for one that could not be read', () => {
    expect(of('blank-section', {})).toEqual(['pass']);
    expect(of('blank-section', { content: 'unreadable', failure: { kind: 'challenged' } })).toEqual([
      'unknown',
    ]);
  });
});

describe('a thin crawl', () => {
  it('can neither clear nor convict', () => {
    const sections = [
      section(),
      section({ newest: day('2020-01-01') }),
      section({ type: 'plan', newest: day('2019-01-01') }),
    ];
    for (const check of ['stale-section', 'long-stale-section', 'blank-section', 'stale-home-page']) {
      const said = findings(check, { sections, thin: '只读到 3 个页面' });
      expect(said.length).toBeGreaterThan(0);
      expect(new Set(said.map((finding) => finding.outcome))).toEqual(new Set(['unknown']));
      expect(said.every((finding) => finding.measured['reason'] === '只读到 3 个页面')).toBe(true);
    }
  });

  it('and a site without a single section is not cleared either', () => {
    for (const check of ['stale-section', 'long-stale-section', 'blank-section']) {
      expect(outcomes(check, { sections: [] })).toEqual(['unknown']);
    }
  });
});
