// Short pages that say they are gone, and short pages that use the same words of other things.
import { describe, expect, it } from 'vitest';
import { jsonSaysMissing, missingHints, missingWords } from '../../../src/derive/not-found/missing-words.ts';
import { tables } from '../tables.ts';

const page = (title: string, body: string): string =>
  `<!DOCTYPE html><html><head><meta charset=utf-8><title>${title}</title></head><body>${body}</body></html>`;

const about = { url: 'http://a.gov.cn/x.html', finalUrl: 'http://a.gov.cn/x.html', status: 200, headers: {} };
const saysGone = (text: string): boolean => missingHints(text, about, tables).softNotFound;

const GONE: readonly string[] = [
  page('错误', '<h2>该页无法显示</h2><p>您正在搜索的页面可能已经删除、更名或暂时不可用。</p>'),
  page('某市人民政府', '<div>非常抱歉，您查看的信息已被删除或者不存在！</div><a href="/">回首页</a>'),
  page('提示', '<p>该栏目不存在！</p>'),
  page('出错啦', '<p>哎呀，你访问的页面不见了</p><p>可能原因：网址有错误；链接已失效</p>'),
  page('Not Found', '<h1>Not Found</h1><p>The requested URL /a.html was not found on this server.</p>'),
  page('找不到网页', '<p>找不到网页</p>'),
  page('404错误页面', '<p>亲，页面去火星了</p>'),
  page('文件下载', '<p>对不起，您下载的文件不存在</p>'),
  page('信息', '<script>alert("您查看的信息不存在");location.href="/";</script>'),
  page('页面提示', '<p>抱歉！此页面已经不存在。系统将在5秒后返回首页</p>'),
];

const THERE: readonly string[] = [
  page('公示', '<h1>关于拟撤销公章的公示</h1><p>经查，该公司登记的住所不存在，无法联系。</p>'),
  page('通知', '<p>因系统升级，部分页面暂时无法打开，给您带来不便敬请谅解。</p>'),
  page('曝光台', '<h1>曝光台</h1><p>某单位网站首页链接无法打开，栏目内容不存在更新。</p>'),
  page('常见问题', '<h1>下载的文件找不到怎么办</h1><p>请在浏览器的下载目录中查找。</p>'),
  page('问答', '<p>问：原来的网页找不到了？</p><p>答：网站已改版，请在首页搜索。</p>'),
  page('失信名单', '<h1>失信被执行人</h1><p>暂无信息</p>'),
  page('文件检索', '<p>检索到 0 条文件</p>'),
  page('数据', '<h1>404医院</h1><p>地址：滨河路404号</p>'),
  page('整改报告', '<h1>整改情况</h1><p>一、存在问题：网站有3个页面无法找到。二、整改措施：已修复。</p>'),
  page('清退公告', '<p>因文件丢失，请相关人员于3日内补交。</p>'),
  page('声明', '<p>本网站内容不存在任何商业行为。</p>'),
  page('公告', '<p>以下文件已被废止或删除：一、《办法》。</p>'),
  page('人才网', '<h1>职位详情</h1><p>该职位已下线</p>'),
  page('图书馆', '<p>该书已被借出，馆藏信息不存在副本。</p>'),
];

it.each(GONE)('gone: %s', (text) => {
  expect(saysGone(text)).toBe(true);
});

it.each(THERE)('there: %s', (text) => {
  expect(saysGone(text)).toBe(false);
});

describe('words compared with the answer to an impossible address', () => {
  it('leave out what is echoed', () => {
    const echo = (path: string): string => page('提示', `<p>请求的地址 ${path} 无效，请检查</p>`);
    expect(missingWords(echo('/a/1.html'), tables)).toBe('请求的地址无效请检查');
    expect(missingWords(echo('/b.html'), tables)).toBe(missingWords(echo('/a/1.html'), tables));
  });

  it('are none where nothing means "not found"', () => {
    expect(missingWords(page('公告', '<p>详见附件。</p>'), tables)).toBeNull();
  });
});

it.each([
  ['{"code":404,"msg":"附件不存在","data":null}', true],
  ['{"code":500,"msg":"文件不存在"}', true],
  ['{"code":200,"msg":"操作成功","data":[]}', false],
  ['{"rows":[],"total":0}', false],
])('JSON %s', (text, missing) => {
  expect(jsonSaysMissing(text, tables)).toBe(missing);
});
