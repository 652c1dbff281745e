// Notices to units: who is given one, about what, and in which words; suspicions and single nights accuse nobody.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { IndicatorResult, Verdict } from '../../src/model/verdict.ts';
import { blockText, composeDocument, ordinal, type Block } from '../../src/report/bulletin/compose.ts';
import type { BulletinInput } from '../../src/report/bulletin/input.ts';
import { parseTemplate } from '../../src/report/bulletin/template.ts';
import type { ModelList } from '../../src/report/bulletin/value.ts';
import type { KeptFinding } from '../../src/report/kept-finding.ts';
import { noticeModel } from '../../src/report/notice/model.ts';
import { noticedUnits, type NoticedUnit } from '../../src/report/notice/units.ts';
import { goldenQuarter } from './bulletin/golden-quarter.ts';
import { site } from './night.ts';

const TEMPLATE = readFileSync(join('config', 'templates', 'bulletin', 'notice.md'), 'utf8');
const NOTHING: ReadonlyMap<string, KeptFinding> = new Map();

function blocksOf(
  input: BulletinInput,
  unit: NoticedUnit | undefined,
  { kept = NOTHING, template = TEMPLATE } = {},
): readonly Block[] {
  if (!unit) throw new Error('no unit');
  const lines = parseTemplate(template, 'notice.md');
  if (!lines.ok) throw new Error(lines.error);
  const model = noticeModel(input, unit, kept);
  const blocks = composeDocument(lines.value, model, { name: 'notice.md', namesAt: '模板开头' });
  if (!blocks.ok) throw new Error(blocks.error);
  return blocks.value;
}

const textOf = (blocks: readonly Block[]): string => blocks.map(blockText).join('\n');

function kept(id: string, over: Partial<KeptFinding> = {}): KeptFinding {
  return {
    ...{ id, run: 'night', subject: '5100000001', check: 'blank-section', outcome: 'fail' },
    ...{ target: `http://a.gov.cn/${id}/`, page: 'http://a.gov.cn/', message: '栏目无任何内容' },
    ...{ measured: {}, evidence: [], seenAt: Date.UTC(2021, 11, 19, 18), ...over },
  };
}

const byId = (...findings: readonly KeptFinding[]): ReadonlyMap<string, KeptFinding> =>
  new Map(findings.map((finding) => [finding.id, finding]));

/** The golden quarter with one site alone, judged as told. */
function oneSite(
  indicators: readonly Partial<IndicatorResult>[],
  over: Partial<Verdict> = {},
): BulletinInput {
  const golden = goldenQuarter();
  const one = site('5100000001', { name: '甲县政府网', organizer: '甲县人民政府办公室' });
  const base = { clause: '', outcome: 'fail', count: 1, limit: 1, findings: ['f1'] } as const;
  const verdict: Verdict = {
    ...{ run: 'night', subject: one.code, subjectKind: 'site', outcome: 'unqualified' },
    ...{ edition: 'national-2019', reasons: [], ...over },
    indicators: indicators.map((result) => ({ id: '', ...base, ...result })),
  };
  return {
    ...golden,
    sites: { register: [one], verdicts: [verdict], findings: [] },
    accounts: { register: [], verdicts: [], findings: [] },
  };
}

describe('a unit', () => {
  it('is told of its own sites and accounts alone, by region and name', () => {
    const input = goldenQuarter();
    const units = noticedUnits(input, NOTHING, false);
    const subjects = units.flatMap((unit) => unit.subjects);
    expect(subjects.filter(({ kind }) => kind === 'site')).toHaveLength(7);
    expect(subjects.filter(({ kind }) => kind === 'account')).toHaveLength(9);
    for (const { organizer, region, subjects: own } of units)
      for (const subject of own) expect(subject).toMatchObject({ organizer, region });
    expect(new Set(units.map(({ organizer, region }) => `${region} ${organizer}`)).size).toBe(units.length);
    const ofAccount = units.find((unit) => unit.subjects.some(({ kind }) => kind === 'account'));
    const text = textOf(blocksOf(input, ofAccount));
    expect(text).toMatch(
      /平台：新浪微博；备案编号：[\w-]+；检查结论：不合格。\n平台账号：https:\/\/weibo\.com/,
    );
    expect(text).toMatch(/1\. 监测时间点前2周内无更新。属单项否决情形/);
  });

  it('reads what is wrong, where, until when, and how to object', () => {
    const failed = {
      id: 'site.columns-not-updated',
      clause: 'c',
      count: 5,
      limit: 5,
      findings: ['f1', 'f2'],
    };
    const input = oneSite([failed]);
    const evidence = [
      { kind: 'html', sha256: 'a'.repeat(64), path: '', url: '', fetchedAt: 0 },
      { kind: 'screenshot', sha256: `3f2a${'b'.repeat(60)}`, path: '', url: '', fetchedAt: 0 },
    ] as const;
    const of = (id: string, section: string): KeptFinding =>
      kept(id, { evidence, measured: { section, latest: '2021-03-01' } });
    const findings = byId(of('f2', '乙栏'), of('f1', '甲栏'));
    const blocks = blocksOf(input, noticedUnits(input, findings, false)[0], { kept: findings });
    const text = textOf(blocks);
    expect(text).toContain('甲县人民政府办公室：');
    expect(text).toContain('你单位主办的1个政府网站存在问题1项，其中1个网站单项否决、判定为不合格。');
    expect(text).toContain('（一）甲县政府网');
    expect(text).toContain('网站标识码：5100000001；检查结论：不合格。');
    expect(text).toContain('1. 空白栏目2个。属单项否决情形（栏目不更新：空白栏目数量超过（含）5个）。');
    expect(text).toContain('于2022年1月15日前完成整改');
    expect(text).toContain('核减（误报）申请');
    const [table] = blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));
    expect(table?.rows.map((row) => row.map(({ value }) => value))).toEqual([
      ['1', '乙栏', 'http://a.gov.cn/f2/（见于 http://a.gov.cn/）', '2021-03-01', '3f2abbbbbbbb'],
      ['2', '甲栏', 'http://a.gov.cn/f1/（见于 http://a.gov.cn/）', '2021-03-01', '3f2abbbbbbbb'],
    ]);
  });

  it('is left dates and names to fill in', () => {
    const input = { ...oneSite([{ id: 'site.home-not-updated' }]), date: null };
    const text = textOf(blocksOf(input, noticedUnits(input, byId(kept('f1')), false)[0]));
    expect(text).toContain('于××××年×月×日前完成整改');
    expect(text).toContain('联系人：×××');
  });
});

describe('with all', () => {
  const told = (input: BulletinInput, ...findings: readonly KeptFinding[]): readonly string[] =>
    noticedUnits(input, byId(...findings), true).flatMap(({ subjects }) =>
      subjects.flatMap(({ problems }) =>
        problems.map(({ words, convicts, findings: ids }) => `${words} ${convicts} ${ids.join()}`),
      ),
    );

  it('tells what is counted but does not convict, and dead links', () => {
    const few = { id: 'site.columns-not-updated', clause: 'c', outcome: 'pass', count: 1, limit: 5 } as const;
    const input = oneSite([few], { outcome: 'qualified' });
    const dead = {
      id: 'd1',
      subject: '5100000001',
      check: 'dead-link',
      message: '链接',
      target: 'http://x/',
    };
    const checkNames = new Map([['dead-link', '失效链接']]);
    const withLinks = { ...input, checkNames, sites: { ...input.sites, findings: [dead] } };
    expect(noticedUnits(withLinks, byId(kept('f1')), false)).toEqual([]);
    expect(told(withLinks, kept('f1'))).toEqual(['空白栏目1个 false f1', '失效链接1个 false d1']);
    expect(textOf(blocksOf(withLinks, noticedUnits(withLinks, NOTHING, true)[0]))).toContain(
      '未构成单项否决',
    );
  });

  it('never tells a suspicion, what one person alone entered, or one night that only a week may judge', () => {
    const open = { outcome: 'unknown', count: 1 } as const;
    const suspected = { id: 'site.interaction', clause: 'b', ...open };
    const night = { id: 'site.unreachable', ...open };
    const input = oneSite([suspected, night], { outcome: 'undetermined' });
    expect(told(input, kept('f1'))).toEqual([]);
    const blank = { id: 'site.columns-not-updated', clause: 'c', ...open, findings: ['f1', 'f2'] };
    const both = [kept('f1', { check: 'entered' }), kept('f2')];
    expect(told(oneSite([blank], { outcome: 'undetermined' }), ...both)).toEqual(['空白栏目1个 false f2']);
  });

  it('lists of a suspected clause what people confirmed alone, and nothing that was dismissed', () => {
    const input = oneSite([{ id: 'site.interaction', clause: 'b', findings: ['f1', 'f2', 'f3'] }]);
    const confirmed = { measured: { confirmed: true } };
    const all = [kept('f1', confirmed), kept('f2'), kept('f3', { ...confirmed, outcome: 'pass' })];
    expect(told(input, ...all)).toEqual(['超过3个月未回应网民有效留言 true f1']);
  });
});

describe('the template', () => {
  const input = oneSite([{ id: 'site.home-not-updated' }]);
  const unit = noticedUnits(input, NOTHING, false)[0];

  it('names at its head everything it may use', () => {
    if (!unit) throw new Error('no unit');
    const model = noticeModel(input, unit, NOTHING);
    const offered = (lists: readonly ModelList[]): readonly string[] =>
      lists.flatMap(({ name, offers, within }) => [name, ...offers, ...offered(within?.(null) ?? [])]);
    const head = TEMPLATE.split('\n').filter((line) => line.startsWith('<!--'));
    const named = new Set(head.join(' ').split(/[\s：；。、\][]+/));
    expect([...model.scope.keys(), ...offered(model.lists)].filter((name) => !named.has(name))).toEqual([]);
  });

  it.each([
    ['[每 对象][每 别的]{名称}', '别的'],
    ['[每 问题]{写法}', '问题'],
    ['[每 对象]{写法}', '写法'],
    ['[每 对象]@表 对象', '对象'],
    ['{没有这个}', '没有这个'],
  ])('refuses %s', (template, name) => {
    expect(() => blocksOf(input, unit, { template: `# 通知\n${template}\n` })).toThrow(
      `notice.md 第 2 行：没有“${name}”这个占位名；可用的名称见模板开头`,
    );
  });

  it('counts items in words', () => {
    expect([0, 9, 10, 19, 20, 98, 99].map(ordinal)).toEqual([
      ...['一', '十', '十一', '二十', '二十一', '九十九', '100'],
    ]);
  });
});
