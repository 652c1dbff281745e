// A quarter from a real database, as people work with it: frozen, reviewed on paper, decided by name, scored by two.
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import { openStore, type OpenedStore } from '../../src/store/open.ts';
import { NIGHT, site, visit } from '../suites/samples.ts';
import { fillIn, rowsOf } from './filled-tables.ts';
import { xunjian } from './run-program.ts';

const SITES = ['5100000001', '5100000002', '5100000003'];
const CHECKS = [
  'blank-section',
  'long-stale-section',
  'stale-home-page',
  'stale-section',
  'unreachable-site',
];
const folder = mkdtempSync(join(tmpdir(), 'xunjian-period-'));

async function inStore<T>(work: (store: OpenedStore) => Promise<T>): Promise<T> {
  const opened = await openStore({ file: join(folder, 'xunjian.db'), clock: () => NIGHT });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const result = await work(opened.value);
  await opened.value.close();
  return result;
}

function finding(
  run: string,
  subject: string,
  check: string,
  outcome: Finding['outcome'],
  index: number,
): Finding {
  return {
    ...{ id: `${run}-${subject}-${check}-${String(index)}`, run, subject, subjectKind: 'site', check },
    ...{
      checkVersion: 1,
      outcome,
      target: `http://${subject}/${String(index)}/`,
      page: `http://${subject}/`,
    },
    ...{ message: `栏目${String(index)}无任何内容`, measured: { section: `栏目${String(index)}` } },
    ...{ confirmedBy: ['http', 'browser'], edition: 'national-2019', evidence: [], seenAt: NIGHT },
  };
}

/** A night in which the first site has so many blank sections, and all else is well. */
async function night(store: OpenedStore, at: number, blanks: number): Promise<string> {
  const about = { kind: 'nightly', edition: 'national-2019', depth: 'sections' } as const;
  const run = await store.runs.open({ ...about, asOf: at, startedAt: at, sites: SITES });
  for (const code of SITES)
    await store.runs.saveVisit(visit(run.id, code), [
      ...CHECKS.map((check) => finding(run.id, code, check, 'pass', 0)),
      ...Array.from({ length: code === SITES[0] ? blanks : 0 }, (_one, index) =>
        finding(run.id, code, 'blank-section', 'fail', index + 1),
      ),
    ]);
  await store.runs.seal(run.id, at + 3_600_000);
  return run.id;
}

let official = '';

beforeAll(async () => {
  await inStore(async (store) => {
    const rows = SITES.map((code, index) =>
      site(code, { region: index === 0 ? '510100' : '511181', level: index === 0 ? 'city' : 'county' }),
    );
    await store.inventory.replaceSites(rows, NIGHT);
    official = await night(store, NIGHT, 5);
  });
});

function told(...words: readonly string[]): string {
  const { status, stdout, stderr } = xunjian(...words, '--workspace', folder);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

function refused(line: RegExp | string, ...words: readonly string[]): void {
  const { status, stderr } = xunjian(...words, '--workspace', folder);
  expect(stderr).toMatch(line);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(status).not.toBe(0);
}

const outcomes = (): Record<string, string> => {
  const { verdicts } = JSON.parse(told('judge', '--period', '2021Q4', '--json')) as {
    verdicts: { subject: string; outcome: string }[];
  };
  return Object.fromEntries(verdicts.map(({ subject, outcome }) => [subject, outcome]));
};

const summaryBytes = (name: string): string => {
  const out = join(folder, name);
  told('export', 'summary', '--period', '2021Q4', '--format', 'json', '--out', out);
  return readFileSync(out, 'utf8');
};

describe('a quarter, in the order in which it is worked', () => {
  it('is frozen once: a later night changes nothing', async () => {
    expect(told('judge', '--period', '2021Q4')).toContain(`依据 ${official}`);
    const before = summaryBytes('1.json');
    expect(outcomes()).toEqual({
      [SITES[0] ?? '']: 'unqualified',
      5100000002: 'qualified',
      5100000003: 'qualified',
    });
    await inStore((store) => night(store, NIGHT + 86_400_000, 0));
    expect(told('judge', '--period', '2021Q4')).toContain(`依据 ${official}`);
    expect(summaryBytes('2.json')).toBe(before);
    expect(told('period', 'list')).toContain('2021Q4 网站部分（第 1 版');
  }, 60_000);

  it('refuses decisions that cannot stand, in one line', () => {
    const by = ['--by', '甲', '--reason', '误报'];
    const id = `${official}-${SITES[0] ?? ''}-blank-section-1`;
    refused('中选一', 'period', 'decide', '2021Q4', ...by);
    refused('没有编号为 nope 的问题', 'period', 'decide', '2021Q4', '--dismiss', 'nope', ...by);
    refused('由系统认定，无须确认', 'period', 'decide', '2021Q4', '--confirm', id, ...by);
    refused('还没有判定冻结', 'period', 'decide', '2021Q3', '--dismiss', id, ...by);
    refused('冻结的名录中没有 5100000009', 'period', 'decide', '2021Q4', '--exempt', '5100000009', ...by);
    refused(
      '没有编号为 r 的巡检',
      'period',
      'decide',
      '2021Q4',
      '--adopt',
      'r',
      '--subject',
      '5100000001',
      ...by,
    );
    refused('在今天之后', 'period', 'decide', '2021Q4', '--dismiss', id, ...by, '--day', '2999-01-01');
    expect(told('period', 'trail', '2021Q4')).toBe('没有决定\n');
  }, 60_000);

  it('is reviewed on paper: a dismissed finding clears its own site, with a trail', async () => {
    const form = join(folder, '复核.xlsx');
    expect(told('period', 'form', '2021Q4', '--of', 'review', '--out', form)).toContain('5 行');
    const [, first] = await rowsOf(form);
    const id = String(first?.[0]);
    const filled = await fillIn(form, join(folder, '填好.xlsx'), {
      [id]: { 处理: '核减', 理由: '栏目建在别处', 核查人: '甲', 日期: '2021-12-28' },
    });
    expect(told('period', 'import', '2021Q4', filled, '--of', 'review')).toBe(
      '登记 1 项决定，结论改变 1 个；此前已登记 0 项\n',
    );
    expect(told('period', 'import', '2021Q4', filled, '--of', 'review')).toContain('此前已登记 1 项');
    expect(outcomes()[SITES[0] ?? '']).toBe('qualified');
    expect(told('period', 'trail', '2021Q4')).toMatch(
      /核减 +5100000001 .*栏目建在别处 +甲.*由不合格变为合格/,
    );
    told('period', 'decide', '2021Q4', '--revoke', '1', '--reason', '栏目确为空白', '--by', '乙');
    expect(outcomes()[SITES[0] ?? '']).toBe('unqualified');
  }, 90_000);

  it('takes in what people found: it convicts when another stands for it', async () => {
    const form = join(folder, '人工.xlsx');
    told('period', 'form', '2021Q4', '--of', 'manual', '--out', form);
    const rows = await rowsOf(form);
    const at = rows.findIndex((row) => row.includes('5100000002') && row.includes('site.security'));
    expect(at).toBeGreaterThan(0);
    const fill = async (name: string, reviewer: string): Promise<string> => {
      const own: Record<string, string> = {
        ...{ 检查结果: '有问题', 问题描述: '首页标题国名有误', 检查人: '甲', 日期: '2021-12-28' },
        ...(reviewer === '' ? { 截图文件: '首页.png' } : { 复核人: reviewer, 复核日期: '2021-12-29' }),
      };
      return fillIn(form, join(folder, name), {}, { row: at, filled: own });
    };
    refused(
      /须由另一人复核|2 处错误/,
      'period',
      'import',
      '2021Q4',
      await fill('一.xlsx', '甲'),
      '--of',
      'manual',
    );
    const filled = await fill('二.xlsx', '');
    refused('没有给出截图目录', 'period', 'import', '2021Q4', filled, '--of', 'manual');
    const pictures = mkdtempSync(join(tmpdir(), 'xunjian-shots-'));
    writeFileSync(join(pictures, '首页.png'), Buffer.from('89504e470d0a1a0a0000', 'hex'));
    told('period', 'import', '2021Q4', filled, '--of', 'manual', '--screenshots', pictures);
    expect(outcomes()['5100000002']).toBe('undetermined');
    const [entered] = (
      JSON.parse(told('period', 'trail', '2021Q4', '--json')) as {
        decisions: { action: string; target: string; photos: { path: string }[] }[];
      }
    ).decisions.filter(({ action }) => action === 'enter');
    expect(entered?.photos.map(({ path }) => existsSync(join(folder, path)))).toEqual([true]);
    const confirm = ['period', 'decide', '2021Q4', '--confirm', entered?.target ?? '', '--reason', '属实'];
    refused('须由另一人确认', ...confirm, '--by', '甲');
    told(...confirm, '--by', '乙');
    expect(outcomes()['5100000002']).toBe('unqualified');
    told('period', 'decide', '2021Q4', '--exempt', '5100000002', '--reason', '网站迁移', '--by', '丙');
    expect(outcomes()).not.toHaveProperty('5100000002');
  }, 90_000);

  it('is scored by two inspectors', async () => {
    const form = join(folder, '评分.xlsx');
    told('period', 'form', '2021Q4', '--of', 'scores', '--out', form);
    const rows = await rowsOf(form);
    const at = rows.findIndex((row) => row[0] === '门户网站' && row[1] === '5100000001');
    const one = async (name: string, by: string, cases: string, basis = 'http://a/'): Promise<string> =>
      fillIn(
        form,
        join(folder, name),
        {},
        { row: at, filled: { 处数: cases, 依据: basis, 检查人: by, 日期: '2021-12-28' } },
      );
    refused('应为自然数', 'period', 'import', '2021Q4', await one('a.xlsx', '甲', '两处'), '--of', 'scores');
    refused('要写依据', 'period', 'import', '2021Q4', await one('b.xlsx', '甲', '2', ''), '--of', 'scores');
    for (const [name, by] of [
      ['c.xlsx', '甲'],
      ['d.xlsx', '乙'],
    ] as const)
      expect(told('period', 'import', '2021Q4', await one(name, by, '2'), '--of', 'scores')).toContain(
        '导入评分 1 项',
      );
    const again = join(folder, '再评.xlsx');
    told('period', 'form', '2021Q4', '--of', 'scores', '--out', again);
    expect((await rowsOf(again))[at]?.join('|')).toContain('甲 2、乙 2');
  }, 90_000);

  it('is frozen anew only by name and with a reason, and the old version stays', () => {
    expect(xunjian('period', 'refreeze', '2021Q4', '--kind', 'sites', '--workspace', folder).status).toBe(2);
    const words = ['--kind', 'sites', '--by', '丁', '--reason', '原来的一夜网络故障'];
    expect(told('period', 'refreeze', '2021Q4', ...words)).toContain('第 2 版');
    expect(told('period', 'list')).toMatch(/第 1 版[^]*第 2 版.*丁重新冻结：原来的一夜网络故障/);
    // The later night had no blank section: what was decided of the first stands, and now rests on the second.
    expect(outcomes()[SITES[0] ?? '']).toBe('qualified');
    expect(existsSync(join(folder, 'xunjian.db'))).toBe(true);
  }, 60_000);
});
