// What readPage promises whatever it is given.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadTables } from '../../../src/app/tables.ts';
import type { PageReading, ReadOptions } from '../../../src/artifacts/page-reading.ts';
import { runRead } from '../../../src/cli/read.ts';
import { describeReading } from '../../../src/cli/read-text.ts';
import { readPage } from '../../../src/derive/read-page/read-page.ts';
import { parseCalendarDate } from '../../../src/model/calendar.ts';
import { fixtureNames, readFixture } from './expectation.ts';

const tables = loadTables('data');
const url = 'http://www.example.gov.cn/xxgk/tzgg/';

function options(over: Partial<ReadOptions> = {}): ReadOptions {
  const asOf = parseCalendarDate('2021-12-20');
  if (!asOf) throw new Error('no such day');
  return { url, finalUrl: url, status: 200, headers: {}, asOf, ...over };
}

const read = (html: string, over: Partial<ReadOptions> = {}): PageReading =>
  readPage(new TextEncoder().encode(html), options(over), tables);

describe('readPage', () => {
  it('reads any truncation of a page without throwing, and never calls a page blank whose rows it shows', () => {
    const names = fixtureNames();
    fc.assert(
      fc.property(fc.nat(names.length - 1), fc.double({ min: 0, max: 1, noNaN: true }), (index, share) => {
        const { bytes } = readFixture(names[index] ?? '');
        const reading = readPage(bytes.slice(0, Math.floor(bytes.length * share)), options(), tables);
        const rows = reading.lists
          .filter(({ role }) => role !== 'aside')
          .reduce((sum, list) => sum + list.rows.length, 0);
        return !(reading.blank.is && rows > 0);
      }),
      { numRuns: 300 },
    );
  });

  it('reads arbitrary bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        (bytes) => typeof readPage(bytes, options(), tables).kind === 'string',
      ),
      { numRuns: 200 },
    );
  });

  it('takes an error status for an error page, whatever it shows', () => {
    const reading = read('<html><title>404</title><body><ul><li>暂无内容</li></ul></body></html>', {
      status: 404,
    });
    expect(reading.kind).toBe('error');
    expect(reading.blank.is).toBe(false);
  });

  it('resolves rows against <base>', () => {
    const reading = read(
      '<html><head><base href="http://www.example.gov.cn/col/"></head><body><ul><li><a href="a/1.html">关于元旦放假的通知</a><span>2021-12-17</span></li><li><a href="a/2.html">某某县城区停水通知</a><span>2021-12-16</span></li></ul></body></html>',
    );
    expect(reading.lists[0]?.rows.map((row) => row.url)).toEqual([
      'http://www.example.gov.cn/col/a/1.html',
      'http://www.example.gov.cn/col/a/2.html',
    ]);
  });

  it('survives nesting and scripts made to exhaust it', () => {
    expect(read(`${'<div>'.repeat(5000)}<a href=x>标题</a>`).kind).not.toBe('error');
    expect(read(`<script>${'a={b:[{'.repeat(20_000)}title:1</script>`).lists).toEqual([]);
  });

  it('leaves the breadcrumb of a site’s own address to the words of the page', () => {
    const reading = read(
      '<div>当前位置：<a href="/">首页</a> &gt; <a href="/xxgk/">政务公开</a> &gt; 通知公告</div>',
    );
    expect(reading.breadcrumb).toEqual([
      { name: '首页', url: 'http://www.example.gov.cn/' },
      { name: '政务公开', url: 'http://www.example.gov.cn/xxgk/' },
      { name: '通知公告', url: null },
    ]);
  });
});

describe('xunjian read', () => {
  const page = { url, finalUrl: url, status: 200, headers: {}, rendered: false };
  const asOf = Date.parse('2021-12-20T02:00:00+08:00');

  it('gives every key of the contract', () => {
    const reading = runRead({ ...page, bytes: readFixture('list-plain').bytes }, asOf);
    const keys = [
      'url',
      'finalUrl',
      'status',
      'charset',
      'title',
      'kind',
      'challenge',
      'softNotFound',
      'published',
      'newest',
      'lists',
      'blank',
      'links',
      'tags',
      'marks',
    ];
    expect(Object.keys(reading)).toEqual(expect.arrayContaining(keys));
    expect(reading.marks).toEqual({
      siteCode: '5109030002',
      icp: '蜀ICP备10014763号',
      police: '川公网安备51090302000210号',
    });
  });

  it('tells a person the same in Chinese', () => {
    const text = describeReading(runRead({ ...page, bytes: readFixture('blank-phrase').bytes }, asOf));
    expect(text).toContain('是否空白：是，暂无内容');
  });
});
