// Addresses as pages write them, and what a browser would make of them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveUrl, sameSite, urlKey } from '../../../src/derive/url/normalise.ts';
import { pathKind } from '../../../src/derive/url/path-kind.ts';
import { looksLikeTrap } from '../../../src/derive/url/trap.ts';

const base = 'http://www.my.gov.cn/zwgk/tzgg/index.html';
const read = (raw: string, from = base): string => {
  const resolved = resolveUrl(raw, from);
  return resolved.ok ? resolved.url : resolved.problem;
};

describe('addresses that lead somewhere', () => {
  it.each([
    ['../ghjh/', 'http://www.my.gov.cn/zwgk/ghjh/'],
    ['/a.html#top', 'http://www.my.gov.cn/a.html'],
    ['  /a.html\n', 'http://www.my.gov.cn/a.html'],
    ['/a\n\t/b.html', 'http://www.my.gov.cn/a/b.html'],
    ['\\zwgk\\a.html', 'http://www.my.gov.cn/zwgk/a.html'],
    ['//m.my.gov.cn/x', 'http://m.my.gov.cn/x'],
    ['HTTP://WWW.My.Gov.cn:80/A', 'http://www.my.gov.cn/A'],
    ['https://www.my.gov.cn:443/a?b=2&a=1', 'https://www.my.gov.cn/a?b=2&a=1'],
    ['http://www.my.gov.cn./a', 'http://www.my.gov.cn/a'],
    ['http:///www.my.gov.cn/x', 'http://www.my.gov.cn/x'],
    ['?page=2', 'http://www.my.gov.cn/zwgk/tzgg/index.html?page=2'],
    ['', 'http://www.my.gov.cn/zwgk/tzgg/index.html'],
    ['http://中国政府网.政务/', 'http://xn--fiqs8sirgfmhq98a.xn--zfr164b/'],
    ['/附件 1.doc', 'http://www.my.gov.cn/%E9%99%84%E4%BB%B6%201.doc'],
    ['http://223.5.5.5/x', 'http://223.5.5.5/x'],
    ['http://a@www.my.gov.cn/', 'http://www.my.gov.cn/'],
    ['http://172.32.0.1/', 'http://172.32.0.1/'],
    ['http://www。my。gov。cn/', 'http://www.my.gov.cn/'],
    ['http://my_dept.my.gov.cn/', 'http://my_dept.my.gov.cn/'],
    ['http://wwww.my.gov.cn/', 'http://wwww.my.gov.cn/'],
    ['http://[2001:4860:4860::8888]/', 'http://[2001:4860:4860::8888]/'],
    ['www.my.gov.cn/x', 'http://www.my.gov.cn/zwgk/tzgg/www.my.gov.cn/x'],
  ])('%j → %s', (raw, url) => expect(read(raw)).toBe(url));

  it('a site visited inside may link to itself, not to other inside hosts', () => {
    expect(read('/a', 'http://127.0.0.1:8080/')).toBe('http://127.0.0.1:8080/a');
    expect(read('http://10.1.2.3/', 'http://127.0.0.1:8080/')).toBe('intranet-address');
  });
});

describe('addresses that lead nowhere', () => {
  it.each([
    'http://http://www.my.gov.cn/',
    'https://http//www.my.gov.cn',
    'http：//www.my.gov.cn/',
    'http:／／www.my.gov.cn',
    'http;//www.my.gov.cn',
    'http//www.my.gov.cn',
    'htp://www.my.gov.cn',
    'htttp://www.my.gov.cn',
    'ttp://www.my.gov.cn',
    'http ://www.my.gov.cn',
    'http:// www.my.gov.cn',
    'http://www.my gov.cn/',
    'http://www..gov.cn/',
    'http://www.my.gov.cn，http://www.b.gov.cn',
    'http://',
    'http://www.my.gov.cn:99999/',
    'C:\\Users\\a.doc',
    'D:/www/a.html',
    'www.my.gov.cn:8080/x',
    'http://1.2.3.4.5/',
    'hhttp://www.my.gov.cn/',
    'httphttp://www.my.gov.cn',
  ])('%j is malformed', (raw) => expect(read(raw)).toBe('malformed-url'));

  it.each([
    'http://10.20.1.5/oa',
    'http://172.16.0.1/',
    'http://172.31.255.1/',
    'http://192.168.1.1:8080/',
    'http://127.0.0.1/',
    'http://localhost/x',
    'http://LOCALHOST:80/',
    'http://0x7f000001/',
    'http://2130706433/',
    'http://0300.0250.1.1/',
    'http://10.1/',
    'http://[::1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
    'http://169.254.1.1/',
    'http://0.0.0.0/',
    'http://oaserver/index.jsp',
    'http://web.local/',
    'http://nas.lan/',
    'file:///D:/a.doc',
    'file://server/a.doc',
    'localhost:8080/x',
    'http://100.64.0.1/',
  ])('%j is inside', (raw) => expect(read(raw)).toBe('intranet-address'));

  it.each([
    'javascript:void(0)',
    'JavaScript:;',
    ' javascript:alert(1)',
    'mailto:a@b.cn',
    'tel:0816-12345',
    'data:image/gif;base64,R0',
    'about:blank',
    'weixin://dl',
    'ftp://ftp.my.gov.cn/',
    'java\nscript:x',
  ])('%j is no web address', (raw) => expect(read(raw)).toBe('not-http'));
});

describe('properties of resolving', () => {
  it('never throws, and what it gives it gives again', () => {
    const piece = fc.constantFrom(
      'http',
      'https',
      ':',
      '/',
      '//',
      '.',
      '..',
      '?',
      '#',
      '%',
      '@',
      '[',
      ']',
      ' ',
      '：',
      'www',
      'gov',
      'cn',
      '10',
      '中',
      '\\',
      '\n',
      'javascript',
      '&',
      '=',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 10 }).map((parts) => parts.join('')),
        (raw) => {
          const first = resolveUrl(raw, base);
          if (!first.ok) return;
          expect(first.url).toMatch(/^https?:\/\/[^/#]+\/[^#]*$/);
          expect(resolveUrl(first.url, base)).toEqual(first);
          expect(urlKey(urlKey(first.url))).toBe(urlKey(first.url));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('no spelling of a private IPv4 address gets through', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0x0a000000, max: 0x0affffff }),
        fc.constantFrom<(n: number) => string>(
          (n) => String(n),
          (n) => `0x${n.toString(16)}`,
          (n) => `0${n.toString(8)}`,
          (n) => [n >>> 24, (n >>> 16) & 255, n & 65535].join('.'),
          (n) =>
            `[::ffff:${n
              .toString(16)
              .padStart(8, '0')
              .replace(/(.{4})$/, ':$1')}]`,
        ),
        (address, spell) => {
          expect(read(`http://${spell(address)}/`)).toBe('intranet-address');
        },
      ),
    );
  });
});

describe('what two addresses share', () => {
  it('one site', () => {
    expect(sameSite('http://www.my.gov.cn/a', 'https://my.gov.cn:8443/b')).toBe(true);
    expect(sameSite('http://m.my.gov.cn/', 'http://www.my.gov.cn/')).toBe(true);
    expect(sameSite('http://jyj.my.gov.cn/', 'http://www.my.gov.cn/')).toBe(false);
    expect(sameSite('http://m.gov.cn/', 'http://www.gov.cn/')).toBe(false);
    expect(sameSite('nonsense', 'nonsense')).toBe(false);
  });

  it('one resource', () => {
    const key = urlKey('http://www.my.gov.cn/a.jsp?id=1');
    for (const same of [
      'http://www.my.gov.cn/a.jsp;jsessionid=0A1B?id=1',
      'http://www.my.gov.cn/a.jsp?id=1&PHPSESSID=abc',
      'http://www.my.gov.cn/a.jsp?id=1#x',
      'http://WWW.my.gov.cn/%61.jsp?id=1',
    ]) {
      expect(urlKey(same)).toBe(key);
    }
    for (const other of [
      'http://www.my.gov.cn/a.jsp?id=2',
      'https://www.my.gov.cn/a.jsp?id=1',
      'http://www.my.gov.cn/A.jsp?id=1',
    ])
      expect(urlKey(other)).not.toBe(key);
    expect(urlKey('http://www.my.gov.cn/a/index.html')).not.toBe(urlKey('http://www.my.gov.cn/a/'));
    expect(urlKey('http://www.my.gov.cn/?k=%d6%d0')).toBe(urlKey('http://www.my.gov.cn/?k=%D6%D0'));
  });
});

describe('traps', () => {
  it.each([
    'http://a.gov.cn/x/y/x/y/x/y/',
    'http://a.gov.cn/news/news/news/1.html',
    'http://a.gov.cn/calendar/2031/05/',
    'http://a.gov.cn/rl.jsp?year=2031&month=5',
    `http://a.gov.cn/${'x'.repeat(1100)}`,
    'http://a.gov.cn/l?a=1&a=2&a=3',
    'http://a.gov.cn/login.jsp?back=%2Flogin.jsp%3Fback%3D%252Flogin.jsp',
    `http://a.gov.cn/${'d/e'.repeat(0)}${Array.from({ length: 16 }, (_, i) => `p${i}`).join('/')}`,
  ])('%s', (url) => expect(looksLikeTrap(url)).toBe(true));

  it.each([
    'http://a.gov.cn/',
    'http://a.gov.cn/art/2021/12/12/art_1_2.html',
    'http://a.gov.cn/2021/12/12/12/',
    'http://a.gov.cn/zwgk/zwgk/index.html',
    'http://a.gov.cn/list.jsp?cid=3&page=2',
    'http://a.gov.cn/zwgk/zfgb/2021/202112/t20211217_1.html',
    'http://a.gov.cn/search?year=2021',
    'http://a.gov.cn/col/col123/index.html?uid=5&pageNum=3',
  ])('not %s', (url) => expect(looksLikeTrap(url)).toBe(false));
});

describe('what a path looks like', () => {
  it.each([
    ['/', 'home'],
    ['/index.html', 'home'],
    ['/index.shtml', 'home'],
    ['/zwgk/202112/t20211217_1234.html', 'article'],
    ['/art/2021/12/17/art_1_2.html', 'article'],
    ['/content_123.html', 'article'],
    ['/info/1015/4213.htm', 'article'],
    ['/c1234/202112/abcdef0123456789abcdef0123456789.shtml', 'article'],
    ['/contents/12/34567.html', 'article'],
    ['/2021/12/17/8899.html', 'article'],
    ['/article/detail/id/12345.html', 'article'],
    ['/view.jsp?contentid=99', 'article'],
    ['/zwgk/20211217093011.html', 'article'],
    // A folder named by the second the text was saved (汇蓝 EasySite, a provincial platform) holds that one text.
    ['/gk/31004/31008/2021091117035068258/index.html', 'article'],
    ['/web/zwgk/zfwj/2021051210405599187/index.shtml', 'article'],
    ['/web/zwgk/zfwj/2021051210405599187/', 'article'],
    ['/gk/31004/31008/index.html', 'section'],
    ['/gk/99999999999999/index.html', 'section'],
    // A day, a digest and one letter.
    ['/20211217/9ca69805239243efad85690747000ff9/c.html', 'article'],
    ['/politics/20211217/b1a2c3d4e5f60718293a4b5c6d7e8f90/c.html', 'article'],
    ['/9ca69805239243efad85690747000ff9/c.html', 'unknown'],
    // Digests end in a letter as often as not.
    ['/xwfb/art/2021/art_b6f2e487b7a74338aa4999e8fd91ecca.html', 'article'],
    ['/art/2021/art_b6f2e487b7a74338aa4999e8fd91ecc2.html', 'article'],
    ['/art/2021/art_list.html', 'section'],
    // JEECMS
    ['/index.jhtml', 'home'],
    ['/tzgg/index.jhtml', 'section'],
    ['/tzgg/index_8.jhtml', 'section'],
    ['/tzgg/9517363.jhtml', 'article'],
    ['/pages/602.jhtml', 'unknown'],
    ['/tzgg/gywm.jhtml', 'unknown'],
    ['/c1234/', 'section'],
    ['/col/col123/index.html', 'section'],
    ['/list.shtml', 'section'],
    ['/zwgk/tzgg/', 'section'],
    ['/zwgk/tzgg/index_3.html', 'section'],
    ['/channel/12', 'section'],
    ['/list.jsp?cid=3', 'section'],
    ['/xwzx/list-2.html', 'section'],
    ['/files/a.PDF', 'attachment'],
    ['/P020211217.docx', 'attachment'],
    ['/a.zip', 'attachment'],
    ['/logo.png', 'asset'],
    ['/js/a.js', 'asset'],
    ['/style.css?v=2', 'asset'],
    ['/zwgk', 'unknown'],
    ['/about.html', 'unknown'],
  ])('%s: %s', (path, kind) => expect(pathKind(`http://a.gov.cn${path}`)).toBe(kind));
});
