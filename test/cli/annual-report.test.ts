// The yearly reports on the built program.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rowsOf } from './filled-tables.ts';
import { xunjian } from './run-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'xunjian-annual-report-'));
const at = (name: string): string => join(folder, name);
const run = (...words: readonly string[]): ReturnType<typeof xunjian> =>
  xunjian(...words, '--workspace', at('office'));

const SITES = [
  '网站标识码,网站名称,首页网址,主办单位,行政区划码',
  '5111000001,甲网,http://a.gov.cn/,甲办,511100',
];
writeFileSync(at('sites.csv'), SITES.join('\n'));
run('inventory', 'import', at('sites.csv'), '--kind', 'sites');

it('is written for the office and for a site, with sources and empty fields', async () => {
  const words = ['annual-report', '--year', '2021', '--as-of', '2022-01-10', '--format'];
  const office = run(...words, 'xlsx', '--out', at('office.xlsx'));
  expect(office.stdout).toMatch(
    /^政府网站监管年度报表（2021年度）：已填 3 项，留空 \d+ 项（由单位填写），已写入 /,
  );
  const rows = await rowsOf(at('office.xlsx'));
  expect(rows[0]).toEqual(['部分', '项目', '填报', '来源', '项目依据']);
  expect(rows).toContainEqual([
    '网站开设整合',
    '运行网站数',
    '1',
    '网站台账，截至 2022-01-10',
    '字段未见原文',
  ]);
  expect(rows).toContainEqual(['人员培训', '', '', '由单位填写', '字段未见原文']);
  const site = run(...words, 'csv', '--site', '5111000001', '--out', at('site.csv'));
  expect(site.stdout).toContain('政府网站工作年度报表（2021年度）：');
  expect(readFileSync(at('site.csv'), 'utf8')).toContain('创新发展,,,由单位填写');
});

it('refuses what it cannot be written for', () => {
  const words = ['annual-report', '--year', '2021', '--format', 'csv', '--out', at('none.csv')];
  expect(run(...words, '--site', '5111009999').stderr).toMatch(
    /^xunjian：台账中没有网站 5111009999[^\n]*\n$/,
  );
  expect(run(...words, '--region', '511102').status).toBe(2);
  expect(run(...words, '--region', '119900').status).toBe(1);
  expect(run(...words, '--region', '511100', '--site', '5111000001').status).toBe(2);
  expect(run('annual-report', '--format', 'csv', '--out', 'x').status).toBe(2);
});
