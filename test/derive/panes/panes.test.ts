// Tabs, folds and boxes of a channel page: which are sections of their own, and what each holds.
import { describe, expect, it } from 'vitest';
import { loadTables } from '../../../src/app/tables.ts';
import type { PageReading } from '../../../src/artifacts/page-reading.ts';
import { readPage } from '../../../src/derive/read-page/read-page.ts';
import { parseCalendarDate } from '../../../src/model/calendar.ts';

const tables = loadTables('data');
const asOf = parseCalendarDate('2021-12-20');

function read(content: string, { name = '便民服务', rendered = false } = {}): PageReading {
  if (!asOf) throw new Error('no such day');
  const url = 'http://www.example.gov.cn/bmfw/';
  const html = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${name}</title></head><body>
<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/xwdt/">新闻动态</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/bmfw/">便民服务</a></li><li><a href="/hdjl/">互动交流</a></li></ul></div>
<div class="pos">当前位置：<a href="/">首页</a> &gt; ${name}</div><div class="main">${content}</div>
<div class="footer"><p>主办单位：示例县人民政府 网站标识码：5117010001 蜀ICP备12345678号</p></div></body></html>`;
  const options = { url, finalUrl: url, status: 200, headers: {}, asOf, rendered };
  return readPage(new TextEncoder().encode(html), options, tables);
}

const panesOf = (content: string, options?: Parameters<typeof read>[1]): readonly string[] =>
  (read(content, options).panes ?? []).map(({ name, content: held }) => `${name} ${held}`);

const rows = (folder: string, day: string): string =>
  `<ul>${[1, 2, 3].map((n) => `<li><a href="/${folder}/t${day.replaceAll('-', '')}_${n}.html">关于做好第${n}批惠民实事办理工作的通报</a><span>${day}</span></li>`).join('')}</ul>`;
const GUIDES =
  '<div class="gd"><p><a href="/bszn/11.html">残疾人证申领</a></p><p><a href="/bszn/12.html">高龄津贴申领</a></p><p><a href="/bszn/13.html">生育登记备案</a></p></div>';
const PHONES =
  '<table><tr><th>部门</th><th>号码</th></tr><tr><td>供水抢修</td><td>0817-5212345</td></tr><tr><td>供气抢修</td><td>0817-5254321</td></tr></table>';
const HEADS = '<table><tr><th>序号</th><th>标题</th><th>发布日期</th></tr></table>';

const tabs = (...panels: readonly (readonly [name: string, held: string])[]): string =>
  `<ul class="hd">${panels.map(([name], n) => `<li class="${n === 0 ? 'on' : ''}" onmouseover="show(${n})">${name}</li>`).join('')}</ul>${panels.map(([, held], n) => `<div class="bd" id="bd${n}"${n === 0 ? '' : ' style="display:none"'}>${held}</div>`).join('')}`;
const boxes = (...all: readonly (readonly [name: string, held: string])[]): string =>
  all.map(([name, held]) => `<div class="kuai"><div class="hd">${name}</div>${held}</div>`).join('');

describe('tabs that show unlike things', () => {
  it('are sections each, and none speaks for the page', () => {
    const content = tabs(
      ['办理须知', GUIDES],
      ['服务热线', PHONES],
      ['样表下载', rows('ybxz', '2019-03-05')],
      ['收费目录', HEADS],
    );
    expect(panesOf(content)).toEqual([
      '办理须知 static',
      '服务热线 static',
      '样表下载 list',
      '收费目录 blank',
    ]);
    expect(read(content).kind).toBe('channel');
  });

  it('be they texts and pictures alone, in one box each', () => {
    const text = `<div class="con"><h3>县情简介</h3><p>${'示例县地处盆地北缘，辖十二个镇、八个乡，自古为川北要道，物产丰饶。'.repeat(3)}</p></div>`;
    const pictures =
      '<div class="con"><p><img src="/p/1.jpg" width="300"></p><p><img src="/p/2.jpg" width="300"></p></div>';
    const content = tabs(
      ['县情简介', text],
      ['风光图册', pictures],
      ['方志年鉴', '<div class="con"><p>暂无内容</p></div>'],
    );
    expect(panesOf(content, { name: '走进示例' })).toEqual([
      '县情简介 static',
      '风光图册 static',
      '方志年鉴 blank',
    ]);
  });

  it('by buttons that name their panels', () => {
    const button = (n: number, name: string): string =>
      `<button role="tab" aria-controls="p${n}">${name}</button>`;
    const content = `<div role="tablist">${button(1, '民意征集')}${button(2, '网上访谈')}${button(3, '问卷投票')}</div><div role="tabpanel" id="p1">${rows('myzj', '2021-11-02')}</div><div role="tabpanel" id="p2" hidden>${rows('wsft', '2020-10-01')}</div><div role="tabpanel" id="p3" hidden><div class="con"></div></div>`;
    expect(panesOf(content)).toEqual(['民意征集 list', '网上访谈 list', '问卷投票 blank']);
  });

  it('by radio buttons and their labels, however little one shows', () => {
    const radio = (n: number, name: string): string =>
      `<input type="radio" name="r" id="r${n}"><label for="r${n}">${name}</label>`;
    const content = `<div class="sw">${radio(1, '镇村快讯')}${radio(2, '部门快讯')}${radio(3, '党建快讯')}<section class="q1">${rows('zckx', '2021-12-16')}</section><section class="q2"><p>暂无内容</p></section><section class="q3">${rows('djkx', '2021-11-03')}</section></div>`;
    const { panes, lists } = read(content);
    expect(panes?.map(({ name, content: held }) => `${name} ${held}`)).toEqual([
      '镇村快讯 list',
      '部门快讯 blank',
      '党建快讯 list',
    ]);
    expect(
      lists
        .filter((list) => list.rows.length > 0)
        .map(({ pane, rows: [first] }) => `${pane ?? ''} ${first?.date ?? ''}`),
    ).toEqual(['镇村快讯 2021-12-16', '党建快讯 2021-11-03']);
  });

  it('of which the open one has no class, and the others only one that hides them', () => {
    const marked = (first: string, others: string): string =>
      `<div class="sw"><ul class="sw_m"><li class="current"><a href="javascript:;">部门快讯</a></li><li><a href="javascript:;">镇村快讯</a></li><li><a href="javascript:;">视频快讯</a></li></ul><div class="sw_b"><div class="${first}">${rows('bmkx', '2021-12-16')}</div><div class="${others}">${rows('zckx', '2020-11-03')}</div><div class="${others}"><ul></ul></div></div></div>`;
    const named = (first: string, others: string): readonly string[] =>
      read(marked(first, others)).lists.map(({ name, rows: { length } }) => `${name} ${length}`);
    const tabbed = ['部门快讯 3', '镇村快讯 3', '视频快讯 0'];
    expect(named('', 'hide')).toEqual(tabbed);
    expect(named('tab-active', 'tab-hidden')).toEqual(tabbed);
    // What is built unlike the first box is another part of the page.
    expect(named('', 'links')).not.toContain('镇村快讯 3');
    expect(named('photos', 'hide')).not.toContain('镇村快讯 3');
  });

  it('filled at the click are not known to be empty', () => {
    const empty = '<ul id="rows"></ul>';
    const asked = `${tabs(['民意征集', rows('myzj', '2021-11-02')], ['网上访谈', empty], ['问卷投票', empty])}<script>function show(n){$.get('/api/rows?n='+n,function(d){$('#rows').html(d)})}</script>`;
    expect(panesOf(asked).filter((pane) => pane.endsWith('blank'))).toEqual([]);
    const named = tabs(
      ['民意征集', rows('myzj', '2021-11-02')],
      ['网上访谈', rows('wsft', '2021-10-01')],
      ['问卷投票', empty],
    ).replace('onmouseover="show(2)"', 'data-url="/wjtp/rows.html"');
    expect(panesOf(named).filter((pane) => pane.endsWith('blank'))).toEqual([]);
  });
});

describe('folds and boxes', () => {
  it('hold what stands under their headings, closed or open', () => {
    const fold = (name: string, held: string): string =>
      `<details><summary>${name}</summary><div>${held}</div></details>`;
    const content =
      fold('移风易俗行动', rows('yfys', '2021-10-20')) +
      fold('河湖清四乱', '<p>暂无内容</p>') +
      fold('法律援助', rows('flyz', '2019-10-20'));
    expect(panesOf(content)).toEqual(['移风易俗行动 list', '河湖清四乱 blank', '法律援助 list']);
  });

  it('that a script opens, with links like those of a menu', () => {
    const fold = (name: string, held: string): string =>
      `<div class="f"><a href="javascript:void(0)" onclick="turn(this)">${name} ▾</a><div>${held}</div></div>`;
    expect(
      panesOf(fold('办理须知', GUIDES) + fold('服务热线', PHONES) + fold('样表下载', '<ul class="x"></ul>')),
    ).toEqual([...['办理须知 static', '服务热线 static', '样表下载 blank']]);
  });

  it('with headings that take turns with their lists', () => {
    const content = `<h3>镇村快讯</h3>${rows('zckx', '2021-12-16')}<h3>部门快讯</h3>${rows('bmkx', '2021-12-01')}<h3>党建快讯</h3><ul></ul>`;
    expect(panesOf(`<div class="col">${content}</div>`)).toEqual([
      '镇村快讯 list',
      '部门快讯 list',
      '党建快讯 blank',
    ]);
  });

  it('of a browser’s view as well', () => {
    const content = boxes(
      ['民意征集', rows('myzj', '2021-11-02')],
      ['网上访谈', rows('wsft', '2021-10-01')],
      ['问卷投票', '<ul></ul>'],
    );
    expect(panesOf(content, { rendered: true })).toEqual([
      '民意征集 list',
      '网上访谈 list',
      '问卷投票 blank',
    ]);
  });

  it('an element of the page’s own making may be filled where nobody looks', () => {
    const content = boxes(
      ['民意征集', rows('myzj', '2021-11-02')],
      ['网上访谈', rows('wsft', '2021-10-01')],
      ['问卷投票', '<gov-rows src="/api/9"></gov-rows>'],
    );
    expect(panesOf(content).at(-1)).toBe('问卷投票 unknown');
  });
});

describe('no sections of their own', () => {
  it.each([
    [
      'boxes that lead to pages of their own',
      boxes(
        ['民意征集 <a href="/myzj/">更多</a>', rows('myzj', '2021-11-02')],
        ['网上访谈 <a href="/wsft/">更多</a>', '<ul></ul>'],
      ),
    ],
    [
      'boxes beside a list of the page’s own',
      `<div class="left">${rows('bmfw', '2021-12-12')}</div>${boxes(['最新发布', rows('zxfb', '2021-12-16')], ['专项行动', '<ul></ul>'])}`,
    ],
    ['years', tabs(['2021年', rows('a', '2021-11-02')], ['2020年', rows('b', '2020-11-02')], ['2019年', ''])],
    ['orders of one list', tabs(['最新', rows('a', '2021-11-02')], ['最热', rows('b', '2020-11-02')])],
    ['languages', tabs(['中文', rows('a', '2021-11-02')], ['英文', rows('b', '2020-11-02')], ['藏文版', ''])],
    [
      'the parts of a guide',
      tabs(
        ['办理流程', '<p>一窗受理，限时办结。</p>'],
        ['申请材料', rows('sqcl', '2020-01-02')],
        ['收费标准', ''],
      ),
    ],
    [
      'one list under a tab, beside an empty one',
      tabs(['民意征集', rows('myzj', '2021-11-02')], ['网上访谈', '<ul></ul>']),
    ],
    [
      'days over the rows of a timeline',
      `<div class="tl"><h5>2021年12月5日</h5>${rows('a', '2021-12-05')}<h5>2021年12月3日</h5>${rows('b', '2021-12-03')}<h5>2021年12月1日</h5><ul></ul></div>`,
    ],
    [
      'people and their offices',
      '<div class="l"><div class="p"><h4>刘建国</h4><p>局长，主持全面工作。</p></div><div class="p"><h4>陈晓梅</h4><p>副局长</p></div><div class="p"><h4>吴志强</h4><p></p></div></div>',
    ],
    [
      'questions and answers',
      `<div class="q"><p><b>问：到哪里申请？</b></p><p>答：到县政务服务中心一楼综合窗口申请。</p></div><div class="q"><p><b>问：要带什么？</b></p><p>答：身份证。</p></div>`,
    ],
  ])('%s', (_, content) => {
    expect(panesOf(content)).toEqual([]);
  });

  it('the halves of the section’s own name', () => {
    const content = tabs(['通知', rows('tz', '2021-11-02')], ['公告', '<p>暂无内容</p>']);
    expect(panesOf(content, { name: '通知公告' })).toEqual([]);
  });
});
