// Importing into a real database: all or nothing, and what changed is told.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importSites, loadInventoryWords } from '../../src/cli/inventory.ts';
import { changeLines } from '../../src/inventory/describe-change.ts';
import { openStore, type OpenedStore } from '../../src/store/open.ts';

const NOW = Date.parse('2021-12-20T09:00:00+08:00');
const regions = [{ code: '511100', name: '乐山市', city: '511100' }];

let folder = '';
let store: OpenedStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xunjian-'));
  const opened = await openStore({ file: join(folder, 'xunjian.db'), clock: () => NOW });
  if (!opened.ok) throw new Error(opened.error.detail);
  store = opened.value;
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

async function importLines(...lines: readonly string[]): ReturnType<typeof importSites> {
  const bytes = new TextEncoder().encode(['code,name,url,organizer,region,services', ...lines].join('\n'));
  return importSites(store.inventory, bytes, { regions, words: await loadInventoryWords() }, NOW);
}

it('imports, tells what a second import changed, and leaves everything when one row is faulty', async () => {
  const first = await importLines(
    '5111000001,一,http://a.gov.cn/,甲,511100,是',
    '5111000002,二,http://b.gov.cn/,乙,511100,否',
  );
  expect(first.ok && changeLines(first.value.change)).toEqual(['新增 2 个，变更 0 个，未变 0 个']);
  const second = await importLines('5111000001,一,https://a.gov.cn/,甲,511100,无');
  expect(second.ok && changeLines(second.value.change)).toEqual([
    '新增 0 个，变更 1 个，未变 0 个，库中有而本文件没有 1 个（保留）',
    '变更 5111000001 一',
    '  url：http://a.gov.cn/ → https://a.gov.cn/',
    '  services：有 → 无',
    '未列 5111000002 二',
  ]);
  const before = await store.inventory.all();
  const third = await importLines(
    '5111000001,改,http://c.gov.cn/,甲,511100,是',
    '5111000003,三,,丙,511100,是',
  );
  expect(third).toMatchObject({ ok: false, error: [{ row: 3, column: 'url' }] });
  expect(await store.inventory.all()).toEqual(before);
  expect(await store.inventory.history('5111000001')).toHaveLength(2);
});
