// Lines that say nothing is here, told from lines that say something.
import { describe, expect, it } from 'vitest';
import { isPaging, isPublishLine, isSpeechOfSection, phraseOf } from '../../../src/derive/blank/sayings.ts';
import { buildBoxes } from '../../../src/derive/dom/build.ts';
import { pageView } from '../../../src/derive/dom/view.ts';
import { parseDocument } from 'htmlparser2';
import { loadTables } from '../../../src/app/tables.ts';
import { linesOf } from '../../../src/derive/blank/lines.ts';
import { AS_OF } from '../../gather/site/real-parts.ts';

const { words } = loadTables('data');
const boxed = (html: string) => buildBoxes(parseDocument(html), () => null);
const view = pageView(boxed(''), words, 'http://www.example.gov.cn/tzgg/', AS_OF);
const kindOf = (text: string): string | null => phraseOf(view, text)?.kind ?? null;

describe('a count of zero', () => {
  it.each([
    '共0条',
    '共 0 条记录',
    '总共 0 记录 第 1 / 0 页',
    '共0条记录 每页20条 第1/0页 首页 上一页 下一页 尾页',
    '查询结果：共0条信息',
    '显示0到0,共0记录',
    '信息数量：0',
  ])('%s is a list of nothing', (text) => {
    expect(kindOf(text)).toBe('zero');
  });

  it.each([
    '2021年行政处罚共0件',
    '本年度收到依申请公开共 0 件',
    '共10条记录',
    '全年安全事故共0起',
    '共20记录',
    '投诉举报数量：0',
    '信息数量：05',
  ])('%s is a statement', (text) => {
    expect(kindOf(text)).toBeNull();
  });
});

it.each([
  ['首页 上一页 下一页 尾页 转到第 页', true],
  ['第1页/共1页', true],
  ['首页', true],
  ['网页设计大赛通知', false],
  ['上一条', false],
])('paging: %s', (text, paging) => {
  expect(isPaging(text)).toBe(paging);
});

it.each([
  ['来源：　作者：　浏览次数： 36 次　字体：[ 大 中 小 ]', true],
  ['发布时间：2019-04-02 09:30 来源：县卫健局 浏览次数：102次', true],
  ['来源：县政府办', false],
  ['发布时间：2021-12-01 来源：县卫健局 会议地点：县政府三楼会议室', false],
  ['地址：滨河路88号 电话：0818-2333333', false],
])('the line below a title: %s', (text, publishLine) => {
  expect(isPublishLine(text)).toBe(publishLine);
});

it('a line is what stands in one block between line breaks', () => {
  const { texts } = boxed(
    '<div>共<b>0</b>条<br>地址：<span>滨河路</span><p>下一段</p>末<i>尾</i></div><div>另</div>',
  );
  expect(linesOf(texts).map(({ text }) => text)).toEqual([
    '共 0 条',
    '地址： 滨河路',
    '下一段',
    '末 尾',
    '另',
  ]);
});

it('what says in traditional characters that nothing is here is told, and cited as it stands there', () => {
  expect(phraseOf(view, '暫無相關信息')).toEqual({ kind: 'empty', text: '暫無相關信息' });
});

it.each([
  ['欢迎访问“项目建设”栏目！感谢您的关注与支持。', true],
  ['欢迎光临本栏目！', true],
  ['您好，欢迎来到清河县人民政府网站规划计划频道', true],
  ['本栏目主要公开本单位的规划、计划。', true],
  ['该栏目用于发布公务员招考信息', true],
  ['欢迎来到清河投资！投资咨询电话：0818-2333333', false],
  ['欢迎来到清河。清河县位于四川盆地东部，面积一千三百平方公里，辖十二个镇，二百一十个村。', false],
  ['本栏目信息请到四川省行政执法公示平台查看。', false],
  ['本栏目发布的信息已整合到“政策文件”', false],
  ['本栏目主要发布2021年度计划', false],
  ['热烈欢迎访问团来我县考察', false],
])('what a section says of itself: %s', (text, speech) => {
  expect(isSpeechOfSection(text)).toBe(speech);
});
