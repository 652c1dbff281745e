// An entry's name is free of the marks that menus put before and behind it.
import { describe, expect, it } from 'vitest';
import { clean } from '../../../src/derive/entries/names.ts';

describe('the name of an entry', () => {
  it.each([
    ['▶意见箱', '意见箱'],
    ['■ 通知公告', '通知公告'],
    ['· 工作动态 >>', '工作动态'],
    ['规划计划 →', '规划计划'],
    ['❖人事信息', '人事信息'],
    ['【公示】公告', '【公示】公告'],
    ['“放管服”改革', '“放管服”改革'],
    ['12345热线', '12345热线'],
  ])('of %s is %s', (printed, name) => {
    expect(clean(printed)).toBe(name);
  });
});
