// A scan met by Ctrl-C, SIGKILL and a second scan: a clear line, resumable at once. The one site never answers.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeStandInBrowser } from '../suites/stand-in-browser.ts';
import { PROGRAM, xunjian } from './run-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'xunjian-interrupts-'));
const sockets = new Set<Socket>();
const silent = createServer((socket) => sockets.add(socket.on('error', () => undefined)));
let options: readonly string[] = [];

beforeAll(async () => {
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  options = ['--workspace', join(folder, 'office'), '--connect-to', `::127.0.0.1:${port}`];
  writeFileSync(
    join(folder, 'sites.csv'),
    'code,name,url,organizer,region\n5111000001,甲,http://a.gov.cn/,某局,511100',
  );
  expect(xunjian('inventory', 'import', join(folder, 'sites.csv'), ...options).status).toBe(0);
  // Started once and no page opened: the home page is still being waited for when the scan is stopped.
  writeStandInBrowser(join(folder, 'chromium'));
});
afterAll(() => {
  for (const socket of sockets) socket.destroy();
  silent.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<{
    readonly code: number | null;
    readonly stdout: string;
    readonly lastLine: string;
  }>;
}

/** Resolves once the run is open and its site is being visited. */
async function started(...words: readonly string[]): Promise<Running> {
  const env = { ...process.env, XUNJIAN_CHROMIUM: join(folder, 'chromium'), XUNJIAN_LOG_LEVEL: 'info' };
  const child = spawn(process.execPath, [PROGRAM, ...words, ...options], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  const opened = new Promise<void>((resolve) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
      if (stderr.includes('scan opened')) resolve();
    });
  });
  const ended = once(child, 'close').then(([code]) => ({
    code: code as number | null,
    stdout,
    lastLine: stderr.trimEnd().split('\n').at(-1) ?? '',
  }));
  await Promise.race([opened, ended]);
  expect(stderr).toContain('scan opened');
  return { child, ended };
}

it('a scan is the only one, stops at SIGINT, survives SIGKILL, and goes on both times', async () => {
  const first = await started('scan');
  const second = xunjian('scan', ...options);
  expect(second.stderr).toMatch(/^xunjian：另一轮巡检正在进行[^\n]*\n$/);
  expect(second.status).toBe(1);
  first.child.kill('SIGINT');
  const interrupted = await first.ended;
  expect(interrupted.lastLine).toBe('xunjian：巡检被中止；用 xunjian scan --resume 继续');
  expect(interrupted.stdout).toContain('未做完 1');
  expect(interrupted.code).toBe(1);

  const resumed = await started('scan', '--resume');
  resumed.child.kill('SIGKILL');
  await resumed.ended;
  const again = await started('scan', '--resume');
  again.child.kill('SIGTERM');
  expect(await again.ended).toMatchObject({ code: 1, lastLine: interrupted.lastLine });
});

it('a rescan that is interrupted has failed, and is not said to be resumable', async () => {
  const rescan = await started('rescan', '5111000001');
  rescan.child.kill('SIGINT');
  const { code, stdout, lastLine } = await rescan.ended;
  expect(lastLine).toBe('xunjian：复扫被中止，没有得出结果；重新运行 xunjian rescan 5111000001');
  expect(stdout).not.toContain('--resume');
  expect(code).toBe(1);
});
