// `npm run bench:probe`: what rounds of the prober cost over simulated sites, in share of one core and in memory.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openHouse } from '../../src/app/compose.ts';
import type { House } from '../../src/app/house.ts';
import { keepHeapSmall } from '../../src/cli/small-heap.ts';
import { dateAt, plusDays } from '../../src/model/calendar.ts';
import { runProber } from '../../src/run/probe/prober.ts';
import { weekReadings } from '../../src/run/probe/week.ts';
import { site } from '../suites/samples.ts';

const HOUR_MS = 3_600_000;
const START = Date.parse('2021-12-01T00:00:00+08:00');
/** As large as the beginning of a home page that is read. */
const PAGE = `<html><title>某县人民政府</title>${'<a href="/1">一</a>'.repeat(3000)}</html>`;
/** Of a hundred sites: one fails, one refuses us. */
const FAILS = 17;
const REFUSES = 53;

/** The sites, in a process of their own: what they cost is not the prober's. */
function serve(): void {
  const server = createServer((request, response) => {
    const index = Number(/^s(\d+)\./.exec(request.headers.host ?? '')?.[1] ?? 0) % 100;
    if (index === FAILS) request.socket.destroy();
    else response.writeHead(index === REFUSES ? 403 : 200).end(PAGE);
  });
  server.listen(0, '127.0.0.1', () => {
    process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
  });
}

/** Rounds an hour apart by a clock that leaps over the waiting, so that only the work is measured. */
async function rounds(house: House, count: number): Promise<number> {
  let now = START;
  const ended = await runProber({
    house: {
      ...house.prober,
      clock: () => now,
      sleep: async (ms, signal) => {
        if (!signal.aborted) now += ms;
      },
      random: () => 0.5,
    },
    request: { rounds: count, everyMs: HOUR_MS, spread: true },
    watch: () => undefined,
    signal: new AbortController().signal,
    vigil: { stalledSince: () => 0, stop: () => undefined },
  });
  if (!ended.ok || ended.value.voided > 0) throw new Error(JSON.stringify(ended));
  return now;
}

/** The highest resident memory of the built program over two rounds of these sites at full speed, MB. */
async function builtPeak(workspace: string, port: number): Promise<number> {
  const program = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));
  const words = ['probe', '--rounds', '2', '--every', '1s', '--workspace', workspace];
  const child = spawn(process.execPath, [program, ...words, '--connect-to', `::127.0.0.1:${port}`], {
    stdio: 'ignore',
  });
  let peak = 0;
  const timer = setInterval(() => {
    const high = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'));
    peak = Math.max(peak, Number(high?.[1] ?? 0));
  }, 100);
  child.once('exit', () => clearInterval(timer));
  await once(child, 'exit');
  return Math.round(peak / 1024);
}

async function measure(sites: number, count: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'xunjian-probe-bench-'));
  const self = fileURLToPath(import.meta.url);
  const server = spawn(process.execPath, ['--import', 'tsx', self, 'serve'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [port] = (await once(createInterface({ input: server.stdout }), 'line')) as [string];
    const connectTo = [{ host: '', port: null, toHost: '127.0.0.1', toPort: Number(port) }];
    const options = { workspace: folder, asOf: START, connectTo, allowNetworks: [], json: false };
    const opened = await openHouse(options, { store: 'create' });
    if (!opened.ok) throw new Error(opened.error);
    const house = opened.value;
    const inventory = Array.from({ length: sites }, (_one, index) =>
      site(`51110${String(index).padStart(5, '0')}`, { url: `http://s${index}.gov.cn/` }),
    );
    await house.store.inventory.replaceSites(inventory, START);
    const [cpu, wall] = [process.cpuUsage(), Date.now()];
    const now = await rounds(house, count);
    const { user, system } = process.cpuUsage(cpu);
    const took = (Date.now() - wall) / 1000;
    const perRound = (user + system) / 1e6 / count;
    const before = process.cpuUsage();
    const asked = { asOf: now, edition: house.edition, sites: inventory };
    await weekReadings(house.store, asked);
    const week = process.cpuUsage(before);
    const days = await house.store.probes.days({ from: dateAt(START), to: plusDays(dateAt(now), 1) });
    await house.close();
    const { size } = await stat(join(folder, 'xunjian.db'));
    const megabytes = await builtPeak(folder, Number(port));
    return [
      `sites ${sites}   rounds ${count}   wall ${took.toFixed(1)} s (waiting left out)`,
      `  CPU ${perRound.toFixed(2)} s a round = ${((perRound * 24 * 100) / 86_400).toFixed(3)} % of one core at 24 rounds a day`,
      `  peak memory of the built program ${megabytes} MB   week of all sites read in ${((week.user + week.system) / 1000).toFixed(0)} ms CPU`,
      `  database ${(size / 1e6).toFixed(1)} MB after ${(count / 24).toFixed(1)} days, ${days.length} rolled-up rows`,
      '',
    ].join('\n');
  } finally {
    server.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const [what, count = '50'] = process.argv.slice(2);
  if (what === 'serve') {
    serve();
    return;
  }
  keepHeapSmall();
  if (what !== undefined) {
    process.stdout.write(await measure(Number(what), Number(count)));
    return;
  }
  // Each size in a process of its own: the peak of one is not that of the other.
  for (const sites of ['919', '5000']) {
    const self = fileURLToPath(import.meta.url);
    const child = spawn(process.execPath, ['--import', 'tsx', self, sites, count], { stdio: 'inherit' });
    await once(child, 'exit');
  }
}

await main();
