// Registers of accounts as offices send them: headings of their own, platforms by any name, every faulty row told.
import { readFileSync } from 'node:fs';
import writeXlsxFile from 'write-excel-file/node';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { PLATFORM_NAMES } from '../../src/model/account-words.ts';
import {
  compileAccountWords,
  parseAccountMap,
  type AccountColumn,
} from '../../src/inventory/account-words.ts';
import { remarkText, type RowRemark } from '../../src/inventory/problem.ts';
import { readAccounts, type AccountReference, type AccountSheet } from '../../src/inventory/read-accounts.ts';
import { normalWord } from '../../src/inventory/words.ts';

const words = compileAccountWords(parse(readFileSync('data/inventory/account-words.yaml', 'utf8')));
const reference: AccountReference = {
  regions: [
    { code: '510000', name: '四川省', city: '510000' },
    { code: '511100', name: '乐山市', city: '511100' },
    { code: '511102', name: '市中区', city: '511100' },
  ],
  words,
  map: null,
};
const csv = (...lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join('\n'));
const mapped = (text: string, strict: boolean): AccountReference => {
  const headings = parseAccountMap(text);
  if (!headings.ok) throw new Error(headings.error);
  return { ...reference, map: { headings: headings.value, strict } };
};

async function read(bytes: Uint8Array, over: AccountReference = reference): Promise<AccountSheet> {
  const sheet = await readAccounts(bytes, over);
  if (!sheet.ok) throw new Error(sheet.error.map(remarkText).join('\n'));
  return sheet.value;
}

async function faults(bytes: Uint8Array, over: AccountReference = reference): Promise<readonly RowRemark[]> {
  const sheet = await readAccounts(bytes, over);
  if (sheet.ok) throw new Error('the file was taken');
  return sheet.error;
}

const fabu = {
  id: 'A1',
  platform: 'weibo',
  name: '某某发布',
  handle: '',
  url: '',
  organizer: '某某办',
  region: '511102',
  level: 'county',
  representsGovernment: false,
  provincialDepartment: false,
  status: 'running',
  openedOn: null,
  changedOn: null,
  closedOn: null,
  certifiedAs: '',
};

describe('a register of accounts', () => {
  it('needs five columns; says which strata the file says nothing of', async () => {
    const sheet = await read(
      csv('备案编号,平台,账号名称,主办单位,行政区划码', 'A1,微博,某某发布,某某办,511102'),
    );
    expect(sheet.accounts).toEqual([fabu]);
    expect(sheet.notes.map(({ reason }) => reason.slice(0, 10))).toEqual([
      '没有“代表主体为政府',
      '没有“省直部门”列：',
    ]);
  });

  it('reads every column under the template’s own headings, xlsx too', async () => {
    const [heading = ''] = readFileSync('data/templates/inventory-accounts.csv', 'utf8').split('\n');
    const row = [
      ...['A1', '政务微博', '某某发布', '@1000000001', 'weibo.com/u/1000000001', '某某办', '511102'],
      ...['县级', '是', '否', '注销', '2015-03-01', '2020/1/2', '2021年12月1日', '某某办公室'],
    ];
    const expected = {
      ...{ ...fabu, handle: '@1000000001', url: 'http://weibo.com/u/1000000001', representsGovernment: true },
      ...{ status: 'closed', openedOn: '2015-03-01', changedOn: '2020-01-02', closedOn: '2021-12-01' },
      certifiedAs: '某某办公室',
    };
    expect((await read(csv(heading, row.join(',')))).accounts).toEqual([expected]);
    const titles = heading.replace('\ufeff', '').trim().split(',');
    const cells = [titles, row].map((line) => line.map((value) => ({ value })));
    const sheet = await read(await writeXlsxFile(cells as never).toBuffer());
    expect(sheet.accounts).toEqual([expected]);
    expect(sheet.unknownColumns).toEqual([]);
  });

  it('reads GB18030', async () => {
    // 备案编号,平台,账号名称,主办单位,行政区划码 / A1,微博,乐山,乐山,511100
    const heading = 'b1b8b0b8b1e0bac52cc6bdcca82cd5cbbac5c3fbb3c62cd6f7b0ecb5a5cebb2cd0d0d5fec7f8bbaec2eb';
    const row = `${Buffer.from('\nA1,').toString('hex')}cea2b2a92cc0d6c9bd2cc0d6c9bd${Buffer.from(',511100').toString('hex')}`;
    const sheet = await read(Buffer.from(heading + row, 'hex'));
    expect(sheet.accounts).toEqual([
      { ...fabu, name: '乐山', organizer: '乐山', region: '511100', level: 'city' },
    ]);
  });

  it('tells all faults of all rows at once; a platform nobody knows is named beside the known ones', async () => {
    const found = await faults(
      csv(
        'id,platform,name,organizer,region,openedOn,closedOn,representsGovernment',
        'A1,微博,某某发布,某某办,511102,,,',
        'A 2,人人网,,某某办,999999,,,也许',
        'A1,抖音,某某发布,某某办,511102,2021-02-01,2021-01-01,是',
      ),
    );
    expect(found.map(({ row, column, value }) => [row, column, value])).toEqual([
      [3, 'id', 'A 2'],
      [3, 'region', '999999'],
      [3, 'platform', '人人网'],
      [3, 'name', ''],
      [3, 'representsGovernment', '也许'],
      [4, 'closedOn', '2021-01-01'],
      [4, 'id', 'A1'],
    ]);
    const platform = found[2];
    for (const name of Object.values(PLATFORM_NAMES)) expect(platform?.reason).toContain(name);
  });

  it('knows every platform by the name it is shown under', () => {
    for (const [platform, name] of Object.entries(PLATFORM_NAMES))
      expect(words.platform.get(normalWord(name))).toBe(platform);
  });

  it('says that a filed closing contradicts the state, and takes it for one where no state is filed', async () => {
    const sheet = await read(
      csv(
        'id,platform,name,organizer,region,closedOn,status',
        'A1,微博,甲,某某办,511102,2021-01-01,',
        'A2,微博,乙,某某办,511102,2021-01-01,正常',
      ),
    );
    expect(sheet.accounts.map(({ status }) => status)).toEqual(['closed', 'running']);
    expect(sheet.notes.filter(({ row }) => row === 3)).toHaveLength(1);
  });
});

describe('headings of an office’s own', () => {
  const file = csv(
    '编码,类型,公众号全称,名称,开办单位,行政区划码,微信号',
    'A1,公众号,某某发布,x,某某办,511102,mmfb',
  );
  const MAP = 'id: 编码\nname: 公众号全称\n';

  it('are told as unknown with what to do', async () => {
    const [fault] = await faults(file);
    expect(fault?.reason).toMatch(
      /缺少必需的列“备案编号”（id）；文件里不认识的列有：编码、公众号全称，.*--map/,
    );
  });

  it('go before the known ones, whose columns are then left out and listed', async () => {
    const sheet = await read(file, mapped(MAP, true));
    expect(sheet.accounts).toEqual([{ ...fabu, platform: 'wechat', handle: 'mmfb' }]);
    expect(sheet.unknownColumns).toEqual(['名称']);
  });

  it('that the file lacks are an error when named for it, and passed over when kept from another', async () => {
    const usual = csv('备案编号,平台,账号名称,主办单位,行政区划码', 'A1,微博,某某发布,某某办,511102');
    expect((await faults(usual, mapped(MAP, true))).map(({ column }) => column)).toEqual([
      '编码',
      '公众号全称',
    ]);
    const sheet = await read(usual, mapped(MAP, false));
    expect(sheet.accounts).toEqual([fabu]);
    expect(sheet.notes.filter(({ row }) => row === 1)).toHaveLength(2);
  });

  it.each([
    ['', '是空的'],
    ['{}', '是空的'],
    ['nmae: x', '有不认识的键'],
    ['name: 3', 'name 应为文字'],
    ['id: 甲\nname: 甲 ', '指向同一列'],
    ['id: [', 'YAML 写法有误'],
  ])('a map holding %j is refused', (text, said) => {
    const map: ReturnType<typeof parseAccountMap> = parseAccountMap(text);
    expect(map.ok ? ([...map.value.keys()] satisfies AccountColumn[]) : map.error).toContain(said);
  });
});
