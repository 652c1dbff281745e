// Walking a site in waves: the sections level by level, then their articles. The same answers give the same walk.
import type { PageReading } from '../../artifacts/page-reading.ts';
import type { ArticlePage } from '../../artifacts/site.ts';
import { placeOf } from '../../derive/register/place.ts';
import { sameSite, urlKey } from '../../derive/url/normalise.ts';
import { besideList } from '../../derive/own/only-frame.ts';
import { pathKind } from '../../derive/url/path-kind.ts';
import { looksLikeTrap } from '../../derive/url/trap.ts';
import type { CalendarDate } from '../../model/calendar.ts';
import type { Result } from '../../model/result.ts';
import { filledShell } from './draw-page.ts';
import { BarrenPages } from './barren-pages.ts';
import { FrameBook } from './frame-book.ts';
import { DrawnMenus } from './drawn-menus.ts';
import { DrawnRows, noteRowLinks } from './drawn-rows.ts';
import { UndrawnTexts } from './undrawn-texts.ts';
import { LineBook } from './line-book.ts';
import { LinkBook } from './link-book.ts';
import type { Page } from './page-visit.ts';
import { RememberedArticles, type ArticleSeen } from './remembered-articles.ts';
import { SectionBook, type Candidate, type Origin } from './section-book.ts';
import { listedSections } from './sitemap-sections.ts';
import type { VisitTools } from './tools.ts';
import type { Visited } from './visited.ts';
import { whereItLives } from './where-it-lives.ts';
import { waiting } from './waiting-page.ts';

/** Counted in `skipped` for sections that the page budget left out. */
export const SECTIONS_CUT = '栏目：页数预算用完';

export class Walk {
  readonly links = new LinkBook();
  /** Lines of the home page and the sections, as plain HTTP had them and as a browser drew some of them. */
  readonly lines = new LineBook();
  readonly drawnLines = new LineBook();
  /** An address on the host where the site lives: its own, or the one its home page forwards to. */
  readonly home: string;
  readonly sections: SectionBook;
  readonly visited = new Map<string, Visited>();
  /** Publication dates of the articles opened, by address. */
  readonly articleDates = new Map<string, CalendarDate>();
  /** What the articles opened are known again by, by address. */
  readonly articlePages = new Map<string, ArticlePage>();
  /** Addresses that turned out to be 办事指南. */
  readonly guides = new Set<string>();
  readonly frames = new FrameBook();
  readonly #tools: VisitTools;
  readonly #articles = new Set<string>();
  readonly #remembered: RememberedArticles;
  readonly #opened = new Set<string>();
  /** Candidates whose turn has come: one that a budget left out is left out for good, and counted once. */
  readonly #offered = new Set<string>();
  /** Addresses of candidates that nothing but a sitemap led to. */
  readonly #onlyListed = new Set<string>();
  readonly #barren = new BarrenPages();
  readonly #undrawn = new UndrawnTexts();
  readonly #menus = new DrawnMenus();
  readonly drawn = new DrawnRows();
  #settled = false;
  pages = 0;
  readonly #homePage: Page;

  constructor(home: Page, tools: VisitTools) {
    this.#tools = tools;
    this.#homePage = home;
    this.#remembered = new RememberedArticles(tools);
    this.home = whereItLives(home, tools);
    this.sections = new SectionBook(this.home);
  }

  /** @param sitemaps those that the host's robots.txt names. */
  async run(sitemaps: readonly string[] = []): Promise<void> {
    const { url, finalUrl, reading } = this.#homePage;
    this.pages += 1;
    this.#opened.add(url).add(finalUrl);
    this.lines.note(finalUrl, this.#homePage.lines);
    this.#absorb(reading, { url: finalUrl, depth: 0, level: 0, path: ['首页'] }, true);
    await this.#walkSections(1);
    await this.#walkArticles();
    // Breadcrumbs of articles name sections no menu led to.
    await this.#walkSections(1);
    await this.#walkListed(sitemaps);
    if (this.#tools.context.depth === 'full') await this.#walkEverything();
    const { maxSectionDepth } = this.#tools.context.settings;
    this.#tools.skipped.add('栏目：层级过深', this.sections.atDepth(maxSectionDepth + 1).length);
  }

  #limit(): number {
    const { settings, depth } = this.#tools.context;
    return depth === 'full' ? settings.maxPagesPerSiteFull : settings.maxPagesPerSite;
  }

  async #walkSections(from: number): Promise<void> {
    const { settings } = this.#tools.context;
    for (let depth = from; depth <= settings.maxSectionDepth; depth += 1) {
      const wave = this.sections.atDepth(depth).filter((candidate) => !this.#offered.has(candidate.key));
      for (const candidate of wave) this.#offered.add(candidate.key);
      await this.#tools.each(this.#affordable(wave, '栏目'), '栏目', (candidate) => this.#visit(candidate));
    }
  }

  #affordable<T>(wave: readonly T[], what: string): readonly T[] {
    const left = Math.max(0, this.#limit() - this.pages);
    this.#tools.skipped.add(`${what}：页数预算用完`, wave.length - Math.min(wave.length, left));
    return wave.slice(0, left);
  }

  /** Sections that nothing but a sitemap led to, as far as there is room: they must not make a crawl thin. */
  async #walkListed(sitemaps: readonly string[]): Promise<void> {
    const { sitemapSections } = this.#tools.context.robots.settings;
    const room = Math.min(sitemapSections, this.#limit() - this.pages);
    if (room <= 0 || sitemaps.length === 0) return;
    const known = new Set([...this.#opened, ...this.links.all().map(({ url }) => url)].map(placeOf));
    const listed = await listedSections(sitemaps, this.home, this.#tools);
    for (const { url, foundOn } of listed.filter((each) => !known.has(placeOf(each.url))).slice(0, room)) {
      this.#onlyListed.add(url);
      const entry = { name: '', url, place: 'sitemap' as const, under: [], problem: null };
      this.sections.add(entry, { url: foundOn, depth: 0, level: 1, path: ['首页'] });
    }
    if (this.#onlyListed.size > 0) await this.#walkSections(1);
  }

  /** A sitemap may be older than the site: what it alone lists counts only as the section it turns out to be. */
  #provesNothing(url: string, opened: Result<Page>): boolean {
    if (!this.#onlyListed.has(url)) return false;
    const isSection = opened.ok && ['section', 'channel'].includes(opened.value.reading.kind);
    this.#tools.skipped.add('站点地图：打不开或不是栏目', isSection ? 0 : 1);
    return !isSection;
  }

  async #visit(candidate: Candidate): Promise<void> {
    if (candidate.url === null) {
      this.visited.set(candidate.key, { candidate, page: null, failure: null, fingerprint: '' });
      return;
    }
    if (looksLikeTrap(candidate.url)) {
      this.#tools.skipped.add('陷阱网址');
      return;
    }
    const opened = await this.#open(candidate.url, candidate.foundOn, 2);
    if (this.#provesNothing(candidate.url, opened)) return;
    if (!opened.ok) {
      this.visited.set(candidate.key, { candidate, page: null, failure: opened.error, fingerprint: '' });
      return;
    }
    const page = await filledShell(opened.value, this.#tools);
    // What stands on another site's pages is that site's.
    if (sameSite(page.finalUrl, this.home)) {
      this.lines.note(page.finalUrl, page.lines, besideList(page));
      const origin = { ...candidate, url: page.finalUrl };
      this.#absorb(page.reading, origin, false);
      for (const entry of await this.#menus.beside(candidate, page, this.#tools))
        this.sections.add(entry, origin);
      this.#noteText(candidate.url, page);
    }
    this.visited.set(candidate.key, {
      candidate,
      page: waiting(page, this.#tools.context.asOf),
      failure: null,
      fingerprint: page.sha256,
    });
  }

  async #open(url: string, referer: string, forwards: number): Promise<Result<Page>> {
    this.pages += 1;
    this.#opened.add(url);
    return this.#tools.opener.open(url, { referer, forwards }, this.#tools.signal);
  }

  #absorb(reading: PageReading, origin: Origin, isHome: boolean): void {
    this.links.add(origin.url, reading, isHome);
    for (const entry of this.frames.entriesOf(reading, origin.frame ?? '', isHome))
      if (entry.place !== 'breadcrumb') this.sections.add(entry, origin);
    this.#meetRows(reading);
  }

  #meetRows({ lists }: Pick<PageReading, 'lists'>): void {
    const { articlesPerSection } = this.#tools.context.settings;
    for (const list of lists) {
      const rows = [...list.rows].sort((a, b) => ((a.date ?? '9') < (b.date ?? '9') ? 1 : -1));
      for (const row of rows.slice(0, articlesPerSection))
        if (row.url && pathKind(row.url) !== 'home' && this.#isNew(row.url)) this.#articles.add(row.url);
      this.#remembered.rows.note(list.rows);
    }
  }

  /** A page of this site that was not opened and is no section, as far as is known. */
  #isNew(url: string): boolean {
    const kind = pathKind(url);
    if (kind === 'attachment' || kind === 'asset' || !sameSite(url, this.home)) return false;
    return !this.sections.has(url) && !this.#opened.has(url);
  }

  async #walkArticles(): Promise<void> {
    const wave = [...this.#articles]
      .filter((url) => !this.#opened.has(url) && !this.sections.has(url))
      .sort();
    this.#articles.clear();
    await this.#tools.each(this.#affordable(wave, '文章'), '文章', async (url) => {
      // Those on the home page are asked for every night.
      const remembered = this.links.isOnHomePage(url) ? null : this.#remembered.recall(url);
      if (!remembered) return this.#openArticle(url);
      this.pages += 1;
      this.#opened.add(url);
      this.#takeArticle(url, remembered);
    });
  }

  /** Once the sections are being settled: the articles behind rows of these pages. They lead to no sections more. */
  async walkRows(pages: readonly Pick<PageReading, 'lists'>[]): Promise<void> {
    this.#settled = true;
    for (const page of pages) this.#meetRows(page);
    await this.#walkArticles();
  }

  /** The same of rows that only a browser showed, with what their texts lead to. */
  async walkDrawn(): Promise<void> {
    const drawn = this.drawn.takeNew(this.links);
    await this.walkRows(drawn);
    const isText = (url: string): boolean => this.articlePages.has(url) || this.guides.has(url);
    noteRowLinks(drawn, this.links, this.home, isText);
    await this.#undrawn.draw(this.#tools, this.links);
  }

  async #openArticle(url: string): Promise<void> {
    const opened = await this.#open(url, this.home, 1);
    if (!opened.ok) return;
    this.#remembered.keep(url, opened.value.reading);
    this.#undrawn.note(url, opened.value.reading);
    this.#takeArticle(url, opened.value);
  }

  #takeArticle(url: string, page: ArticleSeen): void {
    this.#barren.note(url, page.reading);
    this.#noteText(url, page);
    this.#absorbArticle(page);
  }

  /** Looks after all at those of these articles that were only remembered; see RememberedArticles. */
  lookAgain(urls: Iterable<string | null>): Promise<boolean> {
    return this.#remembered.lookAgain(urls, (url) => this.#openAgain(url));
  }

  async #openAgain(url: string): Promise<void> {
    const { opener, signal } = this.#tools;
    const opened = await opener.open(url, { referer: this.home, forwards: 1 }, signal);
    this.articleDates.delete(url);
    this.guides.delete(url);
    if (opened.ok) this.#noteText(url, opened.value);
  }

  /** What a text says of the rows that lead to it. */
  #noteText(url: string, { reading: { kind, published }, lines, fetchedAt }: ArticleSeen): void {
    if (kind !== 'article' && kind !== 'guide' && this.sections.has(url)) return;
    if (kind === 'guide') this.guides.add(url);
    const { date, basis, certain } = published;
    if (kind === 'article')
      this.articlePages.set(url, { date: certain ? date : null, text: lines.text, readAt: fetchedAt });
    // A doubtful meta may be the hour the page was generated again: it would make an old section look fresh.
    if (date !== null && (certain || basis !== 'meta')) this.articleDates.set(url, date);
  }

  /** Whether this address leads to a section, as far as is known: a candidate that did not turn out to be a text. */
  leadsToSection(url: string): boolean {
    if (!this.sections.has(url)) return false;
    const kind = this.pageAt(url)?.reading.kind;
    return kind !== 'article' && kind !== 'guide';
  }

  #absorbArticle(page: ArticleSeen): void {
    this.links.add(page.finalUrl, page.reading, false, true);
    if (!this.#settled) this.sections.addTrail(page.finalUrl, page.reading.entries);
  }

  /** `--depth full`: every page-like address of the site, traps left out, until the budget ends. */
  async #walkEverything(): Promise<void> {
    for (;;) {
      const met = this.links
        .all()
        .filter((link) => link.odd === null && this.#isNew(link.url) && !looksLikeTrap(link.url));
      const wave = met.filter((link) => !this.#barren.isEndless(link.url));
      if (wave.length === 0 || this.pages >= this.#limit() || this.#tools.signal.aborted) {
        this.#tools.skipped.add('翻页没有尽头的网址', met.length - wave.length);
        return;
      }
      for (const link of wave) this.#articles.add(link.url);
      await this.#walkArticles();
      await this.#walkSections(1);
    }
  }

  /** The page a section's candidate led to, by address. */
  pageAt(url: string): Page | null {
    return this.visited.get(urlKey(url))?.page ?? null;
  }
}
