// A workspace as a night leaves it: faulty sites visited over real HTTP, stored in real SQLite with real evidence files,
// sealed and judged.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { openHouse } from '../../../src/app/compose.ts';
import type { House } from '../../../src/app/house.ts';
import { openPageReaders } from '../../../src/app/readers.ts';
import { inspectSite } from '../../../src/inspect/inspect.ts';
import type { EvidenceRef } from '../../../src/model/evidence.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { assessRun, type Assessment } from '../../../src/run/assess.ts';
import { findRun } from '../../../src/run/find-run.ts';
import { reassessRun, type Reassessment } from '../../../src/run/reassess/reassess.ts';
import { artifactsOf } from '../../../src/run/visit-and-inspect.ts';
import { healthySite, homePage, list, MENU, page, rowsFrom, section } from '../../gather/site/pages.ts';
import { HOME } from '../../gather/site/served-site.ts';
import { look, type Looked } from '../../gather/site/small-site.ts';
import { site } from '../../suites/samples.ts';

const NIGHT = Date.parse('2021-12-20T02:00:00+08:00');
export const CODES = ['5111000001', '5111000002', '5111000003'] as const;
const DEAD = ['/gone.html', '/soft.html', 'http://192.168.1.9/oa/', 'http:／／www.a.gov.cn/'];

/** Stands on every page of a list, and on one without a list. */
const FRAME = '<p>本站由县人民政府办公室信息科维护管理</p>';

/** Stands beside the lists, and on a page whose own list only a browser shows. */
const COLUMN = `<div class="col"><h3>最新动态</h3>${list(rowsFrom('2021-12-18', '/bxyw/', 4))}</div>`;

/** Blank, stale and long-stale sections, an empty menu entry, an old home page and four dead links. */
function faultySite(): Promise<Looked> {
  const menu = [
    ...MENU,
    ['统计数据', '/tjsj/'] as const,
    ['招录信息', '/zlxx/'] as const,
    ['人事信息', "javascript:alert('栏目建设中')"] as const,
  ];
  const dead = DEAD.map((href, index) => `<p><a href="${href}">第${String(index)}个链接</a></p>`).join('');
  return look({
    settings: { thin: { minSections: 1, maxUnreadableShare: 1 } },
    browser: {
      '/zlxx/': section('招录信息', list(rowsFrom('2018-05-10', '/zlxx/')) + FRAME + COLUMN, { menu }),
    },
    pages: healthySite({
      '/': homePage('2021-11-20', menu).replace('</ul></div></div>', `</ul>${dead}</div></div>`),
      '/bxyw/': section('本县要闻', list(rowsFrom('2021-11-20', '/bxyw/')) + FRAME + COLUMN, { menu }),
      '/czxx/': section('财政信息', list(rowsFrom('2021-12-17', '/czxx/')) + FRAME + COLUMN, { menu }),
      '/tjsj/': section('统计数据', FRAME, { menu }),
      '/tzgg/': section('通知公告', '<div class="content"><p>暂无内容</p></div>', { menu }),
      '/ghjh/': section('规划计划', list(rowsFrom('2018-03-10', '/ghjh/')) + FRAME + COLUMN, { menu }),
      '/zlxx/': section('招录信息', `<ul></ul>${FRAME}${COLUMN}`, { menu }),
      '/soft.html': page({ title: '错误', content: '<h1>您访问的页面不存在</h1>' }),
    }),
  });
}

const optionsFor = (workspace: string) => ({
  ...{ workspace, asOf: NIGHT, connectTo: [], allowNetworks: [], json: false },
});

async function houseAt(workspace: string): Promise<House> {
  const opened = await openHouse(optionsFor(workspace), { store: 'create' });
  if (!opened.ok) throw new Error(opened.error);
  return opened.value;
}

/** The references of memory as references to real files. */
async function keepFiles({ kept, visit }: Looked, house: House): Promise<Looked['visit']> {
  const paths = new Map<string, string>();
  const kinds = new Map<string, EvidenceRef['kind']>();
  JSON.stringify(visit, (_key, part: unknown) => {
    if (typeof part === 'object' && part !== null && 'sha256' in part && 'kind' in part)
      kinds.set(String(part.sha256), part.kind as EvidenceRef['kind']);
    return part;
  });
  for (const [sha256, text] of kept) {
    const content = new TextEncoder().encode(text);
    const kind = kinds.get(sha256) ?? 'html';
    const put = await house.evidence.put(kind, content, { url: '', fetchedAt: NIGHT });
    paths.set(`evidence/${sha256}`, put.path);
  }
  return JSON.parse(
    JSON.stringify(visit, (key, part: unknown) =>
      key === 'path' ? (paths.get(String(part)) ?? part) : part,
    ),
  ) as Looked['visit'];
}

const siteOf = (code: string) => site(code, { url: HOME });

/** Makes the workspace; two faulty sites and one in good order. */
export async function makeWorkspace(): Promise<string> {
  const workspace = await mkdtemp(join(tmpdir(), 'xunjian-judged-'));
  const house = await houseAt(workspace);
  await house.store.inventory.replaceSites(CODES.map(siteOf), NIGHT);
  const run = await house.store.runs.open({
    ...{ kind: 'nightly', asOf: NIGHT, edition: house.edition.id, depth: 'sections', startedAt: NIGHT },
    sites: CODES,
  });
  const faulty = await keepFiles(await faultySite(), house);
  const sound = await keepFiles(await look({ pages: healthySite() }), house);
  for (const [index, code] of CODES.entries()) {
    const visit = { ...(index === 1 ? sound : faulty), run: run.id, site: code };
    const findings = inspectSite({
      ...{ run: run.id, site: siteOf(code), asOf: '2021-12-20' as Parameters<typeof inspectSite>[0]['asOf'] },
      ...{
        edition: house.edition,
        checks: house.checks,
        artifacts: artifactsOf(visit),
        seenAt: visit.endedAt,
      },
    });
    await house.store.runs.saveVisit(visit, findings);
  }
  await house.store.runs.seal(run.id, NIGHT);
  await house.close();
  return workspace;
}

export async function copyOf(workspace: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'xunjian-copy-'));
  await cp(workspace, copy, { recursive: true });
  return copy;
}

export const remove = (workspace: string): Promise<void> => rm(workspace, { recursive: true });

/** Opens the workspace's database as somebody with a database tool would. */
export function tamper<T>(workspace: string, work: (db: Sqlite.Database) => T): T {
  const db = new Sqlite(join(workspace, 'xunjian.db'));
  try {
    return work(db);
  } finally {
    db.close();
  }
}

async function inHouse<T>(workspace: string, work: (house: House) => Promise<T>): Promise<T> {
  const house = await houseAt(workspace);
  try {
    return await work(house);
  } finally {
    await house.close();
  }
}

async function latest(house: House) {
  const run = await findRun(house.store.runs, { run: 'latest' });
  if (!run.ok) throw new Error(run.error);
  return run.value;
}

export const judged = (workspace: string): Promise<Assessment> =>
  inHouse(workspace, async (house) => {
    const run = await latest(house);
    const assessed = await assessRun(house.store, { run, edition: house.edition, regions: house.regions });
    if (!assessed.ok) throw new Error(assessed.error);
    return assessed.value;
  });

export const judgedAgain = (workspace: string): Promise<Reassessment> =>
  inHouse(workspace, async ({ store, edition, checks, evidence, ...house }) => {
    const run = await latest({ store, edition, checks, evidence, ...house });
    return reassessRun(store, { run, edition, checks, evidence, readers: openPageReaders() });
  });

export const failing = (workspace: string): Promise<readonly Finding[]> =>
  inHouse(workspace, async (house) => {
    const { id } = await latest(house);
    const found: Finding[] = [];
    for await (const finding of house.store.readings.findings(id, { outcome: 'fail' })) found.push(finding);
    return found;
  });
