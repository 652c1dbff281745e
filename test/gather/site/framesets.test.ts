// Sites of frames: what opens in another frame is navigation, whichever frame it stands in and however its tree is built.
import { describe, expect, it } from 'vitest';
import { browserFor, fakeDialer } from '../browser/bench.ts';
import { healthySite, homePage, list, rowsFrom, section, type MenuItem } from './pages.ts';
import { look, sectionsOf } from './small-site.ts';

type Leaf = readonly [name: string, href: string];

const doc = (body: string, head = ''): string =>
  `<html><head><meta charset="utf-8"><title>示例县水务局</title>${head}</head>${body}</html>`;
const inTable = (rows: readonly string[]): string =>
  `<table>${rows.map((row) => `<tr><td>${row}</td></tr>`).join('')}</table>`;
const link = ([name, href]: Leaf, target = ' target="main"'): string =>
  `<a href="${href}"${target}>${name}</a>`;
const SET = doc(
  `<frameset rows="90,*"><frame src="top.html" name="top"><frameset cols="180,*"><frame src="left.html" name="left"><frame src="main.html" name="main"></frameset></frameset>`,
);
const WELCOME = doc('<body><p>欢迎访问本局网站</p></body>');
const LOGO = doc('<body><img src="logo.gif"></body>');
const MENU_ON_TOP = doc(
  `<body><table><tr>${[
    ['首页', 'main.html'],
    ['政策法规', 'zcfg.html'],
    ['水务要闻', 'swyw.html'],
    ['机构简介', 'jgjj.html'],
  ]
    .map(([name = '', href = '']) => `<td>${link([name, href])}</td>`)
    .join('')}</tr></table></body>`,
);

const NEWS: readonly Leaf[] = [
  ['基层动态', 'jcdt.html'],
  ['通知公告', 'tzgg.html'],
];
const OPEN: readonly Leaf[] = [
  ['财政信息', 'czxx.html'],
  ['人事任免', 'rsrm.html'],
  ['规划计划', 'ghjh.html'],
];
const IN_TREE = [
  '首页/新闻中心/基层动态',
  '首页/新闻中心/通知公告',
  ...OPEN.map(([name]) => `首页/政务公开/${name}`),
];

const rows = (name: string): string =>
  doc(
    `<body>${inTable(rowsFrom('2021-12-15', `/${name}/`, 6).map(([title, href, day]) => `<a href="${href}" target="_blank">${title}</a> ${day}`))}</body>`,
  );
const LISTS: Record<string, string> = Object.fromEntries(
  ['jcdt', 'tzgg', 'czxx', 'rsrm', 'ghjh', 'zcfg', 'swyw', 'jgjj', 'xwzx', 'zwgk', 'bszn'].map((name) => [
    `/${name}.html`,
    rows(name),
  ]),
);

/** Level and path of each section of such a site. */
async function found(pages: Readonly<Record<string, string>>): Promise<string[]> {
  const looked = await look({
    pages: { '/': SET, '/top.html': LOGO, '/main.html': WELCOME, ...LISTS, ...pages },
  });
  return sectionsOf(looked).map(({ level, path }) => `${String(level)} ${path}`);
}
const second = (paths: readonly string[]): string[] => paths.map((path) => `2 ${path}`);

describe('a tree in the left frame', () => {
  it.each<[string, (leaf: (one: Leaf) => string) => string]>([
    [
      'of tables in tables',
      (leaf) =>
        inTable(['<b>新闻中心</b>', inTable(NEWS.map(leaf)), '<b>政务公开</b>', inTable(OPEN.map(leaf))]),
    ],
    [
      'of rows with unlinked heads',
      (leaf) => inTable(['新闻中心', ...NEWS.map(leaf), '政务公开', ...OPEN.map(leaf)]),
    ],
    [
      'of boxes that a click unfolds',
      (leaf) =>
        `<div class="t" onclick="toggle(1)">新闻中心</div><div id="m1">${NEWS.map(leaf).join('<br>')}</div><div class="t" onclick="toggle(2)">政务公开</div><div id="m2" style="display:none">${OPEN.map(leaf).join('<br>')}</div>`,
    ],
    [
      'of nested lists under a title',
      (leaf) =>
        `<h3>网站导航</h3><ul><li><a href="javascript:void(0)">新闻中心</a><ul>${NEWS.map((one) => `<li>${leaf(one)}</li>`).join('')}</ul></li><li><a href="#">政务公开</a><ul>${OPEN.map((one) => `<li>${leaf(one)}</li>`).join('')}</ul></li></ul>`,
    ],
  ])('%s leads to the sections of its groups', async (_how, tree) => {
    expect(await found({ '/left.html': doc(`<body>${tree((one) => link(one))}</body>`) })).toEqual(
      expect.arrayContaining(second(IN_TREE)),
    );
  });

  it('says once for all links where they open', async () => {
    const tree = inTable([
      '新闻中心',
      ...NEWS.map((one) => link(one, '')),
      '政务公开',
      ...OPEN.map((one) => link(one, '')),
    ]);
    expect(await found({ '/left.html': doc(`<body>${tree}</body>`, '<base target="main">') })).toEqual(
      expect.arrayContaining(second(IN_TREE)),
    );
  });

  it('may lead by script', async () => {
    const click = ([name, href]: Leaf): string =>
      `<a href="javascript:void(0)" onclick="parent.main.location.href='${href}'">${name}</a>`;
    const tree = inTable(['新闻中心', ...NEWS.map(click), '政务公开', ...OPEN.map(click)]);
    expect(await found({ '/left.html': doc(`<body>${tree}</body>`) })).toEqual(
      expect.arrayContaining(second(IN_TREE)),
    );
  });

  it('whose groups are sections has both levels', async () => {
    const nested = (head: Leaf, leaves: readonly Leaf[]): string =>
      `<li>${link(head)}<ul>${leaves.map((one) => `<li>${link(one)}</li>`).join('')}</ul></li>`;
    const tree = `<ul>${nested(['新闻中心', 'xwzx.html'], NEWS)}${nested(['政务公开', 'zwgk.html'], OPEN)}</ul>`;
    const told = await found({ '/left.html': doc(`<body>${tree}</body>`) });
    expect(told).toEqual(expect.arrayContaining([...second(IN_TREE), '1 首页/新闻中心', '1 首页/政务公开']));
  });

  it('is no second main menu below one at the top', async () => {
    const told = await found({
      '/top.html': MENU_ON_TOP,
      '/left.html': doc(`<body>${inTable([...NEWS, ...OPEN].map((one) => link(one)))}</body>`),
    });
    expect(told.filter((one) => one.startsWith('1 '))).toEqual([
      '1 首页/机构简介',
      '1 首页/水务要闻',
      '1 首页/政策法规',
    ]);
    expect(told.filter((one) => one.startsWith('2 '))).toHaveLength(5);
  });
});

describe('a menu at the top', () => {
  it('may load another tree for each channel', async () => {
    const channels: readonly Leaf[] = [
      ['新闻中心', 'left1.html'],
      ['政务公开', 'left2.html'],
      ['办事服务', 'left3.html'],
    ];
    const tree = (leaves: readonly Leaf[]): string =>
      doc(`<body>${inTable(leaves.map((one) => link(one)))}</body>`);
    const told = await found({
      '/top.html': doc(`<body>${channels.map((one) => link(one, ' target="left"')).join(' | ')}</body>`),
      '/left.html': WELCOME,
      '/left1.html': tree(NEWS),
      '/left2.html': tree(OPEN),
      '/left3.html': tree([['办事指南', 'bszn.html']]),
    });
    expect(told).toEqual(
      expect.arrayContaining([...second(IN_TREE), '2 首页/办事服务/办事指南', '1 首页/办事服务']),
    );
  });
});

describe('a channel of frames in a site without', () => {
  it('has its sections on the second level', async () => {
    const menu: readonly MenuItem[] = [
      ['本县要闻', '/bxyw/'],
      ['政务公开', '/open.html'],
    ];
    const looked = await look({
      pages: healthySite({
        ...LISTS,
        '/': homePage('2021-12-17', menu),
        '/bxyw/': section('本县要闻', list(rowsFrom('2021-12-17', '/bxyw/')), { menu }),
        '/open.html': doc(
          '<frameset cols="180,*"><frame src="l.html" name="left"><frame src="czxx.html" name="main"></frameset>',
        ),
        '/l.html': doc(`<body>${inTable(OPEN.map((one) => link(one)))}</body>`),
      }),
    });
    const told = sectionsOf(looked).map(({ level, path, content }) => `${String(level)} ${path} ${content}`);
    expect(told).toEqual(expect.arrayContaining(OPEN.map(([name]) => `2 首页/政务公开/${name} list`)));
    expect(told).toContain('1 首页/政务公开 parent');
  });
});

describe('no navigation', () => {
  it('is what opens in a window of its own, in a frame of adverts as anywhere', async () => {
    const adverts = doc(`<body>${inTable(OPEN.map((one) => link(one, ' target="_blank"')))}</body>`);
    expect(await found({ '/top.html': MENU_ON_TOP, '/left.html': adverts })).not.toContain('1 首页/财政信息');
    expect(
      await found({
        '/main.html': doc(`<body>${[...NEWS].map((one) => link(one, ' target="blank"')).join('，')}</body>`),
        '/top.html': MENU_ON_TOP,
        '/left.html': LOGO,
      }),
    ).toHaveLength(3);
  });

  it('is what opens in the frame it stands in', async () => {
    const forms = doc(
      `<body><p>${'下列表格供下载使用，请按说明填写。'.repeat(4)}${NEWS.map((one) => link(one)).join('，')}</p></body>`,
    );
    expect(await found({ '/top.html': MENU_ON_TOP, '/left.html': LOGO, '/main.html': forms })).toHaveLength(
      3,
    );
  });

  it('is what opens in a frame that holds another host’s widget, or in none that there is', async () => {
    const text = (target: string): string =>
      section(
        '本县要闻',
        `${list(rowsFrom('2021-12-17', '/bxyw/'))}<p>另见${NEWS.map((one) => link(one, ` target="${target}"`)).join('，')}</p><iframe name="widget" src="http://www.other.com/w.html" width="300" height="300"></iframe>`,
      );
    for (const target of ['widget', 'detail']) {
      const looked = await look({ pages: healthySite({ ...LISTS, '/bxyw/': text(target) }) });
      expect(
        sectionsOf(looked)
          .map(({ name }) => name)
          .sort(),
      ).toEqual(['规划计划', '本县要闻', '财政信息', '通知公告'].sort());
    }
  });
});

describe('a tree that a script writes', () => {
  it('is read as a browser shows it', async () => {
    const script = `<script>var d=${JSON.stringify([['新闻中心', ''], ...NEWS, ['政务公开', ''], ...OPEN])};for(var i=0;i<d.length;i++)document.write('<div class="node">'+(d[i][1]?'<a href="'+d[i][1]+'">'+d[i][0]+'</a>':'<span>'+d[i][0]+'</span>')+'</div>');</script>`;
    const looked = await look({
      pages: {
        '/': SET,
        '/top.html': LOGO,
        '/main.html': WELCOME,
        ...LISTS,
        '/left.html': doc(`<body>${script}</body>`, '<base target="main">'),
      },
      chromium: (port) => browserFor(fakeDialer(port)),
    });
    expect(
      sectionsOf(looked)
        .map(({ level, path }) => `${String(level)} ${path}`)
        .sort(),
    ).toEqual(second(IN_TREE).sort());
  });
});
