// What a budget cuts off is counted and told; a site seen only in part is thin.
import { describe, expect, it } from 'vitest';
import { article, healthySite, homePage, list, MENU, page, rowsFrom, section, type Row } from './pages.ts';
import { look, sectionsOf, type Served } from './small-site.ts';

describe('at --depth sections', () => {
  it('the page budget leaves out articles and says how many', async () => {
    const { visit } = await look({ pages: healthySite(), settings: { maxPagesPerSite: 8 } });
    expect(visit.coverage).toMatchObject({ pages: 8, skipped: { '文章：页数预算用完': 9 }, thin: null });
  });

  it('the page budget leaves out sections and says how many', async () => {
    const { visit } = await look({ pages: healthySite(), settings: { maxPagesPerSite: 4 } });
    expect(visit.coverage).toMatchObject({ pages: 4, sectionsFound: 3 });
    expect(visit.coverage.skipped).toMatchObject({ '栏目：页数预算用完': 1 });
  });

  it('the browser budget leaves blank sections unconfirmed and says how many', async () => {
    const empty = Object.fromEntries(MENU.map(([name, href]) => [href, section(name, '<p>暂无内容</p>')]));
    const pages = healthySite(empty);
    const looked = await look({ pages, settings: { browserVisitsPerSite: 3, requestsPerSiteAtOnce: 1 } });
    const both = sectionsOf(looked).filter(({ confirmedBy }) => confirmedBy.length === 2);
    expect(both).toHaveLength(3);
    expect(sectionsOf(looked).map(({ content }) => content)).toEqual(MENU.map(() => 'blank'));
    expect(looked.visit.coverage.skipped).toEqual({ '浏览器核验：次数预算用完': 1 });
  });

  it('time that runs out makes the site thin, and tells what was left', async () => {
    const stop = new AbortController();
    const { visit } = await look({
      pages: healthySite(),
      settings: { requestsPerSiteAtOnce: 1 },
      signal: stop.signal,
      onRequest: (key) => {
        if (key === '/czxx/') stop.abort();
      },
    });
    expect(visit).toMatchObject({ state: 'thin', reason: '本站时间预算用完，未能看全' });
    expect(visit.coverage).toMatchObject({
      thin: '本站时间预算用完，未能看全',
      skipped: { '栏目：时间预算用完': 2 },
    });
  });

  it('time that runs out before the home page came says nothing of the site', async () => {
    const { visit } = await look({
      pages: healthySite<Served>({ '/': { broken: 'silence' } }),
      settings: { siteBudgetMs: 200 },
    });
    expect(visit).toMatchObject({ state: 'errored', sections: { ok: false }, links: { ok: false } });
    expect(visit.reachability).toMatchObject({ value: { confirmedBy: ['http'] } });
  });

  it('nothing is counted twice: a section too deep, a trap', async () => {
    const deep = (n: number): string =>
      section(`第${String(n)}级`, '<p>暂无内容</p>', {
        side: [
          [`第${String(n + 1)}级`, `/d${String(n + 1)}/`],
          ['县情概况', '/bxyw/'],
          ['县情简介', '/czxx/'],
        ],
      });
    const { visit } = await look({
      pages: healthySite({
        '/': homePage('2021-12-17', [...MENU, ['第一级', '/d1/'], ['日历', '/calendar/?date=2021-12']]),
        '/d1/': deep(1),
        '/d2/': deep(2),
        '/d3/': deep(3),
      }),
      settings: { maxSectionDepth: 2, maxLinksPerSite: 1 },
    });
    expect(visit.coverage.skipped).toMatchObject({ '栏目：层级过深': 1, 陷阱网址: 1 });
  });

  it('the site’s own time budget does the same', async () => {
    const { visit } = await look({
      pages: healthySite({ '/tzgg/': { broken: 'silence' } }),
      settings: { siteBudgetMs: 1000 },
    });
    expect(visit).toMatchObject({ state: 'thin', reason: '本站时间预算用完，未能看全' });
  });

  it('time that runs out leaves no section confirmed', async () => {
    const stop = new AbortController();
    const blank = section('财政信息', '<p>暂无内容</p>');
    const looked = await look({
      pages: healthySite({ '/czxx/': blank }),
      signal: stop.signal,
      onRequest: (key) => {
        if (key.startsWith('/tzgg/2021')) stop.abort();
      },
    });
    expect(sectionsOf(looked).filter(({ confirmedBy }) => confirmedBy.length > 1)).toEqual([]);
  });
});

describe('a thin site', () => {
  it('whose home page leads to nearly nothing', async () => {
    const { visit } = await look({
      pages: { '/': page({ menu: [], content: list(rowsFrom('2021-12-17', '/bxyw/')) }) },
    });
    expect(visit).toMatchObject({ state: 'thin', homePage: { ok: true } });
    expect(visit.coverage).toMatchObject({ sectionsFound: 0, thin: visit.reason });
  });

  it('whose sections cannot be read for the most part', async () => {
    const shut: Record<string, Served> = { '/bxyw/': { status: 500 }, '/tzgg/': { status: 500 } };
    const { visit } = await look({ pages: healthySite<Served>(shut) });
    expect(visit).toMatchObject({ state: 'thin', reason: '4 个栏目中有 2 个未能读取' });
  });

  it('but not one of whose four sections one cannot be read', async () => {
    const { visit } = await look({ pages: healthySite<Served>({ '/bxyw/': { status: 500 } }) });
    expect(visit).toMatchObject({
      state: 'visited',
      reason: '',
      coverage: { sectionsFound: 4, sectionsRead: 3 },
    });
  });
});

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
});
