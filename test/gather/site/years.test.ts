// Rows that tell no year, or no day at all, take theirs from the articles behind them.
import { describe, expect, it } from 'vitest';
import { article, healthySite, homePage, list, section, type Row } from './pages.ts';
import { stateOf } from './real-parts.ts';
import { homeOf, look, sectionNamed, type Looked } from './small-site.ts';

const YEARLESS: readonly Row[] = [
  ['示例县关于调整办公时间的说明', '/czxx/show.php?n=3', '12-15'],
  ['示例县关于开展年度考核的说明', '/czxx/show.php?n=2', '12-10'],
  ['示例县关于举办文艺汇演的说明', '/czxx/show.php?n=1', '12-03'],
];
const articlesOf = (year: string): Record<string, string> =>
  Object.fromEntries(YEARLESS.map(([, href, day]) => [href, article(`${year}-${day}`)]));

const withRows = (rows: readonly Row[], articles: Readonly<Record<string, string>>): Promise<Looked> =>
  look({ pages: healthySite({ '/czxx/': section('财政信息', list(rows)), ...articles }) });

describe('a section whose rows tell no year', () => {
  it('is long out of date when the articles are of an earlier year', async () => {
    const found = sectionNamed(await withRows(YEARLESS, articlesOf('2018')), '财政信息');
    expect(found).toMatchObject({ newest: '2018-12-15', confirmedBy: ['http', 'browser'] });
    expect(stateOf(found)).toBe('long-stale');
  });

  it('is fresh when the articles are of this year', async () => {
    const found = sectionNamed(await withRows(YEARLESS, articlesOf('2021')), '财政信息');
    expect(found).toMatchObject({ newest: '2021-12-15', confirmedBy: ['http'] });
    expect(stateOf(found)).toBe('fresh');
  });

  it('is taken for fresh when the articles cannot be opened', async () => {
    const found = sectionNamed(await withRows(YEARLESS, {}), '财政信息');
    expect(found).toMatchObject({ newest: '2021-12-15', confirmedBy: ['http'] });
  });
});

it('a section whose rows tell no day takes the days of its articles', async () => {
  const rows = YEARLESS.map(([title, href]): Row => [title, href, '']);
  const found = sectionNamed(await withRows(rows, articlesOf('2021')), '财政信息');
  expect(found).toMatchObject({ content: 'list', datedItems: 3, newest: '2021-12-15' });
});

it('a section whose articles cannot be opened either is a list without days: nothing is held against it', async () => {
  const rows = YEARLESS.map(([title, href]): Row => [title, href, '']);
  const found = sectionNamed(await withRows(rows, {}), '财政信息');
  expect(found).toMatchObject({ content: 'list', items: 3, datedItems: 0, newest: null });
  expect(stateOf(found)).toBe('undated');
});

it('the home page too', async () => {
  const home = (year: string): Promise<Looked> => {
    const page = homePage('2021-12-17').replace(/<ul class="list">[^]*?<\/ul>/, list(YEARLESS));
    return look({ pages: healthySite({ '/': page, ...articlesOf(year) }) });
  };
  expect(homeOf(await home('2019'))).toMatchObject({
    newest: '2019-12-15',
    confirmedBy: ['http', 'browser'],
  });
  expect(homeOf(await home('2021'))).toMatchObject({ newest: '2021-12-15', confirmedBy: ['http'] });
});
