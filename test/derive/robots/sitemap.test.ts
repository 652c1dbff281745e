// The addresses a sitemap lists.
import { describe, expect, it } from 'vitest';
import { readSitemap } from '../../../src/derive/robots/sitemap.ts';

const A = 'http://www.example.gov.cn/tzgg/';
const B = 'http://www.example.gov.cn/list.jsp?id=1&page=2';

describe('a sitemap', () => {
  it('lists pages', () => {
    const text = `\ufeff<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      <url><loc> ${A} </loc><image:image><image:loc>http://www.example.gov.cn/a.jpg</image:loc></image:image></url>
      <url><loc>${B.replace('&', '&amp;')}</loc></url><url><loc><![CDATA[${B}]]></loc></url>
      <url><loc>/relative/</loc></url><url><loc>javascript:void(0)</loc></url></urlset>`;
    expect(readSitemap(text, 10)).toEqual({ pages: [A, B], sitemaps: [] });
    expect(readSitemap(text, 1).pages).toEqual([A]);
  });

  it('lists further sitemaps', () => {
    const text = `<sitemapindex><sitemap><loc>${A}one.xml</loc></sitemap></sitemapindex>`;
    expect(readSitemap(text, 10)).toEqual({ pages: [], sitemaps: [`${A}one.xml`] });
  });

  it('may be plain text', () => {
    expect(readSitemap(`${A}\r\n${B}\n\nnonsense\n`, 10).pages).toEqual([A, B]);
  });

  it.each(['', '<html><body><loc>http://www.example.gov.cn/</loc></body></html>', '<urlset>'])(
    'is not %j',
    (text) => {
      expect(readSitemap(text, 10)).toEqual({ pages: [], sitemaps: [] });
    },
  );
});
