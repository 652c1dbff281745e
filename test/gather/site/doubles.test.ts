// One section counts once, under however many addresses it is met; an entry that leads nowhere is one blank section.
import { describe, expect, it } from 'vitest';
import { healthySite, homePage, list, MENU, page, rowsFrom, section, type MenuItem } from './pages.ts';
import type { Seen } from './served-site.ts';
import { look, sectionNamed, sectionsOf, type Looked } from './small-site.ts';

const namesOf = (looked: Looked): readonly string[] => sectionsOf(looked).map(({ name }) => name);

describe('one section under two addresses', () => {
  const twice = (second: MenuItem, pages: Readonly<Record<string, string>>): Promise<Looked> =>
    look({ pages: healthySite({ '/': homePage('2021-12-17', [...MENU, second]), ...pages }) });
  const TZGG = section('通知公告', list(rowsFrom('2021-12-17', '/tzgg/')));

  it('the folder and its index', async () => {
    const looked = await twice(['公示公告', '/tzgg/index.html'], { '/tzgg/index.html': TZGG });
    expect(sectionsOf(looked)).toHaveLength(MENU.length);
  });

  it('the same bytes under the same name', async () => {
    const looked = await twice(['通知公告', '/xxgk/gg.shtml'], { '/xxgk/gg.shtml': TZGG });
    expect(sectionsOf(looked)).toHaveLength(MENU.length);
  });

  it('the same bytes under another name are another section', async () => {
    const looked = await twice(['公示公告', '/xxgk/gg.shtml'], { '/xxgk/gg.shtml': TZGG });
    expect(sectionsOf(looked)).toHaveLength(MENU.length + 1);
  });

  it('the same name with other rows is another section', async () => {
    const other = section('通知公告', list(rowsFrom('2021-12-16', '/xxgk/')));
    const looked = await twice(['通知公告', '/xxgk/gg.shtml'], { '/xxgk/gg.shtml': other });
    expect(namesOf(looked).filter((name) => name === '通知公告')).toHaveLength(2);
  });

  it('an address that redirects to the other', async () => {
    const looked = await look({
      pages: healthySite({
        '/': homePage('2021-12-17', [...MENU, ['公示公告', '/gsgg/']]),
        '/gsgg/': { status: 302, headers: { location: '/tzgg/' } },
      }),
    });
    expect(sectionsOf(looked)).toHaveLength(MENU.length);
  });
});

describe('a link of the second level that only leads on to a section', () => {
  const leadingOn = (level: 'main' | 'sub'): Promise<Looked> => {
    const news: MenuItem = ['新闻中心', '/xwzx/', [['部门动态', '/xwzx/bmdt/']]];
    const hall: MenuItem = ['政务公开', '/zwgk/', [['一网通办', '/go/hall']]];
    const menu = [...MENU, news, hall];
    const to = level === 'main' ? '/tzgg/' : '/xwzx/bmdt/';
    return look({
      pages: {
        '/': homePage('2021-12-17', menu),
        ...Object.fromEntries(
          [...MENU, ['部门动态', '/xwzx/bmdt/'] as const, ['新闻中心', '/xwzx/'] as const].map(
            ([name, href]) => [href, section(name, list(rowsFrom('2021-12-17', href)), { menu })],
          ),
        ),
        '/zwgk/': section('政务公开', '<ul><li><a href="/go/hall">一网通办</a></li></ul>', { menu }),
        '/go/hall': { status: 302, headers: { location: to } },
      },
    });
  };

  it.each([
    ['main', '通知公告'],
    ['sub', '部门动态'],
  ] as const)('of the %s level: %s is judged under its own name', async (level, name) => {
    const looked = await leadingOn(level);
    expect(namesOf(looked)).not.toContain('一网通办');
    expect(sectionNamed(looked, name)).toMatchObject({ content: 'list', newest: '2021-12-17' });
  });
});

describe('a menu entry that only says that the section is being built', () => {
  const BUILDING: MenuItem = ['数据开放', "javascript:alert('该栏目正在建设中')"];
  const menu = [...MENU, BUILDING];
  const pages = Object.fromEntries([
    ['/', homePage('2021-12-17', menu)],
    ...MENU.map(([name, href]) => [href, section(name, list(rowsFrom('2021-12-17', href)), { menu })]),
  ]) as Record<string, string>;
  const withHome = (seen: Seen): Promise<Looked> => look({ pages, browser: { '/': seen } });

  it('on every page of the site is one blank section, confirmed by both', async () => {
    const looked = await withHome({});
    expect(sectionsOf(looked)).toHaveLength(MENU.length + 1);
    expect(sectionNamed(looked, '数据开放')).toMatchObject({
      content: 'blank',
      why: '栏目正在建设中',
      level: 1,
      path: '首页/数据开放',
      confirmedBy: ['http', 'browser'],
    });
    expect(looked.browsed).toEqual(['/']);
  });

  it('also when another part of the page lacks its data', async () => {
    const url = 'http://www.example.gov.cn/api/weather';
    const looked = await withHome({ troubles: [{ url, status: 500, failure: null, data: true }] });
    expect(sectionNamed(looked, '数据开放').confirmedBy).toEqual(['http', 'browser']);
  });

  it('but not when the browser finds an address behind it', async () => {
    const looked = await withHome(homePage('2021-12-17', [...MENU, ['数据开放', '/sjkf/']]));
    expect(sectionNamed(looked, '数据开放').content).toBe('static');
  });

  it.each<[string, Seen]>([
    ['fails', { failure: { kind: 'browser' } }],
    ['is shown an error', { status: 503, html: '<h1>503</h1>' }],
    ['finds no such entry', homePage('2021-12-17', MENU)],
  ])('and is not confirmed when the browser %s', async (_what, seen) => {
    expect(sectionNamed(await withHome(seen), '数据开放')).toMatchObject({ confirmedBy: ['http'] });
  });
});

describe('a section that other entries lead to', () => {
  const CHILD = section('人事任免', list(rowsFrom('2020-12-20', '/zwgk/rsrm/')));

  it('keeps its own name where a quick link is sent on to it', async () => {
    const looked = await look({
      pages: healthySite({
        '/': page({
          content: `${list(rowsFrom('2021-12-17', '/bxyw/'))}<div class="quick"><a href="/go/hall">一网通办</a><a href="/go/map">服务地图</a><a href="/yyfw/">预约服务</a></div><h3><a href="/rsrm/">人事任免</a></h3>${list(rowsFrom('2020-12-20', '/rsrm/'))}`,
        }),
        '/go/hall': { status: 302, headers: { location: '/rsrm/' } },
        '/go/map': { status: 302, headers: { location: '/rsrm/' } },
        '/yyfw/': section('预约服务', '<p>请携带身份证到大厅二楼办理，也可以拨打电话预约。</p>'),
        '/rsrm/': CHILD,
      }),
    });
    expect(namesOf(looked)).toContain('人事任免');
    expect(namesOf(looked)).not.toContain('一网通办');
  });

  const direct = (crumb: readonly (readonly [string, string])[]): Promise<Looked> => {
    const menu: readonly MenuItem[] = [...MENU, ['政务公开', '/zwgk/rsrm/']];
    const content = list(rowsFrom('2020-12-20', '/zwgk/rsrm/'));
    return look({
      pages: healthySite({
        '/': homePage('2021-12-17', menu),
        '/zwgk/rsrm/': page({ menu, title: '人事任免-示例县人民政府', crumb, content }),
      }),
    });
  };

  it('stands below the entry of the main menu that leads straight to it, by its own name', async () => {
    const looked = await direct([
      ['首页', '/'],
      ['政务公开', '/zwgk/rsrm/'],
      ['人事任免', '/zwgk/rsrm/'],
    ]);
    expect(sectionNamed(looked, '人事任免')).toMatchObject({ level: 2, path: '首页/政务公开/人事任免' });
    expect(namesOf(looked)).not.toContain('政务公开');
  });

  it('but a last step that is no section (列表) names none', async () => {
    const looked = await direct([
      ['首页', '/'],
      ['政务公开', '/zwgk/rsrm/'],
      ['信息列表', ''],
    ]);
    expect(sectionNamed(looked, '政务公开')).toMatchObject({ level: 1 });
  });
});
