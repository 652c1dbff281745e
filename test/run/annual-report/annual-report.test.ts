// The yearly reports from a real database: every number with what it rests on, everything else left to be filled in.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadHolidays } from '../../../src/app/holidays.ts';
import type { KnownArticle, KnownList } from '../../../src/model/article-history.ts';
import { isoAt } from '../../../src/model/calendar.ts';
import type { SectionType } from '../../../src/model/section.ts';
import type { AnnualLine } from '../../../src/report/annual-report.ts';
import { officeReport } from '../../../src/run/annual-report/office.ts';
import { siteReport } from '../../../src/run/annual-report/site.ts';
import { importSupervision } from '../../../src/run/supervision/import.ts';
import { openStore, type OpenedStore } from '../../../src/store/open.ts';
import { day } from '../../checks/bench.ts';
import { shipped } from '../../judge/rules/shipped.ts';
import { account } from '../../suites/store-account-suite.ts';
import { errorReport } from '../../suites/store-supervision-suite.ts';
import { NIGHT, site, verdict } from '../../suites/samples.ts';

const [national, holidays] = await Promise.all([shipped('national-2019'), loadHolidays('no-workspace')]);
const PORTAL = '5111000001';

let folder = '';
let store: OpenedStore;

/** A sealed run on this day, judged so. */
async function judgedRun(
  at: string,
  outcomes: Readonly<Record<string, 'qualified' | 'unqualified' | 'undetermined'>>,
) {
  const asOf = Date.parse(`${at}T02:00:00+08:00`);
  const sites = Object.keys(outcomes);
  const about = { kind: 'nightly', asOf, edition: 'national-2019', depth: 'sections' } as const;
  const run = await store.runs.open({ ...about, startedAt: asOf, sites });
  for (const code of sites) await store.runs.saveState(run.id, code, 'visited', '');
  await store.runs.seal(run.id, asOf);
  const verdicts = sites.map((code) => verdict(run.id, code, { outcome: outcomes[code] ?? 'qualified' }));
  await store.verdicts.save(run.id, 'national-2019', verdicts);
  return { run: run.id, at: asOf };
}

const SECTIONS: readonly (readonly [number, SectionType])[] = [
  [1, 'news'],
  [2, 'notice'],
  [3, 'interpretation'],
  [4, 'topic'],
];

/** Articles of the year and of others, by the section in whose list they stood. */
async function rememberArticles(seen: { readonly run: string; readonly at: number }): Promise<void> {
  const url = (number: number): string => `http://a.gov.cn/${String(number)}/`;
  const list = (key: number): KnownList => ({
    ...{ key, url: url(key), name: '栏目', selector: 'ul', rows: 3, rowsHash: 1, newest: null, floor: null },
    ...{ firstSeen: seen, lastSeen: seen, changed: seen, delays: [0, 0, 0, 0, 0, 0, 0] },
  });
  const article = (
    key: number,
    list: number,
    listed: string | null,
    paged: string | null = null,
  ): KnownArticle => ({
    ...{ key, url: `http://a.gov.cn/${String(key)}.html`, title: '某事', list, text: null },
    ...{ firstSeen: seen, lastSeen: seen, changed: seen },
    ...{ listed: listed === null ? null : day(listed), paged: paged === null ? null : day(paged) },
  });
  const articles = [
    ...[article(11, 1, '2021-01-01'), article(12, 1, '2021-12-17'), article(13, 1, '2020-12-31')],
    ...[article(14, 2, '2020-12-31', '2021-01-02'), article(15, 2, null), article(16, 3, '2021-05-01')],
    // Its section left the register.
    article(17, 9, '2021-06-01'),
  ];
  const about = { run: seen.run, site: PORTAL, visitedAt: seen.at };
  await store.history.update(about, [], () => ({
    ...{ lists: [1, 2, 3, 4, 9].map(list), articles, suspicions: [], event: null },
  }));
  await store.register.update(seen.run, PORTAL, seen.at, () => ({
    baseline: 'sections',
    events: [],
    sections: SECTIONS.map(([number, type]) => ({
      ...{ number, url: url(number), stand: `a.gov.cn/${String(number)}`, name: '栏目', path: '首页/栏目' },
      ...{ level: 1, type, content: 'list', firstSeen: seen, lastSeen: seen, state: 'present' },
      ...{ missingSince: null, missed: 0, missedOn: null, depth: 'sections', replaced: false },
    })),
  }));
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xunjian-annual-'));
  const opened = await openStore({ file: join(folder, 'xunjian.db'), clock: () => NIGHT });
  if (!opened.ok) throw new Error(opened.error.message);
  store = opened.value;
  const own = { region: '511100', organizer: '某某市人民政府办公室' };
  await store.inventory.replaceSites(
    [
      site(PORTAL, own),
      site('5111000002', { ...own, region: '511102' }),
      site('5111000003', { ...own, status: 'closed', statusFrom: day('2021-03-01') }),
      site('5101000001', { region: '510100' }),
    ],
    NIGHT,
  );
  for (const [quarter, at] of ['2021-03-20', '2021-06-20', '2021-09-20'].entries())
    await judgedRun(at, {
      [PORTAL]: quarter === 1 ? 'unqualified' : 'qualified',
      ...{ '5111000002': 'undetermined', '5101000001': 'unqualified' },
    });
  await rememberArticles(await judgedRun('2021-12-20', { [PORTAL]: 'qualified' }));
  await store.accounts.saveAccounts([account(), account({ id: 'A2', organizer: '别的单位' })], NIGHT);
  const handled = errorReport({ number: 'L2', handledOn: day('2021-05-01'), state: 'done' });
  const rows = [
    errorReport({ site: PORTAL }),
    handled,
    errorReport({ number: 'L3', site: '', region: '510100' }),
  ];
  await importSupervision(store, 'error-reports', rows, { by: '张三', at: NIGHT });
});

afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

async function office(city: string | null): Promise<readonly AnnualLine[]> {
  const lines = await officeReport({
    ...{ store, edition: national, calendar: holidays.ok ? holidays.value : new Map(), year: 2021, city },
    regions: [
      { code: '510000', name: '四川省', city: '510000' },
      { code: '510100', name: '成都市', city: '510100' },
      { code: '511100', name: '乐山市', city: '511100' },
    ],
    asOf: day('2021-12-31'),
  });
  if (!lines.ok) throw new Error(lines.error);
  return lines.value;
}

const values = (lines: readonly AnnualLine[], section: string) =>
  Object.fromEntries(lines.filter((one) => one.section === section).map(({ item, value }) => [item, value]));

describe("an office's report", () => {
  it('counts each quarter by its newest run, and the year when all four are there', async () => {
    expect(values(await office('511100'), '网站抽查')).toMatchObject({
      ...{ 第1季度检查网站数: 1, 第1季度不合格网站数量: 0, 第2季度不合格网站数量: 1 },
      ...{ 第4季度检查网站数: 1, 全年不合格网站数量: 1, 问责人次: null },
    });
    const province = await office(null);
    expect(values(province, '网站抽查')).toMatchObject({ 第2季度不合格网站数量: 2, 全年不合格网站数量: 4 });
    const [line] = province.filter(({ item }) => item === '第1季度不合格网站数量');
    expect(line?.source).toMatch(
      /^巡检 20210320-020000 的单项否决结论（指标版本 national-2019），另有 1 个未能判定/,
    );
    expect(line?.basis).toContain('转述［S］');
  });

  it('leaves the year empty, with the reason, where a quarter is missing', async () => {
    const chengdu = await office('510100');
    expect(values(chengdu, '网站抽查')).toMatchObject({ 第4季度检查网站数: null, 全年不合格网站数量: null });
    const [year] = chengdu.filter(({ item }) => item === '全年不合格网站数量');
    expect(year?.source).toBe('由单位填写（缺第4季度）');
  });

  it('takes sites from the inventory and messages from the ledger, and leaves the rest', async () => {
    const lines = await office('511100');
    expect(values(lines, '网站开设整合')).toEqual({
      ...{ 运行网站数: 2, 本年关停网站数: 1, 本年迁移网站数: 0, 本年新开设网站数: null },
    });
    expect(values(lines, '“我为政府网站找错”平台网民留言办理')).toEqual({
      ...{ 收到留言: 2, 已办结: 1, 未办结: 1, '超过 1 个月办结或仍未办结': 2 },
    });
    const empty = lines.filter(({ source }) => source === '由单位填写').map(({ section }) => section);
    expect(empty).toEqual(expect.arrayContaining(['安全检查', '假冒政府网站处置', '人员培训']));
  });
});

describe("a site's report", () => {
  it('counts the articles of the year by class, from what was seen', async () => {
    const one = await store.inventory.byCode(PORTAL);
    if (!one) throw new Error('the inventory lost a site');
    const lines = await siteReport({ store, site: one, year: 2021 });
    expect(values(lines, '信息发布')).toEqual({
      ...{ 信息发布总数: 4, '其中：动态要闻': 2, '其中：通知公告': 1, '其中：其他': 1 },
    });
    expect(lines[0]?.source).toContain(`自 ${isoAt(NIGHT).slice(0, 10)} 起逐夜记录`);
    expect(values(lines, '解读回应')).toEqual({ 政策解读信息数: 1 });
    expect(values(lines, '专栏专题')).toEqual({ 专题专栏数: 1 });
    expect(values(lines, '移动新媒体')).toEqual({ 政务新媒体账号数: 1, 账号: '新浪微博“某某发布”' });
    expect(values(lines, '互动交流')).toMatchObject({ 找错留言: 2 });
    const sections = [...new Set(lines.map(({ section }) => section))];
    expect(sections).toEqual([
      ...['信息发布', '专栏专题', '解读回应', '办事服务', '互动交流', '安全防护', '移动新媒体', '创新发展'],
    ]);
  });

  it('says nothing of a site that was never looked at', async () => {
    const one = await store.inventory.byCode('5111000002');
    if (!one) throw new Error('the inventory lost a site');
    const lines = await siteReport({ store, site: one, year: 2021 });
    expect(lines[0]).toMatchObject({ value: null, source: '由单位填写（系统没有这个网站的文章历史）' });
  });
});
