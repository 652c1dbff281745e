// `xunjian export evidence`: a site's faults with all they rest on in one zip; refused when a single file is not whole.
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { Parser } from 'htmlparser2';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { gzipSync } from 'node:zlib';
import { copyOf, failing, makeWorkspace, remove, tamper } from '../run/reassess/faulty-workspace.ts';
import { rowsOf } from './filled-tables.ts';
import { xunjian, xunjianWith, type Outcome } from './run-program.ts';

const FAULTY = '5111000001';
let original = '';
let workspace = '';
const out = mkdtempSync(join(tmpdir(), 'xunjian-pack-'));

beforeAll(async () => {
  original = await makeWorkspace();
});
beforeEach(async () => {
  workspace = await copyOf(original);
});
afterEach(() => remove(workspace));
afterAll(async () => {
  await remove(original);
  rmSync(out, { recursive: true });
});

const packed = (file: string, ...more: readonly string[]): Outcome =>
  xunjian('export', 'evidence', '--site', FAULTY, '--out', file, '--workspace', workspace, ...more);

function filesIn(file: string): ReadonlyMap<string, Uint8Array> {
  return new Map(Object.entries(unzipSync(readFileSync(file))));
}

const text = (files: ReadonlyMap<string, Uint8Array>, name: string): string =>
  strFromU8(files.get(name) ?? new Uint8Array());

interface Tags {
  readonly names: ReadonlySet<string>;
  readonly links: readonly string[];
  readonly cells: readonly (readonly string[])[];
}

function readPage(html: string): Tags {
  const [names, links, cells] = [new Set<string>(), [] as string[], [] as string[][]];
  let inCell = false;
  const parser = new Parser({
    onopentag(name, { href }) {
      names.add(name);
      if (href !== undefined) links.push(href);
      if (name === 'tr') cells.push([]);
      if (name !== 'td' && name !== 'th') return;
      cells.at(-1)?.push('');
      inCell = true;
    },
    ontext(words) {
      const row = cells.at(-1);
      if (inCell && row) row[row.length - 1] += words;
    },
    onclosetag(name) {
      if (name === 'td' || name === 'th') inCell = false;
    },
  });
  parser.end(html);
  return { names, links, cells };
}

it('holds every failing finding, with the files it rests on and their sums', async () => {
  const file = join(out, 'one.zip');
  const { status, stderr } = packed(file, '--run', 'latest');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const files = filesIn(file);
  const mine = (await failing(workspace)).filter(({ subject }) => subject === FAULTY);
  expect(mine.length).toBeGreaterThan(5);
  const kept = new Set(mine.flatMap(({ evidence }) => evidence.map(({ sha256 }) => sha256)));
  const sums = text(files, 'sha256sums.txt').trim().split('\n');
  expect(sums).toHaveLength(files.size - 1);
  for (const line of sums) {
    const [sum = '', name = ''] = line.split('  ');
    const hash = createHash('sha256').update(files.get(name) ?? new Uint8Array());
    expect(hash.digest('hex'), name).toBe(sum);
    kept.delete(sum);
  }
  expect([...kept]).toEqual([]);
  const endings = new Set([...files.keys()].map((name) => name.slice(name.lastIndexOf('.'))));
  expect([...endings].sort()).toEqual(['.html', '.jpg', '.txt', '.xlsx']);
  const page = readPage(text(files, 'index.html'));
  const [head, ...rows] = page.cells;
  expect(rows).toHaveLength(mine.length);
  expect(head?.slice(0, 8)).toEqual('序号 监测时间 网站 标识码 栏目 问题URL 父页面URL 指标条款'.split(' '));
  expect(page.names.has('script')).toBe(false);
  for (const href of page.links.filter((link) => !/^https?:/.test(link)))
    expect(files.has(href), href).toBe(true);
  expect(text(files, 'index.html')).toContain('首页不更新（国办秘函〔2019〕19号 第一部分 3）');
  const sheet = join(out, 'index.xlsx');
  writeFileSync(sheet, files.get('index.xlsx') ?? new Uint8Array());
  const table = await rowsOf(sheet);
  expect(table).toHaveLength(mine.length + 1);
  expect(table[0]).toContain('申诉/核减（误报）及理由');
});

it('is the same every time, in whatever time zone the machine is', () => {
  const [one, other] = [join(out, 'a.zip'), join(out, 'b.zip')];
  expect(packed(one, '--run', 'latest').status).toBe(0);
  const words = ['export', 'evidence', '--site', FAULTY, '--out', other, '--workspace', workspace];
  expect(xunjianWith({ TZ: 'America/New_York' }, ...words).status).toBe(0);
  expect(readFileSync(one).equals(readFileSync(other))).toBe(true);
});

it('of a quarter holds what was frozen, without what was dismissed since', async () => {
  const [file, later] = [join(out, 'quarter.zip'), join(out, 'later.zip')];
  expect(packed(file, '--period', '2021Q4')).toMatchObject({
    status: 1,
    stderr: 'xunjian：2021Q4 的网站部分还没有判定冻结；先运行 xunjian judge --period 2021Q4\n',
  });
  expect(xunjian('judge', '--period', '2021Q4', '--workspace', workspace).status).toBe(0);
  expect(packed(file, '--period', '2021Q4')).toMatchObject({ status: 0, stderr: '' });
  const mine = (await failing(workspace)).filter(({ subject }) => subject === FAULTY);
  const home = mine.find(({ check }) => check === 'stale-home-page');
  const rows = readPage(text(filesIn(file), 'index.html')).cells.slice(1);
  expect(rows.map((row) => row.at(-1)).sort()).toEqual(mine.map(({ id }) => id).sort());
  expect(rows.every(([, seenAt]) => /^20\d\d-\d\d-\d\d \d\d:\d\d:\d\d$/.test(seenAt ?? ''))).toBe(true);
  const decision = ['--dismiss', home?.id ?? '', '--by', '王某', '--reason', '首页有更新'];
  expect(xunjian('period', 'decide', '2021Q4', ...decision, '--workspace', workspace).status).toBe(0);
  expect(packed(later, '--period', '2021Q4').status).toBe(0);
  const left = readPage(text(filesIn(later), 'index.html')).cells.slice(1);
  expect(left).toHaveLength(mine.length - 1);
  // Six programs are started one after another.
}, 120_000);

it('holds what could not be determined only when asked', () => {
  tamper(workspace, (db) =>
    db.prepare("update finding set outcome = 'unknown' where check_id = 'stale-home-page'").run(),
  );
  const [one, other] = [join(out, 'fail.zip'), join(out, 'all.zip')];
  expect(packed(one).status).toBe(0);
  expect(packed(other, '--problems').status).toBe(0);
  expect(text(filesIn(one), 'index.html')).not.toContain('未能确定');
  expect(text(filesIn(other), 'index.html')).toContain('<td>未能确定</td>');
});

it('runs nothing of what a page wrote into its names and links', () => {
  const name = '<script>alert(1)</script>"\'&';
  tamper(workspace, (db) => {
    db.prepare('update finding set message = ?, target = ?').run(name, 'javascript:alert(1)');
  });
  const file = join(out, 'odd.zip');
  expect(packed(file).status).toBe(0);
  const html = text(filesIn(file), 'index.html');
  const page = readPage(html);
  expect(page.names.has('script')).toBe(false);
  expect(page.links.some((link) => link.startsWith('javascript'))).toBe(false);
  expect(page.cells[1]).toContain(name);
  expect(html).toContain('content="default-src &#39;none&#39;; style-src');
});

it('is not written when a file is missing or was altered', async () => {
  const [finding] = (await failing(workspace)).filter(({ subject }) => subject === FAULTY);
  const ref = finding?.evidence.find(({ kind }) => kind === 'html');
  const kept = join(workspace, ref?.path ?? '');
  const file = join(out, 'deep', 'refused.zip');
  const refused = (words: string): void => {
    const { status, stdout, stderr } = packed(file);
    expect(stderr).toMatch(
      new RegExp(`^xunjian：证据文件 ${ref?.path ?? '?'} ${words}，没有写出证据包；[^\\n]+\\n$`),
    );
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(existsSync(join(out, 'deep'))).toBe(false);
    expect(packed('-')).toMatchObject({ status: 1, stdout: '' });
  };
  writeFileSync(kept, gzipSync('<p>altered</p>'));
  refused('与其 SHA-256 不符');
  rmSync(kept);
  refused('不存在');
});

it.each([
  [['--site', '5111009999'], 1, '台账里没有标识码为 5111009999 的网站'],
  [['--site', 'abc'], 2, '网站标识码“abc”'],
  [['--format', 'docx'], 2, 'evidence 只能导出为 zip'],
  [['--date', '2021-12-31'], 2, '--date 只用于 bulletin、annexes、notices'],
  [['--all'], 2, '--all 只用于 notices'],
  [['--run', 'nothing'], 1, '没有编号为 nothing 的巡检'],
])('says in one line why not: %j', (words, exit, said) => {
  const { status, stderr } = packed(join(out, 'no.zip'), ...words);
  expect(stderr).toContain(said);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(status).toBe(exit);
  expect(existsSync(join(out, 'no.zip'))).toBe(false);
});
