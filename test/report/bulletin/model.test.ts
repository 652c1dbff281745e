// The bulletin's numbers: exactly those of a real quarter, each resting on rows that count up to it again.
import { describe, expect, it } from 'vitest';
import { composeBulletin, blockText } from '../../../src/report/bulletin/compose.ts';
import { rateText } from '../../../src/report/bulletin/figure.ts';
import type { BulletinInput } from '../../../src/report/bulletin/input.ts';
import { bulletinModel } from '../../../src/report/bulletin/model.ts';
import { parseTemplate } from '../../../src/report/bulletin/template.ts';
import { goldenQuarter, SETTINGS, TEMPLATE } from './golden-quarter.ts';

function textOf(input: BulletinInput, template = TEMPLATE): readonly string[] {
  const lines = parseTemplate(template, 'bulletin.md');
  if (!lines.ok) throw new Error(lines.error);
  const blocks = composeBulletin(lines.value, bulletinModel(input), 'bulletin.md');
  if (!blocks.ok) throw new Error(blocks.error);
  return blocks.value.map(blockText);
}

describe('a real quarter', () => {
  const input = goldenQuarter();
  const text = textOf(input).join('\n');

  it('is titled and states its numbers exactly', () => {
    expect(text).toContain(
      '关于2021年第四季度全省政府网站与政府系统政务新媒体检查暨年度监管工作考核情况的通报',
    );
    expect(text).toContain('运行的919个政府网站，总体合格率99.24%，18个市（州）合格率100%');
    expect(text).toContain('代表主体为政府的494个、省直部门的321个政务新媒体，合格率99.63%');
    expect(text).toContain('市县其他政务新媒体197个，合格率96.95%');
    expect(text).toContain('总计检查1012个政务新媒体，抽查率13.6%，14个市（州）');
    expect(text).toContain('于2022年1月15日前完成整改');
  });

  it('calls widespread only what so many of those checked have', () => {
    const few = input.sites.findings.map(({ subject }) => subject);
    expect(new Set(few).size * 100).toBeLessThan(SETTINGS.commonFromPercent * 919);
    expect(text).not.toContain('较为普遍');
    const generous = goldenQuarter({ settings: { ...SETTINGS, commonFromPercent: 0 } });
    expect(textOf(generous).join('\n')).toContain('较为普遍');
  });

  it('rests every number on rows that count up to it', () => {
    const { figures } = bulletinModel(input);
    expect(figures.length).toBeGreaterThan(300);
    expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length);
    for (const { id, rows, numerator, denominator, outOf, text: printed } of figures) {
      expect(rows.filter(({ counted }) => counted).length, id).toBe(numerator);
      if (denominator !== null && !outOf) expect(rows.length, id).toBe(denominator);
      if (denominator === null) expect(printed, id).toBe(String(numerator));
    }
    const rate = figures.find(({ id }) => id === 'sites.rate');
    expect(rate).toMatchObject({ text: '99.24%', numerator: 912, denominator: 919 });
    expect(rate?.rows[0]).toEqual({
      ref: 'verdict:night/5100000000',
      name: '网站5100000000',
      counted: false,
    });
  });

  it('adds up in annex 1 and names in annex 2 whoever failed, with the words of the problem', () => {
    const { annexes } = bulletinModel(input);
    expect(annexes.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    const rows = annexes[0]?.tables[0]?.rows ?? [];
    const total = rows.at(-1)?.map(({ value }) => value);
    expect(total).toEqual([null, '合计', 919, 919, 912, '99.24', 1012, 1012, 1003, '99.11']);
    const sum = (column: number): number =>
      rows.slice(0, -1).reduce((all, row) => all + Number(row[column]?.value ?? 0), 0);
    expect([2, 3, 4, 6, 7, 8].map(sum)).toEqual([919, 919, 912, 1012, 1012, 1003]);
    const [siteList, accountList] = annexes[1]?.tables ?? [];
    expect(siteList?.rows).toHaveLength(7);
    expect(siteList?.rows[0]?.at(-1)?.value).toBe('空白栏目6个');
    expect(accountList?.rows).toHaveLength(9);
    expect(accountList?.rows[0]?.at(-1)?.value).toBe('监测时间点前2周内无更新');
  });
});

it('keeps what could not be determined out of the rate, and says so', () => {
  const golden = goldenQuarter();
  const [first, ...rest] = golden.sites.verdicts;
  if (!first) throw new Error('no verdicts');
  const open = { ...first, outcome: 'undetermined' as const, indicators: [] };
  const input = { ...golden, sites: { ...golden.sites, verdicts: [open, ...rest] } };
  const text = textOf(input).join('\n');
  // 912 of 918; its city is not called full.
  expect(text).toContain('919个政府网站，总体合格率99.35%，18个市（州）');
  expect(text).toContain('另有1个网站未能判定，不计入合格率');
  expect(bulletinModel(input).doubts).toEqual(['有 1 个网站未能判定，不计入合格率；定稿前请核实']);
});

it('rounds as the office prints', () => {
  const half = { mode: 'half-up', digits: 2 } as const;
  expect(rateText(912, 919, half)).toBe('99.24%');
  expect(rateText(912, 919, { mode: 'truncate', digits: 2 })).toBe('99.23%');
  expect(rateText(553, 556, { mode: 'truncate', digits: 1 })).toBe('99.4%');
  expect(rateText(919, 919, half)).toBe('100%');
  // Not all of them is never printed as all of them.
  expect(rateText(4131, 4133, { mode: 'half-up', digits: 1 })).toBe('99.95%');
  expect(rateText(0, 0, half)).toBe('—');
  const settings = { ...SETTINGS, samplingRate: half };
  expect(textOf(goldenQuarter({ settings })).join('\n')).toContain('抽查率13.60%');
});

describe('a template', () => {
  it.each([
    ['{没有这个}', '第 1 行：没有“没有这个”这个占位名'],
    ['正文\n[若 没有这个]正文', '第 2 行：没有“没有这个”'],
    ['[[若 没有这个|正文]]', '没有“没有这个”'],
    ['[每 没有这个]正文', '没有“没有这个”'],
    ['[每 网站否决问题]{没有这个}', '没有“没有这个”'],
    ['@图 没有这个', '没有“没有这个”'],
    ['@什么', '看不懂 @什么'],
    ['合格率{网站合格率', '不成对的 {'],
    ['', '是空的'],
  ])('%j is refused in one line', (template, message) => {
    expect(() => textOf(goldenQuarter(), template)).toThrow(message);
  });

  it('takes names in Chinese or English, and says nothing where there is nothing', () => {
    const input = goldenQuarter();
    expect(textOf(input, '{网站合格率}={sites.rate}')).toEqual(['99.24%=99.24%']);
    expect(textOf(input, '[若 未检查网站数]甲\n[无 未检查网站数]乙')).toEqual(['乙']);
    expect(textOf(input, '[每 网站否决问题]{序}是{问题}{涉及数}个')).toEqual(['一是栏目不更新7个']);
    expect(textOf(goldenQuarter({ period: '2021Q3' })).join('')).toContain('政务新媒体检查情况的通报');
  });
});
