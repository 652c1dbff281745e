// Three nights of real scans over two small sites, one of which forges dates before the third; then `xunjian
// suspicions` and its export as users start them.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse } from '../../src/app/compose.ts';
import { dateAt, parseCalendarDate, plusDays } from '../../src/model/calendar.ts';
import { ok } from '../../src/model/result.ts';
import { runScan } from '../../src/run/nightly.ts';
import { fetchingFor, unhurried } from '../fetch/support/fetching.ts';
import { httpServer } from '../fetch/support/servers.ts';
import { homePage, list, page, section, type MenuItem } from '../gather/site/pages.ts';
import { READERS } from '../gather/site/real-parts.ts';
import { evidenceIn, fakeBrowser, send } from '../gather/site/served-site.ts';
import { Rng } from '../province/rng.ts';
import { DAY_MS, NIGHT, site } from '../suites/samples.ts';
import { xunjian } from './run-program.ts';

const MENU: readonly MenuItem[] = [
  ['本县要闻', '/bxyw/'],
  ['通知公告', '/tzgg/'],
  ['部门动态', '/bmdt/'],
  ['乡镇动态', '/xzdt/'],
];

interface Text {
  readonly title: string;
  path: string;
  day: string;
  readonly words: string;
}

type Life = Map<string, Text[]>;

const [FORGER, HONEST] = [
  site('5117010001', { url: 'http://www.forger.gov.cn/', domain: 'www.forger.gov.cn', name: '甲县人民政府' }),
  site('5117010002', { url: 'http://www.honest.gov.cn/', domain: 'www.honest.gov.cn', name: '乙县人民政府' }),
];

function words(...seed: readonly (string | number)[]): string {
  const rng = new Rng(...seed);
  const parts = [
    '推进项目建设',
    '落实安全责任',
    '改善人居环境',
    '做好春耕备耕',
    '开展专项检查',
    '优化营商环境',
  ];
  const more = [
    '由县级各部门',
    '在全县范围内',
    '会同有关单位',
    '按照既定方案',
    '结合乡镇实际',
    '依托服务中心',
  ];
  return Array.from({ length: 14 }, () => `${rng.pick(more)}${rng.pick(parts)}${rng.int(2, 99)}处，`).join(
    '',
  );
}

const dayBefore = (day: string, days: number): string => {
  const parsed = parseCalendarDate(day);
  if (parsed === null) throw new Error(day);
  return plusDays(parsed, -days);
};

let serial = 1000;
function publish(
  life: Life,
  folder: string,
  day: string,
  text = words(folder, day, serial),
  stamp = day,
  title?: string,
): Text {
  serial += 1;
  const path = `${folder}${stamp.slice(0, 7).replace('-', '')}/t${stamp.replaceAll('-', '')}_${serial}.html`;
  const one = { title: title ?? `关于第${serial}号事项进展情况的说明`, path, day, words: text };
  const rows = [...(life.get(folder) ?? []), one];
  life.set(
    folder,
    rows.sort((a, b) => (a.day < b.day ? 1 : -1)),
  );
  return one;
}

/** Every section with ten texts, one every nine days. */
function lifeUntil(day: string): Life {
  const life: Life = new Map();
  for (const [, folder] of MENU)
    for (let back = 0; back < 10; back += 1) publish(life, folder, dayBefore(day, back * 9));
  return life;
}

const rowsOf = (life: Life, folder: string): [string, string, string][] =>
  (life.get(folder) ?? []).map(({ title, path, day }) => [title, path, day]);

function pagesOf(life: Life): Record<string, string> {
  const newest = rowsOf(life, '/bxyw/')[0]?.[2] ?? '';
  const pages: Record<string, string> = { '/': homePage(newest, MENU) };
  for (const [name, folder] of MENU) {
    pages[folder] = section(name, list(rowsOf(life, folder)), { menu: MENU });
    for (const { title, path, day, words: text } of life.get(folder) ?? [])
      pages[path] = page({
        title,
        menu: MENU,
        content: `<h1>${title}</h1><p>发布时间：${day} 来源：县政府办公室</p><div class="text"><p>${text}</p></div>`,
      });
  }
  // The home page's own rows lead to texts that are there.
  pages['/'] = page({
    menu: MENU,
    content: `<h2><a href="/bxyw/">本县要闻</a></h2>${list(rowsOf(life, '/bxyw/'))}`,
  });
  return pages;
}

let workspace = '';
const lives = new Map<string, Life>();

async function scan(turn: number, port: number): Promise<void> {
  const asOf = NIGHT + turn * DAY_MS;
  const options = { workspace, asOf, connectTo: [], allowNetworks: [], json: false };
  const opened = await openHouse(options, { store: 'create' });
  if (!opened.ok) throw new Error(opened.error);
  const house = opened.value;
  await house.store.inventory.replaceSites([FORGER, HONEST], asOf);
  const { client } = fetchingFor({
    settings: { ...unhurried(), retry: { times: 0, pauseMs: 1, throttledTimes: 0 } },
    connectTo: [{ host: '', port: null, toHost: '127.0.0.1', toPort: port }],
  });
  const gathering = {
    ...{
      client,
      readers: READERS,
      reader: { version: 'test', headers: [] },
      spaceOut: () => undefined,
      close: async () => undefined,
    },
    browser: fakeBrowser({ pages: {} }, []),
  };
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const ended = await runScan(
    {
      ...house,
      ...{ log: quiet, evidence: evidenceIn(new Map()), openGathering: async () => ok(gathering) },
    },
    { sites: [], regions: [], depth: 'sections', resume: false },
    () => undefined,
    new AbortController().signal,
  );
  await house.close();
  if (!ended.ok) throw new Error(ended.error);
  expect(ended.value.states).toEqual({ visited: 2 });
}

beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'xunjian-suspicions-'));
  const first = dateAt(NIGHT);
  for (const { domain } of [FORGER, HONEST]) lives.set(domain, lifeUntil(first));
  const server = await httpServer((request, response) => {
    const life = lives.get(request.headers.host ?? '');
    const html = life && pagesOf(life)[request.url ?? ''];
    send(html === undefined ? { status: 404, html: '<h1>404 Not Found</h1>' } : { html }, response);
  });
  for (let turn = 0; turn < 3; turn += 1) {
    const today = dateAt(NIGHT + turn * DAY_MS);
    for (const life of lives.values()) {
      if (turn > 0) publish(life, '/bxyw/', today);
      // A notice of the day before yesterday that comes late, and a reprint of it.
      if (turn === 1)
        publish(life, '/bmdt/', dayBefore(today, 2), publish(life, '/tzgg/', dayBefore(today, 2)).words);
    }
    const life = lives.get(FORGER.domain);
    if (turn === 2 && life) forgeIn(life, today);
    await scan(turn, server.port);
  }
}, 120_000);
afterAll(() => rm(workspace, { recursive: true }));

function forgeIn(life: Life, today: string): void {
  const old = life.get('/tzgg/')?.at(-2);
  if (!old) throw new Error('no old notice');
  publish(life, '/tzgg/', today, old.words, today, old.title);
  publish(life, '/bmdt/', dayBefore(today, 40));
  publish(life, '/bxyw/', today, undefined, '2018-03-12');
  for (const text of life.get('/xzdt/') ?? []) text.day = dayBefore(text.day, -7);
  // Not into the future.
  for (const text of life.get('/xzdt/') ?? []) if (text.day > today) text.day = today;
}

interface Answer {
  readonly suspicions: readonly {
    readonly kind: string;
    readonly subject: string;
    readonly before: { readonly date: string; readonly at: string; readonly url: string };
    readonly now: { readonly date: string; readonly run: string; readonly at: string };
  }[];
  readonly events: readonly { readonly kind: string; readonly subject: string }[];
}

describe('xunjian suspicions', () => {
  it('shows each forgery with what was seen before and what is seen now, and nothing of the honest site', () => {
    const { status, stdout, stderr } = xunjian('suspicions', '--workspace', workspace);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('日期疑点 4 条，须人工核实，不计入任何结论');
    for (const kind of ['补发旧稿', '整栏改期', '旧稿新发', '次序矛盾']) expect(stdout).toContain(kind);
    expect(stdout).toContain('2021-12-21 查看“部门动态”时还没有');
    expect(stdout).toContain('网址中的日期是 2018-03-12');
    expect(stdout).not.toContain('乙县人民政府');
  });

  it('gives both pieces of evidence to programs: address, date and run', () => {
    const { stdout } = xunjian('suspicions', '--workspace', workspace, '--run', 'latest', '--json');
    const { suspicions, events } = JSON.parse(stdout) as Answer;
    expect(events).toEqual([]);
    expect(suspicions.map(({ kind }) => kind).sort()).toEqual([
      'backdated-article',
      'contradicted-order',
      'moved-dates',
      'reposted-article',
    ]);
    for (const { before, now, subject } of suspicions) {
      expect(subject).toBe(FORGER.code);
      expect(now.at).toBe('2021-12-22T02:00:00+08:00');
      expect(now.run).not.toBe('');
      expect(before.url).toContain('http://www.forger.gov.cn/');
    }
    const reposted = suspicions.find(({ kind }) => kind === 'reposted-article');
    expect(reposted).toMatchObject({
      before: { at: '2021-12-20T02:00:00+08:00', date: '2021-10-09' },
      now: { date: '2021-12-22' },
    });
  });

  it('filters by site and day, and refuses what is not there in one line', () => {
    const of = (...more: readonly string[]) => xunjian('suspicions', '--workspace', workspace, ...more);
    expect(of('--site', HONEST.code).stdout).toBe('没有日期疑点\n');
    expect(of('--since', '2021-12-23').stdout).toBe('没有日期疑点\n');
    expect(of('--since', '2021-12-22', '--site', FORGER.code, HONEST.code).stdout).toContain('日期疑点 4 条');
    const wrong = of('--site', '5117019999');
    expect({ status: wrong.status, stderr: wrong.stderr }).toEqual({
      status: 1,
      stderr: expect.stringContaining('台账中没有网站标识码 5117019999') as string,
    });
  });

  it('is exported, and enters no verdict', () => {
    const csv = xunjian(
      'export',
      'suspicions',
      '--workspace',
      workspace,
      '--format',
      'csv',
      '--out',
      '-',
    ).stdout;
    const lines = csv.trim().split('\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toContain('网站标识码,网站名称,疑点,栏目,说明,此前日期');
    const judged = xunjian('judge', '--workspace', workspace, '--json').stdout;
    expect(judged).not.toMatch(/backdated|reposted|moved-dates|contradicted/);
  });
});
