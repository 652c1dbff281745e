// Accounts on the built program: a register of an office's own headings, clues, statistics, and a frozen sample.
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { xunjian } from './run-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'xunjian-accounts-'));
const workspace = join(folder, 'office');
const at = (name: string): string => join(folder, name);
const run = (...words: readonly string[]): ReturnType<typeof xunjian> =>
  xunjian(...words, '--workspace', workspace);
const importing = (name: string, ...words: readonly string[]): ReturnType<typeof xunjian> =>
  run('inventory', 'import', at(name), '--kind', 'accounts', ...words);

const HEADING = '备案编号,类型,公众号全称,链接,开办单位,行政区划码,代表主体为政府,省直部门,联系人';
const rows = Array.from({ length: 12 }, (_, index) => {
  const id = String(index).padStart(2, '0');
  return `A${id},微博,号${id},https://weibo.com/u/10000000${id},单位${id},5111${index % 2 === 0 ? '02' : '00'},${index === 0 ? '是' : '否'},否,某`;
});
writeFileSync(at('accounts.csv'), [HEADING, ...rows].join('\n'));
writeFileSync(at('faulty.csv'), [HEADING, ...rows, 'A99,人人网,x,,y,999999,,,'].join('\n'));
writeFileSync(at('map.yaml'), 'name: 公众号全称\n');

describe('importing accounts', () => {
  it('is refused where a needed column has a name of its own, and leaves nothing', () => {
    const { status, stderr } = importing('accounts.csv');
    expect(stderr).toMatch(/缺少必需的列“账号名称”（name）；文件里不认识的列有：公众号全称、联系人，.*--map/);
    expect(status).toBe(1);
    expect(existsSync(workspace)).toBe(false);
  });

  it('lists faulty rows and keeps no map of a refused file', () => {
    const { status, stderr } = importing('faulty.csv', '--map', at('map.yaml'));
    expect(stderr).toContain('第 14 行 类型 “人人网”：不认识的平台，应为：微信公众号、新浪微博');
    expect(stderr).toContain('有 2 处错误，没有导入任何一行');
    expect(status).toBe(1);
    expect(existsSync(workspace)).toBe(false);
  });

  it('keeps the map once it was used, lists unknown columns and sums up the clues', () => {
    const { status, stdout } = importing('accounts.csv', '--map', at('map.yaml'));
    expect(status).toBe(0);
    expect(stdout).toContain('新增 12 个');
    expect(stdout).toContain('不认识的列 1 个，已忽略：联系人');
    expect(stdout).toContain('未填认证主体 12 条');
    expect(readFileSync(join(workspace, 'config', 'account-columns.yaml'), 'utf8')).toBe(
      'name: 公众号全称\n',
    );
    const again = JSON.parse(importing('accounts.csv', '--json').stdout) as object;
    expect(again).toMatchObject({ ok: true, unchanged: 12, unknownColumns: ['联系人'], columnMap: null });
  });

  it('takes no map for sites', () => {
    const { status } = run('inventory', 'import', at('accounts.csv'), '--map', at('map.yaml'));
    expect(status).toBe(2);
  });
});

describe('the register', () => {
  it('is listed with the ids of its links', () => {
    expect(run('accounts', 'list', '--region', '511102').stdout).toMatch(
      /A02 .*1000000002[\s\S]*共 6 个账号/,
    );
    expect(run('accounts', 'list', '--region', '511100').stdout).toContain('共 12 个账号');
    expect(run('accounts', 'history', 'A02').stdout).toContain('首次登记：新浪微博“号02”，单位02');
    expect(run('accounts', 'history', 'none').status).toBe(1);
  });

  it('has clues and statistics', () => {
    expect(run('accounts', 'notices').stdout).toContain('未填认证主体（12 条）');
    const stats = JSON.parse(run('accounts', 'stats', '--json').stdout) as object;
    expect(stats).toMatchObject({ total: { shutDown: { numerator: 0, denominator: 12, rate: '0.00' } } });
  });
});

describe('a sample', () => {
  const sample = (...words: readonly string[]): ReturnType<typeof xunjian> =>
    run('sample', '--period', '2021Q4', '--as-of', '2021-12-20', ...words);

  it('is frozen, listed for the record, and refused with another seed in one line', () => {
    const first = sample('--seed', '7', '--out', at('list.csv'));
    expect(first.stdout).toContain('2021Q4 账号抽样：共抽取 12 个，抽查率 100.00%（12/12）；已冻结');
    expect(first.stdout).toContain('市县其他账号应抽 197 个，层内只有 11 个，已全部抽取');
    const list = readFileSync(at('list.csv'), 'utf8');
    expect(list).toMatch(/名录快照 SHA-256,[0-9a-f]{64},/);
    expect(list).toMatch(/\r\n种子,7,/);
    const again = sample('--out', at('again.csv'));
    expect(again.stdout).toContain('此前已冻结，原样给出');
    expect(readFileSync(at('again.csv'), 'utf8')).toBe(list);
    const other = sample('--seed', '8');
    expect(other.stderr).toMatch(/^xunjian：[^\n]*不能换成种子 8；[^\n]*--redraw --reason[^\n]*\n$/);
    expect(other.status).toBe(1);
    expect(sample('--seed', '8', '--redraw', '--reason', '台账有误').stdout).toContain('第 2 版');
  });

  it.each([
    [['--seed', '-1']],
    [['--seed', '7', '--out', at('list.pdf')]],
    [['--seed', '7', '--redraw']],
    [['--seed', '7', '--reason', 'x']],
    [['--redraw', '--reason', 'x']],
  ])('%j is wrong usage', (words) => {
    expect(sample(...words).status).toBe(2);
  });
});
