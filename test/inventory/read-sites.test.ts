// Inventory files as offices send them: encodings, headings, and every kind of faulty row told with its place.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import writeXlsxFile from 'write-excel-file/node';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { remarkText, type RowRemark } from '../../src/inventory/problem.ts';
import { readSites, type SiteSheet } from '../../src/inventory/read-sites.ts';
import { parseRegions } from '../../src/inventory/regions.ts';
import { compileWords } from '../../src/inventory/words.ts';

const shipped = (path: string): Buffer =>
  readFileSync(fileURLToPath(new URL(`../../data/${path}`, import.meta.url)));
const reference = {
  regions: parseRegions(JSON.parse(shipped('regions/sichuan.json').toString())),
  words: compileWords(parse(shipped('inventory/words.yaml').toString())),
};

const CHINESE = '网站标识码,网站名称,首页网址,主办单位,行政区划码';
const GOOD = '5111000001,乐山市人民政府,http://www.leshan.gov.cn/,乐山市人民政府办公室,511100';
const csv = (...lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join('\n'));

async function read(bytes: Uint8Array): Promise<SiteSheet> {
  const sheet = await readSites(bytes, reference);
  if (!sheet.ok) throw new Error(sheet.error.map(remarkText).join('\n'));
  return sheet.value;
}

async function faults(bytes: Uint8Array): Promise<readonly RowRemark[]> {
  const sheet = await readSites(bytes, reference);
  if (sheet.ok) throw new Error('the file was taken');
  return sheet.error;
}

const leshan = {
  code: '5111000001',
  name: '乐山市人民政府',
  url: 'http://www.leshan.gov.cn/',
  domain: 'www.leshan.gov.cn',
  organizer: '乐山市人民政府办公室',
  region: '511100',
  level: 'city',
  kind: 'portal',
  services: true,
  status: 'running',
  statusFrom: null,
  statusTo: null,
};

it('reads UTF-8 with and without BOM, with CRLF, tabs, and UTF-16', async () => {
  const text = `${CHINESE}\r\n${GOOD}\r\n`;
  const tabs = text.replaceAll(',', '\t');
  const utf16 = Buffer.from(`\ufeff${tabs}`, 'utf16le');
  const bigEndian = Buffer.from(utf16).swap16();
  for (const bytes of [csv(text), csv(`\ufeff${text}`), csv(tabs), utf16, bigEndian])
    expect((await read(bytes)).sites).toEqual([leshan]);
});

it('reads GB18030', async () => {
  // 网站标识码,网站名称,首页网址,主办单位,行政区划码 / 5111000001,乐山,… as GB18030 bytes.
  const heading =
    'cdf8d5beb1eacab6c2eb2ccdf8d5bec3fbb3c62ccad7d2b3cdf8d6b72cd6f7b0ecb5a5cebb2cd0d0d5fec7f8bbaec2eb';
  const row = `${Buffer.from('\n5111000001,').toString('hex')}c0d6c9bd${Buffer.from(',http://a.gov.cn/,').toString('hex')}c0d6c9bd${Buffer.from(',511100').toString('hex')}`;
  const sheet = await read(Buffer.from(heading + row, 'hex'));
  expect(sheet.sites[0]).toMatchObject({ name: '乐山', organizer: '乐山', code: '5111000001' });
});

it('reads English headings in any order, leaving unknown columns out with a note', async () => {
  const sheet = await read(
    csv(
      'region,备注,organizer,url,name,code',
      '511100,x,乐山市人民政府办公室,http://www.leshan.gov.cn/,乐山市人民政府,5111000001',
    ),
  );
  expect(sheet.sites).toEqual([leshan]);
  expect(sheet.notes).toContainEqual({ row: 1, column: '备注', value: '', reason: '不认识的列，已忽略' });
});

it('reads every column in its Chinese words, and xlsx with number and date cells', async () => {
  const heading = ['四川省政府网站台账'];
  const columns = [
    '*网站标识码',
    '网站名称（全称）',
    '首页网址',
    '域名',
    '主办单位',
    '行政区划码',
    '层级',
    '类型',
    '有无对外服务',
    '状态',
    '状态开始日期',
    '状态结束日期',
  ];
  const values = [
    '某局',
    'https://j.leshan.gov.cn/',
    'leshan.gov.cn',
    '某局',
    511100,
    '县级',
    '部门',
    '无',
    '改版',
  ];
  const cell = (value: string | number | Date | null) =>
    value === null ? null : { value, ...(value instanceof Date ? { type: Date, format: 'yyyy/mm/dd' } : {}) };
  const rows = [heading, columns, [], [5111000002, ...values, new Date(Date.UTC(2021, 11, 1)), '2021/12/31']];
  const file = await writeXlsxFile(rows.map((row) => row.map(cell)) as never).toBuffer();
  const sheet = await read(file);
  expect(sheet.sites).toEqual([
    {
      code: '5111000002',
      name: '某局',
      url: 'https://j.leshan.gov.cn/',
      domain: 'leshan.gov.cn',
      organizer: '某局',
      region: '511100',
      level: 'county',
      kind: 'department',
      services: false,
      status: 'rebuilding',
      statusFrom: '2021-12-01',
      statusTo: '2021-12-31',
    },
  ]);
  const broken = [...rows.slice(0, 3), ['x', ...values, null, null]];
  expect(
    await faults(await writeXlsxFile(broken.map((row) => row.map(cell)) as never).toBuffer()),
  ).toMatchObject([{ row: 4, column: '*网站标识码', value: 'x' }]);
});

it('tells all faults of all rows at once, with row, column and value', async () => {
  const head = `${CHINESE},层级,有无对外服务,状态,状态开始日期,状态结束日期`;
  const found = await faults(
    csv(
      head,
      `${GOOD},市级,有,正常运行,,`,
      '',
      '123,,htp:/x,某局,999999,州市,或许,不明,2021-13-01,',
      '5211000001,外省,http://a.gov.cn/,某局,511100,,,,2021-12-02,2021/12/1',
      '5111000001,重复,http://b.gov.cn/,某局,511100,,,,,',
    ),
  );
  expect(found.map((each) => [each.row, each.column, each.value])).toEqual([
    [4, '行政区划码', '999999'],
    [4, '网站标识码', '123'],
    [4, '网站名称', ''],
    [4, '首页网址', 'htp:/x'],
    [4, '有无对外服务', '或许'],
    [4, '层级', '州市'],
    [4, '状态', '不明'],
    [4, '状态开始日期', '2021-13-01'],
    [5, '网站标识码', '5211000001'],
    [5, '状态结束日期', '2021/12/1'],
    [6, '网站标识码', '5111000001'],
  ]);
  expect(found.at(-1)?.reason).toBe('网站标识码重复：第 2、6 行');
  expect(remarkText(found[0] as RowRemark)).toBe('第 4 行 行政区划码 “999999”：不是本省的行政区划码');
});

it.each([
  ['http://', '不是可用的网址'],
  ['ftp://a.gov.cn/', '不是 http 或 https 网址'],
  ['javascript:alert(1)', '不是 http 或 https 网址'],
  ['http:///x', '网址里没有主机名'],
  ['http://intranet/', '网址里没有完整的主机名'],
  ['http://www..gov.cn/', '主机名写法有误'],
  ['http://u:p@a.gov.cn/', '网址里不应带用户名或口令'],
  ['http://a.gov.cn http://b.gov.cn', '网址中间有空格，或一格里写了几个网址'],
  ['乐山', '不是可用的网址'],
])('refuses the address %s', async (url, reason) => {
  expect(await faults(csv(CHINESE, GOOD.replace('http://www.leshan.gov.cn/', url)))).toMatchObject([
    { row: 2, column: '首页网址', reason },
  ]);
});

it.each([
  ['www.leshan.gov.cn', 'http://www.leshan.gov.cn/', '已补上'],
  ['www.leshan.gov.cn:8080/a', 'http://www.leshan.gov.cn:8080/a', '已补上'],
  ['ｈｔｔｐ：／／www.leshan.gov.cn/', 'http://www.leshan.gov.cn/', '全角'],
  ['http://127.0.0.1:8080/x#top', 'http://127.0.0.1:8080/x', null],
])('mends the address %s', async (typed, url, note) => {
  const sheet = await read(csv(CHINESE, GOOD.replace('http://www.leshan.gov.cn/', typed)));
  expect(sheet.sites[0]?.url).toBe(url);
  expect(sheet.notes.some((each) => each.column === '首页网址' && each.reason.includes(note ?? ''))).toBe(
    note !== null,
  );
});

it('takes bm codes of ministries, and warns of a code from another region and of an address used twice', async () => {
  const sheet = await read(
    csv(
      CHINESE,
      GOOD,
      'BM12345678,某局,http://b.gov.cn/,某局,510000',
      '5101040001,锦江,https://www.leshan.gov.cn,某局,511100',
    ),
  );
  expect(sheet.sites.map((site) => [site.code, site.level, site.kind, site.services])).toEqual([
    ['5111000001', 'city', 'portal', true],
    ['bm12345678', 'province', 'department', false],
    ['5101040001', 'city', 'department', false],
  ]);
  const reasons = sheet.notes.map(remarkText).join('\n');
  expect(reasons).toContain(
    '第 4 行 网站标识码 “5101040001”：标识码属锦江区（510104），行政区划码属乐山市（511100）',
  );
  expect(reasons).toContain('首页网址相同：第 2、4 行');
});

it('refuses text that a spreadsheet would run, takes the guards of spreadsheets off, and shows no control characters', async () => {
  const found = await faults(
    csv(CHINESE, '5111000001,"=HYPERLINK(""http://x"",""\u001b[31mx"")",http://a.gov.cn/,@SUM(1),511100'),
  );
  expect(found.map((each) => each.reason)).toEqual(['像是公式，请改为文字', '像是公式，请改为文字']);
  expect(found.map(remarkText).join('')).not.toContain('\u001b');
  const sheet = await read(csv(CHINESE, `"=""5111000001""",${GOOD.slice(11).replace('511100', "'511100")}`));
  expect(sheet.sites).toEqual([leshan]);
});

it('loses no rows to a quotation mark too many', async () => {
  const found = await faults(
    csv(
      CHINESE,
      '5111000001,"甲,http://a.gov.cn/,某局,511100',
      '5111000002,乙",http://b.gov.cn/,某局,511100',
    ),
  );
  expect(found).toMatchObject([
    { row: 2, column: '网站名称', reason: expect.stringContaining('引号') as string },
  ]);
  expect(await faults(csv(CHINESE, GOOD.replace('乐山市人民政府', '长'.repeat(201))))).toHaveLength(1);
  expect((await read(csv(CHINESE, GOOD.replace('乐山市人民政府', '长'.repeat(200))))).sites).toHaveLength(1);
});

it('notes what stands beyond the headings, and keeps no invisible characters', async () => {
  const sheet = await read(csv(CHINESE, `${GOOD.replace('乐山', '乐\u001b\u202e\u200b山')}, ,错位`));
  expect(sheet.sites).toEqual([leshan]);
  expect(sheet.notes).toContainEqual({
    row: 2,
    column: '',
    value: '错位',
    reason: '这一格上方没有列名，已忽略；请核对这一行有没有错位',
  });
});

it('says what is wrong with a file as a whole', async () => {
  const reasonOf = async (bytes: Uint8Array): Promise<string> =>
    (await faults(bytes)).map(remarkText).join('；');
  expect(await reasonOf(new Uint8Array())).toBe('文件是空的');
  expect(await reasonOf(csv('a,b,c', '1,2,3'))).toContain('找不到表头');
  expect(await reasonOf(csv(CHINESE))).toBe('表头下面没有网站');
  expect(await reasonOf(csv('网站标识码,网站名称,首页网址,主办单位', '1,2,3,4'))).toContain(
    '缺少必需的列“行政区划码”',
  );
  expect(await reasonOf(csv(`${CHINESE},标识码`, `${GOOD},1`))).toContain('与“网站标识码”列是同一项');
  expect(await reasonOf(csv(CHINESE, '"5111000001,x'))).toContain('csv 格式有误');
  expect(await reasonOf(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0))).toContain('旧版 xls');
  expect(await reasonOf(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0))).toMatch(
    /^xlsx 文件无法读取（不完整、已损坏[^a-z]*Excel[^a-z]*Excel 打开后另存$/,
  );
  expect(await reasonOf(Uint8Array.of(0xff, 0xff, 0x80))).toContain('既不是 xlsx');
  expect(await reasonOf(csv(CHINESE, GOOD.replace('乐', '\0')))).toContain('既不是 xlsx');
});

it('the shipped template is taken for a heading without sites, and its example for a site', async () => {
  const template = shipped('templates/inventory-sites.csv');
  expect((await faults(template)).map(remarkText)).toEqual(['表头下面没有网站']);
  const sheet = await read(Buffer.from(template.toString().replace('# 示例：', '')));
  expect(sheet.sites).toHaveLength(1);
  expect(sheet.notes).toEqual([]);
});

it('reads an inventory of a whole province', async () => {
  const rows = Array.from(
    { length: 919 },
    (_, n) => `${5111000001 + n},网站${n},http://s${n}.gov.cn/,某局,511100`,
  );
  expect((await read(csv(CHINESE, ...rows))).sites).toHaveLength(919);
});
