// The rest of a list that looks old: pages nobody could open, and years behind links of their own.
import { describe, expect, it } from 'vitest';
import { healthySite, list, rowsFrom, section } from './pages.ts';
import type { Served } from './served-site.ts';
import { look, sectionNamed, type Looked } from './small-site.ts';

const tzgg = (content: string): string => section('通知公告', content);
const PAGER = '<div class="page"><a href="index.html">首页</a><a href="index_1.html">下一页</a></div>';
const OLD = rowsFrom('2020-03-10', '/tzgg/');
const RISING = [...OLD].reverse();
const YEARS = '<p>按年份：<a href="2021/">2021年</a> <a href="2020/">2020年</a></p>';

const withPages = (pages: Readonly<Record<string, Served>>): Promise<Looked> =>
  look({ pages: healthySite(pages) });

describe('a list that runs from old to new', () => {
  it('is not found old while a page of it was not seen', async () => {
    const looked = await withPages({ '/tzgg/': tzgg(list(RISING) + PAGER) });
    expect(sectionNamed(looked, '通知公告')).toMatchObject({
      confirmedBy: ['http'],
      why: '信息未按由新到旧排列，后面的页未能全部查看',
    });
    expect(looked.browsed).toEqual([]);
  });

  it('is found old when it is whole', async () => {
    const looked = await withPages({ '/tzgg/': tzgg(list(RISING)) });
    expect(sectionNamed(looked, '通知公告')).toMatchObject({
      newest: '2020-03-10',
      confirmedBy: ['http', 'browser'],
    });
  });
});

it('a list from new to old is found old though its next page does not open', async () => {
  const looked = await withPages({ '/tzgg/': tzgg(list(OLD) + PAGER) });
  expect(sectionNamed(looked, '通知公告').confirmedBy).toEqual(['http', 'browser']);
});

describe('a next page', () => {
  const fresh = { '/tzgg/index_1.html': tzgg(list(rowsFrom('2021-12-10', '/tzgg/'))) };
  const numbers = '<div class="page"><b>1</b> <a href="index_1.html">2</a></div>';

  it('behind a mere number clears the section when it holds newer rows', async () => {
    const looked = await withPages({ '/tzgg/': tzgg(list(OLD) + numbers), ...fresh });
    expect(sectionNamed(looked, '通知公告').newest).toBe('2021-12-10');
    expect(looked.browsed).toEqual([]);
  });

  it('that only a browser shows the way to does, too', async () => {
    const looked = await look({
      pages: healthySite({ '/tzgg/': tzgg(list(OLD)), ...fresh }),
      browser: { '/tzgg/': tzgg(list(OLD) + numbers) },
    });
    expect(sectionNamed(looked, '通知公告')).toMatchObject({
      newest: '2021-12-10',
      confirmedBy: ['browser'],
    });
  });
});

describe('years behind links', () => {
  it('clear the section when the latest holds newer rows', async () => {
    const looked = await withPages({
      '/tzgg/': tzgg(YEARS + list(OLD)),
      '/tzgg/2021/': section('2021年', list(rowsFrom('2021-12-01', '/tzgg/2021/'))),
      '/tzgg/2020/': section('2020年', list(OLD)),
    });
    expect(sectionNamed(looked, '通知公告').newest).toBe('2021-12-01');
  });

  it('leave it open when one does not open', async () => {
    const looked = await withPages({ '/tzgg/': tzgg(YEARS + list(OLD)) });
    expect(sectionNamed(looked, '通知公告')).toMatchObject({
      confirmedBy: ['http'],
      why: '分年份的信息页未能打开',
    });
  });
});
