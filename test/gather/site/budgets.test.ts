// What a budget cuts off is counted and told; a site seen only in part is thin.
import { describe, expect, it } from 'vitest';
import { healthySite, homePage, list, MENU, page, rowsFrom, section } from './pages.ts';
import type { Served } from './served-site.ts';
import { look, sectionsOf } from './small-site.ts';

describe('at --depth sections', () => {
  it('the page budget leaves out articles and says how many', async () => {
    const { visit } = await look({ pages: healthySite(), settings: { maxPagesPerSite: 8 } });
    expect(visit.coverage).toMatchObject({ pages: 8, skipped: { '文章：页数预算用完': 9 }, thin: null });
  });

  it('the page budget leaves out sections and says how many', async () => {
    const { visit } = await look({ pages: healthySite(), settings: { maxPagesPerSite: 4 } });
    expect(visit).toMatchObject({ state: 'thin', reason: '页数预算用完，有 1 个栏目未看' });
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
