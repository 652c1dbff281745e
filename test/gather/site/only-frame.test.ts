// A page with nothing but the frame of its site is an empty section; with the least thing of its own it is not.
import { describe, expect, it } from 'vitest';
import { list, rowsFrom } from './pages.ts';
import { look, sectionNamed } from './small-site.ts';

const NAMES = ['本县要闻', '通知公告', '财政信息', '规划计划', '人事信息', '统计数据'];
const MENU = [
  '<a href="/">首页</a>',
  ...NAMES.map((name, index) => `<a href="/c${String(index)}/">${name}</a>`),
];
const HOT = list(rowsFrom('2021-12-18', '/c0/', 4));

/** A layout of 2003: no classes, an office's name for a foot. */
const framed = (name: string, content: string, beside = ''): string => `<html><head><meta charset="utf-8">
<title>${name}</title></head><body><table><tr><td>${MENU.join('</td><td>')}</td></tr></table>
<table><tr><td>当前位置：<a href="/">首页</a> &gt; ${name}</td></tr></table>
<table><tr><td>${beside}</td><td><b>${name}</b><br>${content}</td></tr></table>
<table><tr><td>岩杉县人民政府　二〇二一年</td></tr><tr><td>您是第 20318 位来访者</td></tr></table></body></html>`;

const site = (plan: string, beside = ''): Record<string, string> => ({
  '/': framed('岩杉县人民政府', list(rowsFrom('2021-12-18', '/c0/'))),
  ...Object.fromEntries(
    NAMES.map((name, index) => [
      `/c${String(index)}/`,
      framed(name, name === '规划计划' ? plan : list(rowsFrom('2021-12-17', `/c${String(index)}/`)), beside),
    ]),
  ),
});

const looked = async (plan: string, beside = '') =>
  sectionNamed(await look({ pages: site(plan, beside) }), '规划计划');

describe('a list that a script asks for', () => {
  const asking = `<ul id="rows"></ul><script>new IntersectionObserver(() => { $.getJSON('/api/list', draw) }).observe(rows)</script>`;

  it.each([
    ['asked for and is empty', 1, ['http', 'browser'], '除各页共有的内容外没有任何内容'],
    ['never asked for', 0, ['browser'], '页面脚本没有向接口取数，不能确认列表为空'],
  ])('and that was %s', async (_what, dataAnswers, confirmedBy, why) => {
    const looked = await look({
      pages: site(asking),
      browser: { '/c3/': { html: framed('规划计划', asking), dataAnswers } },
    });
    expect(sectionNamed(looked, '规划计划')).toMatchObject({ content: 'blank', confirmedBy, why });
  });
});

describe('a list beside', () => {
  const latest = `<h3>最新动态</h3>${HOT}`;

  it('those of all sections does not fill an empty one', async () => {
    const section = await looked('<ul></ul>', latest);
    expect(section).toMatchObject({ content: 'blank', confirmedBy: ['http', 'browser'], newest: null });
  });

  it('those of all sections hides no old rows that a browser shows, and what tells so is kept', async () => {
    const old = list(rowsFrom('2019-03-01', '/c3/'));
    const looked = await look({
      pages: site('<ul></ul>', latest),
      browser: { '/c3/': framed('规划计划', old, latest) },
    });
    const section = sectionNamed(looked, '规划计划');
    expect(section).toMatchObject({
      content: 'list',
      newest: '2019-03-01',
      confirmedBy: ['http', 'browser'],
    });
    const beside = section.evidence.filter(({ kind, url }) => kind === 'html' && !url.endsWith('/c3/'));
    expect(beside.length).toBeGreaterThanOrEqual(3);
  });

  it('them is itself a list in its own section, even if that holds nothing else', async () => {
    const pages = { ...site('<ul></ul>', latest), '/c0/': framed('本县要闻', HOT, latest) };
    const news = sectionNamed(await look({ pages }), '本县要闻');
    expect(news).toMatchObject({ content: 'list', newest: '2021-12-18', items: 4 });
  });

  it('nothing else, the same on every page, is the list of each', async () => {
    const pages = Object.fromEntries(NAMES.map((name, index) => [`/c${String(index)}/`, framed(name, HOT)]));
    const found = await look({ pages: { ...site(''), ...pages } });
    for (const name of NAMES) expect(sectionNamed(found, name).content).toBe('list');
  });
});

describe('a section that shows only', () => {
  it.each<[string, string, string]>([
    ['an office’s name below nothing', '', ''],
    ['an empty list', '<ul></ul>', ''],
    ['a statement of no known wording beside other news', '没有任何文章', `<p>热点</p>${HOT}`],
  ])('%s is blank', async (_what, plan, beside) => {
    const section = await looked(plan, beside);
    expect(section).toMatchObject({ content: 'blank', confirmedBy: ['http', 'browser'], items: 0 });
  });

  it.each<[string, string]>([
    ['a text', '<p>本县国民经济和社会发展规划正在公开征求意见，欢迎来电。</p>'],
    ['a telephone number', '<p>0817-5222333</p>'],
    ['a picture', '<img src="/images/zzjg.jpg">'],
    ['a form', '<form><input name="xm"><textarea name="nr"></textarea></form>'],
    ['a frame', '<iframe src="http://map.example.com/embed"></iframe>'],
    ['a drawing', '<canvas id="chart"></canvas>'],
    ['a text behind a tab', '<div style="display:none">规划全文见县人民政府办公室。</div>'],
    ['a document', '<a href="/files/plan.pdf">规划</a>'],
    ['links out', '<a href="http://fgw.example.com/ghjh/">市发展改革委规划</a>'],
    [
      'home pages of others',
      '<ul><li><a href="http://fgw.example.com/">市发展改革委</a></li><li><a href="http://sw.example.com/">市商务局</a></li></ul>',
    ],
  ])('%s is not', async (_what, plan) => {
    expect((await looked(plan)).content).not.toBe('blank');
  });
});

describe('links that stand below every page', () => {
  const friends = [
    ['http://www.gov.cn/', '中国政府网'],
    ['http://www.sc.gov.cn/', '四川省人民政府'],
    ['http://jtt.sc.gov.cn/', '四川省交通运输厅'],
  ];
  const links = `<ul>${friends.map(([url, name]) => `<li><a href="${url ?? ''}">${name ?? ''}</a></li>`).join('')}</ul>`;
  const withFriends = (plan: string) => {
    const pages = Object.entries(site(plan)).map(([path, html]) => [
      path,
      html.replace('<tr><td>您是第', `<tr><td>友情链接：${links}</td></tr><tr><td>您是第`),
    ]);
    return look({ pages: Object.fromEntries(pages) as Record<string, string> });
  };

  it('fill the section that holds them, too', async () => {
    expect(sectionNamed(await withFriends(`<div>${links}</div>`), '规划计划').content).toBe('static');
  });

  it('fill no other', async () => {
    const section = sectionNamed(await withFriends('<ul></ul>'), '规划计划');
    expect(section).toMatchObject({ content: 'blank', confirmedBy: ['http', 'browser'] });
  });
});

describe('a picture where other sections have one of their own over their list', () => {
  // Its box bears no name of a show: the place alone tells it.
  const banner = (name: string): string => `<div class="column-top"><img src="/images/${name}.jpg"></div>`;
  const pagesWith = (own: string, name = '规划计划'): Record<string, string> =>
    Object.fromEntries(
      [...NAMES.slice(0, 5), name].map((each, index) => {
        const rows = list(rowsFrom('2021-12-17', `/c${String(index)}/`));
        return [`/c${String(index)}/`, framed(each, each === name ? own : banner(String(index)) + rows)];
      }),
    );
  const shown = async (own: string, name = '人才计划') => {
    const home = {
      '/': framed('岩杉县人民政府', list(rowsFrom('2021-12-18', '/c0/'))).replaceAll('统计数据', name),
    };
    return sectionNamed(await look({ pages: { ...home, ...pagesWith(own, name) } }), name);
  };

  it('does not fill an empty list', async () => {
    const section = await shown(`${banner('plan')}<ul class="list"></ul>`);
    expect(section).toMatchObject({ content: 'blank', confirmedBy: ['http', 'browser'], items: 0 });
  });

  it.each<[string, string, string]>([
    ['where no list was meant to be', banner('plan'), '人才计划'],
    [
      'that says what it shows',
      banner('plan').replace('<img', '<img alt="规划总图"') + '<ul class="list"></ul>',
      '人才计划',
    ],
    ['that leads on', `<a href="/plan.jpg">${banner('plan')}</a><ul class="list"></ul>`, '人才计划'],
    [
      'that opens',
      banner('plan').replace('<img', '<img onclick="zoom(this)"') + '<ul class="list"></ul>',
      '人才计划',
    ],
    [
      'of another size',
      banner('plan').replace('<img', '<img width="900"') + '<ul class="list"></ul>',
      '人才计划',
    ],
    [
      'with another beside it',
      banner('plan').replace('</div>', '<img src="/2.jpg"></div>') + '<ul class="list"></ul>',
      '人才计划',
    ],
    ['of a kind that a picture may be all of', `${banner('chart')}<ul class="list"></ul>`, '机构设置'],
  ])('is content %s', async (_what, own, name) => {
    expect((await shown(own, name)).content).toBe('static');
  });
});
