// Sitemaps that a robots.txt names: a source of sections that nothing else leads to.
import { describe, expect, it } from 'vitest';
import { article, list, MENU, rowsFrom, section } from './pages.ts';
import { SHIPPED_ROBOTS } from './real-parts.ts';
import { askedFor, visited } from './robots-site.ts';
import { HOME, type Served } from './served-site.ts';
import { sectionNamed, sectionsOf } from './small-site.ts';

describe('a sitemap that the robots.txt names', () => {
  const urlset = (...paths: readonly string[]): Served => ({
    headers: { 'content-type': 'application/xml' },
    html: `<urlset>${paths.map((path) => `<url><loc>${new URL(path, HOME).href}</loc></url>`).join('')}</urlset>`,
  });
  const extra = section('人事信息', list(rowsFrom('2021-12-10', '/rsxx/')));

  it('leads to sections that nothing else led to, and only to those', async () => {
    const looked = await visited('note', {
      rules: [`Sitemap: ${HOME}index.xml`, 'Sitemap: http://www.other.gov.cn/sitemap.xml'],
      pages: {
        '/index.xml': { html: `<sitemapindex><sitemap><loc>${HOME}one.xml</loc></sitemap></sitemapindex>` },
        '/one.xml': urlset(
          ...[
            'https://www.example.gov.cn/tzgg/',
            '/rsxx/',
            '/rsxx/index.html',
            '/gone/',
            '/text/',
            '/t20211217_1.html',
          ],
          'http://www.other.gov.cn/x/',
        ),
        '/rsxx/': extra,
        '/text/': article('2021-12-10'),
      },
    });
    expect(
      sectionsOf(looked)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...MENU.map(([name]) => name), '人事信息'].sort());
    expect(sectionNamed(looked, '人事信息')).toMatchObject({
      content: 'list',
      level: 2,
      foundOn: `${HOME}one.xml`,
    });
    expect(askedFor(looked, '/tzgg/')).toBeGreaterThan(0);
    expect(looked.asked.filter((key) => key === '/tzgg/')).toHaveLength(1);
    expect(looked.asked.some((key) => key.includes('other.gov.cn/sitemap'))).toBe(false);
    expect(looked.visit).toMatchObject({ state: 'visited', coverage: { robots: { sitemaps: 2 } } });
    expect(looked.visit.coverage.skipped).toEqual({ '站点地图：打不开或不是栏目': 2 });
  });

  it('is bounded, and makes no crawl thin', async () => {
    const paths = Array.from({ length: 9 }, (_, n) => `/s${String(n)}/`);
    const pages = { '/one.xml': urlset(...paths), ...Object.fromEntries(paths.map((path) => [path, extra])) };
    const rulesOfIt = [`Sitemap: ${HOME}one.xml`];
    const few = await visited('note', { rules: rulesOfIt, pages, robots: { sitemapSections: 2 } });
    expect(paths.filter((path) => few.asked.includes(path))).toHaveLength(2);
    const { visit } = await visited('note', { rules: rulesOfIt, pages, settings: { maxPagesPerSite: 19 } });
    expect(visit).toMatchObject({ state: 'visited', coverage: { thin: null } });
    const none = await visited('note', {
      rules: rulesOfIt,
      pages,
      robots: { sitemapSections: SHIPPED_ROBOTS.sitemapSections },
    });
    expect(none.asked).not.toContain('/one.xml');
  });
});
