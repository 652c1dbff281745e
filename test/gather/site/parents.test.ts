// A section with sub-sections is no blank section, however empty its own page is; neighbours are no sub-sections.
import { describe, expect, it } from 'vitest';
import { healthySite, homePage, list, MENU, type MenuItem, page, rowsFrom, section } from './pages.ts';
import { look, sectionNamed, sectionsOf, type Looked } from './small-site.ts';

const EMPTY = '<div class="content"></div>';
const SAYS_SO = '<div class="content"><p>暂无内容</p></div>';

/** A site whose menu ends with 政务公开; `pages` may say anything of its pages. */
function withOpenness(item: MenuItem, pages: Readonly<Record<string, string>>): Promise<Looked> {
  return look({ pages: healthySite({ '/': homePage('2021-12-17', [...MENU, item]), ...pages }) });
}

const below = (name: string, href: string): string =>
  page({
    title: name,
    crumb: [
      ['首页', '/'],
      ['政务公开', '/zwgk/'],
      [name, ''],
    ],
    content: list(rowsFrom('2021-12-10', href)),
  });

describe.each([
  ['shows nothing', EMPTY],
  ['says 暂无内容', SAYS_SO],
])('a page that %s', (_what, content) => {
  it('is a parent when the main menu hangs sections below it', async () => {
    const looked = await withOpenness(['政务公开', '/zwgk/', [['重点领域', '/zdly/']]], {
      '/zwgk/': section('政务公开', content),
      '/zdly/': section('重点领域', list(rowsFrom('2021-12-10', '/zdly/'))),
    });
    expect(sectionNamed(looked, '政务公开')).toMatchObject({ content: 'parent', why: '' });
    expect(sectionNamed(looked, '重点领域')).toMatchObject({ content: 'list', level: 2 });
  });

  it('is a parent when breadcrumbs lead through it', async () => {
    const looked = await look({
      pages: healthySite({
        '/': homePage('2021-12-17', [...MENU, ['政务公开', '/zwgk/'], ['重点领域', '/zdly/']]),
        '/zwgk/': section('政务公开', content),
        '/zdly/': below('重点领域', '/zdly/'),
      }),
    });
    expect(sectionNamed(looked, '政务公开')).toMatchObject({ content: 'parent' });
    expect(sectionNamed(looked, '重点领域')).toMatchObject({ path: '首页/政务公开/重点领域' });
  });

  it('is blank, for both views, when nothing stands below it', async () => {
    const looked = await withOpenness(['政务公开', '/zwgk/'], { '/zwgk/': section('政务公开', content) });
    expect(sectionNamed(looked, '政务公开')).toMatchObject({
      content: 'blank',
      confirmedBy: ['http', 'browser'],
    });
    expect(looked.browsed).toEqual(['/zwgk/']);
  });

  it.each([
    ['and the page itself', [['政务公开', '/zwgk/']] as const],
    ['but not the page', []],
  ])('is blank when only a side menu names its neighbours, %s', async (_who, self) => {
    const side: readonly MenuItem[] = [
      ...self,
      ['重点领域', '/zdly/'],
      ['招考信息', '/zkxx/'],
      ['采购信息', '/cgxx/'],
    ];
    const lists = side
      .slice(self.length)
      .map(([name, href]): [string, string] => [
        href,
        section(name, list(rowsFrom('2021-12-10', href)), { side }),
      ]);
    const looked = await withOpenness(['政务公开', '/zwgk/'], {
      '/zwgk/': section('政务公开', content, { side }),
      ...Object.fromEntries(lists),
    });
    expect(sectionNamed(looked, '政务公开')).toMatchObject({
      content: 'blank',
      confirmedBy: ['http', 'browser'],
    });
    expect(sectionsOf(looked).filter((each) => each.content === 'list')).toHaveLength(7);
  });
});

it('a page that only previews the sections below it is a parent, one with rows of its own a list', async () => {
  const rows = rowsFrom('2020-03-10', '/zdly/', 4);
  const pagesWith = (content: string): Promise<Looked> =>
    withOpenness(['政务公开', '/zwgk/', [['重点领域', '/zdly/']]], {
      '/zwgk/': section('政务公开', content),
      '/zdly/': section('重点领域', list(rows)),
    });
  expect(sectionNamed(await pagesWith(list(rows.slice(0, 3))), '政务公开').content).toBe('parent');
  const own = await pagesWith(list(rowsFrom('2020-03-10', '/zwgk/', 4)));
  expect(sectionNamed(own, '政务公开')).toMatchObject({ content: 'list', newest: '2020-03-10' });
});

it('a page that lists two sections with stamped addresses is a parent, not an old list', async () => {
  const children: readonly MenuItem[] = [
    ['咨询投诉', '/lm/20180604093012008.html'],
    ['常见问答', '/lm/20180604093012009.html'],
  ];
  const menu: readonly MenuItem[] = [...MENU, ['互动交流', '/hdjl/', children]];
  const entries = children.map(([name, href]) => `<li><a href="${href}">${name}</a></li>`).join('');
  const held = (name: string, body: string): string => section(name, body, { menu });
  const rows = (name: string): string => held(name, list(rowsFrom('2021-12-10', '/xj/')));
  const text = `<h1>常见问答</h1><p>${'办事群众常问的事项如下，请逐条对照办理。'.repeat(12)}</p>`;
  // The second may be a single text as well as a list.
  for (const second of [rows('常见问答'), held('常见问答', text)]) {
    const looked = await look({
      pages: healthySite({
        '/': homePage('2021-12-17', menu),
        '/hdjl/': held('互动交流', `<ul>${entries}</ul>`),
        '/lm/20180604093012008.html': rows('咨询投诉'),
        '/lm/20180604093012009.html': second,
      }),
    });
    expect(sectionNamed(looked, '互动交流').content).toBe('parent');
  }
});

describe('a page of one text that a heading of a channel leads to', () => {
  const TEXT = `<h1>单位职责</h1><p>发布时间：2021-03-12</p><p>${'本单位负责全县道路、桥梁和水路运输的规划、建设、养护与管理工作。'.repeat(12)}</p>`;
  const channel = (crumb: readonly (readonly [string, string])[]): Promise<Looked> =>
    withOpenness(['机构概况', '/jggk/'], {
      '/jggk/': section(
        '机构概况',
        `<h3><a href="/jggk/zz/">单位职责</a></h3><h3><a href="/jggk/zc/">驻外机构</a><a href="/jggk/zc/">更多</a></h3>${list(rowsFrom('2021-12-10', '/jggk/zc/'))}`,
      ),
      '/jggk/zc/': section('驻外机构', list(rowsFrom('2021-12-10', '/jggk/zc/'))),
      '/jggk/zz/': page({ title: '单位职责-示例县人民政府', crumb, content: TEXT }),
    });
  const names = (looked: Looked): readonly string[] => sectionsOf(looked).map(({ name }) => name);

  it('is a section where its own trail says so', async () => {
    const looked = await channel([
      ['首页', '/'],
      ['机构概况', '/jggk/'],
      ['单位职责', ''],
    ]);
    expect(names(looked)).toContain('单位职责');
  });

  it('and an article where its trail ends with the section that it stands in', async () => {
    const looked = await channel([
      ['首页', '/'],
      ['机构概况', '/jggk/'],
    ]);
    expect(names(looked)).not.toContain('单位职责');
  });
});

describe('a page that gathers the rows of several sections', () => {
  const ROWS_A = rowsFrom('2021-12-12', '/a/', 3);
  const ROWS_B = rowsFrom('2021-12-10', '/b/', 3);
  const looked = (): Promise<Looked> =>
    look({
      pages: healthySite({
        '/': homePage('2021-12-17', [
          ...MENU,
          ['村社动态', '/a/'],
          ['党建动态', '/b/'],
          ['镇情', '/zq/', [['工作动态', '/zq/dt/']]],
        ]),
        '/a/': section('村社动态', list(ROWS_A)),
        '/b/': section('党建动态', list(ROWS_B)),
        '/zq/': section('镇情', '<p>全镇辖十二个村。</p>'),
        '/zq/dt/': section('工作动态', list([...ROWS_A, ...ROWS_B])),
      }),
    });

  it('is above them, however deep a menu has put it: they are judged by their own rows', async () => {
    const site = await looked();
    expect(sectionNamed(site, '村社动态')).toMatchObject({ content: 'list', newest: '2021-12-12' });
    expect(sectionNamed(site, '党建动态')).toMatchObject({ content: 'list', newest: '2021-12-10' });
  });
});
