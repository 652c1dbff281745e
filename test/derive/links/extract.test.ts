// Every place of HTML that names an address, and the strings that look like one.
import { parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { cssAddresses } from '../../../src/derive/links/css.ts';
import { extractLinks } from '../../../src/derive/links/extract.ts';
import { srcsetAddresses } from '../../../src/derive/links/srcset.ts';
import { baseOf } from '../../../src/derive/links/base.ts';
import { resolverOf } from '../../../src/derive/url/resolver.ts';
import { tables } from '../tables.ts';

const page = 'http://www.my.gov.cn/zwgk/index.html';
const read = (html: string, charset = 'utf-8') => {
  const document = parseDocument(html);
  const legacyQuery = charset === 'gb18030' ? tables.gbkQueryBytes : null;
  return extractLinks(document, resolverOf(baseOf(document, page), legacyQuery), tables);
};
const urls = (html: string): string[] =>
  read(html).links.map((link) => link.url.replace('http://www.my.gov.cn', ''));

describe('where addresses stand', () => {
  it.each([
    ['<a href="a.html">通知</a>', 'a'],
    ['<map><area href="a.html" alt="通知"></map>', 'area'],
    ['<img src="a.html" alt="通知">', 'img'],
    ['<link rel="stylesheet" href="a.html">', 'link'],
    ['<script src="a.html"></script>', 'script'],
    ['<iframe src="a.html"></iframe>', 'iframe'],
    ['<frameset><frame src="a.html"></frameset>', 'frame'],
    ['<img srcset="a.html 2x">', 'srcset'],
    ['<source srcset="a.html">', 'srcset'],
    ['<style>b{background:url(a.html)}</style>', 'css'],
    ['<p style="background:url(\'a.html\')">', 'css'],
    ['<style>@import "a.html";</style>', 'css'],
    ['<meta http-equiv="refresh" content="0;url=a.html">', 'meta-refresh'],
    ['<object data="a.html"></object>', 'object'],
    ['<object><param name="movie" value="a.html"></object>', 'object'],
    ['<embed src="a.html">', 'embed'],
    ['<video src="a.html"></video>', 'video'],
    ['<video poster="a.html"></video>', 'video'],
    ['<audio src="a.html"></audio>', 'audio'],
    ['<video><source src="a.html"></video>', 'source'],
    ['<video><track src="a.html"></video>', 'track'],
    ['<form action="a.html"></form>', 'form'],
    ['<input type="image" src="a.html">', 'input'],
    ['<table background="a.html"></table>', 'background'],
    ['<noscript><img src="a.html"></noscript>', 'img'],
    ['<svg><image xlink:href="a.html"/></svg>', 'img'],
    ['<a href="javascript:window.open(\'a.html\')">通知</a>', 'a'],
    ['<a href="#" onclick="location.href=\'a.html\'">通知</a>', 'a'],
    ['<div onclick="window.location.href=\'a.html\'">通知</div>', 'a'],
    ['<a href=" a.html\n">x</a>', 'a'],
    ['<a href="a.html#top">x</a>', 'a'],
  ])('%s', (html, from) =>
    expect(read(html).links).toMatchObject([{ url: 'http://www.my.gov.cn/zwgk/a.html', from }]),
  );

  it.each([
    '<!-- <a href="a.html">x</a> -->',
    '<template><a href="a.html">x</a></template>',
    '<script>var s=\'<a href="a.html">x</a>\'</script>',
    '<textarea><a href="a.html">x</a></textarea>',
    '<a href="#top">x</a>',
    '<a href="">x</a>',
    '<a name="x">x</a>',
    '<a href="javascript:void(0)">x</a>',
    '<a href="mailto:a@b.cn">x</a>',
    '<a href="tel:110">x</a>',
    '<img src="data:image/gif;base64,R0">',
    '<form method="post" action="a.html"></form>',
    '<link rel="dns-prefetch" href="//cdn.my.gov.cn">',
    '<a href="{{item.url}}">x</a>',
    '<a href="${url}">x</a>',
    '<a href="<%=url%>">x</a>',
    '<a href="\'+url+\'">x</a>',
    '<style>/* url(a.html) */</style>',
    '<p style="background:url(data:image/png;base64,xx)">',
    '<a onclick="show(1)">x</a>',
    '<iframe src="about:blank"></iframe>',
    '<iframe src="javascript:false"></iframe>',
    '<input type="text" src="a.html">',
  ])('nothing in %s', (html) => expect(read(html)).toEqual({ links: [], odd: [] }));
});

describe('what is kept', () => {
  it('each address once, with its first words', () => {
    expect(
      read(
        '<a href="a.html"><img src="i.png" alt="图"></a><a href="a.html#x">通知</a><a href="./a.html">又是通知</a>',
      ).links,
    ).toEqual([
      { url: 'http://www.my.gov.cn/zwgk/a.html', text: '图', from: 'a' },
      { url: 'http://www.my.gov.cn/zwgk/i.png', text: '图', from: 'img' },
    ]);
  });

  it('words, title, alt; blanks collapsed, cut at 80', () => {
    expect(read('<a href="a.html"> 关于\n <b>印发</b> </a>').links[0]?.text).toBe('关于 印发');
    expect(read('<a href="a.html" title="全名"></a>').links[0]?.text).toBe('全名');
    expect(read(`<a href="a.html">${'长'.repeat(200)}</a>`).links[0]?.text).toHaveLength(80);
  });

  it('addresses are resolved against the first usable base, entities decoded', () => {
    expect(urls('<base target="_blank"><base href="/x/"><a href="a.html?b=1&amp;c=2">x</a>')).toEqual([
      '/x/a.html?b=1&c=2',
    ]);
  });

  it('queries on GBK pages are encoded in GBK, paths are not', () => {
    const html = '<a href="/查/s.jsp?k=转型&n=𠮷#四川">x</a>';
    expect(read(html, 'gb18030').links[0]?.url).toBe(
      'http://www.my.gov.cn/%E6%9F%A5/s.jsp?k=%D7%AA%D0%CD&n=%26%23134071%3B',
    );
    expect(read(html).links[0]?.url).toContain('k=%E8%BD%AC%E5%9E%8B');
  });

  it('in reading order', () => {
    expect(urls('<a href="/1">1</a><p><a href="/2">2</a></p><img src="/3"><a href="/1">1</a>')).toEqual([
      '/1',
      '/2',
      '/3',
    ]);
  });
});

describe('entries that lead nowhere', () => {
  it.each([
    ['<a href="javascript:alert(\'该栏目正在建设中\')">规划计划</a>', 'under-construction'],
    ['<a href="#" onclick="alert(\'建设中，敬请期待\');return false;">规划计划</a>', 'under-construction'],
    ['<a onclick="layer.msg(\'暂未开通\')">规划计划</a>', 'under-construction'],
    ['<a href="/x/" onclick="alert(\'建设中\');return false">规划计划</a>', 'under-construction'],
    ['<a href="javascript:alert(\'%E5%BB%BA%E8%AE%BE%E4%B8%AD\')">规划计划</a>', 'under-construction'],
    ['<a href="http://10.1.2.3/oa">规划计划</a>', 'intranet-address'],
    ['<a href="file:///C:/a.doc">规划计划</a>', 'intranet-address'],
    ['<a href="http://http://www.my.gov.cn">规划计划</a>', 'malformed-url'],
    ['<a href="http：//www.my.gov.cn">规划计划</a>', 'malformed-url'],
  ])('%s', (html, problem) =>
    expect(read(html)).toMatchObject({ links: [], odd: [{ text: '规划计划', problem, from: 'a' }] }),
  );

  it.each([
    '<a href="/x/" onclick="alert(\'您即将离开本站\')">x</a>',
    '<a href="/x/" onclick="return confirm(\'确定打开？\')">x</a>',
    '<a href="/x/" onclick="alert(\'建设中\')">x</a>',
  ])('%s leads somewhere all the same', (html) =>
    expect(read(html)).toMatchObject({ links: [{ text: 'x' }], odd: [] }),
  );

  it('a picture on an office disk', () => {
    expect(read('<img src="file:///C:/Users/a/1.png" alt="图">').odd).toEqual([
      { raw: 'file:///C:/Users/a/1.png', text: '图', from: 'img', problem: 'intranet-address' },
    ]);
  });
});

describe('parts', () => {
  it.each([
    ['a.png', ['a.png']],
    ['a.png 1x, b.png 2x', ['a.png', 'b.png']],
    ['a.png,b.png 2x', ['a.png,b.png']],
    ['a.png, b.png', ['a.png', 'b.png']],
    ['  a,b.png 100w , c.png 200w ', ['a,b.png', 'c.png']],
    ['', []],
    ['a.png foo(1,2), b.png', ['b.png']],
  ])('srcset %j', (value, expected) => expect(srcsetAddresses(value)).toEqual(expected));

  it.each([
    ['a{b:url(x.png)}', ['x.png']],
    ['a{b:url( "x y.png" )}', ['x y.png']],
    ["@import url('x.css');", ['x.css']],
    ['@import "x.css" screen;', ['x.css']],
    ['a{b:url(x.png),url(y.png)}', ['x.png', 'y.png']],
    ['/* url(x.png) */', []],
    ['a{b:url(data:x)}', []],
    ['a{b:url(#g)}', []],
    ['a{b:url()}', []],
    ['a{b:url(x\\20y.png)}', ['x y.png']],
    ['color:red', []],
  ])('css %j', (css, expected) => expect(cssAddresses(css)).toEqual(expected));

  it('a page nested beyond any stack', () => {
    expect(urls(`${'<div>'.repeat(20_000)}<a href="/deep">x</a>`)).toEqual(['/deep']);
  });
});
