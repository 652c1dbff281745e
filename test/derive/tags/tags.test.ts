// Standard tags in any spelling, and the marks at the foot.
import { parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { readMarks } from '../../../src/derive/marks/marks.ts';
import { readTags } from '../../../src/derive/tags/tags.ts';

const tags = (html: string) => readTags(parseDocument(html));
const marks = (html: string) => readMarks(parseDocument(html));

describe('tags', () => {
  it('come under the standard names, first one wins, empty ones are none', () => {
    expect(
      tags(`<meta name="sitename" content=" 某某市人民政府 "><META NAME="SITEIDCODE" CONTENT="5107000001"><meta name="SiteName" content="另一个">
      <meta name="ColumnType" content=""><meta name="Others" content="页面生成时间 2021-12-18"><meta name="columnname" content="通知公告"><meta property="og:title" content="通知">`),
    ).toEqual({
      SiteName: '某某市人民政府',
      SiteIDCode: '5107000001',
      others: '页面生成时间 2021-12-18',
      ColumnName: '通知公告',
      'og:title': '通知',
    });
  });

  it('leaves out what says nothing of the content', () => {
    expect(
      tags(
        '<meta charset="utf-8"><meta name="viewport" content="w"><meta http-equiv="X-UA-Compatible" content="IE=edge"><meta name="__proto__" content="x">',
      ),
    ).toEqual({});
  });
});

describe('marks', () => {
  it.each([
    ['<p>网站标识码：5107000001</p>', '5107000001'],
    ['<p>网站标识码 bm12345678</p>', 'bm12345678'],
    ['<p><span>政府网站标识码：</span><span>5107000001</span></p>', '5107000001'],
    [
      '<script src="https://zfwzgl.www.gov.cn/exposure/jiucuo.js"></script><a href="http://pucha.kaipuyun.cn/exposure/jiucuo.html?site_code=5107000001&url=x">找错</a>',
      '5107000001',
    ],
    ['<meta name="SiteIDCode" content="5107000001">', '5107000001'],
    ['<p>标识码:BM12345678</p>', 'bm12345678'],
    ['<p>联系电话：08162211217</p>', null],
    ['<p>网站标识码：51070000012</p>', null],
    ['<p>5107000001</p>', null],
  ])('site code in %s', (html, code) => expect(marks(html).siteCode).toBe(code));

  it.each([
    ['蜀ICP备10014763号', '蜀ICP备10014763号'],
    ['蜀ICP备10014763号-2', '蜀ICP备10014763号-2'],
    ['备案号：蜀icp备 10014763 号－2', '蜀ICP备10014763号-2'],
    ['<a>蜀ICP备</a><a>10014763号-2</a>', '蜀ICP备10014763号-2'],
    ['京ICP证030173号', '京ICP证030173号'],
    ['ICP备案', null],
    ['蜀ICP备123', null],
  ])('filing %s', (html, icp) => expect(marks(`<p>${html}</p>`).icp).toBe(icp));

  it.each([
    ['川公网安备 51090302000210号', '川公网安备51090302000210号'],
    ['川公网安备51090302000210', '川公网安备51090302000210号'],
    ['<b>川公网安备</b> 51090302000210 号', '川公网安备51090302000210号'],
    ['公网安备', null],
  ])('police filing %s', (html, police) => expect(marks(`<p>${html}</p>`).police).toBe(police));

  it('scripts and comments are not shown', () => {
    expect(
      marks(
        '<script>var a="网站标识码：5107000001 蜀ICP备10014763号"</script><!-- 川公网安备51090302000210号 -->',
      ),
    ).toEqual({ siteCode: null, icp: null, police: null });
  });
});
