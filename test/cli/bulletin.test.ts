// A quarter's bulletin from a real database: exported twice alike, traced to its rows, checked after editing; or refused.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseInstant } from '../../src/model/calendar.ts';
import { openStore, type OpenedStore } from '../../src/store/open.ts';
import { account } from '../suites/store-account-suite.ts';
import { documentParagraphs } from '../../src/report/docx/text.ts';
import { site } from '../report/night.ts';
import { xunjian } from './run-program.ts';

const T0 = parseInstant('2021-12-20T02:00:00') ?? 0;
const ABOUT = { asOf: T0, edition: 'national-2019', depth: 'sections', startedAt: T0 } as const;
const SITES = ['5100000001', '5100000002', '5100000003'];
const ACCOUNTS = ['A1', 'A2', 'A3', 'A4'];

const folder = (): string => mkdtempSync(join(tmpdir(), 'xunjian-bulletin-'));
const whole = folder();

async function inStore(at: string, work: (store: OpenedStore) => Promise<void>): Promise<void> {
  const opened = await openStore({ file: join(at, 'xunjian.db'), clock: () => T0 });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  await work(opened.value);
  await opened.value.close();
}

async function sealedRun(
  store: OpenedStore,
  kind: 'nightly' | 'accounts',
  of: readonly string[],
): Promise<void> {
  const run = await store.runs.open({ kind, ...ABOUT, sites: of });
  for (const subject of of) await store.runs.saveState(run.id, subject, 'visited', '');
  await store.runs.seal(run.id, T0 + 3_600_000);
}

async function registers(store: OpenedStore): Promise<void> {
  const rows = SITES.map((code, index) => site(code, { region: index === 0 ? '510100' : '511181' }));
  await store.inventory.replaceSites(rows, T0);
  const accounts = ACCOUNTS.map((id, index) => account({ id, representsGovernment: index < 2 }));
  await store.accounts.saveAccounts(accounts, T0);
}

beforeAll(async () => {
  await inStore(whole, async (store) => {
    await registers(store);
    await sealedRun(store, 'nightly', SITES);
    await sealedRun(store, 'accounts', ACCOUNTS);
  });
  const drawn = xunjian('sample', '--period', '2021Q4', '--seed', '7', '--workspace', whole);
  expect(drawn.stderr).toBe('');
  const judged = xunjian('judge', '--period', '2021Q4', '--workspace', whole);
  expect(judged).toMatchObject({ status: 0, stderr: '' });
  expect(judged.stdout).toContain('现已冻结 2021Q4 网站部分（第 1 版');
  expect(judged.stdout).toContain('现已冻结 2021Q4 账号部分（第 1 版');
});

function exported(kind: string, format: string, name: string): Uint8Array {
  const out = join(whole, name);
  const words = ['export', kind, '--period', '2021Q4', '--date', '2021-12-31', '--format', format];
  const { status, stderr } = xunjian(...words, '--out', out, '--workspace', whole);
  expect({ status, stderr }).toMatchObject({ status: 0 });
  return readFileSync(out);
}

it('writes the same bytes twice, with the same numbers as explain', () => {
  for (const [kind, format] of [
    ['bulletin', 'docx'],
    ['annexes', 'docx'],
    ['annexes', 'xlsx'],
  ] as const) {
    const first = exported(kind, format, `1.${format}`);
    expect(Buffer.from(first).equals(exported(kind, format, `2.${format}`))).toBe(true);
  }
  const paragraphs = documentParagraphs(exported('bulletin', 'docx', '通报.docx'));
  if (!paragraphs.ok) throw new Error(paragraphs.error);
  const text = paragraphs.value.join('\n');
  const explained = xunjian('explain', 'bulletin', '--period', '2021Q4', '--json', '--workspace', whole);
  const { figures } = JSON.parse(explained.stdout) as { figures: { id: string; text: string }[] };
  const said = (id: string): string => figures.find((figure) => figure.id === id)?.text ?? '?';
  expect(text).toContain(
    `全覆盖检查全省运行的${said('sites.checked')}个政府网站，总体合格率${said('sites.rate')}`,
  );
  expect(text).toContain(
    `总计检查${said('accounts.checked')}个政务新媒体，抽查率${said('accounts.sampling-rate')}`,
  );
  expect(said('sites.checked')).toBe('3');
  expect(said('accounts.checked')).toBe('4');
  const one = xunjian(
    'explain',
    'bulletin',
    '--period',
    '2021Q4',
    '--figure',
    'sites.checked',
    '--workspace',
    whole,
  );
  expect(one.stdout).toMatch(/verdict:[\w-]+\/5100000001 +网站5100000001/);
  // Nine programs are started one after another.
}, 180_000);

it('holds an edited bulletin against its counts', () => {
  const file = join(whole, '改过.docx');
  const parts = unzipSync(exported('bulletin', 'docx', '原稿.docx'));
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const body =
    '<w:body><w:p><w:r><w:t>检查政府网站88个，其中55个获得加分，占比63.6%。</w:t></w:r></w:p></w:body>';
  parts['word/document.xml'] = strToU8(xml.replace(/<w:body>.*<\/w:body>/s, body));
  writeFileSync(file, zipSync(parts));
  const { status, stdout } = xunjian('check-bulletin', file, '--workspace', whole);
  expect(status).toBe(0);
  expect(stdout).toBe('第 1 段“占比63.6%”：55 ÷ 88 = 62.5%\n核对了 1 个百分比；存疑 1 处\n');
  writeFileSync(file, 'no document');
  expect(xunjian('check-bulletin', file, '--workspace', whole)).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^xunjian：改过\.docx 不是 docx[^\n]*\n$/) as string,
  });
}, 60_000);

describe('what cannot be written', () => {
  function refused(at: string, line: RegExp | string, ...words: readonly string[]): void {
    const out = join(at, 'out', 'x.docx');
    const all =
      words.length > 0
        ? words
        : ['export', 'bulletin', '--period', '2021Q4', '--format', 'docx', '--out', out];
    const { status, stderr } = xunjian(...all, '--workspace', at);
    expect(stderr).toMatch(line);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(status).not.toBe(0);
    expect(existsSync(out)).toBe(false);
  }

  it('says in one line what is missing', async () => {
    const at = folder();
    const judge = ['judge', '--period', '2021Q4'];
    await inStore(at, registers);
    refused(at, '2021Q4 内没有完成的巡检', ...judge);
    refused(at, '2021Q4 的网站部分还没有判定冻结；先运行 xunjian judge --period 2021Q4');
    await inStore(at, (store) => sealedRun(store, 'nightly', SITES));
    refused(at, '2021Q4 内没有完成的账号检查', ...judge, '--kind', 'accounts');
    expect(xunjian('sample', '--period', '2021Q4', '--seed', '7', '--workspace', at).status).toBe(0);
    refused(at, '2021Q4 内没有完成的账号检查', ...judge);
    await inStore(at, async (store) => {
      await sealedRun(store, 'accounts', ACCOUNTS);
      await store.runs.open({ kind: 'nightly', ...ABOUT, startedAt: T0 + 1, sites: SITES });
    });
    refused(at, /2021Q4 的巡检 \S+ 尚未完成，没有冻结/, ...judge);
    // The accounts were ready, and were not frozen all the same.
    await inStore(at, async (store) => {
      expect(await store.periods.parts()).toEqual([]);
    });
  }, 120_000);

  it('names what it does not understand', () => {
    const ask = ['export', 'bulletin', '--format', 'docx', '--out', '-'];
    refused(whole, '按季度导出', ...ask);
    refused(whole, '不是日期', ...ask, '--period', '2021Q4', '--date', '12月31日');
    refused(
      whole,
      '可选 docx、pdf',
      'export',
      'bulletin',
      '--period',
      '2021Q4',
      '--format',
      'xlsx',
      '--out',
      '-',
    );
    refused(whole, '没有编号为 x 的数', 'explain', 'bulletin', '--period', '2021Q4', '--figure', 'x');
    const templates = join(whole, 'config', 'templates', 'bulletin');
    mkdirSync(templates, { recursive: true });
    writeFileSync(join(templates, 'bulletin.md'), '# 通报\n合格率{没有这个}\n');
    refused(whole, /bulletin\.md 第 2 行：没有“没有这个”这个占位名/, ...ask, '--period', '2021Q4');
  }, 120_000);
});
