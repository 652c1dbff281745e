// Names that say only when, and those that say what.
import { describe, expect, it } from 'vitest';
import { isPeriodName } from '../../../src/derive/lists/periods.ts';

describe('a stretch of time and nothing else', () => {
  it.each([
    '2021',
    '2021年',
    ' 2021 年度 ',
    '[2020年]',
    '二〇二一年',
    '2016-2020年',
    '2019年以前',
    '2021年12月',
    '12月',
    '十二月份',
    '2021年第3季度',
    '第一季度',
    '上半年',
    '今年',
    '往年',
    '历年',
    '历史数据',
    '全部年份',
  ])('%s', (name) => {
    expect(isPeriodName(name)).toBe(true);
  });
});

describe('a thing, though it bears a time', () => {
  it.each([
    '',
    '通知公告',
    '2021年部门预算',
    '2021年工作要点',
    '2021年第3期',
    '十四五规划',
    '今日要闻',
    '本县要闻',
    '历史沿革',
    '历史文化',
    '2021年12月17日',
    '13月',
    '12345',
    '20211',
  ])('%s', (name) => {
    expect(isPeriodName(name)).toBe(false);
  });
});
