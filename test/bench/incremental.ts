// `npm run bench:incremental`: what the nights after the first cost over a province of which nothing changes.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { runNight, type NightOrder, type NightTally } from './nights.ts';

const SITES = process.argv[2] ?? '120';
const FIRST = '2021-12-20T02:00:00+08:00';
const NIGHTS: readonly (readonly [name: string, asOf: string])[] = [
  ['night 1 (full)', FIRST],
  ['night 1 again', FIRST],
  ['night 2', '2021-12-21T02:00:00+08:00'],
  ['night 3', '2021-12-22T02:00:00+08:00'],
];

/** Each night in a process of its own, as in use: what one has warmed up the next has not. */
async function night(order: NightOrder): Promise<NightTally> {
  const self = fileURLToPath(import.meta.url);
  const args = ['--import', 'tsx', self, 'night', JSON.stringify(order)];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, XUNJIAN_LOG_LEVEL: 'warn' },
  });
  let last = '';
  for await (const line of createInterface({ input: child.stdout })) last = line;
  return JSON.parse(last) as NightTally;
}

function report(name: string, tally: NightTally, first: NightTally): string {
  const share = (of: number, by: number): string => `${((of * 100) / by).toFixed(0)} %`;
  const { cpu, browserCpu, requests, conditional, unchanged, pagesRead, browserVisits, pictures } = tally;
  const whole = cpu + browserCpu;
  return [
    `${name.padEnd(15)} CPU ${whole.toFixed(1)} s = ${share(whole, first.cpu + first.browserCpu)} of the first night (program ${cpu.toFixed(1)} s = ${share(cpu, first.cpu)}, browser ${browserCpu.toFixed(1)} s)`,
    `                requests ${requests} (asked if changed ${conditional}, unchanged ${unchanged})  pages read ${pagesRead}  browser looks ${browserVisits}, pictures ${pictures}`,
    '',
  ].join('\n');
}

async function main(): Promise<void> {
  if (SITES === 'night') {
    const tally = await runNight(JSON.parse(process.argv[3] ?? '{}') as NightOrder);
    process.stdout.write(`${JSON.stringify(tally)}\n`);
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'xunjian-bench-'));
  const serve = fileURLToPath(new URL('../../dist/test/province/serve.js', import.meta.url));
  const args = ['--sites', SITES, '--seed', '2021', '--as-of', FIRST, '--pages', 'fixed', '--out', folder];
  const province = spawn(process.execPath, [serve, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [line] = (await once(createInterface({ input: province.stdout }), 'line')) as [string];
    const { port, inventory } = JSON.parse(line) as { port: number; inventory: string };
    const workspace = join(folder, 'workspace');
    let first: NightTally | null = null;
    for (const [name, asOf] of NIGHTS) {
      const tally = await night({ workspace, port, inventory, asOf, fullLook: false });
      first ??= tally;
      process.stdout.write(report(name, tally, first));
    }
    const { size } = await stat(join(workspace, 'xunjian.db'));
    process.stdout.write(`sites ${SITES}   database ${(size / 1e6).toFixed(1)} MB\n`);
  } finally {
    province.kill('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
