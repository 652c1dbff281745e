// Nights in a real database held against each other, and what one site's timeline tells of them.
import { afterEach, describe, expect, it } from 'vitest';
import type { SectionReading } from '../../src/artifacts/site.ts';
import { plusDays } from '../../src/model/calendar.ts';
import { ok } from '../../src/model/result.ts';
import { assessRun } from '../../src/run/assess.ts';
import { compareRuns, findPair, type RunComparison } from '../../src/run/compare.ts';
import { timelineOf } from '../../src/run/timeline.ts';
import { AS_OF, link, section } from '../checks/bench.ts';
import { DAY_MS, NIGHT, site } from '../suites/samples.ts';
import { Nights } from './written-nights.ts';

const [A, B] = ['5111000001', '5111000002'];
let nights: Nights;
afterEach(() => nights.end());

/** A section of site A; blank unless told. */
const blank = (n: number, over: Partial<SectionReading> = {}): SectionReading =>
  section({
    ...{
      url: `http://www.${A}.gov.cn/s${String(n)}/`,
      name: `栏目${String(n)}`,
      path: `首页/栏目${String(n)}`,
    },
    ...{ type: 'plan', level: 1, content: 'blank', items: 0, newest: null, why: '列表为空', ...over },
  });
const filled = (n: number): SectionReading =>
  blank(n, { content: 'list', items: 9, newest: plusDays(AS_OF, -10), why: '' });
const dead = (name: string): ReturnType<typeof link> =>
  link({ url: `http://www.${A}.gov.cn/${name}`, state: 'dead', cause: 'http-404', status: 404, attempts: 2 });

async function comparison(
  ids: readonly (string | undefined)[] = [],
  sites: ReadonlySet<string> | null = null,
): Promise<RunComparison> {
  const { store } = nights.house;
  const pair = await findPair(store.runs, ids);
  if (!pair.ok) throw new Error(pair.error);
  return compareRuns(store, pair.value, sites);
}
const told = ({ findings }: RunComparison): readonly string[] =>
  findings.map(({ change, subject, check, message, since }) =>
    [change, subject, check, /栏目\d/.exec(message)?.[0] ?? '', since?.run.slice(6, 8) ?? ''].join(' '),
  );

async function judge(id: string): Promise<void> {
  const { store, edition, regions } = nights.house;
  const run = await store.runs.get(id);
  if (!run) throw new Error(`no run ${id}`);
  expect(await assessRun(store, { run, edition, regions })).toMatchObject({ ok: true });
}

describe('two nights', () => {
  it('new, gone and persistent since the night that first saw it', async () => {
    nights = await Nights.begin([A]);
    await nights.night(0, { [A]: { sections: [filled(1), blank(2), blank(3)] } });
    await nights.night(1, { [A]: { sections: [filled(1), blank(2), blank(3)], links: [dead('x'), link()] } });
    await nights.night(2, { [A]: { sections: [blank(1), blank(2), filled(3)] } });
    const compared = await comparison();
    expect(told(compared)).toEqual([
      `new ${A} blank-section 栏目1 22`,
      `persistent ${A} blank-section 栏目2 20`,
      `gone ${A} blank-section 栏目3 `,
      `gone ${A} dead-link  `,
    ]);
    expect(compared.figures).toEqual([
      { check: 'blank-section', before: { fail: 2, unknown: 0 }, after: { fail: 2, unknown: 0 } },
      { check: 'dead-link', before: { fail: 1, unknown: 0 }, after: { fail: 0, unknown: 0 } },
    ]);
    const first = compared.earlier.id.replace('1221', '1220');
    expect(told(await comparison([first, compared.later.id]))).toEqual(
      told(compared).filter((line) => !line.includes('dead-link')),
    );
  });

  it('a site that could not be looked at is unverified, and held against its last look the night after', async () => {
    nights = await Nights.begin([A, B]);
    const other = { sections: [section({ url: `http://www.${B}.gov.cn/xw/` })] };
    await nights.night(0, { [A]: { sections: [blank(1), blank(2)] }, [B]: other });
    await nights.night(1, { [A]: { state: 'challenged' }, [B]: other });
    expect(told(await comparison())).toEqual([
      `unverified ${A} blank-section 栏目1 `,
      `unverified ${A} blank-section 栏目2 `,
    ]);
    expect((await comparison()).unseen).toEqual([A]);
    await nights.night(2, { [A]: { sections: [blank(1), filled(2)] }, [B]: other });
    const compared = await comparison();
    expect(told(compared)).toEqual([
      `persistent ${A} blank-section 栏目1 20`,
      `gone ${A} blank-section 栏目2 `,
    ]);
    expect(compared.findings.map(({ against }) => against?.slice(6, 8))).toEqual(['20', '20']);
    expect(told(await comparison([], new Set([B])))).toEqual([]);
  });

  it('a section that was renamed and moved keeps its fault', async () => {
    nights = await Nights.begin([A]);
    const others = [filled(2), filled(3)];
    await nights.night(0, { [A]: { sections: [blank(1), ...others] } });
    const moved = { url: `http://www.${A}.gov.cn/neu/` };
    await nights.night(1, { [A]: { sections: [blank(1, moved), ...others] } });
    const renamed = { ...moved, name: '栏目9', path: '首页/栏目9' };
    await nights.night(2, { [A]: { sections: [blank(1, renamed), ...others] } });
    const expected = [`persistent ${A} blank-section 栏目9 20`];
    expect(told(await comparison())).toEqual(expected);
    const [, , first] = await nights.house.store.runs.list();
    expect(told(await comparison([first?.id, 'latest']))).toEqual(expected);
  });

  it('tells verdicts that changed, once both runs are judged', async () => {
    nights = await Nights.begin([A]);
    const five = [1, 2, 3, 4, 5];
    const before = await nights.night(0, {
      [A]: { sections: [filled(1), ...[2, 3, 4, 5].map((n) => blank(n))] },
    });
    const after = await nights.night(1, { [A]: { sections: five.map((n) => blank(n)) } });
    await judge(after.id);
    expect((await comparison()).counts).toMatchObject({ before: null, after: { unqualified: 1 } });
    await judge(before.id);
    expect((await comparison()).verdicts).toMatchObject([
      {
        ...{ subject: A, before: 'qualified', after: 'unqualified' },
        clauses: [
          { clause: 'c', before: { outcome: 'pass', count: 4 }, after: { outcome: 'fail', count: 5 } },
        ],
      },
    ]);
  });

  it('refuses what cannot be compared, in one line', async () => {
    nights = await Nights.begin([A]);
    const { runs } = nights.house.store;
    expect(await findPair(runs, [])).toMatchObject({ ok: false });
    const first = await nights.seal(0, { [A]: {} });
    expect(JSON.stringify(await findPair(runs, []))).toContain('之前没有完成的巡检');
    const second = await nights.seal(1, { [A]: {} });
    expect(await findPair(runs, [second.id])).toEqual(ok({ earlier: first, later: second }));
    expect(JSON.stringify(await findPair(runs, [second.id, first.id]))).toContain('请把较早的一轮写在前面');
    expect(await findPair(runs, ['nobody', second.id])).toMatchObject({ ok: false });
    const rescan = await nights.seal(2, { [A]: {} }, { kind: 'rescan' });
    expect(await findPair(runs, [rescan.id])).toEqual(ok({ earlier: second, later: rescan }));
    const week = await nights.seal(3, { [A]: {} }, { kind: 'probe-week' });
    expect(await findPair(runs, [week.id])).toMatchObject({ ok: false });
  });
});

describe('a timeline', () => {
  const lines = async (): Promise<readonly string[]> => {
    const { store, checks } = nights.house;
    const names = new Map(checks.map(({ check }) => [check.id, check.title]));
    const events = await timelineOf(store, A, names, NIGHT + 30 * DAY_MS);
    return events.map(({ at, kind, text }) => `${new Date(at).toISOString().slice(8, 10)} ${kind} ${text}`);
  };

  it('tells what happened, in order of time, and nothing of nights that went as the one before', async () => {
    nights = await Nights.begin([A]);
    const { store } = nights.house;
    const first = await nights.night(0, { [A]: { sections: [blank(1), filled(2)] } });
    await judge(first.id);
    await nights.night(1, { [A]: { sections: [blank(1), filled(2)] } });
    await nights.night(2, { [A]: { state: 'unreachable' } });
    const last = await nights.night(3, { [A]: { sections: [filled(1), filled(2), blank(3)] } });
    await judge(last.id);
    await nights.seal(4, { [A]: { sections: [filled(1), filled(2), filled(3)] } }, { kind: 'rescan' });
    await store.inventory.replaceSites([site(A, { name: '新名称' })], NIGHT + 5 * DAY_MS);
    const filing = await store.exemptions.add({
      ...{
        site: A,
        kind: 'maintenance',
        reason: '机房检修',
        enteredBy: '张三',
        enteredAt: NIGHT + 6 * DAY_MS,
      },
      ...{ from: plusDays(AS_OF, 6), to: plusDays(AS_OF, 7) },
    });
    await store.exemptions.revoke(filing.id, '李四', NIGHT + 7 * DAY_MS);
    expect(await lines()).toEqual([
      `18 inventory 列入台账：网站${A} http://www.${A}.gov.cn/`,
      '19 finding 首次检查：空白栏目 1 个',
      '19 section 建档：原有栏目 0 个，新增 2 个',
      '19 verdict 首次判定：合格',
      '21 visit 打不开',
      '22 visit 已检查',
      '22 finding 空白栏目新增 1 个：栏目“栏目3”无任何内容',
      '22 finding 空白栏目消失 1 个：栏目“栏目1”无任何内容',
      '22 section 新增：首页/栏目3',
      '23 rescan 没有发现问题',
      `24 inventory 网站名称：网站${A} → 新名称`,
      '25 exemption 报备维护 2021-12-26 至 2021-12-27：机房检修（张三）',
      '26 exemption 撤销报备：维护 2021-12-26 至 2021-12-27（李四）',
    ]);
  });

  it('tells the prober’s failing days, warnings believed, and causes shared with others', async () => {
    const codes = [A, B, '5111000003'];
    nights = await Nights.begin(codes.map((code) => site(code, { url: `http://${code}.example.gov.cn/` })));
    const { probes } = nights.house.store;
    const signs = { canaries: 0, sickCanaries: [], resolver: 'skipped', gateway: 'skipped' } as const;
    const round = await probes.openRound({ startedAt: NIGHT, everyMs: 3_600_000, planned: 1, before: signs });
    const phases = { dns: 1, connect: null, tls: null, firstByte: null, done: 3 };
    await probes.saveVisits([
      {
        ...{ round: round.id, site: A, at: NIGHT, outcome: 'failed' },
        attempts: [
          {
            ...{ method: 'strict', family: 4, address: '192.0.2.1', status: null },
            failure: { kind: 'refused' },
            phases,
          },
        ],
      },
    ]);
    const counts = { opened: 0, failed: 1, unverifiable: 0, ours: 0 };
    await probes.closeRound(round.id, {
      reason: '',
      counts,
      endedAt: NIGHT + 1,
      health: 'sound',
      after: null,
    });
    const news = section({
      ...{ url: `http://${A}.example.gov.cn/xw/`, name: '动态', path: '首页/动态', level: 1 },
      newest: plusDays(AS_OF, -20),
    });
    const all = (found: object): Record<string, object> =>
      Object.fromEntries(codes.map((code) => [code, found]));
    await nights.night(0, all({ sections: [news] }));
    await nights.night(1, all({ sections: [news] }));
    await nights.night(2, all({ state: 'unreachable' }));
    await nights.night(3, all({ state: 'unreachable' }));
    const kinds = ['probe', 'warning', 'shared-cause'];
    expect((await lines()).filter((line) => kinds.includes(line.split(' ')[1] ?? ''))).toEqual([
      '19 probe 可用性监测：计入 1 次，打不开 1 次',
      '20 warning 首页/动态：已超期，最近更新 2021-11-30，时限 14 天',
      '21 shared-cause 域名 example.gov.cn 上的 3 个网站同时出现：站点无法访问',
      '22 warning 网站：连续打不开',
    ]);
  });
});
