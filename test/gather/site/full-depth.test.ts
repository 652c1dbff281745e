// At --depth full everything is opened, and what has no end is left.
import { describe, expect, it } from 'vitest';
import { article, healthySite, homePage, list, MENU, rowsFrom, section, type Row } from './pages.ts';
import type { Served } from './served-site.ts';
import { look, sectionsOf } from './small-site.ts';

describe('at --depth full', () => {
  const next = (n: number): string =>
    `<div class="page"><a href="/list.jsp?page=${String(n + 1)}">下一页</a></div>`;
  const home = homePage('2021-12-17', [...MENU, ['招考信息', '/list.jsp?page=1']]);
  const pager = (count: number, rowsOf: (n: number) => readonly Row[]): Record<string, Served> =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index): [string, Served] => [
        `/list.jsp?page=${String(index + 1)}`,
        section('招考信息', list(rowsOf(index + 1)) + (index + 1 < count ? next(index + 1) : '')),
      ]),
    );
  const turned = (asked: readonly string[]): number =>
    new Set(asked.filter((key) => key.startsWith('/list.jsp'))).size;

  it('a pager without end, with the same rows on every page, is left and counted', async () => {
    const same = rowsFrom('2021-12-17', '/zkxx/');
    const looked = await look({
      depth: 'full',
      pages: { ...healthySite({ '/': home }), ...pager(60, () => same) },
      settings: { maxLinksPerSite: 1 },
    });
    expect(turned(looked.asked)).toBeLessThan(12);
    expect(looked.visit.coverage.skipped).toHaveProperty('翻页没有尽头的网址');
  });

  it('a long pager with new rows on every page is walked to its end, and its articles are opened', async () => {
    const rows = (n: number): readonly Row[] =>
      [1, 2].map((m) => [
        `示例县招考公告第${String(n)}之${String(m)}号`,
        `/zkxx/show.jsp?n=${String(n * 10 + m)}`,
        '2021-12-10',
      ]);
    const texts = Array.from({ length: 30 }, (_, index) => rows(index + 1))
      .flat()
      .map(([, href]): [string, Served] => [href, article('2021-12-10')]);
    const looked = await look({
      depth: 'full',
      pages: { ...healthySite({ '/': home }), ...pager(30, rows), ...Object.fromEntries(texts) },
    });
    expect(turned(looked.asked)).toBe(30);
    expect(texts.filter(([href]) => !looked.asked.includes(href))).toEqual([]);
    expect(looked.visit.coverage.skipped).toEqual({});
  });

  it('at --depth sections only the section’s first page is opened', async () => {
    const rows = (n: number): readonly Row[] => rowsFrom('2021-12-17', `/zkxx/${String(n)}/`);
    const looked = await look({
      pages: { ...healthySite({ '/': home }), ...pager(30, rows) },
      settings: { maxLinksPerSite: 1 },
    });
    expect(turned(looked.asked)).toBe(1);
  });

  it('a section that only the breadcrumb of a far article names is read', async () => {
    const far = article('2021-12-10').replace(
      '<div class="main">',
      '<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/zkxx/">招考信息</a> &gt; 正文</div><div class="main">',
    );
    const pages = healthySite({
      '/bxyw/202112/t20211217_1.html': article('2021-12-17', '<a href="/near.jsp?n=1">相关说明</a>'),
      '/near.jsp?n=1': far,
      '/zkxx/': section('招考信息', list(rowsFrom('2021-12-01', '/zkxx/'))),
    });
    const looked = await look({ depth: 'full', pages });
    expect(sectionsOf(looked).map(({ name }) => name)).toContain('招考信息');
    expect(sectionsOf(await look({ pages })).map(({ name }) => name)).not.toContain('招考信息');
  });

  it('the page budget of --depth full holds', async () => {
    const { visit } = await look({
      depth: 'full',
      pages: {
        ...healthySite({ '/': home }),
        ...pager(30, (n) => rowsFrom('2021-12-17', `/zkxx/${String(n)}/`)),
      },
      settings: { maxPagesPerSiteFull: 40 },
    });
    expect(visit.coverage.pages).toBe(40);
    expect(Object.values(visit.coverage.skipped).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
  });

  describe('texts that only a script draws', () => {
    const SHELL =
      '<html><head><meta charset="utf-8"><title>示例县</title></head><body><div id="app"></div><script src="/js/app.8f3.js"></script></body></html>';
    const rows: readonly Row[] = [1, 2, 3].map((n) => [
      `关于全县第${String(n)}项规划编制情况的说明`,
      `/ghxx/w${String(n)}.html`,
      '2021-12-10',
    ]);
    const visit = (depth: 'full' | 'sections', visits = 300): ReturnType<typeof look> =>
      look({
        depth,
        settings: { browserVisitsPerSiteFull: visits, requestsPerSiteAtOnce: 1 },
        pages: {
          ...healthySite({ '/': homePage('2021-12-17', [...MENU, ['规划信息', '/ghxx/']]) }),
          ...Object.fromEntries(['/ghxx/', ...rows.map(([, href]) => href)].map((path) => [path, SHELL])),
        },
        browser: {
          '/ghxx/': section('规划信息', list(rows)),
          ...Object.fromEntries(
            rows.map(([, href], n) => [
              href,
              article('2021-12-10', `<p><a href="/ghxx/gone${String(n)}.html">相关规划信息</a></p>`),
            ]),
          ),
        },
      });
    const gone = async (looking: ReturnType<typeof look>): Promise<number> => {
      const { links } = (await looking).visit;
      if (!links.ok) throw new Error('no links');
      return links.value.filter(({ url, state }) => url.includes('/ghxx/gone') && state === 'dead').length;
    };

    it('are drawn, and what they link to is asked for', async () => {
      expect(await gone(visit('full'))).toBe(3);
    });

    it('are drawn as far as the allowance of browser visits reaches', async () => {
      expect(await gone(visit('full', 3))).toBe(1);
    });

    it('are left alone at --depth sections', async () => {
      const looked = await visit('sections');
      expect(looked.browsed.filter((path) => path.includes('/ghxx/w'))).toEqual([]);
    });
  });
});
