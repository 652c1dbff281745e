// Pages that answer 200 and say that nothing is there, and pages that only speak of it.
import { describe, expect, it } from 'vitest';
import { looksNotFoundText, pageShape, sameShape } from '../../../src/derive/not-found/soft-404.ts';
import { differentBits } from '../../../src/derive/text/shape.ts';
import { tables } from '../tables.ts';

const asked = 'http://www.my.gov.cn/zwgk/gone.html';
const page = (title: string, body: string): string =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;
const menu = Array.from({ length: 30 }, (_, i) => `<li><a href="/c${i}/">栏目名称${i}</a></li>`).join('');
const rows = Array.from(
  { length: 60 },
  (_, i) => `<li><a href="/c/${i}.html">关于第${i}号事项的通知</a><span>2021-12-17</span></li>`,
).join('');
const foot = '<div>主办：某某市人民政府办公室 网站标识码：5107000001 蜀ICP备10014763号</div>';
const prose =
  '各县区人民政府，市级各部门：现将有关事项通知如下，请认真贯彻执行，确保各项工作落到实处。'.repeat(20);

const looks = (text: string, finalUrl = asked, status = 200): boolean =>
  looksNotFoundText(text, { url: asked, finalUrl, status }, tables);

describe('nothing is there', () => {
  it.each([
    ['a title', page('404 Not Found', '<h1>404</h1>')],
    ['a title with the site name', page('404-某某市人民政府', '<p>出错了</p>')],
    ['页面不存在', page('页面不存在', '<p>您访问的页面不存在或已删除</p>')],
    [
      'a sentence alone',
      page('某某市人民政府', '<div>抱歉，您访问的页面不存在！<a href="/">返回首页</a></div>'),
    ],
    [
      'a sentence in the frame of the site',
      page('某某市人民政府', `<ul>${menu}</ul><p>对不起，找不到您要访问的页面。5秒后返回首页</p>${foot}`),
    ],
    ['the charity page', page('', '<script src="//volunteer.cdn-go.cn/404/latest/404.js"></script>')],
    [
      'the older charity page',
      page(
        '',
        '<script type="text/javascript" src="http://www.qq.com/404/search_children.js" charset="utf-8" homePageUrl="/" homePageName="返回首页"></script>',
      ),
    ],
    ['a title in the frame of a big menu', page('错误页面', `<ul>${rows.slice(0, 2000)}</ul><p>404</p>`)],
    ['deleted', page('提示信息', '<p>该信息不存在或已删除</p>')],
    ['English', page('Error', '<p>The page you requested was not found.</p>')],
    ['walked away', page('', '<p>哎呀，页面走丢了~</p>')],
    [
      'IIS in Chinese',
      page('无法找到该页', '<h1>无法找到该页</h1><p>您正在搜索的页面可能已经删除、更名或暂时不可用。</p>'),
    ],
    ['Tomcat answering 200', page('HTTP Status 404', '<h1>HTTP Status 404 - /gone.html</h1>')],
  ])('%s', (_name, text) => expect(looks(text)).toBe(true));

  it.each([
    'http://www.my.gov.cn/404.html',
    'http://www.my.gov.cn/error/404.jsp?from=x',
    'http://www.my.gov.cn/error.html',
    'http://www.my.gov.cn/notfound/',
    'http://www.my.gov.cn/common/404/index.html',
  ])('sent to %s', (finalUrl) =>
    expect(looks(page('某某市人民政府', `<img src="e.png">${foot}`), finalUrl)).toBe(true),
  );
});

describe('something is there', () => {
  it.each([
    [
      'an article about broken links',
      page(
        '关于网站部分页面不存在问题的整改通报',
        `<h1>关于网站部分页面不存在问题的整改通报</h1><div>发布时间：2021-12-17</div><p>${prose}</p>`,
      ),
    ],
    [
      'an answered message',
      page('网民留言', '<p>留言内容：您好，我访问的页面不存在，请处理。</p><p>答复内容：已修复。</p>'),
    ],
    ['a search without results', page('搜索结果', '<p>抱歉，没有找到相关的信息。</p>')],
    ['an empty list', page('通知公告', '<p>暂无内容</p>')],
    ['a section under construction', page('规划计划', '<p>栏目正在建设中</p>')],
    ['a home page', page('某某市人民政府', rows)],
    [
      'a home page with the charity script left in',
      page(
        '某某市人民政府',
        `${rows}<p>${prose}</p><script src="//volunteer.cdn-go.cn/404/latest/404.js"></script>`,
      ),
    ],
    [
      'the charity script in a comment',
      page(
        '机构职能',
        '<p>负责全市相关工作。</p><!-- <script src="http://www.qq.com/404/search_children.js"></script> -->',
      ),
    ],
    [
      'the sentence in a script',
      page('机构职能', '<p>负责全市相关工作。</p><script>if(!ok)alert("您访问的页面不存在")</script>'),
    ],
    ['a shell', page('政务服务', '<div id="app"></div><script src="/app.js"></script>')],
    [
      'a title left as 错误 over a text',
      page(
        '错误_某县人民政府',
        '<h1>县领导调研重点项目建设</h1><p>县领导一行实地察看项目现场。他要求有关部门加强服务。活动现场发放了宣传资料。各乡镇要落实责任，限期整改到位。</p>',
      ),
    ],
    ['a number in the title', page('404项政务服务事项清单', `<p>${prose}</p>`)],
    ['a bus line', page('404路公交线路调整公告', '<p>因道路施工，404路公交线路临时调整。</p>')],
    ['an empty page', ''],
    ['a file list', page('下载', '<p><a href="a.doc">附件1.doc</a></p>')],
  ])('%s', (_name, text) => expect(looks(text)).toBe(false));

  it.each([404, 410, 500, 403])('status %i speaks for itself', (status) => {
    expect(looks(page('404 Not Found', '<h1>404</h1>'), asked, status)).toBe(false);
  });

  it('an error of another kind is not a missing page', () => {
    expect(looks(page('错误', '<p>系统繁忙，请稍后再试</p>'), 'http://www.my.gov.cn/error.html')).toBe(false);
    expect(looks(page('', '<p>登录超时，请重新登录</p>'), 'http://www.my.gov.cn/error.jsp')).toBe(false);
  });

  it('an article that was moved is there', () => {
    expect(looks(page('通知', `<p>${prose}</p>`), 'http://www.my.gov.cn/new/1.html')).toBe(false);
  });
});

describe('the shape of a page', () => {
  const missing = (path: string): string =>
    page(
      '某某市人民政府',
      `<ul>${menu}</ul><div class="e"><p>您访问的地址 ${path} 有误</p><p>请求编号 ${path.length * 7919}</p></div>${foot}`,
    );
  const other = page('某某市人民政府', `<ul>${menu}</ul><h1>通知</h1><p>${prose}</p>${foot}`);

  it('stays when an error page echoes what was asked for', () => {
    expect(
      sameShape(pageShape(missing('/a/b/c.html')), pageShape(missing('/zz/20211217/t99_123456.shtml'))),
    ).toBe(true);
  });

  it('differs between an error page and an article in one frame', () => {
    expect(sameShape(pageShape(missing('/a.html')), pageShape(other))).toBe(false);
    expect(differentBits(pageShape(other), pageShape(other))).toBe(0);
  });
});
