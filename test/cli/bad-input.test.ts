// A clumsy operator at the built program: one clear line, exit code 1, nothing damaged and nothing half-done.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROGRAM, xunjian, xunjianWith, type Outcome } from './run-program.ts';

const HEAD = 'code,name,url,organizer,region,statusFrom';
const GOOD = ['5111000001,甲,http://a.gov.cn/,某局,511100,', '5111000002,乙,http://b.gov.cn/,某局,511100,'];

const folder = mkdtempSync(join(tmpdir(), 'xunjian-clumsy-'));
const workspace = join(folder, 'office');
const at = (...parts: readonly string[]): string => join(folder, ...parts);

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(at(name), content);
  return at(name);
}

const csv = (name: string, ...lines: readonly string[]): string => file(name, [HEAD, ...lines].join('\n'));
const bring = (path: string, into: string = workspace): Outcome =>
  xunjian('inventory', 'import', path, '--workspace', into);

function oneLine({ status, stdout, stderr }: Outcome, said: string): void {
  expect(stderr).toMatch(/^xunjian：[^\n]+\n$/);
  expect(stderr).toContain(said);
  expect([status, stdout]).toEqual([1, '']);
}

function sites(): readonly unknown[] {
  const db = new BetterSqlite3(join(workspace, 'xunjian.db'), { readonly: true });
  const rows = db.prepare('select code, name from site order by code').all();
  db.close();
  return rows;
}

beforeAll(() => {
  expect(bring(csv('good.csv', ...GOOD)).status).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('inventory import', () => {
  it.each([
    ['missing.csv', null, '不存在'],
    ['picture.xlsx', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0xff), '既不是 xlsx'],
  ])('of %s says why and makes no workspace', (name, content, said) => {
    if (content !== null) file(name, content);
    oneLine(bring(at(name), at('never')), said);
    expect(existsSync(at('never'))).toBe(false);
  });

  it('of a film, or of anything else too large, is refused without reading it all', () => {
    file('film.csv', '');
    truncateSync(at('film.csv'), 3 * 2 ** 30);
    oneLine(bring(at('film.csv'), at('never')), 'film.csv 太大，超过 32 MB，没有导入');
    oneLine(xunjian('read', at('film.csv')), 'film.csv 太大，超过 32 MB；');
  });

  it('lists every faulty row with its number, and imports none', () => {
    const faulty = csv(
      'faulty.csv',
      '5111000001,改,http://a.gov.cn/,某局,511100,',
      '12345,丙,http://c.gov.cn/,某局,511100,',
      '5111000001,丁,http://d.gov.cn/,某局,511100,',
      '5111000004,戊,htp:/x,某局,999999,2021-13-01',
    );
    const { status, stdout, stderr } = bring(faulty);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^第 3 行 code “12345”：应为 10 位数字/),
      expect.stringMatching(/^第 4 行 code “5111000001”：网站标识码重复：第 2、4 行/),
      expect.stringMatching(/^第 5 行 region “999999”：/),
      expect.stringMatching(/^第 5 行 url “htp:\/x”：/),
      expect.stringMatching(/^第 5 行 statusFrom “2021-13-01”：/),
      'xunjian：faulty.csv 有 5 处错误，没有导入任何一行；请改正后重试',
    ]);
    expect(sites()).toEqual([
      { code: '5111000001', name: '甲' },
      { code: '5111000002', name: '乙' },
    ]);
  });

  it('shows what a second import changes', () => {
    const { status, stdout } = bring(
      csv('second.csv', GOOD[0] ?? '', '5111000002,乙二,http://b.gov.cn/,某局,511100,'),
    );
    expect(status).toBe(0);
    expect(stdout).toBe('新增 0 个，变更 1 个，未变 1 个\n变更 5111000002 乙二\n  网站名称：乙 → 乙二\n');
  });
});

describe('a workspace that cannot be used', () => {
  it('because its configuration is broken: nothing is begun', () => {
    const config = join(workspace, 'config');
    mkdirSync(config);
    writeFileSync(join(config, 'section-types.yaml'), 'topics: [');
    oneLine(xunjian('scan', '--workspace', workspace), 'config/section-types.yaml 第 1 行');
    rmSync(config, { recursive: true });
    expect(xunjian('status', '--workspace', workspace).stdout).toContain('还没有巡检过');
  });

  it('because its configuration is wrong twice: one line all the same', () => {
    const config = join(workspace, 'config');
    mkdirSync(config);
    writeFileSync(join(config, 'crawl.yaml'), 'crawl: { sitesAtOnce: -1, speed: 9 }');
    for (const words of [['status'], ['read', 'http://127.0.0.1:8080/']])
      oneLine(xunjian(...words, '--workspace', workspace), '另有 1 处错误，运行 xunjian doctor');
    rmSync(config, { recursive: true });
  });

  it('because its database is none: the file stays as it is', () => {
    mkdirSync(at('text'));
    file('text/xunjian.db', 'no database');
    oneLine(bring(at('good.csv'), at('text')), '不是有效的数据库');
    expect(readFileSync(at('text/xunjian.db'), 'utf8')).toBe('no database');
    expect(readdirSync(at('text'))).toEqual(['xunjian.db']);
  });

  it('because another program holds its database', () => {
    mkdirSync(join(workspace, 'config'));
    writeFileSync(join(workspace, 'config', 'crawl.yaml'), 'store: { busyTimeoutMs: 50 }');
    const holder = new BetterSqlite3(join(workspace, 'xunjian.db'));
    holder.exec('begin exclusive');
    oneLine(bring(at('good.csv')), '正被另一个程序占用');
    holder.exec('rollback');
    holder.close();
  });

  it('because its database server is away: libraries keep their warnings to themselves', () => {
    const DATABASE_URL = 'postgres://someone@127.0.0.1:1/xunjian?sslmode=require';
    oneLine(xunjianWith({ DATABASE_URL }, 'status'), '连不上数据库服务器 127.0.0.1:1/xunjian');
  });

  it('because it is a file', () => {
    oneLine(xunjian('status', '--workspace', at('good.csv')), '不是目录');
  });
});

describe('what else is missing', () => {
  it('a browser that runs: the scan is not begun', () => {
    const scan = ['scan', '--workspace', workspace];
    oneLine(
      xunjianWith({ XUNJIAN_CHROMIUM: '/no/such/browser' }, ...scan),
      '/no/such/browser 不存在或不能执行',
    );
    expect(xunjian('status', '--workspace', workspace).stdout).toContain('还没有巡检过');
  });

  it('a browser that starts: the scan is not begun', () => {
    const shy = file('chromium', '#!/bin/sh\n[ "$1" = --version ] && echo Chromium 1\n');
    chmodSync(shy, 0o755);
    const scan = ['scan', '--workspace', workspace];
    oneLine(xunjianWith({ XUNJIAN_CHROMIUM: shy }, ...scan), `${shy} 启动后随即退出`);
    expect(xunjian('status', '--workspace', workspace).stdout).toContain('还没有巡检过');
  });

  it('a site, a run, a page', () => {
    oneLine(xunjian('rescan', '5111009999', '--workspace', workspace), '台账中没有网站标识码 5111009999');
    oneLine(xunjian('judge', '--run', 'nonsense', '--workspace', workspace), '没有编号为 nonsense 的巡检');
    oneLine(xunjian('read', at('missing.html')), '不存在；请给出保存的网页文件');
    oneLine(xunjian('read', 'http://127.0.0.1:8080/'), '指向内网或本机地址');
  });

  // Only Linux has a device that is always full.
  it.skipIf(!existsSync('/dev/full'))('room on the disk that standard output goes to', () => {
    const full = openSync('/dev/full', 'w');
    const words = [PROGRAM, 'status', '--workspace', workspace];
    const { status, stderr } = spawnSync(process.execPath, words, {
      encoding: 'utf8',
      stdio: ['ignore', full, 'pipe'],
    });
    closeSync(full);
    expect(stderr).toBe('xunjian：无法写入标准输出：磁盘已满；请清理磁盘后重试\n');
    expect(status).toBe(1);
  });
});
