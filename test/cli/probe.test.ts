// The prober from the command line: rounds told in one line each, never two at once, killed and gone on with, filings.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProbeRound } from '../../src/model/probe.ts';
import { openStore } from '../../src/store/open.ts';
import { PROGRAM, xunjian } from './run-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'xunjian-probe-'));
const office = join(folder, 'office');
/** The site of this host does not answer for now. */
let held: string | null = null;
const asked: string[] = [];
const server = createServer((request, response) => {
  const host = request.headers.host ?? '';
  asked.push(host);
  if (host !== held) response.end('<html>某县人民政府</html>');
});
let options: readonly string[] = [];

interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>;
}

/** Not by spawnSync: the server of these sites is this very process. */
function start(...words: readonly string[]): Run {
  const child = spawn(process.execPath, [PROGRAM, ...words, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, stdout, stderr }));
  return { child, ended };
}

const run = (...words: readonly string[]): Run['ended'] => start(...words).ended;

async function until(what: () => boolean): Promise<void> {
  for (let tries = 0; !what(); tries += 1) {
    if (tries > 400) throw new Error('it never happened');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Visits of the newest round that are stored. */
async function storedVisits(): Promise<number> {
  const opened = await openStore({ file: join(office, 'xunjian.db'), readonly: true, clock: Date.now });
  if (!opened.ok) throw new Error(opened.error.detail);
  const [newest] = await opened.value.probes.rounds({ limit: 1 });
  const visits = newest ? await opened.value.probes.visitsOf(newest.id) : [];
  await opened.value.close();
  return visits.length;
}

async function rounds(): Promise<readonly ProbeRound[]> {
  const opened = await openStore({ file: join(office, 'xunjian.db'), readonly: true, clock: Date.now });
  if (!opened.ok) throw new Error(opened.error.detail);
  const all = await opened.value.probes.rounds({});
  await opened.value.close();
  return all;
}

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  options = ['--workspace', office, '--connect-to', `::127.0.0.1:${port}`];
  const row = (n: number): string => `511100000${n},网站${n},http://s${n}.gov.cn/,某局,511100`;
  writeFileSync(
    join(folder, 'sites.csv'),
    ['code,name,url,organizer,region', ...[1, 2, 3].map(row)].join('\n'),
  );
  mkdirSync(join(office, 'config'), { recursive: true });
  const settings = 'probe: { saveEvery: 10ms, resolves: "", gateway: { port: 0 }, concurrency: 1 }\n';
  writeFileSync(join(office, 'config', 'probe.yaml'), settings);
  expect((await run('inventory', 'import', join(folder, 'sites.csv'), '--kind', 'sites')).code).toBe(0);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('probe', () => {
  it('says of every round in one line how it went, or as JSON', async () => {
    expect((await run('probe', 'status')).stdout).toMatch(/^还没有监测过/);
    const { code, stdout } = await run('probe', '--rounds', '2', '--every', '1s');
    expect(stdout).toMatch(/^(第 \d 轮（[^）]+）：网站 3，打开 3，打不开 0，无法判定 0，有效\n){2}$/);
    expect(code).toBe(0);
    const json = JSON.parse((await run('probe', '--json')).stdout) as { rounds: ProbeRound[] };
    expect(json.rounds).toMatchObject([{ id: 3, health: 'sound', counts: { opened: 3 } }]);
    const status = (await run('probe', 'status')).stdout;
    expect(status).toMatch(/^最近 3 轮：\n {2}第 3 轮/);
    expect(status).toContain('一周结果尚无');
  });

  it('is the only one; killed in the middle it is gone on with, and nothing is lost or visited twice', async () => {
    const before = (await rounds()).length;
    asked.length = 0;
    held = 's2.gov.cn';
    const first = start('probe');
    await until(() => asked.includes('s2.gov.cn'));
    const second = await run('probe');
    expect(second.stderr).toMatch(/^xunjian：可用性监测已在另一处进行[^\n]*\n$/);
    expect(second.code).toBe(1);
    const done = asked.filter((host) => host !== 's2.gov.cn');
    // Only what is stored is not asked for again; on a busy machine the last answer may still be on its way.
    for (let tries = 0; (await storedVisits()) < done.length; tries += 1) {
      if (tries > 400) throw new Error('the visits were never stored');
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    first.child.kill('SIGKILL');
    await first.ended;
    held = null;
    asked.length = 0;
    const again = await run('probe', '--json');
    expect((JSON.parse(again.stdout) as { rounds: ProbeRound[] }).rounds).toMatchObject([
      { planned: 3, health: 'sound', counts: { opened: 3 } },
    ]);
    expect([...done, ...asked].sort()).toEqual(['s1.gov.cn', 's2.gov.cn', 's3.gov.cn']);
    expect((await rounds()).length).toBe(before + 1);
  });

  it('interrupted, ends cleanly and says so; until stopped, that is no failure', async () => {
    held = 's1.gov.cn';
    asked.length = 0;
    const one = start('probe');
    await until(() => asked.includes('s1.gov.cn'));
    one.child.kill('SIGINT');
    const ended = await one.ended;
    expect(ended.stderr).toMatch(/^xunjian：监测被中止，已完成 0 轮[^\n]*\n$/);
    expect(ended.code).toBe(1);
    held = null;
    const endless = start('probe', '--every', '1s');
    await until(() => asked.length > 6);
    endless.child.kill('SIGTERM');
    expect(await endless.ended).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('exempt', () => {
  const filing = ['--kind', '维护', '--from', '2021-12-20', '--to', '2021-12-21', '--reason', '机房搬迁'];

  it('enters, lists and revokes a filing, and keeps the trail', async () => {
    const added = await run('exempt', 'add', '5111000001', ...filing, '--by', '张三');
    expect(added.stdout).toMatch(/^已登记报备 1：5111000001 维护 2021-12-20 至 2021-12-21\n {2}目前的一周：/);
    expect((await run('exempt', 'list')).stdout).toContain('机房搬迁');
    const twice = await run('exempt', 'add', '5111000001', ...filing);
    expect(twice).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('已有相同的报备（编号 1）') as string,
    });
    expect((await run('exempt', 'revoke', '1', '--by', '李四')).stdout).toMatch(/^已撤销报备 1/);
    expect((await run('exempt', 'list')).stdout).toBe('没有报备\n');
    expect((await run('exempt', 'list', '--all')).stdout).toContain('李四 于');
    const trail = JSON.parse((await run('exempt', 'trail', '1', '--json')).stdout) as { audit: object[] };
    expect(trail.audit).toMatchObject([
      { action: 'add', by: '张三' },
      { action: 'revoke', by: '李四' },
    ]);
    expect((await run('exempt', 'revoke', '1')).stderr).toContain('早已撤销');
    expect((await run('exempt', 'revoke', '99')).stderr).toContain('没有编号为 99 的报备');
    expect((await run('exempt', 'add', '5111009999', ...filing)).stderr).toContain('台账中没有网站标识码');
  });

  it.each([
    [['add', '5111000001', ...filing.with(1, '度假')], '--kind 度假：可选 维护（maintenance）'],
    [['add', '5111000001', ...filing.with(3, '12月20日')], '--from 12月20日：不是日期'],
    [['add', '5111000001', ...filing.with(5, '2021-12-19')], '--to 2021-12-19：在 --from 2021-12-20 之前'],
    [['add', '5111000001', ...filing.with(7, ' ')], '--reason 是空的'],
    [['add', 'abc', ...filing], '网站标识码“abc”'],
    [['add', '5111000001', ...filing, '--by', ' '], '--by 是空的'],
    [['revoke', 'x'], '报备编号 x：应为整数'],
  ])('%j is refused in one line', (words, said) => {
    const { status, stderr, stdout } = xunjian('exempt', ...words, ...options);
    expect(stderr).toMatch(/^xunjian：[^\n]*\n$/);
    expect(stderr).toContain(said);
    expect([status, stdout]).toEqual([2, '']);
  });
});

describe('wrong usage of probe', () => {
  it.each([
    [['--rounds', '0'], '--rounds 0：应为不小于 1 的整数'],
    [['--rounds', 'many'], '--rounds many'],
    [['--every', 'hourly'], '--every hourly：不是时长'],
    [['--every', '25h'], '--every 25h：太长'],
  ])('%j exits with 2', (words, said) => {
    const { status, stderr } = xunjian('probe', ...words, ...options);
    expect(stderr).toContain(said);
    expect(status).toBe(2);
  });
});
