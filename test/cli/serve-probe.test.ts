// `xunjian serve` probes by itself, where it is switched on, and stops cleanly with the server.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { PROGRAM, xunjian } from './run-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'xunjian-serve-probe-'));
const office = join(folder, 'office');
const asked: string[] = [];
const site = createServer((request, response) => {
  asked.push(request.headers.host ?? '');
  response.end('<html>某县人民政府</html>');
});

beforeAll(async () => {
  site.listen(0, '127.0.0.1');
  await once(site, 'listening');
  const sheet = 'code,name,url,organizer,region\n5111000001,甲,http://a.gov.cn/,某局,511100';
  writeFileSync(join(folder, 'sites.csv'), sheet);
  mkdirSync(join(office, 'config'), { recursive: true });
  const words = ['inventory', 'import', join(folder, 'sites.csv'), '--kind', 'sites', '--workspace', office];
  expect(xunjian(...words).status).toBe(0);
});
afterAll(() => {
  site.closeAllConnections();
  site.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Serves until `enough`, at most `longestMs`; its exit code after SIGTERM. */
async function serveUntil(
  enabled: boolean,
  enough: () => boolean,
  longestMs: number,
): Promise<number | null> {
  const probe = `probe: { enabled: ${enabled}, every: 1s, resolves: "", gateway: { port: 0 } }\n`;
  writeFileSync(join(office, 'config', 'probe.yaml'), probe);
  const { port } = site.address() as AddressInfo;
  const options = ['--workspace', office, '--connect-to', `::127.0.0.1:${port}`];
  const child = spawn(process.execPath, [PROGRAM, 'serve', '--port', '0', ...options], { stdio: 'pipe' });
  await once(child.stdout, 'data');
  const until = Date.now() + longestMs;
  while (!enough() && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
  const ended = once(child, 'close');
  child.kill('SIGTERM');
  const [code] = (await ended) as [number | null];
  return code;
}

it('runs rounds until it is stopped, and none when they are switched off', async () => {
  expect(await serveUntil(true, () => asked.length >= 3, 20_000)).toBe(0);
  expect(asked.length).toBeGreaterThanOrEqual(3);
  const opened = await openStore({ file: join(office, 'xunjian.db'), readonly: true, clock: Date.now });
  if (!opened.ok) throw new Error(opened.error.detail);
  const rounds = await opened.value.probes.rounds({});
  expect(await opened.value.runs.lockOwner('prober')).toBeNull();
  await opened.value.close();
  expect(rounds.filter(({ health }) => health === 'sound').length).toBeGreaterThanOrEqual(2);
  asked.length = 0;
  expect(await serveUntil(false, () => asked.length > 0, 1500)).toBe(0);
  expect(asked).toEqual([]);
});
