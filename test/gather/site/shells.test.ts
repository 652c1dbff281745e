// Pages that are nothing but a script: what a browser draws of them leads on, and is judged.
import { describe, expect, it } from 'vitest';
import {
  article,
  healthySite,
  homePage,
  list,
  MENU,
  page,
  rowsFrom,
  section,
  type MenuItem,
} from './pages.ts';
import { look, sectionNamed, sectionsOf, type Looked } from './small-site.ts';

const SHELL =
  '<html><head><meta charset="utf-8"><title>示例县</title></head><body><div id="app"></div><script src="/js/app.8f3.js"></script></body></html>';
const OPEN: MenuItem = ['政务公开', '/zwgk/'];

/** 政务公开 is drawn by a script and leads to two sections, drawn as well. */
function site(drawn: string): Promise<Looked> {
  const children = [
    '<h3><a href="/zwgk/ghxx/">规划信息</a></h3>',
    list(rowsFrom('2021-12-10', '/zwgk/ghxx/')),
    '<h3><a href="/zwgk/tjxx/">统计信息</a></h3>',
    list(rowsFrom('2021-12-10', '/zwgk/tjxx/')),
  ].join('');
  return look({
    pages: healthySite({
      '/': homePage('2021-12-17', [...MENU, OPEN]),
      '/zwgk/': SHELL,
      '/zwgk/ghxx/': SHELL,
      '/zwgk/tjxx/': SHELL,
    }),
    browser: {
      '/zwgk/': page({
        title: '政务公开',
        crumb: [
          ['首页', '/'],
          ['政务公开', ''],
        ],
        content: children,
      }),
      '/zwgk/ghxx/': section('规划信息', drawn),
      '/zwgk/tjxx/': section('统计信息', list(rowsFrom('2021-12-10', '/zwgk/tjxx/'))),
    },
  });
}

describe('a shell', () => {
  it('leads on to what its scripts show, and fresh lists are looked at once', async () => {
    const looked = await site(list(rowsFrom('2021-12-10', '/zwgk/ghxx/')));
    expect(sectionsOf(looked).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['规划信息', '统计信息']),
    );
    expect(sectionNamed(looked, '规划信息')).toMatchObject({ content: 'list', newest: '2021-12-10' });
    expect(looked.browsed.filter((path) => path.endsWith('/tjxx/'))).toHaveLength(1);
  });

  it('that stays empty in the browser is told so: it was opened, and drew nothing', async () => {
    const looked = await look({
      pages: healthySite({ '/': homePage('2021-12-17', [...MENU, OPEN]), '/zwgk/': SHELL }),
      browser: { '/zwgk/': SHELL },
    });
    expect(sectionNamed(looked, '政务公开')).toMatchObject({
      content: 'unreadable',
      failure: { kind: 'undrawn' },
    });
  });

  it.each([
    ['an old list', list(rowsFrom('2019-12-10', '/zwgk/ghxx/')), { content: 'list', newest: '2019-12-10' }],
    ['nothing', '<div class="content"><p>暂无内容</p></div>', { content: 'blank' }],
  ])('that shows %s is looked at twice before it counts', async (_what, drawn, expected) => {
    const looked = await site(drawn);
    const found = sectionNamed(looked, '规划信息');
    expect(found).toMatchObject({ ...expected, confirmedBy: ['http', 'browser'] });
    expect(found.evidence.map(({ kind }) => kind)).toContain('screenshot');
    expect(looked.browsed.filter((path) => path.endsWith('/ghxx/')).length).toBeGreaterThan(1);
  });
});

describe('texts that only a script draws', () => {
  const rows = (count: number): string =>
    `<ul>${Array.from({ length: count }, (_, n) => `<li><a href="/zwgk/ghxx/w${String(n)}.html">关于全县第${String(n)}项规划编制情况的说明</a></li>`).join('')}</ul>`;
  const texts = (days: readonly string[]): Record<string, string> =>
    Object.fromEntries(days.map((day, n) => [`/zwgk/ghxx/w${String(n)}.html`, article(day)]));
  const visit = (days: readonly string[], drawn: Record<string, string>): Promise<Looked> =>
    look({
      pages: healthySite({
        '/': homePage('2021-12-17', [...MENU, ['规划信息', '/zwgk/ghxx/']]),
        '/zwgk/ghxx/': SHELL,
        ...Object.fromEntries(Object.keys(texts(days)).map((path) => [path, SHELL])),
      }),
      browser: { '/zwgk/ghxx/': section('规划信息', rows(days.length)), ...drawn },
    });

  it('date the rows that lead to them', async () => {
    const days = ['2019-03-01', '2020-02-01', '2019-01-01'];
    expect(sectionNamed(await visit(days, texts(days)), '规划信息')).toMatchObject({
      ...{ content: 'list', items: 3, datedItems: 3, newest: '2020-02-01' },
      confirmedBy: ['http', 'browser'],
    });
  });

  it('date nothing where one of them does not come: it may be the newest', async () => {
    const days = ['2019-03-01', '2020-02-01', '2021-12-01'];
    const [first = '', second = ''] = days;
    const looked = await visit(days, texts([first, second]));
    expect(sectionNamed(looked, '规划信息')).toMatchObject({ content: 'list', datedItems: 0, newest: null });
  });
});

describe('rows without a year that lead to such texts', () => {
  const rows = (days: readonly string[]): string =>
    `<ul>${days.map((day, n) => `<li><a href="/zwgk/ghxx/w${String(n)}.html">关于全县第${String(n)}项规划编制情况的说明</a><span>${day.slice(5)}</span></li>`).join('')}</ul>`;
  const visit = (days: readonly string[]): Promise<Looked> => {
    const texts = Object.fromEntries(
      days.map((day, n) => [`/zwgk/ghxx/w${String(n)}.html`, article(day)] as const),
    );
    return look({
      pages: healthySite({
        '/': homePage('2021-12-17', [...MENU, ['规划信息', '/zwgk/ghxx/']]),
        '/zwgk/ghxx/': SHELL,
        ...Object.fromEntries(Object.keys(texts).map((path) => [path, SHELL])),
      }),
      browser: { '/zwgk/ghxx/': section('规划信息', rows(days)), ...texts },
    });
  };

  it('are of the years that the texts say', async () => {
    const looked = await visit(['2020-02-01', '2019-12-05', '2019-11-03']);
    expect(sectionNamed(looked, '规划信息')).toMatchObject({
      ...{ content: 'list', newest: '2020-02-01' },
      confirmedBy: ['http', 'browser'],
    });
  });

  it('cost one look where the newest is of the year it was taken for', async () => {
    const looked = await visit(['2021-12-05', '2021-11-03', '2021-02-01']);
    expect(sectionNamed(looked, '规划信息')).toMatchObject({ content: 'list', newest: '2021-12-05' });
    expect(looked.browsed.filter((path) => /w\d\.html$/.test(path))).toHaveLength(1);
  });
});

describe('a site of one page', () => {
  const MENU_OF_VIEWS: readonly MenuItem[] = [
    ['本县要闻', '#/list/1'],
    ['通知公告', '#/list/2'],
    ['财政信息', '#/list/3'],
    ['规划计划', '#/list/4'],
  ];
  const view = (name: string, content: string): string => section(name, content, { menu: MENU_OF_VIEWS });

  it('has a section behind each view that its address names after the #', async () => {
    const looked = await look({
      pages: { '/': SHELL },
      browser: {
        '/': homePage('2021-12-17', MENU_OF_VIEWS),
        '/#/list/1': view('本县要闻', list(rowsFrom('2021-12-17', '#/detail/'))),
        '/#/list/2': view('通知公告', list(rowsFrom('2021-12-12', '#/detail/'))),
        '/#/list/3': view('财政信息', list(rowsFrom('2019-03-01', '#/detail/'))),
        '/#/list/4': view('规划计划', '<p>暂无数据</p>'),
      },
    });
    const told = sectionsOf(looked).map(({ name, content, newest, url }) => [name, content, newest, url]);
    expect(told).toEqual([
      ['本县要闻', 'list', '2021-12-17', 'http://www.example.gov.cn/#/list/1'],
      ['通知公告', 'list', '2021-12-12', 'http://www.example.gov.cn/#/list/2'],
      ['财政信息', 'list', '2019-03-01', 'http://www.example.gov.cn/#/list/3'],
      ['规划计划', 'blank', null, 'http://www.example.gov.cn/#/list/4'],
    ]);
    for (const name of ['财政信息', '规划计划'])
      expect(sectionNamed(looked, name).confirmedBy).toEqual(['http', 'browser']);
  });
});
