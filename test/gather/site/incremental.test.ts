// Nights that lean on the nights before: what is not asked for again, and what always is.
import { describe, expect, it } from 'vitest';
import { article, MENU, list, page, rowsFrom, section, type Row } from './pages.ts';
import { Nights } from './nights.ts';
import type { Answer, Served, SmallSite } from './served-site.ts';
import { linksOf, sectionNamed, sectionsOf, type Looked } from './small-site.ts';

const NEWS = rowsFrom('2021-12-17', '/bxyw/');
const NOTICES = rowsFrom('2021-12-16', '/tzgg/');
const ARTICLE = /\/t\d{8}_\d+\.html$/;

function pagesWith(over: Readonly<Record<string, Served>> = {}): SmallSite['pages'] {
  const fresh = (name: string, path: string): string => section(name, list(rowsFrom('2021-12-15', path)));
  return {
    '/': page({ content: list(NEWS) }),
    '/bxyw/': section('本县要闻', list(NEWS)),
    '/tzgg/': section('通知公告', list(NOTICES)),
    '/czxx/': fresh('财政信息', '/czxx/'),
    '/ghjh/': fresh('规划计划', '/ghjh/'),
    ...over,
  };
}

const articles = ({ asked }: Looked, folder: string): number =>
  new Set(asked.filter((key) => key.startsWith(folder) && ARTICLE.test(key))).size;

/** What was found, without times. */
const found = (looked: Looked): unknown =>
  sectionsOf(looked).map(({ seenAt: _seenAt, evidence, ...rest }) => ({
    ...rest,
    evidence: evidence.map(({ kind, sha256 }) => [kind, kind === 'html' ? sha256 : '']),
  }));

describe('a night after another', () => {
  it('leaves articles behind unchanged rows alone, unless they stand on the home page', async () => {
    const nights = new Nights();
    const first = await nights.look(0, { pages: pagesWith() });
    const second = await nights.look(1, { pages: pagesWith() });
    expect([articles(first, '/tzgg/'), articles(first, '/bxyw/')]).toEqual([3, 3]);
    expect([articles(second, '/tzgg/'), articles(second, '/bxyw/')]).toEqual([0, 3]);
    expect(found(second)).toEqual(found(first));
    expect(linksOf(second).map(({ url, state }) => [url, state])).toEqual(
      linksOf(first).map(({ url, state }) => [url, state]),
    );
    expect(second.visit.coverage.pages).toBe(first.visit.coverage.pages);
  });

  it('says of a link that was not asked for when it was, and that it is carried over', async () => {
    const nights = new Nights();
    const first = await nights.look(0, { pages: pagesWith() });
    const second = await nights.look(1, { pages: pagesWith() });
    const third = await nights.look(2, { pages: pagesWith() });
    const seen = new Map(linksOf(first).map(({ url, seenAt }) => [url, seenAt]));
    for (const night of [second, third]) {
      const carried = linksOf(night).filter(({ carriedOver }) => carriedOver === true);
      expect(carried.length).toBeGreaterThan(5);
      for (const { url, state, seenAt } of carried) expect([state, seenAt]).toEqual(['alive', seen.get(url)]);
      expect(carried.some(({ onHomePage }) => onHomePage)).toBe(false);
      expect(night.visit.coverage.skipped).toMatchObject({
        '链接：前几夜已查为可用，本夜未轮到': carried.length,
      });
    }
    expect(linksOf(first).some(({ carriedOver }) => carriedOver === true)).toBe(false);
  });

  it('asks for dead links, for new ones and for articles whose row changed', async () => {
    const nights = new Nights();
    const dead = '<a href="/gone.html">已失效的专题链接</a>';
    const [one, ...rest] = NOTICES;
    const withDead = section('通知公告', list(NOTICES) + dead);
    await nights.look(0, { pages: pagesWith({ '/tzgg/': withDead }) });
    const renamed: Row = ['关于调整公交线路的通告', one?.[1] ?? '', one?.[2] ?? ''];
    const added = '<a href="/fresh.html">新开通的便民服务专题</a>';
    const second = await nights.look(1, {
      pages: pagesWith({
        '/tzgg/': section('通知公告', list([renamed, ...rest]) + dead + added),
        '/fresh.html': page({ content: '便民服务' }),
      }),
    });
    expect(articles(second, '/tzgg/')).toBe(1);
    expect(second.asked.filter((key) => key === '/gone.html')).toHaveLength(2);
    expect(second.asked).toContain('/fresh.html');
  });

  it('fetches the articles that alone date their rows', async () => {
    const nights = new Nights();
    const yearless: readonly Row[] = [1, 2, 3].map((number) => [
      `关于第${String(number)}次停水检修的通告`,
      `/tzgg/${String(number)}.html`,
      `12-1${String(8 - number)}`,
    ]);
    const texts = yearless.map(([, href, day]) => [href, article(`2021-${day}`)] as const);
    const pages = pagesWith({
      '/tzgg/': section('通知公告', list(yearless)),
      ...Object.fromEntries(texts),
    });
    await nights.look(0, { pages });
    const second = await nights.look(1, { pages });
    expect(second.asked).toEqual(expect.arrayContaining(texts.map(([href]) => href)));
  });

  it('looks at the articles of a section that seems old as on a full look', async () => {
    const nights = new Nights();
    const old = rowsFrom('2021-01-10', '/tzgg/');
    const pages = pagesWith({ '/tzgg/': section('通知公告', list(old)) });
    const first = await nights.look(0, { pages });
    const second = await nights.look(1, { pages });
    expect(articles(second, '/tzgg/')).toBe(3);
    expect(sectionNamed(second, '通知公告').confirmedBy).toEqual(['http', 'browser']);
    expect(found(second)).toEqual(found(first));
  });

  it('has evidence of a section at fault on each night, and photographs it once', async () => {
    const nights = new Nights();
    const pages = pagesWith({ '/ghjh/': section('规划计划', '<p>暂无内容</p>') });
    const first = sectionNamed(await nights.look(0, { pages }), '规划计划');
    const second = sectionNamed(await nights.look(1, { pages }), '规划计划');
    const full = sectionNamed(await nights.look(2, { pages }, { fullLook: true }), '规划计划');
    const pictured = (of: typeof first): unknown =>
      of.evidence.filter(({ kind }) => kind === 'screenshot').map(({ fetchedAt }) => fetchedAt);
    expect(first.content).toBe('blank');
    // The head of an answer tells the hour.
    const files = (of: typeof first): unknown =>
      of.evidence.map(({ kind, sha256 }) => [kind, kind === 'headers' ? '' : sha256]);
    expect(files(second)).toEqual(files(first));
    expect(pictured(second)).toEqual(pictured(first));
    expect(pictured(full)).not.toEqual(pictured(first));
    const html = second.evidence.find(({ kind }) => kind === 'html');
    expect(html?.fetchedAt).toBeGreaterThan(first.evidence[0]?.fetchedAt ?? Infinity);
  });

  it('asks a carried-over link of a host that gives tonight nothing but faults, so that silence is told from death', async () => {
    const nights = new Nights();
    const other = 'http://www.other.gov.cn';
    const linked = section('通知公告', `${list(NOTICES)}<a href="${other}/a.html">相关单位的公开专栏</a>`);
    const alsoDead = linked.replace('</body>', `<a href="${other}/b.html">相关单位的办事指南</a></body>`);
    await nights.look(0, { pages: pagesWith({ '/tzgg/': linked, [`${other}/a.html`]: '<p>公开专栏</p>' }) });
    const second = await nights.look(1, {
      pages: pagesWith({ '/tzgg/': alsoDead, [`${other}/a.html`]: '<p>公开专栏</p>' }),
    });
    expect(second.asked).toContain(`${other}/a.html`);
    expect(linksOf(second).find(({ url }) => url === `${other}/b.html`)?.cause).toBe('http-404');
  });

  it('leans on nothing when told to look in full, and where a robots.txt is obeyed', async () => {
    const nights = new Nights();
    const first = await nights.look(0, { pages: pagesWith() });
    const full = await nights.look(1, { pages: pagesWith() }, { fullLook: true });
    const obeying = await nights.look(2, { pages: pagesWith(), robots: { mode: 'obey' } });
    for (const night of [full, obeying]) {
      expect(new Set(night.asked)).toEqual(
        new Set([...first.asked, ...night.asked.filter((key) => key === '/robots.txt')]),
      );
      expect(linksOf(night).some(({ carriedOver }) => carriedOver === true)).toBe(false);
    }
  });

  it("leans on nothing on the night that is the site's turn, and once a week at the latest", async () => {
    const settings = { fullLookDays: 7, aliveLinkNights: 100_000 };
    const nights = new Nights();
    const inFull: number[] = [];
    for (let night = 0; night <= 14; night += 1) {
      const looked = await nights.look(night, { pages: pagesWith() }, { settings });
      if (articles(looked, '/tzgg/') === 3) inFull.push(night);
    }
    const gaps = inFull.slice(1).map((night, index) => night - (inFull[index] ?? 0));
    expect(inFull[0]).toBe(0);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(7);
    expect(inFull.length).toBeLessThanOrEqual(4);
  });

  it('asks for each living link once within the nights it may be carried over', async () => {
    const settings = { fullLookDays: 100_000, aliveLinkNights: 3 };
    const nights = new Nights();
    const asked = new Map<string, number[]>();
    for (let night = 0; night <= 9; night += 1) {
      const looked = await nights.look(night, { pages: pagesWith() }, { settings });
      for (const { url, carriedOver } of linksOf(looked))
        if (carriedOver !== true) asked.set(url, [...(asked.get(url) ?? []), night]);
    }
    for (const [url, when] of asked) {
      const gaps = when.slice(1).map((night, index) => night - (when[index] ?? 0));
      expect(Math.max(...gaps), url).toBeLessThanOrEqual(3);
    }
    expect([...asked.values()].some((when) => when.length < 6)).toBe(true);
  });
});

describe('a server that is asked for what changed only', () => {
  /** Says of each page by which tag it is known; `asked` counts what was asked by it. */
  function tagging(
    pages: SmallSite['pages'],
    tagOf: (html: string) => string,
    gives304: (known: string, tag: string) => boolean,
  ) {
    const conditional: string[] = [];
    const serve: SmallSite['serve'] = (key, headers, answer): Answer => {
      const tag = tagOf(answer.html ?? '');
      const known = headers['if-none-match'];
      if (known !== undefined) conditional.push(key);
      const head = { ...answer.headers, etag: tag };
      return known !== undefined && gives304(known, tag)
        ? { status: 304, headers: { etag: tag }, html: '' }
        : { ...answer, headers: head };
    };
    return { site: { pages, serve } satisfies SmallSite, conditional };
  }
  const honest = (html: string): string =>
    `"${String(html.length)}-${html.slice(-200, -180).length}-${[...html].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) | 0, 7)}"`;
  const same = (known: string, tag: string): boolean => known === tag;

  it('is taken by its word once it has proved good, never for the home page, and finds the same', async () => {
    const nights = new Nights();
    const looks = [];
    for (let night = 0; night <= 2; night += 1) {
      const { site, conditional } = tagging(pagesWith(), honest, same);
      looks.push({ looked: await nights.look(night, site), conditional });
    }
    const [first, second, third] = looks;
    if (!first || !second || !third) throw new Error('three nights');
    expect([first.conditional, second.conditional]).toEqual([[], []]);
    expect(third.conditional).toEqual(expect.arrayContaining(['/bxyw/', '/tzgg/', '/czxx/', '/ghjh/']));
    expect(third.conditional).not.toContain('/');
    expect(found(third.looked)).toEqual(found(first.looked));
    expect(linksOf(third.looked).map(({ url, state }) => [url, state])).toEqual(
      linksOf(first.looked).map(({ url, state }) => [url, state]),
    );
  });

  it('sends what did change, and that is read', async () => {
    const nights = new Nights();
    for (let night = 0; night <= 1; night += 1)
      await nights.look(night, tagging(pagesWith(), honest, same).site);
    const newer = pagesWith({ '/tzgg/': section('通知公告', list(rowsFrom('2021-12-19', '/tzgg/'))) });
    const third = await nights.look(2, tagging(newer, honest, same).site);
    expect(sectionNamed(third, '通知公告').newest).toBe('2021-12-19');
  });

  it('is asked for the bytes of a list that may be old', async () => {
    const nights = new Nights();
    const pages = pagesWith({ '/tzgg/': section('通知公告', list(rowsFrom('2021-01-10', '/tzgg/'))) });
    let last: readonly string[] = [];
    for (let night = 0; night <= 3; night += 1) {
      const { site, conditional } = tagging(pages, honest, same);
      const looked = await nights.look(night, site);
      expect(sectionNamed(looked, '通知公告').confirmedBy).toEqual(['http', 'browser']);
      last = conditional;
    }
    expect(last).toContain('/bxyw/');
    expect(last).not.toContain('/tzgg/');
  });

  it('is never asked so again when its tags stayed while a page changed', async () => {
    const nights = new Nights();
    const constant = (): string => '"1"';
    for (let night = 0; night <= 4; night += 1) {
      const day = `2021-12-${String(12 + night)}`;
      const pages = pagesWith({ '/tzgg/': section('通知公告', list(rowsFrom(day, '/tzgg/'))) });
      const { site, conditional } = tagging(pages, constant, same);
      expect(sectionNamed(await nights.look(night, site), '通知公告').newest).toBe(day);
      expect(conditional).toEqual([]);
    }
  });

  it('is found out on a full look when it said that a page had not changed and would say so still', async () => {
    const nights = new Nights();
    const always = (): boolean => true;
    for (let night = 0; night <= 1; night += 1)
      await nights.look(night, tagging(pagesWith(), honest, always).site);
    const newer = pagesWith({ '/tzgg/': section('通知公告', list(rowsFrom('2021-12-19', '/tzgg/'))) });
    const lied = await nights.look(2, tagging(newer, honest, always).site);
    expect(sectionNamed(lied, '通知公告').newest).toBe('2021-12-16');
    const full = await nights.look(3, tagging(newer, honest, always).site, { fullLook: true });
    expect(sectionNamed(full, '通知公告').newest).toBe('2021-12-19');
    for (let night = 4; night <= 6; night += 1) {
      const { site, conditional } = tagging(newer, honest, always);
      expect(sectionNamed(await nights.look(night, site), '通知公告').newest).toBe('2021-12-19');
      expect(conditional).toEqual([]);
    }
  });

  it('is asked for the whole page when what was remembered is gone or was read by another program', async () => {
    const nights = new Nights();
    for (let night = 0; night <= 1; night += 1)
      await nights.look(night, tagging(pagesWith(), honest, same).site);
    const { site, conditional } = tagging(pagesWith(), honest, same);
    await nights.look(2, site, { reader: 'another' });
    expect(conditional).toEqual([]);
    for (const [code, { index }] of nights.store.saved)
      nights.store.saved.set(code, { index, pages: new Map() });
    const third = await nights.look(3, tagging(pagesWith(), honest, same).site, { reader: 'another' });
    expect(sectionsOf(third)).toHaveLength(MENU.length);
    expect(sectionNamed(third, '通知公告').items).toBe(3);
  });
});
