// Pages that send their visitor on, and pages that only could.
import { parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { parseRefresh } from '../../../src/derive/refresh/meta-refresh.ts';
import { readRedirect } from '../../../src/derive/refresh/redirect.ts';

const url = 'http://www.my.gov.cn/';
const read = (html: string) => readRedirect(parseDocument(html), url);
const script = (code: string, body = ''): string =>
  `<html><head><script>${code}</script></head><body>${body}</body></html>`;
const prose = '某某市人民政府门户网站，欢迎您的访问。'.repeat(20);

describe('meta refresh by the standard', () => {
  it.each([
    ['0; url=/a', 0, '/a'],
    ['0;URL="/a"', 0, '/a'],
    ["5 ; url = '/a' ", 5, '/a'],
    ['0, url=/a', 0, '/a'],
    ['0 /a', 0, '/a'],
    ['3;/a', 3, '/a'],
    ['1.5; url=/a', 1, '/a'],
    ['.5;url=/a', 0, '/a'],
    ['300', 300, ''],
    ["0;url='/a", 0, '/a'],
  ])('%j', (content, delaySeconds, address) =>
    expect(parseRefresh(content)).toEqual({ delaySeconds, address }),
  );
  it.each(['', 'url=/a', 'x;url=/a', '5x;url=/a'])('%j is ignored', (content) =>
    expect(parseRefresh(content)).toBeNull(),
  );
});

describe('sent on', () => {
  it.each([
    ['<meta http-equiv="refresh" content="0;url=index/">', 'index/', 'meta-refresh', 0],
    ['<meta http-equiv="Refresh" content="3; URL=http://www.my.gov.cn/index/">', 'index/', 'meta-refresh', 3],
    [script("location.href='/index/'"), 'index/', 'script', 0],
    [script('window.location.href = "index/";'), 'index/', 'script', 0],
    [script("top.location='index/'"), 'index/', 'script', 0],
    [script("self.location.replace('/index/');"), 'index/', 'script', 0],
    [script('window.location.assign("/index/")'), 'index/', 'script', 0],
    [script("var u='/index/'; location.href=u;"), 'index/', 'script', 0],
    [script("// go\nlocation = 'http://www.my.gov.cn/index/'"), 'index/', 'script', 0],
    [script('setTimeout("location.href=\'/index/\'",3000)', '3秒后进入首页'), 'index/', 'script', 3],
    [
      script("setTimeout(function(){ window.location.href='/index/'; }, 5000)", '<img src="splash.jpg">'),
      'index/',
      'script',
      5,
    ],
    [
      script(
        "var n=5;function tick(){ if(n--<=0){ location.href='/index/' } } setInterval(tick,1000)",
        '<p><span id="n">5</span>秒后自动跳转</p>',
      ),
      'index/',
      'script',
      5,
    ],
    ['<html><body onload="location.href=\'/index/\'"></body></html>', 'index/', 'script', 0],
    [
      '<html><head><base href="http://www.my.gov.cn/index/x"><script>location.href="./"</script></head></html>',
      'index/',
      'script',
      0,
    ],
  ])('%s', (html, path, by, delaySeconds) =>
    expect(read(html)).toEqual({ url: url + path, by, delaySeconds }),
  );
});

describe('not sent on', () => {
  it.each([
    ['a page refreshed while it is read', '<meta http-equiv="refresh" content="300;url=/index/">'],
    [
      'a page that reloads itself',
      '<meta http-equiv="refresh" content="5"><meta http-equiv="refresh" content="5;url=/">',
    ],
    ['only without scripts', '<noscript><meta http-equiv="refresh" content="0;url=/nojs/"></noscript>'],
    ['only phones', script("if(/Android|iPhone/i.test(navigator.userAgent)){location.href='/m/'}")],
    ['only phones, without braces', script("if(isMobile) location.href='/m/';")],
    ['only phones, by &&', script("isMobile && (location.href='/m/')")],
    ['inside a function', script("function go(){ location.href='/x/' }")],
    ['inside a handler', script("document.getElementById('b').onclick=function(){location.href='/x/'}")],
    ['a computed address', script("location.href='/x/'+id;")],
    ['a comment', script("/* location.href='/x/' */ // location.href='/y/'")],
    ['a string', script('var s="location.href=\'/x/\'";')],
    ['a page with content', script("location.href='/x/'", prose)],
    [
      'a page with links',
      script("location.href='/x/'", Array.from({ length: 9 }, (_, i) => `<a href="/${i}">栏目</a>`).join('')),
    ],
    ['a mere script address', script('javascript:void(0)')],
    ['itself', script("location.href='http://www.my.gov.cn/'")],
    ['an inside host', script("location.href='http://10.1.2.3/'")],
    ['another object', script("map.location='/x/'")],
    ['a reading of the address', script("var here = location.href; if (here == '/x/') {}")],
  ])('%s', (_name, html) => expect(read(html)).toBeNull());
});
