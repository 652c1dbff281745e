// A list is old only when its further pages are too, and the browser agrees.
import { describe, expect, it } from 'vitest';
import { article, healthySite, list, rowsFrom, section, type Row } from './pages.ts';
import { look, sectionNamed, type Looked, type Seen, type Served } from './small-site.ts';

const tzgg = (content: string): string => section('通知公告', content);
const PAGER = '<div class="page"><a href="index.html">首页</a><a href="index_1.html">下一页</a></div>';
const OLD = rowsFrom('2020-03-10', '/tzgg/');

const withPages = (pages: Readonly<Record<string, Served>>, seen: Seen = {}): Promise<Looked> =>
  look({ pages: healthySite(pages), browser: { '/tzgg/': seen } });

describe('old on its first page', () => {
  it('and nothing else to see: confirmed by both, with the page, its head and what the browser drew', async () => {
    const looked = await withPages({ '/tzgg/': tzgg(list(OLD)) });
    const { content, newest, confirmedBy, evidence } = sectionNamed(looked, '通知公告');
    expect({ content, newest, confirmedBy }).toEqual({
      content: 'list',
      newest: '2020-03-10',
      confirmedBy: ['http', 'browser'],
    });
    expect(evidence.map(({ kind }) => kind)).toEqual(['html', 'headers', 'html', 'screenshot']);
    expect(evidence.every(({ sha256 }) => looked.kept.has(sha256))).toBe(true);
  });

  it('a newer row on its second page clears it, without asking the browser', async () => {
    const looked = await withPages({
      '/tzgg/': tzgg(list(OLD) + PAGER),
      '/tzgg/index_1.html': tzgg(list(rowsFrom('2021-12-01', '/tzgg/'))),
    });
    expect(sectionNamed(looked, '通知公告')).toMatchObject({ newest: '2021-12-01', items: 6 });
    expect(looked.browsed).toEqual([]);
  });

  it('an older second page does not', async () => {
    const looked = await withPages({
      '/tzgg/': tzgg(list(OLD) + PAGER),
      '/tzgg/index_1.html': tzgg(list(rowsFrom('2019-12-01', '/tzgg/'))),
    });
    expect(sectionNamed(looked, '通知公告')).toMatchObject({
      newest: '2020-03-10',
      items: 6,
      confirmedBy: ['http', 'browser'],
    });
  });

  it('newer rows in the browser clear it', async () => {
    const looked = await withPages(
      { '/tzgg/': tzgg(list(OLD)) },
      tzgg(list([...rowsFrom('2021-12-02', '/tzgg/', 1), ...OLD])),
    );
    expect(sectionNamed(looked, '通知公告')).toMatchObject({
      newest: '2021-12-02',
      confirmedBy: ['browser'],
    });
  });

  it.each<[string, Seen]>([
    ['the browser failed', { failure: { kind: 'browser' } }],
    ['the browser was shown an error', { status: 500, html: '<h1>500</h1>' }],
    ['the browser shows no rows at all', tzgg('<p>暂无内容</p>')],
  ])('not confirmed when %s', async (_what, seen) => {
    const looked = await withPages({ '/tzgg/': tzgg(list(OLD)) }, seen);
    expect(sectionNamed(looked, '通知公告')).toMatchObject({ confirmedBy: ['http'], evidence: [] });
  });
});

describe('rows without a year', () => {
  const YEARLESS: readonly Row[] = [
    ['示例县关于调整办公时间的说明', '/tzgg/show.php?n=3', '12-15'],
    ['示例县关于开展年度考核的说明', '/tzgg/show.php?n=2', '12-10'],
    ['示例县关于举办文艺汇演的说明', '/tzgg/show.php?n=1', '12-03'],
  ];
  const articles = (year: string): Record<string, string> =>
    Object.fromEntries(YEARLESS.map(([, href, day]) => [href, article(`${year}-${day}`)]));

  it('whose articles are of an earlier year make an old section', async () => {
    const looked = await withPages({ '/tzgg/': tzgg(list(YEARLESS)), ...articles('2018') });
    expect(sectionNamed(looked, '通知公告')).toMatchObject({
      newest: '2018-12-15',
      confirmedBy: ['http', 'browser'],
    });
  });

  it('whose articles are of this year make a fresh one', async () => {
    const looked = await withPages({ '/tzgg/': tzgg(list(YEARLESS)), ...articles('2021') });
    expect(sectionNamed(looked, '通知公告')).toMatchObject({ newest: '2021-12-15', confirmedBy: ['http'] });
  });

  it('whose articles cannot be opened are taken for this year’s', async () => {
    const looked = await withPages({ '/tzgg/': tzgg(list(YEARLESS)) });
    expect(sectionNamed(looked, '通知公告')).toMatchObject({ newest: '2021-12-15', confirmedBy: ['http'] });
  });
});

it('rows without any day take the days of their articles', async () => {
  const rows: readonly Row[] = [1, 2, 3].map((n) => [
    `示例县关于第${String(n)}次会议的说明`,
    `/tzgg/show.php?n=${String(n)}`,
    '',
  ]);
  const days = ['2021-11-02', '2021-10-02', '2021-09-02'];
  const looked = await withPages({
    '/tzgg/': tzgg(list(rows)),
    ...Object.fromEntries(rows.map(([, href], index) => [href, article(days[index] ?? '')])),
  });
  expect(sectionNamed(looked, '通知公告')).toMatchObject({
    content: 'list',
    datedItems: 3,
    newest: '2021-11-02',
  });
});
