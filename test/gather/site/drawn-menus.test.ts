// Side menus that only a script draws lead to sections as well, on pages whose head or list the server prints.
import { describe, expect, it } from 'vitest';
import { browserFor, fakeDialer } from '../browser/bench.ts';
import { healthySite, homePage, list, page, rowsFrom, section, type MenuItem } from './pages.ts';
import type { Served } from './served-site.ts';
import { look, sectionsOf, type Looked } from './small-site.ts';

const MENU: readonly MenuItem[] = [
  ['本县要闻', '/bxyw/'],
  ['政务公开', '/zwgk/'],
  ['办事服务', '/bsfw/'],
];
const OPEN: readonly MenuItem[] = [
  ['财政信息', '/zwgk/czxx/'],
  ['人事任免', '/zwgk/rsrm/'],
  ['规划计划', '/zwgk/ghjh/'],
];
const SERVICES: readonly MenuItem[] = [
  ['办事指南', '/bsfw/bszn/'],
  ['表格下载', '/bsfw/bgxz/'],
];
const chromium = (port: number): ReturnType<typeof browserFor> => browserFor(fakeDialer(port));
const links = (items: readonly MenuItem[]): string =>
  `<ul>${items.map(([name, href]) => `<li><a href="${href}">${name}</a></li>`).join('')}</ul>`;
const asked = (id: string, html: string): string =>
  `<script>fetch('/api/menu').then(r => r.json()).then(() => { document.getElementById('${id}').innerHTML = ${JSON.stringify(html).replaceAll('</', '<\\/')} })</script>`;
const channel = (name: string, content: string): string => page({ menu: MENU, title: name, content });
const rows = (href: string): string => list(rowsFrom('2021-12-15', href));

const visit = (pages: Record<string, Served>): Promise<Looked> =>
  look({
    pages: healthySite<Served>({
      '/': homePage('2021-12-17', MENU),
      '/bxyw/': section('本县要闻', rows('/bxyw/'), { menu: MENU }),
      '/zwgk/': section('政务公开', rows('/zwgk/'), { menu: MENU }),
      '/bsfw/': section('办事服务', rows('/bsfw/'), { menu: MENU }),
      ...Object.fromEntries(
        [...OPEN, ...SERVICES].map(([name, href]) => [href, section(name, rows(href), { menu: MENU })]),
      ),
      '/api/menu': { headers: { 'content-type': 'application/json' }, html: '{}' },
      ...pages,
    }),
    chromium,
  });
const second = (looked: Looked): string[] =>
  sectionsOf(looked).flatMap(({ level, name }) => (level === 2 ? [name] : []));

describe('a side menu that a script asks for', () => {
  it('is found beside a list that the server prints', async () => {
    const looked = await visit({
      '/zwgk/': channel(
        '政务公开',
        `<div class="side" id="leftMenu"></div><div class="con">${rows('/zwgk/czxx/')}</div>${asked('leftMenu', links(OPEN))}`,
      ),
    });
    expect(second(looked).sort()).toEqual(['人事任免', '规划计划', '财政信息'].sort());
  });

  it('is found where a part of the page is an application', async () => {
    const drawn = `<aside>${links(SERVICES)}</aside><main>${rows('/bsfw/bszn/')}</main>`;
    const looked = await visit({
      '/bsfw/': channel('办事服务', `<div id="subapp"></div>${asked('subapp', drawn)}`),
    });
    expect(second(looked).sort()).toEqual(['办事指南', '表格下载'].sort());
  });

  it('is not looked for where the page has one, or no place for one', async () => {
    const looked = await visit({
      '/zwgk/': page({
        menu: MENU,
        side: OPEN,
        content: `${rows('/zwgk/')}<div id="hits"></div>${asked('hits', '12')}`,
      }),
      '/bsfw/': channel('办事服务', `<div id="weather"></div>${rows('/bsfw/')}${asked('weather', '晴')}`),
    });
    expect(second(looked)).toHaveLength(3);
    expect(looked.browsed).toEqual([]);
  });
});

describe('a side menu of two sections', () => {
  const two = (box: string): Promise<Looked> =>
    visit({
      '/bsfw/': channel('办事服务', `${box}<div class="con"><h2>办事服务</h2>${rows('/bsfw/bszn/')}</div>`),
    });

  it.each([
    ['an aside', `<aside>${links(SERVICES)}</aside>`],
    ['a box called menu, under its title', `<div class="menu"><h3>办事服务</h3>${links(SERVICES)}</div>`],
    ['a navigation', `<nav class="side">${links(SERVICES)}</nav>`],
  ])('leads to them from %s', async (_what, box) => {
    expect(second(await two(box)).sort()).toEqual(['办事指南', '表格下载'].sort());
  });

  it.each([
    ['热门文章', `<aside><h3>热门文章</h3>${links(SERVICES)}</aside>`],
    ['相关链接', `<aside><h3>相关链接</h3>${links(SERVICES)}</aside>`],
    [
      'two texts',
      `<aside>${links([
        ['县委召开会议', '/bxyw/202112/t20211215_1.html'],
        ['我县举行活动', '/bxyw/202112/t20211214_2.html'],
      ])}</aside>`,
    ],
    [
      'days',
      `<aside><ul><li><a href="/bsfw/bszn/">办事指南</a>12-15</li><li><a href="/bsfw/bgxz/">表格下载</a>12-10</li></ul></aside>`,
    ],
    [
      'ways to order the list',
      `<nav class="menu">${links([
        ['按时间', '/bsfw/?s=1'],
        ['按热度', '/bsfw/?s=2'],
      ])}</nav>`,
    ],
    ['a plain box', `<div class="box">${links(SERVICES)}</div>`],
  ])('is no box of %s', async (_what, box) => {
    expect(second(await two(box))).toEqual([]);
  });
});
