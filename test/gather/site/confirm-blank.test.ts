// Blank is blank only when plain HTTP and a browser with all its data agree.
import { describe, expect, it } from 'vitest';
import { healthySite, list, rowsFrom, section } from './pages.ts';
import type { Seen } from './served-site.ts';
import { look, sectionNamed, type Looked } from './small-site.ts';

const BLANK = section('通知公告', '<div class="content"><p>暂无内容</p></div>');
const FILLED = section('通知公告', list(rowsFrom('2021-12-15', '/tzgg/')));

const blankWith = (seen: Seen): Promise<Looked> =>
  look({ pages: healthySite({ '/tzgg/': BLANK }), browser: { '/tzgg/': seen } });

const trouble = (url: string, status: number | null = 500) => ({
  troubles: [
    {
      url: `http://www.example.gov.cn${url}`,
      status,
      failure: status === null ? 'timeout' : null,
      data: url.startsWith('/api'),
    },
  ],
});

it('a page that had too little time to run proves nothing by showing nothing', async () => {
  const seen = sectionNamed(await blankWith({ html: BLANK, hurried: true }), '通知公告');
  expect(seen).toMatchObject({ content: 'blank', confirmedBy: ['http'] });
  expect(seen.why).toBe('浏览器打开页面时本机繁忙或超时，不能确认列表为空');
});

it('rows seen in such a haste are rows', async () => {
  const seen = sectionNamed(await blankWith({ html: FILLED, hurried: true }), '通知公告');
  expect(seen).toMatchObject({ content: 'list', newest: '2021-12-15' });
});

describe('a list that a script draws once it comes into view', () => {
  const waiting = section(
    '通知公告',
    `<div class="hero" style="height:2400px"></div><div id="rows"></div><script>
    new IntersectionObserver((seen) => { if (seen[0].isIntersecting) $.getJSON('/api/list', draw) }).observe(rows);
    </script>`,
  );
  const lookedAt = (dataAnswers: number): Promise<Looked> =>
    look({
      pages: healthySite({ '/tzgg/': waiting }),
      browser: { '/tzgg/': { html: waiting, dataAnswers } },
    });

  it('and never came into the view of a slow browser: not known to be empty', async () => {
    const seen = sectionNamed(await lookedAt(0), '通知公告');
    expect(seen).toMatchObject({ confirmedBy: ['browser'] });
    expect(seen.why).toBe('页面脚本没有向接口取数，不能确认列表为空');
  });

  it('and was asked for, and has no rows: blank', async () => {
    const seen = sectionNamed(await lookedAt(1), '通知公告');
    expect(seen).toMatchObject({ content: 'blank', confirmedBy: ['http', 'browser'] });
  });
});

describe('blank by plain HTTP', () => {
  it('and blank in the browser: confirmed by both, and both views are kept', async () => {
    const looked = await blankWith({});
    const { content, confirmedBy, evidence } = sectionNamed(looked, '通知公告');
    expect({ content, confirmedBy }).toEqual({ content: 'blank', confirmedBy: ['http', 'browser'] });
    expect(evidence.map(({ kind }) => kind)).toEqual(['html', 'headers', 'html', 'screenshot', 'crop']);
    expect(evidence.map(({ sha256 }) => looked.kept.get(sha256))).toEqual([
      BLANK,
      expect.stringContaining('"status": 200'),
      BLANK,
      'picture',
      'crop of {"selector":"","words":["暂无内容","通知公告"]}',
    ]);
  });

  it('but rows in the browser: a list, and nothing is held against it', async () => {
    const section = sectionNamed(await blankWith(FILLED), '通知公告');
    expect(section).toMatchObject({ content: 'list', newest: '2021-12-15', evidence: [] });
  });

  it('but old rows in the browser: neither blank nor old is confirmed', async () => {
    const old = list(rowsFrom('2019-12-15', '/tzgg/'));
    const section_ = sectionNamed(await blankWith(section('通知公告', old)), '通知公告');
    expect(section_.confirmedBy).toEqual(['http']);
    expect(section_.why).not.toBe('');
  });

  it.each<[string, Seen]>([
    ['failed', { failure: { kind: 'browser' } }],
    ['timed out', { failure: { kind: 'timeout' } }],
    ['got an error', { status: 502, html: '<h1>502 Bad Gateway</h1>' }],
    ['was shown a soft 404', '<title>404</title><h1>您访问的页面不存在</h1>'],
    ['lost the list’s data', trouble('/api/list?id=3')],
    ['waited in vain for the list’s data', trouble('/api/list?id=3', null)],
  ])('but the browser %s: not confirmed', async (_what, seen) => {
    const section = sectionNamed(await blankWith(seen), '通知公告');
    expect(section).toMatchObject({ confirmedBy: ['http'], evidence: [] });
  });

  it.each([
    ['2021-12-01', 'fresh ones: a list, without asking the browser', ['http'], []],
    ['2020-12-01', 'old ones: neither blank nor old is confirmed', ['http'], ['/tzgg/']],
  ])('but rows of %s on its next page, %s', async (newest, _what, confirmedBy, browsed) => {
    const pager = '<div class="page"><a href="index_1.html">下一页</a></div>';
    const looked = await look({
      pages: healthySite({
        '/tzgg/': section('通知公告', `<p>暂无内容</p>${pager}`),
        '/tzgg/index_1.html': section('通知公告', list(rowsFrom(newest, '/tzgg/'))),
      }),
    });
    expect(sectionNamed(looked, '通知公告')).toMatchObject({ content: 'list', newest, confirmedBy });
    expect(looked.browsed).toEqual(browsed);
  });

  it('a picture that does not load leaves no doubt', async () => {
    const section = sectionNamed(await blankWith(trouble('/images/banner.png', 404)), '通知公告');
    expect(section.confirmedBy).toEqual(['http', 'browser']);
  });
});

describe('drawn by a script, so that plain HTTP cannot tell', () => {
  const script =
    '<div id="list"></div><script>$.ajax({url:"/api/list?id=3",success:function(d){draw(d.rows)}})</script>';
  const drawn = (seen: Seen): Promise<Looked> =>
    look({
      pages: healthySite({ '/tzgg/': section('通知公告', script) }),
      browser: { '/tzgg/': seen },
    });

  it('read from the browser', async () => {
    expect(sectionNamed(await drawn(FILLED), '通知公告')).toMatchObject({
      content: 'list',
      newest: '2021-12-15',
      items: 3,
      confirmedBy: ['browser'],
      failure: null,
    });
  });

  it('with old rows, but newer ones on the next page: not old', async () => {
    const pager = '<div class="page"><a href="index_1.html">下一页</a></div>';
    const looked = await look({
      pages: healthySite({
        '/tzgg/': section('通知公告', script),
        '/tzgg/index_1.html': section('通知公告', list(rowsFrom('2021-12-01', '/tzgg/'))),
      }),
      browser: { '/tzgg/': section('通知公告', list(rowsFrom('2020-03-10', '/tzgg/')) + pager) },
    });
    expect(sectionNamed(looked, '通知公告')).toMatchObject({
      newest: '2021-12-01',
      confirmedBy: ['browser'],
    });
  });

  it('empty in the browser with all data there: blank', async () => {
    expect(sectionNamed(await drawn(BLANK), '通知公告')).toMatchObject({
      content: 'blank',
      confirmedBy: ['http', 'browser'],
    });
  });

  it.each<[string, Seen]>([
    ['its data did not come', { html: BLANK, ...trouble('/api/list?id=3') }],
    ['the browser failed', { failure: { kind: 'browser' } }],
    ['the browser was shown an error', { html: '<h1>503</h1>', status: 503 }],
  ])('unreadable when %s', async (_what, seen) => {
    const section = sectionNamed(await drawn(seen), '通知公告');
    expect(section).toMatchObject({ content: 'unreadable', evidence: [] });
    expect(section.failure).not.toBeNull();
  });
});
