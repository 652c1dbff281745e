// Days in addresses, and numbers in addresses that are none.
import { describe, expect, it } from 'vitest';
import { dateInUrl, monthInUrl } from '../../../src/derive/dates/date-in-url.ts';

describe('a day in an address', () => {
  it.each([
    'http://a.gov.cn/zwgk/202112/t20211217_1234.html',
    'http://a.gov.cn/art/2021/12/17/art_1_2.html',
    '/2021/12/17/99.html',
    './202112/t20211217_5.shtml',
    '/20211217/a.html',
    '/2021-12-17/a.html',
    '/202112/17/a.html',
    '/2021/1217/c1-99.html',
    '/2021-12/17/content_5.htm',
    '/content/20211217092833.html',
    '/20211217092833123.html',
    '/P020211217353.pdf',
    '/c_20211217.html',
    '/2021/12/7/../17/t20211217_1.html',
    '/xx/content_20211217_99.html',
    '/202111/t20211217_1.html',
    '/2021/12/17/index.html',
    '/new/show/20211217912006081200.html',
  ])('%s', (url) => expect(dateInUrl(url)).toBe('2021-12-17'));

  it.each([
    'http://a.gov.cn/',
    '/202112/a.html',
    '/2021/12/a.html',
    '/20211345/a.html',
    '/120211217/a.html',
    '/a20211217b.html',
    '/info/1015/4213.htm',
    '/2021/13/17/a.html',
    '/2021121/a.html',
    '/search?date=2021-12-17',
    '/202112171/a.html',
    '/c51000020211217/',
    '/11/22/33.html',
    'http://20211217.a.gov.cn/x',
    '/1639704480123.html',
    '/2021/02/30/a.html',
    '/articlist_20170521111160800_1.html',
    '/list_20211217.html',
  ])('none in %s', (url) => expect(dateInUrl(url)).toBeNull());
});

describe('a month in an address', () => {
  it.each([
    ['/uploadfiles/201809/doc_1.pdf', { year: 2018, month: 9 }],
    ['http://a.gov.cn/files/2018/09/doc_1.pdf', { year: 2018, month: 9 }],
    ['/upload/2018-09/a.doc', { year: 2018, month: 9 }],
    ['/201101/upload/201809/a.doc', { year: 2018, month: 9 }],
  ])('%s', (url, month) => expect(monthInUrl(url)).toEqual(month));

  it.each([
    '/upload/201813/a.pdf',
    '/c201809/a.pdf',
    '/a_201809.pdf',
    '/upload/2018/a.pdf',
    '/a.jsp?d=/201809/',
  ])('none in %s', (url) => expect(monthInUrl(url)).toBeNull());
});
