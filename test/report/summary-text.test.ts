// The summary as people read it on a terminal.
import stringWidth from 'string-width';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { summaryText } from '../../src/cli/summary-text.ts';
import { table } from '../../src/cli/table.ts';
import { assessRun } from '../../src/run/assess.ts';
import { edition } from '../checks/bench.ts';
import { sealedNight, type Night } from './night.ts';

let night: Night;
let text = '';

beforeAll(async () => {
  night = await sealedNight();
  const regions = [{ code: '511100', name: '乐山市', city: '511100' }];
  const assessed = await assessRun(night.store, { run: night.run, edition: edition(), regions });
  if (!assessed.ok) throw new Error(assessed.error);
  text = summaryText(assessed.value.summary, night.run);
});

afterAll(() => night.store.close());

describe('summaryText', () => {
  it('says the rate with both its numbers, the time and the edition', () => {
    expect(text).toContain('合格率 50.00%（1 / 2，未能判定的 1 个不计入分子分母）');
    expect(text).toContain('监测时间点 2021-12-20T02:00:00+08:00');
    expect(text).toContain('national-2019');
  });

  it('names every site that is not simply qualified, and why', () => {
    expect(text).toContain('5111810002 网站5111810002：栏目不更新（c） 5 个，否决数 5');
    expect(text).toContain('5111810003 网站5111810003：检查到的内容过少，不足以判断：只读到 1 个页面');
    expect(text).toContain('5111810004 网站5111810004：改版中');
    expect(text).not.toContain('5111810001');
  });
});

it('a table keeps its columns aligned under Chinese headers', () => {
  const lines = table(
    ['地区', '合格率'],
    [
      ['阿坝藏族羌族自治州', '100.00%'],
      ['成都市', '9.09%'],
    ],
  )
    .trimEnd()
    .split('\n');
  expect(new Set(lines.map((line) => stringWidth(line))).size).toBe(1);
});
