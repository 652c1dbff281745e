// The home page: how fresh it is, and what follows when it does not open.
import { describe, expect, it } from 'vitest';
import { healthySite, homePage, MENU, page, section } from './pages.ts';
import type { Answer, Seen, Served } from './served-site.ts';
import { homeOf, look, type Looked } from './small-site.ts';

const withHome = (home: Served, seen: Seen = {}): Promise<Looked> =>
  look({ pages: healthySite({ '/': home }), browser: { '/': seen } });

const STALE = homePage('2021-11-20');

describe('how fresh it is', () => {
  it('fresh rows need no second look', async () => {
    const looked = await withHome(homePage('2021-12-17'));
    expect(homeOf(looked)).toMatchObject({
      newest: '2021-12-17',
      datedItems: 3,
      navigationOnly: false,
      confirmedBy: ['http'],
      evidence: [],
    });
    expect(looked.browsed).toEqual([]);
  });

  it('old rows are confirmed when the browser sees the same, with evidence', async () => {
    const looked = await withHome(STALE);
    const { newest, confirmedBy, evidence } = homeOf(looked);
    expect({ newest, confirmedBy }).toEqual({ newest: '2021-11-20', confirmedBy: ['http', 'browser'] });
    expect(evidence.map(({ kind }) => kind)).toEqual(['html', 'headers', 'html', 'screenshot', 'crop']);
    expect(looked.kept.get(evidence[0]?.sha256 ?? '')).toBe(STALE);
  });

  it('newer rows in the browser clear it', async () => {
    const home = homeOf(await withHome(STALE, homePage('2021-12-16')));
    expect(home).toMatchObject({ newest: '2021-12-16', confirmedBy: ['browser'], evidence: [] });
  });

  it.each<[string, Seen]>([
    ['the browser failed', { failure: { kind: 'browser' } }],
    ['the browser was shown an error', { status: 502, html: '<h1>502</h1>' }],
    [
      'data of the page did not come',
      { troubles: [{ url: 'http://www.example.gov.cn/api/news', status: 500, failure: null, data: true }] },
    ],
  ])('old rows are not confirmed when %s', async (_what, seen) => {
    expect(homeOf(await withHome(STALE, seen))).toMatchObject({ confirmedBy: ['http'], evidence: [] });
  });

  it('old rows on a home page that only the browser could open are not confirmed by both', async () => {
    const looked = await withHome({ broken: 'reset' }, STALE);
    expect(looked.visit.reachability).toMatchObject({ value: { opened: true, by: 'browser' } });
    expect(homeOf(looked)).toMatchObject({ newest: '2021-11-20', confirmedBy: ['browser'] });
  });

  it('only navigation: the second-level pages speak for it, texts left out', async () => {
    const looked = await look({
      pages: healthySite({
        '/': page({ menu: [...MENU, ['县情概况', '/xqgk/']] }),
        '/xqgk/': section('县情概况', `<p>${'示例县位于大巴山南麓，幅员面积两千平方公里。'.repeat(20)}</p>`),
        '/tzgg/': { status: 500 },
      }),
    });
    const url = (path: string): string => `http://www.example.gov.cn${path}`;
    expect(homeOf(looked)).toMatchObject({
      navigationOnly: true,
      newest: null,
      secondLevel: [
        { url: url('/bxyw/'), newest: '2021-12-17', readable: true },
        { url: url('/czxx/'), newest: '2021-12-17', readable: true },
        { url: url('/ghjh/'), newest: '2021-12-17', readable: true },
        { url: url('/tzgg/'), newest: null, readable: false },
      ],
    });
  });

  it('a splash page is stepped over', async () => {
    const looked = await look({
      pages: healthySite({
        '/': '<html><body><a href="/home.shtml"><img src="/enter.jpg" alt="进入网站"></a></body></html>',
        '/home.shtml': homePage('2021-12-17'),
      }),
    });
    expect(homeOf(looked)).toMatchObject({ newest: '2021-12-17', navigationOnly: false });
    expect(looked.visit.state).toBe('visited');
  });
});

const CHALLENGE: Answer = {
  status: 521,
  headers: { 'set-cookie': '__jsluid_s=0a1b2c3d; max-age=31536000; path=/; HttpOnly' },
  html: "<script>document.cookie=('_')+('_')+('j')+('s');location.href=location.pathname</script>",
};

describe('a home page that does not open', () => {
  const shut = (home: Answer, seen: Seen): Promise<Looked> => withHome(home, seen);
  const lostTo = (failure: object): object =>
    Object.fromEntries(
      ['homePage', 'sections', 'links'].map((part) => [part, { ok: false, error: failure }]),
    );

  it.each<[string, Answer, Seen, object]>([
    ['resets', { broken: 'reset' }, {}, { kind: 'reset' }],
    ['answers 503', { status: 503 }, {}, { kind: 'http-status', status: 503 }],
    ['answers 404', { status: 404 }, {}, { kind: 'http-status', status: 404 }],
  ])(
    'because the server %s: unreachable, and nothing is said of the rest',
    async (_what, home, seen, failure) => {
      const { visit, browsed } = await shut(home, seen);
      expect(visit).toMatchObject({
        state: 'unreachable',
        reachability: {
          ok: true,
          value: {
            opened: false,
            failure: failure,
            confirmedBy: ['http', 'browser'],
          },
        },
        ...lostTo(failure),
      });
      expect(browsed).toEqual(['/']);
    },
  );

  it('because nobody listens', async () => {
    const looked = await look({
      pages: {},
      closed: ['www.example.gov.cn'],
      browser: { '/': { failure: { kind: 'refused' } } },
    });
    expect(looked.visit).toMatchObject({ state: 'unreachable', ...lostTo({ kind: 'refused' }) });
    expect(looked.asked).toEqual([]);
  });

  it('because the server fails and our browser too: only plain HTTP says so', async () => {
    const { visit } = await shut({ status: 503 }, { failure: { kind: 'no-browser' } });
    expect(visit).toMatchObject({
      state: 'unreachable',
      reachability: { value: { opened: false, confirmedBy: ['http'] } },
    });
  });

  it.each<[string, Seen]>([
    ['a protection product', { status: 521, html: CHALLENGE.html ?? '' }],
    ['a refusal', { status: 403, html: '<h1>403 Forbidden</h1>' }],
  ])('because it breaks off, while the browser meets %s: not confirmed by both', async (_what, seen) => {
    const { visit } = await shut({ broken: 'reset' }, seen);
    expect(visit.reachability).toMatchObject({ value: { opened: false, confirmedBy: ['http'] } });
  });

  it('because a protection product answers: challenged, and the browser does not press on', async () => {
    const { visit, browsed } = await shut(CHALLENGE, homePage('2021-12-17'));
    expect(visit).toMatchObject({ state: 'challenged', ...lostTo({ kind: 'challenged', product: 'jsl' }) });
    expect(browsed).toEqual([]);
  });

  it('the first time, but does the second: visited, without the browser', async () => {
    const { visit, browsed } = await withHome((turn) =>
      turn === 1 ? { status: 503 } : homePage('2021-12-17'),
    );
    expect(visit).toMatchObject({
      state: 'visited',
      reachability: { value: { opened: true, confirmedBy: ['http'] } },
    });
    expect(browsed).toEqual([]);
  });
});
