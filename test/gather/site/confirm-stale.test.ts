// A list is old only when its further pages are too, and the browser agrees.
import { describe, expect, it } from 'vitest';
import { healthySite, list, rowsFrom, section } from './pages.ts';
import type { Seen, Served } from './served-site.ts';
import { look, sectionNamed, type Looked } from './small-site.ts';

const tzgg = (content: string): string => section('通知公告', content);
const PAGER = '<div class="page"><a href="index.html">首页</a><a href="index_1.html">下一页</a></div>';
const OLD = rowsFrom('2020-03-10', '/tzgg/');

const withPages = (pages: Readonly<Record<string, Served>>, seen: Seen = {}): Promise<Looked> =>
  look({ pages: healthySite(pages), browser: { '/tzgg/': seen } });

describe('old on its first page', () => {
  it('and nothing else to see: confirmed by both, with the page, its head and what the browser drew', async () => {
    const looked = await withPages({ '/tzgg/': tzgg(list(OLD)) });
    const { content, newest, confirmedBy, evidence } = sectionNamed(looked, '通知公告');
    expect({ content, newest, confirmedBy }).toEqual({
      content: 'list',
      newest: '2020-03-10',
      confirmedBy: ['http', 'browser'],
    });
    expect(evidence.map(({ kind }) => kind)).toEqual(['html', 'headers', 'html', 'screenshot', 'crop']);
    expect(evidence.every(({ sha256 }) => looked.kept.has(sha256))).toBe(true);
  });

  it('a newer row on its second page clears it, without asking the browser', async () => {
    const looked = await withPages({
      '/tzgg/': tzgg(list(OLD) + PAGER),
      '/tzgg/index_1.html': tzgg(list(rowsFrom('2021-12-01', '/tzgg/'))),
    });
    expect(sectionNamed(looked, '通知公告')).toMatchObject({ newest: '2021-12-01', items: 6 });
    expect(looked.browsed).toEqual([]);
  });

  it('an older second page does not', async () => {
    const looked = await withPages({
      '/tzgg/': tzgg(list(OLD) + PAGER),
      '/tzgg/index_1.html': tzgg(list(rowsFrom('2019-12-01', '/tzgg/'))),
    });
    expect(sectionNamed(looked, '通知公告')).toMatchObject({
      newest: '2020-03-10',
      items: 6,
      confirmedBy: ['http', 'browser'],
    });
  });

  it('newer rows in the browser clear it', async () => {
    const looked = await withPages(
      { '/tzgg/': tzgg(list(OLD)) },
      tzgg(list([...rowsFrom('2021-12-02', '/tzgg/', 1), ...OLD])),
    );
    expect(sectionNamed(looked, '通知公告')).toMatchObject({
      newest: '2021-12-02',
      confirmedBy: ['browser'],
    });
  });

  it.each([
    ['data of the site that never came leaves it open', 'http://www.example.gov.cn/api/list', true, ['http']],
    ['a script that never came does not', 'http://www.example.gov.cn/js/a.js', false, ['http', 'browser']],
    ['data of another site does not', 'http://tj.other.cn/hit', true, ['http', 'browser']],
  ])('%s', async (_, url, data, confirmedBy) => {
    const seen = { troubles: [{ url, status: 500, failure: null, data }] };
    const looked = await withPages({ '/tzgg/': tzgg(list(OLD)) }, seen);
    expect(sectionNamed(looked, '通知公告')).toMatchObject({ newest: '2020-03-10', confirmedBy });
  });

  it.each<[string, Seen]>([
    ['the browser failed', { failure: { kind: 'browser' } }],
    ['the browser was shown an error', { status: 500, html: '<h1>500</h1>' }],
    ['the browser shows no rows at all', tzgg('<p>暂无内容</p>')],
  ])('not confirmed when %s', async (_what, seen) => {
    const looked = await withPages({ '/tzgg/': tzgg(list(OLD)) }, seen);
    expect(sectionNamed(looked, '通知公告')).toMatchObject({ confirmedBy: ['http'], evidence: [] });
  });
});
