// What people contribute to the checking of accounts, on the built program: tables written, filled in and taken in whole.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodeGbk } from '../province/bytes.ts';
import { startPlatforms } from '../province/platforms/start.ts';
import { fillIn as fillInTable, rowsOf, type Filled } from './filled-tables.ts';
import { xunjian } from './run-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'xunjian-entries-'));
const at = (...names: readonly string[]): string => join(folder, ...names);
const run = (...words: readonly string[]): ReturnType<typeof xunjian> =>
  xunjian(...words, '--workspace', at('office'));
const json = (...words: readonly string[]): unknown => JSON.parse(run(...words, '--json').stdout);
const csv = (name: string, ...lines: readonly string[]): string => {
  writeFileSync(at(name), lines.join('\n'));
  return at(name);
};

const ACCOUNTS = [
  '备案编号,平台,账号名称,主页,主办单位,行政区划码',
  'A1,微信,甲发布,,甲单位,511102',
  'A2,微博,甲微博,https://weibo.com/u/1000000001,甲单位,511102',
  'A3,苹果App,乙应用,https://apps.apple.com/cn/app/id123456,乙/单位,511100',
  'A4,微博,丙微博,https://weibo.com/u/1000000004,甲单位,511100',
];
run('inventory', 'import', csv('accounts.csv', ...ACCOUNTS), '--kind', 'accounts');

const fillIn = (from: string, to: string, cells: Readonly<Record<string, Filled>>): Promise<string> =>
  fillInTable(from, at(to), cells);

const simulated = await startPlatforms({ seed: 1, asOf: '2021-12-20T10:00:00+08:00' });
await simulated.close();
for (const [name, text] of Object.entries(simulated.files)) writeFileSync(at(`sim-${name}`), text);

describe('canaries', () => {
  it('are taken in as the operator of the simulator is handed them, and again', () => {
    const file = at('sim-canaries.csv');
    const once = json('accounts', 'canaries', 'import', file);
    expect(once).toMatchObject({ ok: true, unchanged: 0, shortages: [] });
    expect(json('accounts', 'canaries', 'import', file)).toMatchObject({
      added: [],
      changed: [],
      removed: [],
    });
    const { canaries } = json('accounts', 'canaries', 'list') as { readonly canaries: readonly unknown[] };
    expect(canaries).toHaveLength(simulated.canaries.length);
  });

  it('of a table with faults leave those before untouched, one line each', () => {
    const before = json('accounts', 'canaries', 'list');
    const faulty = csv(
      'faulty.csv',
      'platform,handle,name,url',
      'weibo,1,甲,https://weibo.com/u/1',
      'weibo,1,乙,https://weibo.com/u/1',
      '人人网,2,丙,https://renren.com/',
      'wechat,gh_1,丁,',
      'douyin,,戊,https://weibo.com/u/3',
    );
    const { status, stderr } = run('accounts', 'canaries', 'import', faulty);
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/^faulty.csv 第 3 行 handle “weibo 1”：同一平台账号重复/),
      expect.stringMatching(/^faulty.csv 第 4 行 platform “人人网”：不认识的平台，应为/),
      expect.stringMatching(/^faulty.csv 第 5 行 url：不能为空：微信公众号请填写/),
      expect.stringMatching(/^faulty.csv 第 6 行 handle：不能为空/),
      expect.stringMatching(/^faulty.csv 第 6 行 url .*不是抖音的链接/),
      expect.stringMatching(/^xunjian：faulty.csv 有 5 处错误，没有导入任何一行/),
    ]);
    expect(json('accounts', 'canaries', 'list')).toEqual(before);
  });

  it('too few for a platform in use are told', () => {
    const few = csv('few.csv', '平台,平台账号ID,账号名称,链接', 'weibo,1,甲,https://weibo.com/u/1');
    const { stdout } = run('accounts', 'canaries', 'import', few);
    expect(stdout).toMatch(/提示：新浪微博有正在运行的账号，哨兵账号只有 1 个，应不少于 2 个/);
    expect(stdout).toContain('提示：微信公众号有正在运行的账号，哨兵账号只有 0 个');
    expect(stdout).not.toContain('提示：抖音');
  });
});

describe("units' own reports", () => {
  const period = ['--period', '2021Q4'];

  it('are asked for by one table, and by one per unit, never written over', async () => {
    const units = at('units');
    const words = ['accounts', 'reports', 'template', ...period];
    expect(run(...words, '--out', at('all.xlsx'), '--by-unit', units).status).toBe(0);
    expect(readdirSync(units).sort()).toEqual(
      ['乙_单位.xlsx', '甲单位（511100）.xlsx', '甲单位（511102）.xlsx'].sort(),
    );
    expect(await rowsOf(at('all.xlsx'))).toHaveLength(5);
    expect(await rowsOf(join(units, '甲单位（511100）.xlsx'))).toEqual([
      ['备案编号', '平台', '账号名称', '主办单位', '最新一条链接', '填报人'],
      ['A4', '新浪微博', '丙微博', '甲单位', '', ''],
    ]);
    const again = run(...words, '--by-unit', units);
    expect(again.stderr).toMatch(/^xunjian：[^\n]*已经存在，可能已有人填写，没有写入任何文件[^\n]*\n$/);
    expect(again.status).toBe(1);
    expect(run(...words).status).toBe(2);
    expect(run(...words, '--out', at('all.csv')).status).toBe(2);
  });

  it('come back filled in, and once', async () => {
    const file = await fillIn(at('all.xlsx'), 'filled.xlsx', {
      A1: { 最新一条链接: 'https://mp.weixin.qq.com/s/abc', 填报人: '张三' },
    });
    const importing = ['accounts', 'reports', 'import', file, ...period];
    expect(run(...importing).stdout).toBe('单位自报：新增 1 条，与已有的相同 0 条，未填链接 3 行\n');
    expect(run(...importing).stdout).toBe('单位自报：新增 0 条，与已有的相同 1 条，未填链接 3 行\n');
    expect(run('accounts', 'history', 'A1').stdout).toContain(
      '2021Q4：https://mp.weixin.qq.com/s/abc（填报人 张三）',
    );
  });

  it('are taken in two columns and GB18030', () => {
    writeFileSync(at('gb.csv'), encodeGbk('备案编号,最新一条链接\nA2,weibo.com/1000000001/Kabc'));
    const { stdout, stderr } = run('accounts', 'reports', 'import', at('gb.csv'), ...period);
    expect(stderr).toContain(
      '提示：gb.csv 第 2 行 最新一条链接 “weibo.com/1000000001/Kabc”：未写 http://，已补上',
    );
    expect(stdout).toContain('新增 1 条');
  });

  it('of a table with faults are none', () => {
    const file = csv(
      'bad.csv',
      '备案编号,最新一条链接',
      'A4,https://weibo.com/1000000004/Kabc',
      'A1,https://weibo.com/1/2',
      'A9,https://weibo.com/1/2',
      'A3,ftp://apps.apple.com/x',
    );
    const { status, stderr } = run('accounts', 'reports', 'import', file, ...period);
    expect(status).toBe(1);
    expect(stderr).toContain('bad.csv 第 3 行 最新一条链接 “https://weibo.com/1/2”：不是微信公众号的链接');
    expect(stderr).toContain('bad.csv 第 4 行 备案编号 “A9”：台账中没有这个备案编号，请对照台账改正');
    expect(stderr).toContain(
      'bad.csv 第 5 行 最新一条链接 “ftp://apps.apple.com/x”：不是 http 或 https 网址',
    );
    expect(run('accounts', 'history', 'A4').stdout).not.toContain('单位自报');
  });

  it('are taken in as the simulator writes them', () => {
    const there = ['--workspace', at('simulated')];
    xunjian('inventory', 'import', at('sim-accounts.csv'), '--kind', 'accounts', ...there);
    const words = ['accounts', 'reports', 'import', at('sim-selfReports.csv'), ...period];
    const { stdout } = xunjian(...words, ...there);
    expect(simulated.reports.size).toBeGreaterThan(0);
    expect(stdout).toContain(`新增 ${String(simulated.reports.size)} 条，与已有的相同 0 条，未填链接 0 行`);
  });

  it('are listed by unit, as are those that are missing', async () => {
    const { stdout } = run(
      'accounts',
      'reports',
      'list',
      ...period,
      '--missing',
      '--out',
      at('missing.xlsx'),
    );
    expect(stdout).toContain('应填报 4 个，已填报 2 个，未填报 2 个');
    expect(stdout).toMatch(/乙\/单位（1 个账号，未填报 1 个）：\n {2}A3 苹果 App“乙应用”：未填报/);
    expect(stdout).not.toContain('A1');
    expect((await rowsOf(at('missing.xlsx'))).map(([, id]) => id)).toEqual(['备案编号', 'A3', 'A4']);
  });

  it('of the sampled alone are asked for once there is a sample', () => {
    run('sample', ...period, '--seed', '7');
    expect(json('accounts', 'reports', 'list', ...period)).toMatchObject({ sampled: true });
  });
});

describe("inspectors' entries", () => {
  const shots = at('shots');
  const jpg = Buffer.from('ffd8ffe000104a46494600', 'hex');
  mkdirSync(shots);
  writeFileSync(join(shots, 'A2.JPG'), jpg);
  writeFileSync(join(shots, 'page.png'), '<html>no picture</html>');
  writeFileSync(join(shots, 'film.jpg'), Buffer.concat([jpg, Buffer.alloc(10 * 1024 * 1024)]));
  const seen = { 检查人: '李四', 检查时点: '2021-12-20 10:30' };
  const importing = (file: string, ...words: readonly string[]): ReturnType<typeof xunjian> =>
    run('accounts', 'entries', 'import', file, ...words);
  const filled = (name: string, cells: Readonly<Record<string, Filled>>): Promise<string> =>
    fillIn(at('entries.xlsx'), name, cells);

  it('are asked for of every running account while nothing was checked', async () => {
    const { stdout } = run('accounts', 'entries', 'template', '--out', at('entries.xlsx'));
    expect(stdout).toContain('4 个账号（还没有做过账号检查，按全部正常运行的账号）');
    expect((await rowsOf(at('entries.xlsx')))[0]).toContain('显示时间（原文）');
    expect(importing(at('entries.xlsx')).stdout).toBe('表里没有填写任何一行，没有导入\n');
    expect(run('accounts', 'entries', 'template', '--out', at('x.xlsx'), '--run', 'none').status).toBe(1);
  });

  it('come back with their screenshots, and once', async () => {
    const file = await filled('good.xlsx', {
      A1: {
        ...{ 检查人: '李四', 检查时点: new Date('2021-12-20T10:30:00Z'), 看到的账号名: '甲发布' },
        ...{ 最新一条标题: '通知', 显示时间: '昨天', 最新一条时间: '2021-12-19 08:15', 已看完列表: '是' },
      },
      A2: { ...seen, 看到的账号名: '甲微博', 已看完列表: '是', 截图文件: 'a2.jpg', 备注: '列表为空' },
    });
    const once = importing(file, '--screenshots', shots);
    expect(once.stderr).toBe('');
    expect(once.stdout).toBe('检查员录入：新增 2 条（截图 1 张），与已有的相同 0 条\n');
    expect(importing(file, '--screenshots', shots).stdout).toContain(
      '新增 0 条（截图 0 张），与已有的相同 2 条',
    );
    const listed = json('accounts', 'entries', 'list', '--account', 'A1');
    const entry = { account: 'A1', seenAt: Date.parse('2021-12-20T10:30:00+08:00'), state: 'normal' };
    const newest = { earliest: Date.parse('2021-12-19T08:15:00+08:00'), basis: 'absolute' };
    expect(listed).toMatchObject({ entries: [{ ...entry, newest, wholeList: true, comments: 'untried' }] });
    const { entries } = json('accounts', 'entries', 'list', '--account', 'A2') as {
      readonly entries: readonly { readonly evidence: readonly { readonly path: string }[] }[];
    };
    expect(entries).toMatchObject([{ evidence: [{ kind: 'photo' }] }]);
    expect(readFileSync(at('office', entries[0]?.evidence[0]?.path ?? ''))).toEqual(jpg);
    expect(run('accounts', 'history', 'A2').stdout).toMatch(
      /检查员录入：\n2021-12-20 10:30 李四，.*截图 1 张/,
    );
  });

  it('of a table with faults are none, each told in its line', async () => {
    const before = json('accounts', 'entries', 'list');
    const file = csv(
      'bad-entries.csv',
      '备案编号,检查人,检查时点,看到的账号名,显示时间(原文),最新一条时间,已看完列表,异常,应用可用,截图文件',
      'A1,王五,2021-12-20 10:30,甲发布,昨天,2021-12-17,,,,',
      'A1,王五,2021-12-20,甲发布,,,是,,,',
      'A2,,2021-12-20 10:30,甲微博,,2021-12-21,,,,',
      'A2,王五,2021-12-20 10:31,,,,,注销,,',
      'A2,王五,2021-12-20 10:32,甲微博,,,是,,,nowhere.png、page.png、film.jpg',
      'A3,王五,2021-12-20 10:33,乙应用,,,,,否,',
      'A4,王五,2921-12-20 10:34,丙微博,3天前,,是,怪,是,',
      'A9,王五,2021-12-20 10:35,某,3天前,,是,,,',
      'A4,王五,2021-12-20 10:36,,,,,,,',
      'A4,王五,2021-12-20 10:37,丙微博,几天前,,是,,,',
      'A4,王五,2021-12-20 10:38,丙微博,3天前,,是,,,',
      'A4,王五,2021-12-20 10:38,丙微博,2天前,,是,,,',
    );
    const { status, stderr } = importing(file, '--screenshots', shots);
    expect(status).toBe(1);
    const told = stderr
      .trim()
      .split('\n')
      .map((line) => line.replace('bad-entries.csv ', ''));
    expect(told).toEqual([
      expect.stringMatching(/^第 2 行 最新一条时间 “2021-12-17”：与显示时间对不上/),
      expect.stringMatching(/^第 3 行 检查时点 “2021-12-20”：请写到几点几分/),
      expect.stringMatching(/^第 4 行 检查人：不能为空/),
      expect.stringMatching(/^第 4 行 最新一条时间 “2021-12-21”：晚于检查时点/),
      expect.stringMatching(/^第 5 行 截图文件：账号已注销或被封禁：对账号不利的录入至少要有一张截图/),
      expect.stringMatching(/^第 6 行 截图文件 .*：截图目录里没有文件 nowhere.png/),
      expect.stringMatching(/^第 6 行 截图文件 .*：page.png 不是 png、jpg 或 webp 图片/),
      expect.stringMatching(/^第 6 行 截图文件 .*：film.jpg 超过 10 MB/),
      expect.stringMatching(/^第 7 行 截图文件：应用不可用/),
      expect.stringMatching(/^第 8 行 检查时点 “2921-12-20 10:34”：晚于现在/),
      expect.stringMatching(/^第 8 行 异常 “怪”：不认识，应为：正常/),
      expect.stringMatching(/^第 8 行 应用可用 “是”：这个账号不是 App 或小程序/),
      expect.stringMatching(/^第 9 行 备案编号 “A9”：台账中没有这个备案编号/),
      expect.stringMatching(/^第 10 行 检查人 “王五”：填了检查人或检查时点，却没有填看到了什么/),
      expect.stringMatching(
        /^第 11 行 显示时间\(原文\) “几天前”：换算不出时间，请在“最新一条时间”里填写日期/,
      ),
      expect.stringMatching(/^第 13 行 备案编号 .*：同一账号、检查人、检查时点重复.*第 12、13 行/),
      expect.stringMatching(/^xunjian：有 16 处错误，没有导入任何一行/),
    ]);
    expect(json('accounts', 'entries', 'list')).toEqual(before);
  });

  it('want a folder where files are named, and one that is there', () => {
    const header = '备案编号,检查人,检查时点,看到的账号名,异常,截图文件';
    const file = csv('one.csv', header, 'A2,王五,2021-12-20 10:31,,封禁,A2.JPG');
    expect(importing(file).stderr).toMatch(
      /^xunjian：[^\n]*没有给出截图目录；请在命令后加 --screenshots 目录\n$/,
    );
    expect(importing(file, '--screenshots', at('none')).stderr).toMatch(
      /^xunjian：截图目录 [^\n]*不存在，没有导入/,
    );
    expect(existsSync(at('none'))).toBe(false);
    expect(importing(file, '--screenshots', shots).stdout).toContain('新增 1 条（截图 1 张）');
  });
});
