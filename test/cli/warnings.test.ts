// `xunjian warnings`, `compare`, `timeline` and their exports as users start them, over nights in a real workspace.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SectionReading } from '../../src/artifacts/site.ts';
import { plusDays } from '../../src/model/calendar.ts';
import { AS_OF, section } from '../checks/bench.ts';
import { Nights } from '../run/written-nights.ts';
import { site } from '../suites/samples.ts';
import { xunjian, type Outcome } from './run-program.ts';

const [A, B, C, D] = ['5111000001', '5111000002', '5111000003', '5111000004'];
const CODES = [A, B, C, D];
let nights: Nights;

const onSite = (code: string, n: number, quiet: number, over: Partial<SectionReading> = {}): SectionReading =>
  section({
    ...{ url: `http://${code}.example.gov.cn/s${String(n)}/`, name: `栏目${String(n)}`, level: 1 },
    ...{ path: `首页/栏目${String(n)}`, newest: plusDays(AS_OF, -quiet), ...over },
  });

const run = (...words: readonly string[]): Outcome => xunjian(...words, '--workspace', nights.folder);

function refused({ status, stdout, stderr }: Outcome, code: number, said: string): void {
  expect(stderr).toMatch(/^xunjian：[^\n]+\n$/);
  expect(stderr).toContain(said);
  expect([status, stdout]).toEqual([code, '']);
}

beforeAll(async () => {
  nights = await Nights.begin(
    CODES.map((code, n) =>
      site(code, { url: `http://${code}.example.gov.cn/`, region: n === 0 ? '511181' : '510100' }),
    ),
  );
});
afterAll(async () => {
  await nights.end();
});

it('says what to do before there is anything', async () => {
  refused(run('warnings'), 1, '完成一轮 xunjian scan 之后才有');
  refused(run('compare'), 1, '先运行 xunjian scan');
  refused(run('warnings', '--within', 'soon'), 2, '--within soon：应为天数');
  refused(run('timeline', '5111009999'), 1, '台账中没有网站标识码 5111009999');
  refused(run('timeline', A, '--since', '昨天'), 2, '不是日期');
  // Four news sections past their limit, a fifth on its way, a notice with days left.
  const first = [10, 11, 12, 13].map((n) => onSite(A, n, 20));
  const ofA = [...first, onSite(A, 1, 10), onSite(A, 3, 160, { type: 'notice', name: '通知公告' })];
  for (const turn of [0, 1, 2]) {
    const other = (code: string): object =>
      turn === 2 ? { state: 'unreachable' } : { sections: [onSite(code, 1, 0)] };
    await nights.night(turn, { [A]: { sections: ofA }, [B]: other(B), [C]: other(C), [D]: other(D) });
  }
});

describe('warnings', () => {
  it('lists what is near its limit or past it, sites near a veto, and shared causes once', () => {
    const { status, stdout, stderr } = run('warnings');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /^预警，截至 2021-12-22（巡检 20211222-020000）：已超期 4 个，临近超期 2 个，已恢复 0 个/,
    );
    expect(stdout).toContain('未能检查的网站 3 个，沿用此前的观察');
    expect(stdout).toContain('域名 example.gov.cn：检查了 4 个网站，3 个打不开，本次新出现：');
    expect(stdout.match(/打不开/g)).toHaveLength(1);
    expect(stdout).toContain(
      '栏目未及时更新 4 个，再有 1 个即单项否决（栏目不更新 a）；若不更新，2021-12-25 起达到',
    );
    expect(stdout).toMatch(/首页\/栏目10 +2021-11-30 +14 天 +已超期 8 天 +已超期 +2021-12-22/);
    expect(stdout).toMatch(/首页\/栏目1 +2021-12-10 +14 天 +还有 3 天超期 +临近超期 +2021-12-22/);
    expect(stdout).toMatch(/首页\/栏目3 +2021-07-13 +183 天 +还有 23 天超期 +临近超期/);
  });

  it('--within lists by days left whatever the lead; --region and --site choose', () => {
    const within = run('warnings', '--within', '13', '--region', '510100').stdout;
    expect(within.match(/还有 13 天超期/g)).toHaveLength(3);
    expect(within).not.toContain(A);
    const one = JSON.parse(run('warnings', '--json', '--site', A).stdout) as Record<string, unknown[]>;
    expect(one['warnings']).toHaveLength(6);
    expect(one['causes']).toEqual([]);
    expect(one['warnings']).toContainEqual(
      expect.objectContaining({ name: '栏目1', overOn: '2021-12-25', daysLeft: 3, streak: 0, nights: 2 }),
    );
    refused(run('warnings', '--site', '5111009999'), 1, '台账中没有网站标识码 5111009999');
  });

  it('computed again they are the same; other leads make others', () => {
    const before = run('warnings', '--json').stdout;
    expect(run('warnings', '--json', '--rebuild').stdout).toBe(before);
    mkdirSync(join(nights.folder, 'config'), { recursive: true });
    const settings = join(nights.folder, 'config', 'warning.yaml');
    writeFileSync(settings, 'warning: { leadDays: { stale-section: { byType: { news: 1 } } }, nights: 3 }\n');
    const rebuilt = run('warnings', '--rebuild').stdout;
    expect(rebuilt).toContain('已超期 4 个，临近超期 1 个');
    writeFileSync(settings, 'warning: { nights: 0 }\n');
    refused(run('warnings'), 1, 'warning.nights');
    rmSync(settings);
    expect(run('warnings', '--json', '--rebuild').stdout).toBe(before);
  });

  it('are exported with everything watched, or only what is near or past its limit', () => {
    const lines = (...more: readonly string[]): readonly string[] =>
      run('export', 'warnings', '--format', 'csv', '--out', '-', ...more)
        .stdout.trim()
        .split('\r\n');
    expect(lines('--problems')).toHaveLength(1 + 6);
    refused(
      run('export', 'warnings', '--run', '20211220-020000', '--format', 'csv', '--out', '-'),
      2,
      '预警只有截至最近一轮的',
    );
    expect(lines()[0]).toContain('网站标识码,网站名称,栏目,');
    expect(lines().length).toBeGreaterThan(1 + 6);
  });
});

describe('compare', () => {
  it('counts by check and site; with --site it lists every change', () => {
    const { status, stdout } = run('compare');
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^比较：前次 20211221-020000（2021-12-21），本次 20211222-020000（2021-12-22）；网站 4 个，本次未能检查的 3 个/,
    );
    expect(stdout).toContain('巡检 20211221-020000 尚未判定（xunjian judge --run 20211221-020000）');
    expect(stdout).toMatch(/栏目未及时更新 +4 +4 +0 +0 +4 +0 +0/);
    const whole = run('compare', '--site', A).stdout;
    expect(whole.match(/持续 +栏目未及时更新 +自 2021-12-20（20211220-020000）/g)).toHaveLength(4);
  });

  it('compares verdicts once both runs are judged', () => {
    for (const id of ['20211221-020000', '20211222-020000']) expect(run('judge', '--run', id).status).toBe(0);
    const { stdout } = run('compare', '20211222-020000');
    expect(stdout).toContain('结论：合格 4 → 1，不合格 0 → 0，未能判定 0 → 3；改变的：');
    expect(stdout).toContain(`${B} 网站${B}：合格 → 未能判定`);
    refused(run('compare', '20211222-020000', '20211221-020000'), 1, '请把较早的一轮写在前面');
  });

  it('is exported', () => {
    const text = run('export', 'comparison', '--run', 'latest', '--format', 'ndjson', '--out', '-').stdout;
    const records = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(records.filter(({ change }) => change === 'persistent')).toHaveLength(4);
    expect(records[0]).toMatchObject({ run: '20211222-020000', sinceRun: '20211220-020000' });
  });
});

describe('timeline', () => {
  it('tells one site’s events, and from a day on', () => {
    const { status, stdout } = run('timeline', B);
    expect(status).toBe(0);
    expect(stdout).toMatch(/2021-12-20 02:00 +问题 +首次检查：没有发现问题 +20211220-020000/);
    expect(stdout).toMatch(/2021-12-22 02:00 +检查状态 +打不开 +20211222-020000/);
    expect(stdout).toMatch(/2021-12-22 02:00 +共同原因 +域名 example\.gov\.cn 上的 3 个网站同时出现：/);
    const late = JSON.parse(run('timeline', B, '--since', '2021-12-22', '--json').stdout) as {
      site: string;
      events: { kind: string; at: string }[];
    };
    expect(late.site).toBe(B);
    expect(new Set(late.events.map(({ at }) => at))).toEqual(new Set(['2021-12-22T02:00:00+08:00']));
    expect(late.events.map(({ kind }) => kind)).toContain('verdict');
    expect(run('timeline', B, '--since', '2022-01-01').stdout).toContain('没有记录');
  });
});
