// Sections that are blank only beside other pages: what was kept of them says so again.
import { expect, it } from 'vitest';
import { openPageReaders } from '../../../src/app/readers.ts';
import { notBlank } from '../../../src/run/reassess/still-says.ts';
import { viewsOf } from '../../../src/run/reassess/stored-views.ts';
import type { StoredFiles } from '../../../src/run/reassess/stored-files.ts';
import { list, MENU, rowsFrom, section } from '../../gather/site/pages.ts';
import { AS_OF } from '../../gather/site/real-parts.ts';
import { look, sectionNamed } from '../../gather/site/small-site.ts';

const MORE = [...MENU, ['人事信息', '/rsxx/'], ['统计数据', '/tjsj/']] as const;
const COLUMN = `<div class="news"><h3>政务要情</h3>${list(rowsFrom('2021-12-18', '/bxyw/', 5)).replace('"list"', '"news"')}</div>`;
const banner = (href: string): string => `<div class="pic"><img src="/images${href}top.jpg"></div>`;

/** Six sections of which `/ghjh/` holds `own`; each has a picture of its own over its list, and the column beside it. */
function siteWith(own: string): Record<string, string> {
  const pages = MORE.map(([name, href]): [string, string] => {
    const rows = href === '/ghjh/' ? own : list(rowsFrom('2021-12-15', href));
    return [
      href,
      section(name, `<div class="own"><h2>${name}</h2>${banner(href)}${rows}</div>${COLUMN}`, { menu: MORE }),
    ];
  });
  return { ...Object.fromEntries(pages), '/': section('示例县人民政府', COLUMN, { menu: MORE }) };
}

it.each<[string, string, Record<string, string>, string]>([
  ['a picture of its own', '<ul class="list"></ul>', {}, ''],
  [
    'a frame with nothing in it',
    '<ul class="list"></ul><section><iframe src="/list.jsp?id=4" width="740" height="500"></iframe></section>',
    { '/list.jsp?id=4': '<html><body></body></html>' },
    '<section><div data-frame="/list.jsp?id=4"></div></section>',
  ],
])('with %s over or in place of the list', async (_what, own, more, drawnFrame) => {
  const drawn = siteWith(`<ul class="list"></ul>${drawnFrame}`)['/ghjh/'] ?? '';
  const looked = await look({ pages: { ...siteWith(own), ...more }, browser: { '/ghjh/': drawn } });
  const found = sectionNamed(looked, '规划计划');
  expect(found).toMatchObject({ content: 'blank', confirmedBy: ['http', 'browser'] });
  const contentOf: StoredFiles['contentOf'] = async ({ sha256 }) =>
    new TextEncoder().encode(looked.kept.get(sha256) ?? '');
  const views = await viewsOf(found.evidence, { contentOf } as StoredFiles, openPageReaders(), AS_OF);
  expect(notBlank(found, views)).toBeNull();
  const beside = views.beside.slice(0, 2);
  expect(notBlank(found, { ...views, beside })).not.toBeNull();
});
