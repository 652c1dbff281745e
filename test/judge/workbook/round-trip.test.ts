// Editions through the sheets and back: nothing is lost, and what an office gets wrong is told by row.
import { stringify } from 'yaml';
import { describe, expect, it } from 'vitest';
import { assembleEdition } from '../../../src/judge/rules/assemble.ts';
import { editionFileFrom } from '../../../src/judge/rules/shape.ts';
import { parseEdition } from '../../../src/judge/edition.ts';
import { contentChanges } from '../../../src/judge/workbook/changes.ts';
import { editionContent } from '../../../src/judge/workbook/content.ts';
import type { RawCell } from '../../../src/judge/workbook/fields.ts';
import { contentOfSheets, type RawSheet } from '../../../src/judge/workbook/read.ts';
import { editionSheets } from '../../../src/judge/workbook/write.ts';
import type { Edition } from '../../../src/model/indicator.ts';
import { shipped } from '../rules/shipped.ts';

const [national, demo] = await Promise.all([shipped('national-2019'), shipped('demo-2021')]);

const sheetsOf = (edition: Edition): RawSheet[] =>
  editionSheets(editionContent(edition)).map(({ title, header, rows }) => ({
    title,
    rows: [header, ...rows],
  }));

function editionOf(sheets: readonly RawSheet[]): Edition | readonly string[] {
  const content = contentOfSheets(sheets);
  if (!content.ok) return content.error;
  const file = editionFileFrom(content.value, 'mine.xlsx');
  if (!file.ok) return file.error;
  const edition = assembleEdition(file.value, [], null);
  return edition.ok ? edition.value : edition.error;
}

/** The sheets with one cell changed: the first row of `sheet` whose cells hold all of `where`. */
function edited(
  edition: Edition,
  sheet: string,
  where: readonly string[],
  column: string,
  value: RawCell,
): RawSheet[] {
  return sheetsOf(edition).map((one) => {
    if (one.title !== sheet) return one;
    const at = one.rows[0]?.indexOf(column) ?? -1;
    const row = one.rows.findIndex((cells) => where.every((text) => cells.includes(text)));
    if (at < 0 || row < 0) throw new Error('no such cell');
    return { ...one, rows: one.rows.map((cells, index) => (index === row ? cells.with(at, value) : cells)) };
  });
}

describe('an edition', () => {
  it.each([
    ['national-2019', national],
    ['demo-2021', demo],
  ])('%s comes back from its sheets and from the file written of them as it was', (_id, edition) => {
    expect(editionOf(sheetsOf(edition))).toEqual(edition);
    const text = stringify(editionContent(edition), { aliasDuplicateObjects: false });
    expect(parseEdition(text, 'mine.yaml')).toEqual({ ok: true, value: edition });
  });

  it('takes what an office fills in', () => {
    const where = ['门户扣分', 'portal.messages-answered', 'a'];
    const sheets = edited(national, '细则', where, '分值', '1.5');
    const changed = editionOf(sheets);
    if (!('id' in changed)) throw new Error(changed.join());
    expect(contentChanges(editionContent(national), editionContent(changed))).toEqual([
      'portal.deduct.indicators[portal.messages-answered].clauses[a].points：未写 → 1.5',
    ]);
    expect(contentChanges(editionContent(national), editionContent(national))).toEqual([]);
  });
});

describe('a mistake in the sheets', () => {
  const POINTS = ['门户扣分', 'portal.policies', 'a'];
  it.each<[string, string, readonly string[], string, RawCell, RegExp]>([
    [
      'a number in words',
      '细则',
      POINTS,
      '分值',
      '五',
      /portal\.policies\]\.clauses\[a\]\.points 应为数字，现为 "五"；/,
    ],
    ['no clause text', '细则', POINTS, '评分细则', null, /portal\.policies\]\.clauses\[a\]\.text 没有写；/],
    [
      'a number in an unseen row',
      '细则',
      ['门户扣分', 'portal.overview', 'a'],
      '分值',
      3,
      /portal\.overview\]\.clauses\[a\] 依据为 U（未见原文），不能写 points；/,
    ],
    ['a span without a unit', '细则', POINTS, '回溯', '半年', /clauses\[a\]\.window 应为 \{ days: 天数 \}/],
    [
      'an unknown word',
      '细则',
      POINTS,
      '认定方式',
      '机器',
      /automation 应为 automatic、suspected、manual 之一，现为 "机器"；/,
    ],
    [
      'a clause of no indicator',
      '细则',
      POINTS,
      '指标编号',
      'portal.policy',
      /^“细则”表第 \d+ 行：“指标”表里没有“门户扣分”的 portal\.policy；请/,
    ],
    [
      'an unknown part',
      '指标',
      ['门户扣分', 'portal.policies'],
      '部分',
      '扣分',
      /^“指标”表第 \d+ 行：部分“扣分”不认识；应为 单项否决、/,
    ],
    ['a date that is none', '设置', ['effectiveFrom'], '值', '去年', /effectiveFrom 应写作 年-月-日/],
    ['an unknown setting', '设置', ['demo'], '键', 'dmeo', /有不认识的键 dmeo；/],
  ])('%s is told', (_name, sheet, where, column, value, said) => {
    const refused = editionOf(edited(national, sheet, where, column, value));
    expect(Array.isArray(refused) ? refused.join('\n') : '').toMatch(said);
  });

  it.each(['设置', '指标', '细则'])('the sheet %s missing', (title) => {
    const sheets = sheetsOf(national).filter((one) => one.title !== title);
    expect(contentOfSheets(sheets)).toEqual({
      ok: false,
      error: [expect.stringMatching(new RegExp(`^没有“${title}”表；请`))],
    });
  });

  it('a column missing', () => {
    const sheets = edited(national, '细则', ['部分'], '分值', '分');
    expect(contentOfSheets(sheets)).toEqual({ ok: false, error: ['“细则”表没有“分值”列；请恢复这一列'] });
  });
});
