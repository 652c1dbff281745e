// A site's robots.txt over real HTTP: noted by default, obeyed where an office says so, and never a reason to fail.
import { describe, expect, it } from 'vitest';
import { inspectSite } from '../../../src/inspect/inspect.ts';
import { prepareChecks } from '../../../src/inspect/prepare.ts';
import { loadEdition } from '../../../src/app/edition.ts';
import { CHECKS } from '../../../checks/index.ts';
import { artifactsOf } from '../../../src/run/visit-and-inspect.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { homePage, list, MENU, page, rowsFrom, section } from './pages.ts';
import { AS_OF } from './real-parts.ts';
import { askedFor, robotsTxt, visited } from './robots-site.ts';
import { HOME, type Served } from './served-site.ts';
import { homeOf, linksOf, linkTo, sectionNamed, sectionsOf, type Looked } from './small-site.ts';

const OLD = section('通知公告', list(rowsFrom('2019-12-17', '/tzgg/')));
const EMPTY = section('财政信息', '<p>暂无内容</p>');
const REASON = 'robots.txt 不允许访问';

async function findingsOf({ visit }: Looked): Promise<readonly Finding[]> {
  const edition = await loadEdition('no-workspace', 'national-2019');
  if (!edition.ok) throw new Error(edition.error.join('\n'));
  const checks = prepareChecks(CHECKS, edition.value);
  if (!checks.ok) throw new Error(checks.error.join('\n'));
  return inspectSite({
    run: 'test',
    site: { code: '5117010001', name: '示例县人民政府', url: HOME, services: true },
    asOf: AS_OF,
    edition: edition.value,
    checks: checks.value,
    artifacts: artifactsOf(visit),
    seenAt: visit.endedAt,
  });
}

describe('noting', () => {
  const rules = ['User-agent: xunjian', 'Disallow: /tzgg/', 'Disallow: /czxx/'];

  it('asks for it once, visits what it disallows, and keeps the fact', async () => {
    const looked = await visited('note', { rules, pages: { '/tzgg/': OLD, '/czxx/': EMPTY } });
    expect(askedFor(looked, '/robots.txt')).toBe(1);
    expect(askedFor(looked, '/tzgg/')).toBeGreaterThan(0);
    expect(sectionNamed(looked, '财政信息')).toMatchObject({
      content: 'blank',
      confirmedBy: ['http', 'browser'],
    });
    expect(looked.visit).toMatchObject({ state: 'visited', coverage: { thin: null, skipped: {} } });
    expect(looked.visit.coverage.robots).toMatchObject({
      url: `${HOME}robots.txt`,
      state: 'read',
      status: 200,
      crawlDelayMs: null,
    });
    expect(looked.visit.coverage.robots?.disallowed).toBeGreaterThan(1);
  });

  it('finds what it would find without one, and counts no page for it', async () => {
    const pages = { '/tzgg/': OLD, '/czxx/': EMPTY };
    const [without, disallowed] = await Promise.all([
      visited('note', { pages }),
      visited('note', { rules: ['User-agent: *', 'Disallow: /'], pages }),
    ]);
    const told = async (looked: Looked): Promise<unknown> =>
      (await findingsOf(looked)).map(({ check, target, outcome }) => `${check} ${target} ${outcome}`);
    expect(await told(disallowed)).toEqual(await told(without));
    expect(disallowed.visit.coverage.pages).toBe(without.visit.coverage.pages);
    expect(disallowed.visit.requests).toBe(without.visit.requests);
    expect(without.visit.coverage.robots).toMatchObject({ state: 'none', status: 404, disallowed: 0 });
  });

  it.each<[string, Served, object]>([
    ['answers 503', { status: 503 }, { state: 'unreadable', status: 503 }],
    ['breaks off', { broken: 'reset' }, { state: 'unreadable', status: null, failure: 'reset' }],
    ['never comes', { broken: 'silence' }, { state: 'unreadable', status: null, failure: 'timeout' }],
    ['circles', { status: 302, headers: { location: '/robots.txt' } }, { state: 'none' }],
    ['is a web page', page({}), { state: 'read', disallowed: 0 }],
  ])('a robots.txt that %s changes nothing', async (_what, answer, fact) => {
    const looked = await visited('note', { pages: { '/robots.txt': answer }, robots: { deadlineMs: 300 } });
    expect(looked.visit).toMatchObject({ state: 'visited', coverage: { thin: null, robots: fact } });
    expect(sectionsOf(looked)).toHaveLength(MENU.length);
  });
});

describe('a Crawl-delay', () => {
  const spaced = async (delay: string, crawlDelayMaxMs: number): Promise<readonly number[]> => {
    const starts: number[] = [];
    const looked = await visited('note', {
      rules: ['User-agent: *', `Crawl-delay: ${delay}`],
      robots: { crawlDelayMaxMs },
      settings: { articlesPerSection: 1 },
      onRequest: () => starts.push(performance.now()),
    });
    expect(looked.visit.coverage.robots).toMatchObject({
      crawlDelayMs: Number(delay) * 1000,
      keptDelayMs: Math.min(Number(delay) * 1000, crawlDelayMaxMs),
    });
    // Home page and robots.txt come before anybody knows.
    return starts.slice(3).map((start, index) => start - (starts[index + 2] ?? 0));
  };

  it('spaces the questions out, up to the cap', async () => {
    const gaps = await spaced('3600', 40);
    expect(gaps.length).toBeGreaterThan(5);
    // Timers and the wire are not exact.
    expect(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length).toBeGreaterThan(35);
    expect(Math.max(...gaps)).toBeLessThan(1000);
  });

  it('shorter than the cap is kept to as it is', async () => {
    const gaps = await spaced('0.02', 5000);
    expect(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length).toBeLessThan(500);
  });
});

describe('obeying', () => {
  const rules = ['User-agent: *', 'Disallow: /', 'User-agent: xunjian', 'Disallow: /czxx/', 'Disallow: /n/'];

  it('does not ask for what is disallowed; it could not be looked at', async () => {
    const looked = await visited('obey', {
      rules,
      pages: {
        '/': homePage('2021-12-17').replace(
          '<div class="footer">',
          '<a href="/n/a.jsp">附件</a><div class="footer">',
        ),
        '/czxx/': EMPTY,
      },
    });
    expect(askedFor(looked, '/czxx/')).toBe(0);
    expect(askedFor(looked, '/n/')).toBe(0);
    expect(looked.browsed).not.toContain('/czxx/');
    expect(askedFor(looked, '/robots.txt')).toBe(1);
    expect(sectionNamed(looked, '财政信息')).toMatchObject({
      content: 'unreadable',
      failure: { kind: 'robots' },
    });
    expect(linkTo(looked, '/n/a.jsp')).toMatchObject({ state: 'unknown', reason: REASON });
    expect(looked.visit).toMatchObject({ state: 'visited', coverage: { skipped: { [REASON]: 2 } } });
    const about = (await findingsOf(looked)).filter(({ target }) => target.endsWith('/czxx/'));
    expect(about.map(({ outcome }) => outcome)).not.toContain('fail');
    expect(about.find(({ check }) => check === 'blank-section')).toMatchObject({
      outcome: 'unknown',
      measured: { reason: REASON },
    });
  });

  it('tells that the crawl is thin when too many sections are disallowed', async () => {
    const looked = await visited('obey', {
      rules: ['User-agent: *', 'Disallow: /czxx/', 'Disallow: /tzgg/'],
    });
    expect(looked.visit).toMatchObject({
      state: 'thin',
      reason: `4 个栏目中有 2 个未能读取，其中 2 个因 ${REASON}`,
    });
  });

  it('a site disallowed as a whole is not judged', async () => {
    const looked = await visited('obey', { rules: ['User-agent: *', 'Disallow: /'] });
    expect(looked.asked).toEqual(['/robots.txt']);
    expect(looked.browsed).toEqual([]);
    expect(looked.visit).toMatchObject({ state: 'thin', reason: REASON, coverage: { pages: 0 } });
    const findings = await findingsOf(looked);
    expect(new Set(findings.map(({ outcome }) => outcome))).toEqual(new Set(['unknown']));
    expect(new Set(findings.map(({ measured }) => measured['reason']))).toEqual(new Set([REASON]));
  });

  it.each<[string, Served]>([
    ['answers 500', { status: 500 }],
    ['breaks off', { broken: 'reset' }],
    ['never comes', { broken: 'silence' }],
  ])('a robots.txt that %s disallows everything, and nothing fails', async (_what, answer) => {
    const looked = await visited('obey', { pages: { '/robots.txt': answer }, robots: { deadlineMs: 300 } });
    expect(new Set(looked.asked)).toEqual(new Set(['/robots.txt']));
    expect(looked.visit.state).toBe('thin');
    expect(looked.visit.reason).toContain(REASON);
    expect(new Set((await findingsOf(looked)).map(({ outcome }) => outcome))).toEqual(new Set(['unknown']));
  });

  it.each([404, 403, 429])('a robots.txt that answers %i disallows nothing', async (status) => {
    const looked = await visited('obey', { pages: { '/robots.txt': { status } } });
    expect(looked.visit).toMatchObject({ state: 'visited', coverage: { thin: null, skipped: {} } });
    expect(linksOf(looked).every(({ state }) => state === 'alive')).toBe(true);
  });

  it('does not follow a redirect to what is disallowed', async () => {
    const looked = await visited('obey', {
      rules: ['User-agent: *', 'Disallow: /hidden/'],
      pages: { '/tzgg/': { status: 302, headers: { location: '/hidden/tzgg/' } }, '/hidden/tzgg/': EMPTY },
    });
    expect(askedFor(looked, '/hidden/')).toBe(0);
    expect(sectionNamed(looked, '通知公告')).toMatchObject({
      content: 'unreadable',
      failure: { kind: 'robots' },
    });
  });

  it('asks other hosts for theirs, once, and says nothing of links they disallow', async () => {
    const other = 'http://www.other.gov.cn/';
    const links = `<a href="${other}a/">链接一</a><a href="${other}b/">链接二</a><a href="${other}c/">链接三</a>`;
    const looked = await visited('obey', {
      pages: {
        '/': homePage('2021-12-17').replace('<div class="footer">', `${links}<div class="footer">`),
        [`${other}robots.txt`]: robotsTxt('User-agent: *', 'Disallow: /b/'),
        [`${other}a/`]: page({}),
      },
    });
    expect(askedFor(looked, `${other}robots.txt`)).toBe(1);
    expect(askedFor(looked, `${other}b/`)).toBe(0);
    expect(linkTo(looked, `${other}a/`)).toMatchObject({ state: 'alive' });
    expect(linkTo(looked, `${other}b/`)).toMatchObject({ state: 'unknown', reason: REASON });
    expect(linkTo(looked, `${other}c/`)).toMatchObject({ state: 'dead', cause: 'http-404' });
  });

  it('a section whose undated rows lead to disallowed texts is not called old', async () => {
    const rows = [
      ...rowsFrom('2019-12-17', '/tzgg/'),
      ['示例县人民政府关于做好有关工作的通知', '/n/7.html', ''] as const,
    ];
    const looked = await visited('obey', { rules, pages: { '/tzgg/': section('通知公告', list(rows)) } });
    expect(sectionNamed(looked, '通知公告')).toMatchObject({
      content: 'unreadable',
      failure: { kind: 'robots' },
    });
    const noted = await visited('note', { rules, pages: { '/tzgg/': section('通知公告', list(rows)) } });
    expect(sectionNamed(noted, '通知公告')).toMatchObject({ content: 'list', newest: '2019-12-17' });
  });

  it('an empty-looking section whose frame is disallowed is not called blank', async () => {
    const framed = section('财政信息', '<p>暂无内容</p><iframe src="/n/list.html"></iframe>');
    const looked = await visited('obey', {
      rules: ['User-agent: *', 'Disallow: /n/'],
      pages: { '/czxx/': framed },
    });
    expect(sectionNamed(looked, '财政信息')).toMatchObject({
      content: 'unreadable',
      failure: { kind: 'robots' },
    });
  });

  it('a quiet home page whose undated headlines are disallowed is not called old', async () => {
    const headline = '<li><a href="/n/8.html">示例县人民政府召开全县重点工作推进会议</a></li>';
    const pages = {
      '/': homePage('2021-10-01').replace('<ul class="list">', `<ul class="list">${headline}`),
    };
    const looked = await visited('obey', { rules: ['User-agent: *', 'Disallow: /n/'], pages });
    expect(homeOf(looked).doubt).toBe(REASON);
    const said = (await findingsOf(looked)).find(({ check }) => check === 'stale-home-page');
    expect(said).toMatchObject({ outcome: 'unknown' });
  });
});
