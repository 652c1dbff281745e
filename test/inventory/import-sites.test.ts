// Importing into a real database: what changed is told, field by field, and kept as history.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadInventoryWords } from '../../src/cli/inventory.ts';
import { changeLines } from '../../src/inventory/describe-change.ts';
import { readSites } from '../../src/inventory/read-sites.ts';
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

async function importLines(...lines: readonly string[]): Promise<readonly string[]> {
  const bytes = new TextEncoder().encode(
    ['code,name,url,organizer,region,services,kind', ...lines].join('\n'),
  );
  const sheet = await readSites(bytes, { regions, words: await loadInventoryWords() });
  if (!sheet.ok) throw new Error('the file was refused');
  return changeLines(await store.inventory.replaceSites(sheet.value.sites, NOW));
}

it('imports, and tells what a second import changed', async () => {
  const first = await importLines(
    '5111000001,一,http://a.gov.cn/,甲,511100,是,门户',
    '5111000002,二,http://b.gov.cn/,乙,511100,否,部门',
  );
  expect(first).toEqual(['新增 2 个，变更 0 个，未变 0 个']);
  expect(await importLines('5111000001,一,https://a.gov.cn/,甲,511100,无,部门')).toEqual([
    '新增 0 个，变更 1 个，未变 0 个，库中有而本文件没有 1 个（保留）',
    '变更 5111000001 一',
    '  首页网址：http://a.gov.cn/ → https://a.gov.cn/',
    '  类型：门户 → 部门',
    '  有无对外服务：有 → 无',
    '未列 5111000002 二',
  ]);
  expect(await store.inventory.history('5111000001')).toHaveLength(2);
});
