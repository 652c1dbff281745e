// One night over a served province, in this process: what it asked for, read and drew, and what that cost.
import { readFile } from 'node:fs/promises';
import { openHouse } from '../../src/app/compose.ts';
import type { House } from '../../src/app/house.ts';
import { loadInventoryWords } from '../../src/cli/inventory.ts';
import { readSites } from '../../src/inventory/read-sites.ts';
import { parseInstant } from '../../src/model/calendar.ts';
import { ok } from '../../src/model/result.ts';
import { runScan } from '../../src/run/nightly.ts';
import { ProcessTree } from './process-tree.ts';

export interface NightOrder {
  readonly workspace: string;
  readonly port: number;
  readonly inventory: string;
  readonly asOf: string;
  readonly fullLook: boolean;
}

export interface NightTally {
  run: string;
  requests: number;
  /** Requests by which a page was asked for only if it changed, and how many were answered 304. */
  conditional: number;
  unchanged: number;
  /** Pages parsed and read; what was remembered is not counted. */
  pagesRead: number;
  browserVisits: number;
  pictures: number;
  /** Hosts of which the browser failed to draw a page: on a crowded machine it may be late. */
  lost: string[];
  /** CPU seconds of this process and of the browser's. */
  cpu: number;
  browserCpu: number;
}

/** Counts on the way what is asked of the network, the readers and the browser. */
function counted(house: House, tally: NightTally): House {
  return {
    ...house,
    async openGathering() {
      const opened = await house.openGathering();
      if (!opened.ok) return opened;
      const { client, browser, readers } = opened.value;
      return ok({
        ...opened.value,
        client: {
          async fetch(request, signal) {
            tally.requests += 1;
            if (request.validators) tally.conditional += 1;
            const answer = await client.fetch(request, signal);
            if (answer.ok && answer.value.status === 304) tally.unchanged += 1;
            return answer;
          },
        },
        readers: {
          ...readers,
          readPage(body, about) {
            tally.pagesRead += 1;
            return readers.readPage(body, about);
          },
        },
        browser: {
          async open(request, signal) {
            tally.browserVisits += 1;
            const answer = await browser.open(request, signal);
            if (answer.ok && answer.value.screenshot) tally.pictures += 1;
            if (!answer.ok) tally.lost.push(new URL(request.url).host);
            return answer;
          },
          close: () => browser.close(),
        },
      } satisfies typeof opened.value);
    },
  };
}

async function importOnce(house: House, inventory: string): Promise<void> {
  if ((await house.store.inventory.all()).length > 0) return;
  const words = await loadInventoryWords();
  const sheet = await readSites(await readFile(inventory), { regions: house.regions, words });
  if (!sheet.ok) throw new Error('the inventory was refused');
  await house.store.inventory.replaceSites(sheet.value.sites, Date.now());
}

/** The inventory is imported into a workspace that has none. */
export async function runNight(order: NightOrder): Promise<NightTally> {
  const { workspace, port, inventory, asOf, fullLook } = order;
  const connectTo = [{ host: '', port: null, toHost: '127.0.0.1', toPort: port }];
  const options = { workspace, asOf: parseInstant(asOf) ?? 0, connectTo, allowNetworks: [], json: false };
  const opened = await openHouse(options, { store: 'create' });
  if (!opened.ok) throw new Error(opened.error);
  const house = opened.value;
  await importOnce(house, inventory);
  const nothing = { requests: 0, conditional: 0, unchanged: 0, pagesRead: 0, browserVisits: 0, pictures: 0 };
  const tally: NightTally = { run: '', ...nothing, lost: [], cpu: 0, browserCpu: 0 };
  const tree = new ProcessTree(250, []);
  const before = process.cpuUsage();
  const ended = await runScan(
    counted(house, tally),
    { sites: [], regions: [], depth: 'sections', resume: false, fullLook },
    () => undefined,
    new AbortController().signal,
  );
  const { user, system } = process.cpuUsage(before);
  tally.browserCpu = tree.stop();
  tally.cpu = (user + system) / 1e6;
  await house.close();
  if (!ended.ok) throw new Error(ended.error);
  tally.run = ended.value.run.id;
  return tally;
}
