// Bad rules: each mistake is told in one Chinese line with file, row and remedy, and no edition comes of it.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { assembleEdition } from '../../../src/judge/rules/assemble.ts';
import { readEditionFile, readPartFile } from '../../../src/judge/rules/shape.ts';

const read = (file: string): string => readFileSync(`config/indicators/${file}.yaml`, 'utf8');
const MAIN = read('national-2019');
const DEMO_PORTAL = read('demo-2021/portal');
const NATIONAL_PORTAL = read('national-2019/portal');
const ACCOUNTS = read('national-2019/accounts');

/** The problems of the national edition with this part beside it. */
function problemsOf(part: string, demo = true, main = MAIN): readonly string[] {
  const head = readEditionFile(demo ? main.replace('\nid:', '\ndemo: true\nid:') : main, 'main.yaml');
  const file = readPartFile(part, 'part.yaml');
  if (!head.ok) return head.error;
  if (!file.ok) return file.error;
  const edition = assembleEdition(head.value, [file.value], null);
  return edition.ok ? [] : edition.error;
}

const POLICIES = 'portal.deduct.indicators[portal.policies]';

describe('a part of an edition', () => {
  it.each([DEMO_PORTAL, ACCOUNTS])('as shipped has nothing wrong', (part) => {
    expect(problemsOf(part)).toEqual([]);
  });

  it.each([
    [
      'missing clause text',
      'text: 概况信息缺失或明显过时。,',
      '',
      /^part\.yaml：.*portal\.overview\]\.clauses\[a\]\.text 没有写；/,
    ],
    ['empty clause text', 'text: 概况信息缺失或明显过时。,', 'text: "",', /clauses\[a\]\.text 不能为空；/],
    [
      'an unseen row with a number',
      'evidence: V1, source: 国务院部门2019年第二季度自查, automation: suspected, points: 5',
      'evidence: U, source: 未见, automation: suspected, points: 5',
      new RegExp(
        `part\\.yaml：${POLICIES.replaceAll(/[[\].]/g, '\\$&')}\\.clauses\\[a\\] 依据为 U（未见原文），不能写 points；请`,
      ),
    ],
    [
      'indicator totals that do not add up',
      'total: 8\n',
      'total: 9\n',
      /portal\.deduct\.groups\[portal\.publishing\] 各项之和 31 不等于一级指标总分 30（.*政策文件 9.*）；请核对/,
    ],
    [
      'group totals that do not add up',
      'name: 发布解读, total: 30',
      'name: 发布解读, total: 40',
      /portal\.deduct\.groups 各项之和 110 不等于本部分总分 100/,
    ],
    [
      'a cap over the indicator',
      'points: 0.5, per: each, cap: 3 }',
      'points: 0.5, per: each, cap: 30 }',
      /portal\.policies\]\.clauses\[b\] 上限 30 超过本项指标总分 8；请/,
    ],
    [
      'points over the cap',
      'points: 0.5, per: each, cap: 3 }',
      'points: 4, per: each, cap: 3 }',
      /clauses\[b\] 分值 4 超过本条上限 3/,
    ],
    [
      'points over the indicator',
      'points: 3, window: { months: 6 }',
      'points: 7, window: { months: 6 }',
      /portal\.interpretation\]\.clauses\[a\] 分值 7 超过本项指标总分 6/,
    ],
    [
      'a negative number',
      'points: 0.5, per: each, cap: 3 }',
      'points: -0.5, per: each, cap: 3 }',
      /portal\.policies\]\.clauses\[b\]\.points 应不小于 0，现为 -0\.5；/,
    ],
    [
      'too many decimals',
      'points: 0.5, per: each, cap: 3 }',
      'points: 0.505, per: each, cap: 3 }',
      /clauses\[b\]\.points 至多两位小数；/,
    ],
    [
      'a number in words',
      'points: 5, window',
      'points: five, window',
      /clauses\[a\]\.points 应为数字，现为 "five"；/,
    ],
    ['a repeated indicator', 'id: portal.organs', 'id: portal.overview', /portal portal\.overview 重复；请/],
    [
      'a repeated clause',
      '- { id: b, text: 政策文件缺少',
      '- { id: a, text: 政策文件缺少',
      /portal\.policies\] 细则编号“a”重复；请/,
    ],
    [
      'a group that there is not',
      'group: portal.design',
      'group: portal.desing',
      /portal\.domain-name\] 所属一级指标 portal\.desing 不在/,
    ],
    [
      'a dedup group of one',
      'window: { days: 14 }, dedupGroup: not-updated',
      'window: { days: 14 }, dedupGroup: not-update',
      /去重组 not-update 只有一条细则；请/,
    ],
    [
      'thresholds upside down',
      'failBelow: 60',
      'failBelow: 90',
      /portal\.thresholds 不合格线 90 高于加分线 80；请/,
    ],
    ['a bonus that nobody reaches', 'bonusAbove: 80', 'bonusAbove: 100', /加分线 100 不低于扣分总分 100/],
    [
      'a scale that does not fill up',
      'denominator: 3',
      'denominator: 2',
      /portal\.withoutServices 75 × 4\/2 = 150，不等于扣分总分 100；请/,
    ],
    [
      'two lengths of time at once',
      'window: { days: 14 }',
      'window: { days: 14, months: 1 }',
      /portal\.news\]\.clauses\[a\]\.window 应为 \{ days: 天数 \}/,
    ],
    [
      'a total without a source',
      'total: 3\n        evidence: demo\n        source: 虚构',
      'total: 3\n        evidence: demo',
      /portal\.overview\] 写了总分 3 却没有写出处 source；请/,
    ],
  ])('with %s is refused', (_name, right, wrong, said) => {
    expect(DEMO_PORTAL).toContain(right);
    const problems = problemsOf(DEMO_PORTAL.replace(right, wrong));
    expect(problems.join('\n')).toMatch(said);
    for (const problem of problems) expect(problem).toMatch(/^part\.yaml：[^\n]*；[^\n]*$/);
  });

  it('tells unseen numbers of totals, thresholds and vetoes too', () => {
    const wrong = NATIONAL_PORTAL.replace('name: 发布解读 }', 'name: 发布解读, total: 30 }').replace(
      'evidence: V2\n    source: 国办秘函〔2019〕19号 指标说明\n  without',
      'evidence: U\n    source: 国办秘函〔2019〕19号 指标说明\n  without',
    );
    expect(problemsOf(wrong, false)).toEqual([
      expect.stringContaining('portal.thresholds 依据为 U（未见原文），不能写 failBelow；'),
      expect.stringContaining('portal.thresholds 依据为 U（未见原文），不能写 bonusAbove；'),
      expect.stringContaining('portal.deduct.groups[portal.publishing] 依据为 U（未见原文），不能写 total；'),
      expect.stringContaining('写了总分 30 却没有写出处'),
    ]);
    const vetoed = read('national-2019/supervision').replace(
      'source: 转述，数目缺失\n      automation: suspected\n',
      'source: 转述，数目缺失\n      automation: suspected\n      limit: 3\n',
    );
    expect(problemsOf(vetoed, false)).toEqual([
      expect.stringContaining(
        'supervision.veto[supervision.veto-wording] 依据为 U（未见原文），不能写 limit；',
      ),
    ]);
  });

  it('with invented points is refused outside a demonstration', () => {
    const problems = problemsOf(DEMO_PORTAL, false);
    expect(problems.length).toBeGreaterThan(20);
    expect(problems[0]).toMatch(/^part\.yaml：.* 依据 demo（虚构）只能用于演示版/);
  });
});

describe('veto rows', () => {
  it.each([
    [
      /evidence: S(?=\n.*\n {8}automation: suspected)([\s\S]*?)suspected/,
      'evidence: S$1automatic',
      'indicators[account.not-updated].clauses[b] 依据为 S，不能由系统自动认定；',
    ],
    [
      /evidence: V2(?=\n.*\n {8}automation: suspected\n {8}checks: \[silent)/,
      'evidence: U',
      'indicators[account.not-updated].clauses[a] 依据为 U（未见原文），不能写 window；',
    ],
    [/appliesTo: account/, 'appliesTo: site', 'indicators[account.security] appliesTo 为 site，与编号不符；'],
    [/id: account\.not-updated/, 'id: account.security', 'indicators account.security 重复'],
    [/- id: b\n {8}text: 对/, '- id: a\n        text: 对', 'account.interaction 的细则“a” 重复；'],
  ])('%s written as %s', (right, wrong, said) => {
    expect(ACCOUNTS).toMatch(right);
    const problems = problemsOf(ACCOUNTS.replace(right, wrong), false);
    expect(problems).toEqual([expect.stringContaining(said)]);
  });

  it('repeated in another file name both files', () => {
    const again = ACCOUNTS.replaceAll('account.interaction', 'site.interaction').replace(
      /(site\.interaction[\s\S]*?appliesTo: )account/,
      '$1site',
    );
    expect(problemsOf(again)).toEqual([
      'main.yaml：indicators site.interaction 重复（main.yaml、part.yaml）；请改成不同的编号',
    ]);
  });

  it('of an edition that ends before it begins', () => {
    const main = MAIN.replace(
      "effectiveFrom: '2019-04-01'",
      "effectiveFrom: '2019-04-01'\neffectiveTo: '2019-03-01'",
    );
    expect(problemsOf(ACCOUNTS, false, main)).toEqual([
      'main.yaml：effectiveTo 2019-03-01 早于 effectiveFrom 2019-04-01；请核对',
    ]);
  });
});

describe('whatever one total is changed to', () => {
  type Portal = { portal: { deduct: { indicators: { total: number }[] } } };
  it('another one is refused, the same is not', () => {
    const count = (parse(DEMO_PORTAL) as Portal).portal.deduct.indicators.length;
    fc.assert(
      fc.property(fc.nat(count - 1), fc.integer({ min: 0, max: 10_000 }), (index, hundredths) => {
        const content = parse(DEMO_PORTAL) as Portal;
        const indicator = content.portal.deduct.indicators[index];
        if (!indicator) return;
        const same = indicator.total === hundredths / 100;
        indicator.total = hundredths / 100;
        expect(problemsOf(stringify(content)).length === 0).toBe(same);
      }),
      { numRuns: 40 },
    );
  });
});
