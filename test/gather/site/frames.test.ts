// A section whose list stands in a frame is what the frame says; without the frame nothing can be said.
import { describe, expect, it } from 'vitest';
import { healthySite, list, rowsFrom, section } from './pages.ts';
import type { Answer, Seen } from './served-site.ts';
import { look, sectionNamed, type Looked } from './small-site.ts';

const FRAME = '/tzgg/list.jsp?id=3';
const framed = (inner: string): string => `<html><body>${inner}</body></html>`;
const EMPTY = framed('<p>暂无内容</p>');
const OUTER = section('通知公告', `<iframe src="${FRAME}" width="100%" height="600"></iframe>`);
const drawn = (inner: string): Seen => section('通知公告', `<div data-frame="${FRAME}">${inner}</div>`);

const withFrame = (frame: string | Answer, seen: Seen): Promise<Looked> =>
  look({ pages: healthySite({ '/tzgg/': OUTER, [FRAME]: frame }), browser: { '/tzgg/': seen } });

describe('a section whose list stands in a frame', () => {
  it('is read there', async () => {
    const rows = list(rowsFrom('2021-12-15', '/tzgg/'));
    const looked = await withFrame(framed(rows), drawn(rows));
    expect(sectionNamed(looked, '通知公告')).toMatchObject({ content: 'list', newest: '2021-12-15' });
    expect(looked.browsed).toEqual([]);
  });

  it('is old when the frame and the browser say so', async () => {
    const rows = list(rowsFrom('2019-12-15', '/tzgg/'));
    const found = sectionNamed(await withFrame(framed(rows), drawn(rows)), '通知公告');
    expect(found).toMatchObject({ newest: '2019-12-15', confirmedBy: ['http', 'browser'] });
  });

  it('is blank when the frame and the browser say so', async () => {
    const found = sectionNamed(await withFrame(EMPTY, drawn('<p>暂无内容</p>')), '通知公告');
    expect(found).toMatchObject({ content: 'blank', confirmedBy: ['http', 'browser'] });
  });

  it.each<[string, Answer]>([
    ['answers 500', { status: 500 }],
    ['answers 404', { status: 404 }],
    ['breaks off', { broken: 'reset' }],
  ])('is not called blank when the frame %s', async (_what, frame) => {
    const found = sectionNamed(await withFrame(frame, drawn('')), '通知公告');
    expect(found.content).not.toBe('blank');
    expect(found.confirmedBy).not.toEqual(['http', 'browser']);
  });
});
