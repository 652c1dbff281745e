// Pagers and calendars without an end are left; lists, articles and message boards with many pages are not.
import { describe, expect, it } from 'vitest';
import type { PageKind, PageReading } from '../../src/artifacts/page-reading.ts';
import { oneNumberShapes } from '../../src/derive/url/shape.ts';
import { BarrenPages } from '../../src/gather/site/barren-pages.ts';

const HOME = 'http://www.my.gov.cn';
const page = (kind: PageKind, urls: readonly string[]): PageReading =>
  ({
    kind,
    lists: [{ rows: urls.map((url) => ({ title: url, url, date: null })) }],
  }) as unknown as PageReading;

function walked(
  count: number,
  rowsOf: (n: number) => readonly string[],
  kind: PageKind = 'section',
): BarrenPages {
  const barren = new BarrenPages();
  for (let n = 1; n <= count; n += 1)
    barren.note(`${HOME}/list.php?catid=9&page=${String(n)}`, page(kind, rowsOf(n)));
  return barren;
}

describe('addresses that differ in one number', () => {
  it('each number after the host is masked in turn', () => {
    expect(oneNumberShapes('http://www.a1.gov.cn/c2/list.php?page=33')).toEqual([
      'http://www.a1.gov.cn/c#/list.php?page=33',
      'http://www.a1.gov.cn/c2/list.php?page=#',
    ]);
    expect(oneNumberShapes('http://a1.gov.cn/zwgk/')).toEqual([]);
  });
});

describe('an endless pager', () => {
  it('the same rows on every page: the next is left', () => {
    const barren = walked(7, () => ['/a.html', '/b.html']);
    expect(barren.isEndless(`${HOME}/list.php?catid=9&page=8`)).toBe(true);
  });

  it('no rows at all on pages past the last', () => {
    const barren = walked(9, (n) => (n < 4 ? [`/${String(n)}.html`] : []));
    expect(barren.isEndless(`${HOME}/list.php?catid=9&page=10`)).toBe(true);
  });

  it('another section is none of it', () => {
    const barren = walked(9, () => []);
    expect(barren.isEndless(`${HOME}/list.php?catid=10&page=2`)).toBe(false);
    expect(barren.isEndless(`${HOME}/zwgk/`)).toBe(false);
  });
});

describe('not endless', () => {
  it('a long list with new rows on each page', () => {
    const barren = walked(200, (n) => [`/${String(n)}.html`]);
    expect(barren.isEndless(`${HOME}/list.php?catid=9&page=201`)).toBe(false);
  });

  it('articles, however many', () => {
    const barren = walked(200, () => [], 'article');
    expect(barren.isEndless(`${HOME}/list.php?catid=9&page=201`)).toBe(false);
  });

  it('a few empty pages', () => {
    const barren = walked(4, () => []);
    expect(barren.isEndless(`${HOME}/list.php?catid=9&page=5`)).toBe(false);
  });
});
