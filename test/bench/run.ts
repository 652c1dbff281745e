// `npm run bench`: what a scan of a fixed province costs, the static part and the browser part apart.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openHouse } from '../../src/app/compose.ts';
import type { House } from '../../src/app/house.ts';
import { loadInventoryWords } from '../../src/cli/inventory.ts';
import { readSites } from '../../src/inventory/read-sites.ts';
import { parseInstant } from '../../src/model/calendar.ts';
import { ok } from '../../src/model/result.ts';
import { runScan } from '../../src/run/nightly.ts';
import { ProcessTree } from './process-tree.ts';

const SITES = process.argv[2] ?? '120';
const AS_OF = '2021-12-20T02:00:00+08:00';
const SERVE = fileURLToPath(new URL('../../dist/test/province/serve.js', import.meta.url));

interface Tally {
  pages: number;
  links: number;
  browserVisits: number;
  browserMs: number;
}

/** Counts browser visits on their way. */
function counted(house: House, tally: Tally): House {
  return {
    ...house,
    async openGathering() {
      const opened = await house.openGathering();
      if (!opened.ok) return opened;
      const { browser } = opened.value;
      return ok({
        ...opened.value,
        browser: {
          async open(...args: Parameters<typeof browser.open>) {
            const before = Date.now();
            const answer = await browser.open(...args);
            tally.browserVisits += 1;
            tally.browserMs += Date.now() - before;
            return answer;
          },
          close: () => browser.close(),
        },
      });
    },
  };
}

function report(tally: Tally, seconds: number, cpu: number, browserCpu: number): string {
  const per1000 = (value: number, count: number): string =>
    count === 0 ? '-' : ((value * 1000) / count).toFixed(1);
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  return [
    `sites ${SITES}   wall ${seconds.toFixed(1)} s`,
    `static   pages ${tally.pages}  links ${tally.links}  pages/s ${(tally.pages / seconds).toFixed(0)}  links/s ${(tally.links / seconds).toFixed(0)}`,
    `         CPU ${cpu.toFixed(1)} s = ${per1000(cpu, tally.pages)} CPU-seconds per 1,000 pages   peak memory ${megabytes} MB`,
    `browser  visits ${tally.browserVisits}  mean with waiting ${tally.browserVisits === 0 ? '-' : (tally.browserMs / tally.browserVisits).toFixed(0)} ms`,
    `         CPU ${browserCpu.toFixed(1)} s = ${per1000(browserCpu, tally.browserVisits)} CPU-seconds per 1,000 visits`,
    '',
  ].join('\n');
}

async function measure(
  workspace: string,
  port: number,
  inventory: string,
  provincePid: number,
): Promise<string> {
  const asOf = parseInstant(AS_OF) ?? 0;
  const connectTo = [{ host: '', port: null, toHost: '127.0.0.1', toPort: port }];
  const opened = await openHouse(
    { workspace, asOf, connectTo, allowNetworks: [], json: false },
    { store: 'create' },
  );
  if (!opened.ok) throw new Error(opened.error);
  const house = opened.value;
  const words = await loadInventoryWords();
  const sheet = await readSites(await readFile(inventory), { regions: house.regions, words });
  if (!sheet.ok) throw new Error('the inventory was refused');
  await house.store.inventory.replaceSites(sheet.value.sites, Date.now());
  const tally: Tally = { pages: 0, links: 0, browserVisits: 0, browserMs: 0 };
  const tree = new ProcessTree(250, [provincePid]);
  const [startedAt, cpuBefore] = [Date.now(), process.cpuUsage()];
  const ended = await runScan(
    counted(house, tally),
    { sites: [], regions: [], depth: 'sections', resume: false },
    (event) => {
      if (event.type === 'page') tally.pages += 1;
      if (event.type === 'links') tally.links += event.checked;
    },
    new AbortController().signal,
  );
  const { user, system } = process.cpuUsage(cpuBefore);
  const browserCpu = tree.stop();
  await house.close();
  if (!ended.ok) throw new Error(ended.error);
  return report(tally, (Date.now() - startedAt) / 1000, (user + system) / 1e6, browserCpu);
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'xunjian-bench-'));
  const province = spawn(
    process.execPath,
    [SERVE, '--sites', SITES, '--seed', '2021', '--as-of', AS_OF, '--pages', 'fixed', '--out', folder],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  try {
    const [line] = (await once(createInterface({ input: province.stdout }), 'line')) as [string];
    const { port, inventory } = JSON.parse(line) as { port: number; inventory: string };
    process.stdout.write(await measure(join(folder, 'workspace'), port, inventory, province.pid ?? 0));
  } finally {
    province.kill('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
