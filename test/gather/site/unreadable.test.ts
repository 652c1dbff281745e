// A section that could not be looked at is unreadable with its failure: never blank, never old.
import { describe, expect, it } from 'vitest';
import { healthySite, homePage, list, rowsFrom, section } from './pages.ts';
import type { Answer, Served, SmallSite } from './served-site.ts';
import { linkTo, look, sectionNamed, sectionsOf, type Looked } from './small-site.ts';

const EMPTY = section('通知公告', '<p>暂无内容</p>');

const withAnswer = (answer: Answer, settings: SmallSite['settings'] = {}): Promise<Looked> =>
  look({ pages: healthySite({ '/tzgg/': answer }), settings, browser: { '/tzgg/': EMPTY } });

describe('a section whose page', () => {
  it.each<[string, Answer, object]>([
    ['answers 404', { status: 404, html: EMPTY }, { kind: 'http-status', status: 404 }],
    ['answers 500', { status: 500, html: EMPTY }, { kind: 'http-status', status: 500 }],
    ['answers 403', { status: 403, html: EMPTY }, { kind: 'forbidden', status: 403 }],
    ['answers 429', { status: 429, html: EMPTY }, { kind: 'throttled', status: 429 }],
    ['breaks off', { broken: 'reset' }, { kind: 'reset' }],
    [
      'says 页面不存在 with 200',
      { html: '<title>错误</title><h1>您访问的页面不存在</h1>' },
      { kind: 'http-status', status: 200 },
    ],
  ])('%s is unreadable', async (_what, answer, failure) => {
    const found = sectionNamed(await withAnswer(answer), '通知公告');
    expect(found).toMatchObject({
      content: 'unreadable',
      failure,
      confirmedBy: ['http'],
      newest: null,
      evidence: [],
    });
  });

  it('never comes is unreadable', async () => {
    const looked = await withAnswer({ broken: 'silence' }, { pageDeadlineMs: 300, linkDeadlineMs: 300 });
    expect(sectionNamed(looked, '通知公告')).toMatchObject({
      content: 'unreadable',
      failure: { kind: 'timeout' },
      confirmedBy: ['http'],
    });
  });

  it('is sent to the home page, as every address that does not exist, is unreadable', async () => {
    const toHome = { status: 302, headers: { location: '/' } };
    const impossible = '/xunjian-0f9c2b7e51d4/no-such-page.html';
    const looked = await look({ pages: healthySite<Served>({ '/tzgg/': toHome, [impossible]: toHome }) });
    expect(sectionNamed(looked, '通知公告')).toMatchObject({
      content: 'unreadable',
      failure: { kind: 'http-status' },
    });
  });

  it('comes in half is unreadable, whole it is read', async () => {
    const rows = list(rowsFrom('2020-12-17', '/tzgg/'));
    const long = section('通知公告', `<p>暂无内容</p>${'<!-- 模板 -->'.repeat(2000)}${rows}`);
    const half = sectionNamed(await withAnswer({ html: long }, { maxPageBytes: 20_000 }), '通知公告');
    expect(half).toMatchObject({ content: 'unreadable', failure: { kind: 'too-large' }, newest: null });
    const whole = sectionNamed(await withAnswer({ html: long }, { maxPageBytes: 200_000 }), '通知公告');
    expect(whole).toMatchObject({ content: 'list', newest: '2020-12-17', failure: null });
  });

  it('is there but empty is blank', async () => {
    const found = sectionNamed(await withAnswer({ html: EMPTY }), '通知公告');
    expect(found).toMatchObject({ content: 'blank', failure: null, confirmedBy: ['http', 'browser'] });
  });

  it('is a document holds content', async () => {
    const headers = { 'content-type': 'application/pdf' };
    const found = sectionNamed(await withAnswer({ headers, html: '%PDF-1.4' }), '通知公告');
    expect(found).toMatchObject({ content: 'static', failure: null });
  });
});

describe('a link beside the menu that leads to nothing', () => {
  const quick = (path: string): string =>
    `<div class="kj"><ul><li><a href="/bmdt/">部门动态</a></li><li><a href="/czxx/">财政信息</a></li><li><a href="${path}">统计年鉴</a></li><li><a href="/ghjh/">规划计划</a></li></ul></div>`;

  it.each<[string, Answer]>([
    ['404', { status: 404, html: '<p>404</p>' }],
    ['a broken connection', { broken: 'reset' }],
  ])('is a dead link and no section: %s', async (_what, answer) => {
    const html = homePage('2021-12-17');
    const looked = await look({
      pages: healthySite<Served>({
        '/': html.replace('</body>', `${quick('/tj/old/')}</body>`),
        '/tj/old/': answer,
      }),
    });
    expect(html).toContain('</body>');
    expect(sectionsOf(looked).map(({ url }) => url)).not.toContain('http://www.example.gov.cn/tj/old/');
    expect(linkTo(looked, '/tj/old/')).toMatchObject({ state: 'dead' });
  });
});
