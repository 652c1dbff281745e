// Rows that only a browser shows lead to texts and links like any other rows, within the same limits.
import { describe, expect, it } from 'vitest';
import { article, healthySite, list, rowsFrom, section } from './pages.ts';
import { linksOf, look, sectionNamed, type Looked } from './small-site.ts';

const ASKING = '<ul id="rows"></ul><script>$.getJSON("/api/list", draw)</script>';
const ROWS = rowsFrom('2021-12-17', '/tzgg/', 4);
const SHOWN = section('通知公告', list(ROWS));
const document = (index: number): string => `/files/${String(index)}.doc`;
const TEXTS = Object.fromEntries(
  ROWS.map(([, href, day], index) => [href, article(day, `<a href="${document(index)}">附件</a>`)]),
);

const drawn = (over: Parameters<typeof look>[0]): Promise<Looked> =>
  look({
    ...over,
    pages: healthySite({ '/tzgg/': section('通知公告', ASKING), ...TEXTS, ...over.pages }),
    browser: { '/tzgg/': { html: SHOWN, dataAnswers: 1 } },
  });
const metIn = (looked: Looked): readonly string[] =>
  linksOf(looked)
    .map(({ url }) => new URL(url).pathname)
    .filter((path) => /^\/(?:files|tzgg\/2)/.test(path));

describe('rows that only a browser shows', () => {
  it('are links, and so is what their texts lead to', async () => {
    const looked = await drawn({ pages: {} });
    expect(sectionNamed(looked, '通知公告')).toMatchObject({ content: 'list', confirmedBy: ['browser'] });
    expect(metIn(looked)).toEqual([0, 1, 2, 3].map(document).concat(ROWS.map(([, href]) => href).sort()));
    expect(linksOf(looked).filter(({ state }) => state === 'dead')).toHaveLength(4);
  });

  it('that print no day have those of their texts', async () => {
    const undated = section(
      '通知公告',
      list(ROWS.map(([title, href]) => [title, href.replace(/t\d+_/, 'x'), ''])),
    );
    const texts = Object.fromEntries(
      ROWS.map(([, href], index) => [href.replace(/t\d+_/, 'x'), article(`2020-0${String(index + 1)}-11`)]),
    );
    const looked = await look({
      pages: healthySite({ '/tzgg/': section('通知公告', ASKING), ...texts }),
      browser: { '/tzgg/': { html: undated, dataAnswers: 1 } },
    });
    expect(sectionNamed(looked, '通知公告')).toMatchObject({ content: 'list', newest: '2020-04-11' });
  });

  it('are opened as many as of any list', async () => {
    const looked = await drawn({ pages: {}, settings: { articlesPerSection: 2 } });
    expect(metIn(looked)).toEqual([0, 1].map(document).concat(ROWS.map(([, href]) => href).sort()));
  });

  it('are opened as far as the pages of the site go', async () => {
    const whole = await drawn({ pages: {} });
    const looked = await drawn({ pages: {}, settings: { maxPagesPerSite: whole.visit.coverage.pages - 3 } });
    expect(looked.visit.coverage.skipped['文章：页数预算用完']).toBe(3);
    expect(metIn(looked).filter((path) => path.startsWith('/files/'))).toHaveLength(1);
  });

  it('are no links to texts where the server knows none of their addresses', async () => {
    const gone = Object.fromEntries(ROWS.map(([, href]) => [href, { status: 404 }]));
    expect(metIn(await drawn({ pages: gone }))).toEqual([]);
  });
});
