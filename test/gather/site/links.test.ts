// The links of a site: what is dead, what is alive after all, and what cannot be told.
import { describe, expect, it } from 'vitest';
import { healthySite, homePage, list, page, rowsFrom, section } from './pages.ts';
import type { Answer, Served, SmallSite } from './served-site.ts';
import { linksOf, linkTo, look, type Looked } from './small-site.ts';

/** A site whose home page leads to `keys`, and nothing else of note. */
const leadingTo = (keys: readonly string[], rest: Partial<SmallSite> = {}): Promise<Looked> => {
  const links = keys.map((key, n) => `<p>详见<a href="${key}">附件说明${String(n)}</a>。</p>`).join('');
  const home = page({ content: list(rowsFrom('2021-12-17', '/bxyw/')) + links });
  return look({ ...rest, pages: healthySite({ '/': home, ...rest.pages }) });
};

async function answeredBy(answer: Served): Promise<ReturnType<typeof linkTo> & { readonly times: number }> {
  const looked = await leadingTo(['/show.jsp?n=7'], { pages: { '/show.jsp?n=7': answer } });
  const times = looked.asked.filter((key) => key === '/show.jsp?n=7').length;
  return { ...linkTo(looked, '/show.jsp?n=7'), times };
}

const AWAY: Answer = {
  status: 521,
  headers: { 'set-cookie': '__jsluid_s=0a1b2c3d; max-age=31536000; path=/' },
  html: "<script>document.cookie=('_')+('_')+('j')+('s');location.href=location.pathname</script>",
};

describe('a link', () => {
  it.each<[string, Answer, string, number | null]>([
    ['404', { status: 404 }, 'http-404', 404],
    ['410', { status: 410 }, 'http-410', 410],
    ['500', { status: 500 }, 'http-5xx', 500],
    ['a broken connection', { broken: 'reset' }, 'reset', null],
    [
      '200 with a page that says 页面不存在',
      { html: '<title>错误</title><h1>您访问的页面不存在</h1>' },
      'soft-404',
      200,
    ],
  ])('that answers %s both times is dead', async (_what, answer, cause, status) => {
    const link = await answeredBy(answer);
    expect(link).toMatchObject({ state: 'dead', cause, status, attempts: 2, reason: '', onHomePage: true });
    const kinds = cause === 'soft-404' ? ['headers', 'html'] : ['headers'];
    expect(link.evidence.map(({ kind }) => kind)).toEqual(kinds);
    expect(link.times).toBeGreaterThan(1);
  });

  it.each<[string, Answer]>([
    ['404', { status: 404 }],
    ['500', { status: 500 }],
    ['a broken connection', { broken: 'reset' }],
  ])('that answers %s first and a page later is alive', async (_what, answer) => {
    const link = await answeredBy((turn) => (turn === 1 ? answer : section('说明', '<p>内容</p>')));
    expect(link).toMatchObject({ state: 'alive', cause: null, evidence: [] });
  });

  it.each<[string, Answer]>([
    ['403', { status: 403 }],
    ['429', { status: 429 }],
    ['401', { status: 401 }],
    ['a protection product', AWAY],
    [
      'a protection product with 200',
      { ...AWAY, status: 200, html: `${AWAY.html ?? ''}<script>"__jsl_clearance"</script>` },
    ],
  ])('that answers %s cannot be told', async (_what, answer) => {
    const link = await answeredBy(answer);
    expect(link).toMatchObject({ state: 'unknown', cause: null, evidence: [] });
    expect(link.reason).not.toBe('');
  });

  it('that answers 404 first and refuses us later cannot be told', async () => {
    const link = await answeredBy((turn) => ({ status: turn === 1 ? 404 : 403 }));
    expect(link).toMatchObject({ state: 'unknown', cause: null, attempts: 2, evidence: [] });
  });

  it('that answers with a page is alive at the first attempt', async () => {
    expect(await answeredBy(section('说明', '<p>内容</p>'))).toMatchObject({ state: 'alive', attempts: 1 });
  });
});

describe('a link that is sent to the home page', () => {
  const toHome: Answer = { status: 302, headers: { location: '/' } };
  const IMPOSSIBLE = '/xunjian-0f9c2b7e51d4/no-such-page.html';

  it('is dead where every address that does not exist is sent there', async () => {
    const looked = await leadingTo(['/old/7.html'], {
      pages: { '/old/7.html': toHome, [IMPOSSIBLE]: toHome },
    });
    expect(linkTo(looked, '/old/7.html')).toMatchObject({
      state: 'dead',
      cause: 'redirected-home',
      finalUrl: 'http://www.example.gov.cn/',
    });
  });

  it('is dead where it lay deep in the site, whatever the server says of other addresses', async () => {
    const looked = await leadingTo(['/zt/old/'], { pages: { '/zt/old/': toHome } });
    expect(linkTo(looked, '/zt/old/')).toMatchObject({ state: 'dead', cause: 'redirected-home' });
  });

  it('is alive where it is sent to a page that one program shows by its query, dead where that query says error', async () => {
    for (const [place, state] of [
      ['/index.php?m=content&c=index&a=show&id=7', 'alive'],
      ['/?p=12', 'alive'],
      ['/index.php?err=404', 'dead'],
      ['/?_t=1639900000', 'dead'],
    ] as const) {
      const answer: Answer = { status: 302, headers: { location: place } };
      const looked = await leadingTo(['/zt/dj/7.html'], {
        pages: { '/zt/dj/7.html': answer, [place]: page({ title: '关于启用新系统的公告' }) },
      });
      expect(linkTo(looked, '/zt/dj/7.html'), place).toMatchObject({ state });
    }
  });

  it('is alive where it may be the home page under another name, or stands behind a login', async () => {
    for (const path of ['/cn/', '/site/index.html', '/user/center/', '/bsfw/wode/?returnUrl=a']) {
      const looked = await leadingTo([path], { pages: { [path]: toHome } });
      expect(linkTo(looked, path), path).toMatchObject({ state: 'alive', cause: null });
    }
  });
});

describe('a link to another host', () => {
  const OTHER = 'http://www.other.gov.cn/zt/';

  it.each<[string, Partial<SmallSite>, object]>([
    [
      'that breaks off',
      { pages: { [OTHER]: { broken: 'reset' } } },
      { state: 'dead', cause: 'reset', attempts: 2 },
    ],
    [
      'that breaks off once',
      { pages: { [OTHER]: (turn) => (turn === 1 ? { broken: 'reset' } : page({})) } },
      { state: 'alive' },
    ],
    [
      'where nobody listens',
      { closed: ['www.other.gov.cn'] },
      { state: 'dead', cause: 'refused', attempts: 2 },
    ],
    ['that answers', { pages: { [OTHER]: page({ title: '其他单位' }) } }, { state: 'alive', attempts: 1 }],
    [
      'that never answers',
      { pages: { [OTHER]: { broken: 'silence' } }, settings: { linkDeadlineMs: 300 } },
      { state: 'dead', cause: 'timeout', attempts: 2 },
    ],
  ])('%s', async (_what, rest, expected) => {
    const looked = await leadingTo([OTHER], rest);
    expect(linkTo(looked, OTHER)).toMatchObject({ ...expected, page: 'http://www.example.gov.cn/' });
    expect(looked.visit.coverage.sectionsFound).toBe(4);
  });
});

describe('the book of links', () => {
  it('a link on several pages is one link, with the home page as its place, asked for once', async () => {
    const link = '<p>详见<a href="/file.jsp?n=7">附件说明</a>，<a href="/file.jsp?n=7">另一份</a></p>';
    const looked = await look({
      pages: healthySite({
        '/': homePage('2021-12-17').replace('<div class="footer">', `${link}<div class="footer">`),
        '/tzgg/': section('通知公告', list(rowsFrom('2021-12-17', '/tzgg/')) + link),
        '/czxx/': section('财政信息', list(rowsFrom('2021-12-17', '/czxx/')) + link),
        '/file.jsp?n=7': page({}),
      }),
    });
    expect(linksOf(looked).filter(({ url }) => url.includes('n=7'))).toHaveLength(1);
    expect(linkTo(looked, '/file.jsp?n=7')).toMatchObject({
      occurrences: 3,
      page: 'http://www.example.gov.cn/',
      onHomePage: true,
      text: '附件说明',
    });
    expect(looked.asked.filter((key) => key === '/file.jsp?n=7')).toHaveLength(1);
  });

  it('more links than may be checked are counted as left out', async () => {
    const settings = { maxLinksPerSite: 10 };
    const { visit } = await look({ pages: healthySite(), settings });
    expect(visit.coverage.linksChecked).toBe(10);
    expect(visit.coverage.skipped).toMatchObject({ '链接：数量预算用完': visit.coverage.linksMet - 10 });
    const all = await look({ pages: healthySite() });
    expect(all.visit.coverage).toMatchObject({ linksChecked: visit.coverage.linksMet, skipped: {} });
  });

  it.each([
    ['http://192.168.1.10/oa/', 'intranet-address'],
    ['http://www.example.gov.cn:port/a', 'malformed-url'],
  ])('%s is dead without being asked for', async (raw, cause) => {
    const looked = await leadingTo([raw]);
    const link = linksOf(looked).find(({ url }) => url === raw);
    expect(link).toMatchObject({ state: 'dead', cause });
    expect(looked.asked).not.toContain(raw);
  });
});
