// The ledger of supervision on the built program: tables written, taken in whole or not at all, and summed up.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodeGbk } from '../province/bytes.ts';
import { rowsOf } from './filled-tables.ts';
import { xunjian } from './run-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'xunjian-supervision-'));
const at = (name: string): string => join(folder, name);
const run = (...words: readonly string[]): ReturnType<typeof xunjian> =>
  xunjian('supervision', ...words, '--workspace', at('office'));
const json = (...words: readonly string[]): unknown => JSON.parse(run(...words, '--json').stdout);
const csv = (name: string, ...lines: readonly string[]): string => {
  writeFileSync(at(name), lines.join('\n'));
  return at(name);
};
const importing = (kind: string, file: string, ...words: readonly string[]): ReturnType<typeof xunjian> =>
  run('import', file, '--kind', kind, ...words);

const SITES = [
  '网站标识码,网站名称,首页网址,主办单位,行政区划码',
  '5111020001,某某区政府网,http://a.example.gov.cn/,某某区政府办,511102',
];
xunjian('inventory', 'import', csv('sites.csv', ...SITES), '--kind', 'sites', '--workspace', at('office'));

const HEADER = '留言编号,网站标识码,办理单位,所属地区,提交时间,办结时间,办理状态';

describe('the ledger of supervision', () => {
  it('is asked for in tables that the import knows', async () => {
    for (const kind of ['error-reports', 'rectifications', 'city-checks']) {
      const file = at(`${kind}.xlsx`);
      expect(run('template', '--kind', kind, '--out', file).status).toBe(0);
      expect(await rowsOf(file)).toHaveLength(1);
      expect(importing(kind, file).stderr).toMatch(/^xunjian：[^\n]*没有导入：表头下面没有内容\n$/);
      expect(run('template', '--kind', kind, '--out', file).stderr).toContain('已经存在');
    }
  });

  it('takes an export of the platform in, and again with what has changed', () => {
    const rows = ['L1,5111020001,,,2021-03-01 10:20:30,,办理中', 'L2,,某某局,乐山市,2021/3/1,2021/3/3,'];
    writeFileSync(at('platform.csv'), encodeGbk([HEADER, ...rows].join('\n')));
    expect(importing('error-reports', at('platform.csv')).stdout).toBe(
      '找错留言：新增 2 条，修改 0 条，未变 0 条\n',
    );
    const later = csv('later.csv', HEADER, 'L1,5111020001,,,2021-03-01,2021-04-06,已办结', rows[1] ?? '');
    expect(importing('error-reports', later, '--by', '张三').stdout).toContain(
      '新增 0 条，修改 1 条，未变 1 条',
    );
    expect(run('trail', 'L1', '--kind', 'error-reports').stdout).toMatch(
      /"state":"open"[^]*张三[^]*"state":"done"/,
    );
    expect(json('list')).toMatchObject({
      errorReports: [
        { number: 'L1', region: '511102', receivedOn: '2021-03-01', handledOn: '2021-04-06', state: 'done' },
        { number: 'L2', region: '511100', state: 'done' },
      ],
    });
  });

  it('takes nothing of a table with faults, each told in its line', () => {
    const before = json('list');
    const { status, stderr } = importing(
      'error-reports',
      csv(
        'faulty.csv',
        HEADER,
        'L9,,某某局,乐山市,2021-03-01,,办理中',
        ',,某某局,511100,2021-03-01,,',
        'L3,,,511100,2021-03-01,,',
        'L4,,某某局,,2021-03-01,,',
        'L5,,某某局,990000,2021-03-40,,怪',
        'L6,,某某局,511100,2021-03-05,2021-03-04,',
        'L7,,某某局,511100,2021-03-05,,已办结',
        'L8,,某某局,511100,2921-03-05,,',
        'L9,,某某局,511100,2021-03-05,,',
      ),
    );
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/^faulty.csv 第 3 行 留言编号：不能为空/),
      expect.stringMatching(/^faulty.csv 第 4 行 办理单位：网站标识码和办理单位至少填一项/),
      expect.stringMatching(/^faulty.csv 第 5 行 所属地区：不能为空/),
      expect.stringMatching(/^faulty.csv 第 6 行 所属地区 “990000”：不是本省的/),
      expect.stringMatching(/^faulty.csv 第 6 行 提交时间 “2021-03-40”：不是日期/),
      expect.stringMatching(/^faulty.csv 第 6 行 办理状态 “怪”：不认识，应为：办理中/),
      expect.stringMatching(/^faulty.csv 第 7 行 办结时间 “2021-03-04”：早于接收时间/),
      expect.stringMatching(/^faulty.csv 第 8 行 办结时间：状态为已办结/),
      expect.stringMatching(/^faulty.csv 第 9 行 提交时间 “2921-03-05”：晚于今天/),
      expect.stringMatching(/^faulty.csv 第 10 行 留言编号 “L9”：留言编号重复，请只留一行：第 2、10 行/),
      expect.stringMatching(/^xunjian：faulty.csv 有 10 处错误，没有导入任何一行/),
    ]);
    expect(json('list')).toEqual(before);
  });

  it("takes rectifications and the cities' own checks", () => {
    const repairs = csv(
      'repairs.csv',
      '整改编号,网站标识码,问题,发现日期,整改期限,完成日期',
      'Z1,5111020001,空白栏目5个,2021-12-20,2022-01-30,',
    );
    expect(importing('rectifications', repairs).stdout).toContain('整改：新增 1 条');
    const header = '季度,市（州）,运行网站数,检查网站数,不合格网站数';
    const checks = csv('checks.csv', header, '2021年第一季度,乐山市,97,29,1', '2021Q2,511100,97,97,0');
    expect(importing('city-checks', checks).stdout).toContain('各市州自查：新增 2 条');
    const faulty = csv('bad-checks.csv', header, '2021Q5,511102,1,2,3', '2021Q1,乐山市,,x,-1');
    expect(importing('city-checks', faulty).stderr.split('\n').slice(0, 7)).toEqual([
      expect.stringMatching(/第 2 行 季度 “2021Q5”：不是季度/),
      expect.stringMatching(/第 2 行 市（州） “511102”：应为市（州）/),
      expect.stringMatching(/第 2 行 检查网站数 “2”：多于运行网站数/),
      expect.stringMatching(/第 2 行 不合格网站数 “3”：多于检查网站数/),
      expect.stringMatching(/第 3 行 运行网站数：不能为空/),
      expect.stringMatching(/第 3 行 检查网站数 “x”：应为整数/),
      expect.stringMatching(/第 3 行 不合格网站数 “-1”：应为整数/),
    ]);
  });

  it('is summed up by city, with numerators and denominators', () => {
    const words = ['standing', '--year', '2021', '--as-of', '2022-02-01'];
    const { stdout } = run(...words, '--region', '511100');
    expect(stdout).toMatch(/地区 +留言 +未办结 +超过 1 个月 +整改 +整改超期 +抽查比例/);
    expect(stdout).toMatch(
      /乐山市 +2 +0\/2（0.00%） +1\/2（50.00%） +1 +1\/1（100.00%） +2021Q1 29\/97（29.90%）；2021Q2 97\/97（100.00%）；未录入 2021Q3、2021Q4/,
    );
    expect(json(...words, '--region', '511100')).toMatchObject({
      year: 2021,
      edition: 'national-2019',
      cities: [{ city: '511100', messages: 2, late: [{ numbers: ['L1'] }] }],
    });
    expect(run(...words, '--edition', 'demo-2021', '--region', '511100').stdout).toContain('超过 3 个工作日');
    expect(run('standing', '--year', 'x').status).toBe(2);
  });

  it('refuses to count working days of a year without a calendar', () => {
    const old = csv('old.csv', HEADER, 'L0,,某某局,乐山市,2018-03-01,,办理中');
    importing('error-reports', old);
    const { status, stderr } = run('standing', '--year', '2018', '--edition', 'demo-2021');
    expect(stderr).toMatch(/^xunjian：没有 2018 年的节假日安排[^\n]*\n$/);
    expect(status).toBe(1);
  });

  it('lets a row entered by mistake be withdrawn, with its trail', () => {
    const words = ['withdraw', '2021Q2 511100', '--kind', 'city-checks'];
    expect(run(...words, '--reason', ' ').status).toBe(2);
    expect(run(...words, '--reason', '误录').stdout).toContain('已撤销各市州自查 2021Q2 511100');
    expect(run('list', '--kind', 'city-checks').stdout).toMatch(/^各市州自查 1 条\n/);
    expect(run('trail', '2021Q2 511100', '--kind', 'city-checks').stdout).toContain('撤销：误录');
    expect(run(...words, '--reason', '误录').status).toBe(1);
  });
});
