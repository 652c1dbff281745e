// What a page holds that its site's other pages do not: a section that has something of its own is not empty, whatever
// layout it was written in, and links of its own that no list was made of may lead to newer texts.
import type { LinkReading, PageReading } from '../../artifacts/page-reading.ts';
import { ownMedia, type FrameKind } from '../../derive/own/only-frame.ts';
import { hashOf } from '../../derive/own/hash.ts';
import { PLACES } from '../../derive/own/page-lines.ts';
import { countsPages } from '../../derive/url/further-page.ts';
import { pathKind } from '../../derive/url/path-kind.ts';
import { sameSite, urlKey } from '../../derive/url/normalise.ts';
import type { CalendarDate } from '../../model/calendar.ts';
import type { RenderedPage } from '../browser-port.ts';
import type { PageRead } from '../context.ts';
import { later } from './fold-frames.ts';
import type { Page } from './page-visit.ts';
import type { VisitTools } from './tools.ts';
import type { Walk } from './walk.ts';

/** A link on more section pages than this belongs to the site's frame; a preview on a page above is none. */
const PAGES_OF_OWN_LINK = 2;
/** Characters a headline has; shorter words name a place. */
const HEADLINE_INK = 6;
/** More texts than a head or a foot holds for one page alone. */
const MANY_TEXTS = 5;
/** Texts opened behind links that no list was made of. */
const MOST_OPENED = 10;

export interface OwnContent {
  /** Links to other pages, of either site. */
  readonly links: number;
  /** Characters of lines that stand on no other page. */
  readonly ink: number;
  /** Pictures, videos, frames and fields that no other page shows. */
  readonly media: number;
}

/** Of a page as plain HTTP had it. */
export async function ownContent(page: Page, walk: Walk, tools: VisitTools): Promise<OwnContent> {
  const { reading, lines } = await tools.opener.readAgain(page);
  return measured(reading, lines, page.finalUrl, walk);
}

/** Of a page as the browser drew it; what scripts draw on other pages too is told by looking at one of them. */
export async function ownDrawnContent(
  rendered: Omit<RenderedPage, 'screenshot'>,
  walk: Walk,
  tools: VisitTools,
): Promise<OwnContent> {
  const read = await tools.opener.readRendered(rendered);
  const { finalUrl } = rendered;
  walk.drawnLines.note(finalUrl, read.lines);
  const own = measured(read.reading, read.lines, finalUrl, walk);
  if (own.ink + own.media === 0 || walk.drawnLines.knowsOther(finalUrl)) return own;
  await drawAnother(finalUrl, walk, tools);
  return measured(read.reading, read.lines, finalUrl, walk);
}

function measured(reading: PageReading, lines: PageRead['lines'], page: string, walk: Walk): OwnContent {
  const links = ownLinks(reading, walk);
  const texts = links.filter(({ url, text }) => mayBeText(url, text)).length;
  return {
    // So many texts of its own are the page's, wherever its own part was told to begin.
    links: texts >= MANY_TEXTS ? texts : inOwnPart(links, lines).length,
    ink: inkOf(lines, page, walk),
    media: ownMedia(lines, (kind, hash) =>
      kind === 'media' ? standsElsewhere(page, kind, hash, walk) : walk.lines.isFrame(page, kind, hash),
    ),
  };
}

/** Whether most of what its foot says stands below other pages too. */
function sharesFrame({ hashes, inks, places }: PageRead['lines'], page: string, walk: Walk): boolean {
  const foot = [...hashes].filter((_, index) => places[index] === PLACES.foot && (inks[index] ?? 0) > 0);
  const shared = foot.filter((hash) => walk.lines.standsElsewhere(page, 'lines', hash));
  return shared.length * 2 > foot.length;
}

function standsElsewhere(page: string, kind: FrameKind, hash: number, walk: Walk): boolean {
  return walk.lines.standsElsewhere(page, kind, hash) || walk.drawnLines.standsElsewhere(page, kind, hash);
}

/** Characters of a sentence. */
const SENTENCE_INK = 20;

const standsOnSeveral = (page: string, hash: number, walk: Walk): boolean =>
  walk.lines.standsOnSeveral(page, 'lines', hash) || walk.drawnLines.standsElsewhere(page, 'lines', hash);

/** One page more is drawn, so that there is something to compare with. */
async function drawAnother(page: string, walk: Walk, tools: VisitTools): Promise<void> {
  const other = [...walk.visited.values()].find(
    ({ page: seen }) => seen !== null && seen.finalUrl !== page && seen.reading.kind === 'section',
  );
  const opened = await tools.browse({ url: other?.page?.finalUrl ?? walk.home });
  if (!opened.ok || opened.value.status >= 400) return;
  walk.drawnLines.note(opened.value.finalUrl, (await tools.opener.readRendered(opened.value)).lines);
}

/**
 * Of the whole page where its foot is known from others; a page in a frame of its own is measured between head and foot,
 * as these were told.
 */
function inkOf(lines: PageRead['lines'], page: string, walk: Walk): number {
  const { hashes, inks, places } = lines;
  const whole = sharesFrame(lines, page, walk);
  let sum = 0;
  hashes.forEach((hash, index) => {
    if (!whole && places[index] !== PLACES.inner) return;
    const ink = inks[index] ?? 0;
    // A sentence that two pages share is no frame around either; a short line may be.
    const shared =
      ink >= SENTENCE_INK ? standsOnSeveral(page, hash, walk) : standsElsewhere(page, 'lines', hash, walk);
    if (!shared) sum += ink;
  });
  return sum;
}

const LEAF_FILE = /\/(?:index|list|default)?[_-]?\d*\.\w{2,5}$/i;

/** `/tzgg/index_2.html` and `/tzgg/?page=2` are `/tzgg/` on another leaf; `/?p=2` beside `/?cat=1` is another page. */
function leafless(url: string): string {
  const { host, pathname, searchParams } = new URL(urlKey(url));
  const kept = [...searchParams].filter(([name]) => !countsPages(name, true));
  const asked = kept.length > 0 || pathname !== '/' ? kept : [...searchParams];
  return `${host}${pathname.replace(LEAF_FILE, '/')}?${asked.map(([name, value]) => `${name}=${value}`).join('&')}`;
}

function ownLinks({ finalUrl, links, lists }: PageReading, walk: Walk): readonly LinkReading[] {
  const here = leafless(finalUrl);
  const beside = new Set(
    lists.flatMap(({ role, rows }) => (role === 'aside' ? rows.flatMap(({ url }) => url ?? []) : [])),
  );
  return links.filter(
    ({ url, from, text }) =>
      (from === 'a' || from === 'area') &&
      text.trim().length >= 2 &&
      walk.links.listedOn(url) <= PAGES_OF_OWN_LINK &&
      pathKind(url) !== 'home' &&
      !beside.has(url) &&
      leafless(url) !== here &&
      isOwnWay(url, finalUrl, walk),
  );
}

/** Head, main menu and foot left out: a page in a frame of its own has them to itself. */
function inOwnPart(links: readonly LinkReading[], lines: PageRead['lines']): readonly LinkReading[] {
  const inside = new Set(lines.links);
  return links.filter(({ url }) => inside.has(hashOf(url)));
}

/** No way to a section that other pages lead to; nor one to nowhere. */
function isOwnWay(url: string, page: string, walk: Walk): boolean {
  const visited = walk.visited.get(urlKey(url));
  if (!visited) return !walk.sections.has(url);
  return visited.page !== null && urlKey(visited.candidate.foundOn) === urlKey(page);
}

/** Links of the page's own that no list was made of and that may lead to texts. */
export function unlistedTexts(reading: PageReading, walk: Walk): readonly LinkReading[] {
  const listed = new Set(reading.lists.flatMap(({ rows }) => rows.flatMap(({ url }) => url ?? [])));
  return ownLinks(reading, walk).filter(
    ({ url, text }) => !listed.has(url) && sameSite(url, walk.home) && mayBeText(url, text),
  );
}

export interface Unlisted {
  /** The newest day that a text behind them bears, null when none does. */
  readonly newest: CalendarDate | null;
  /** Texts that nobody opened, or that did not open. */
  readonly unread: number;
}

/** What stands behind own links that no list of this page counts. */
export async function readUnlisted(reading: PageReading, walk: Walk, tools: VisitTools): Promise<Unlisted> {
  const { asOf } = tools.context;
  const unlisted = unlistedTexts(reading, walk);
  await walk.lookAgain(unlisted.map(({ url }) => url));
  let newest: CalendarDate | null = null;
  const note = (date: CalendarDate | null): void => {
    if (date !== null && date <= asOf) newest = later(newest, date);
  };
  for (const { url } of unlisted) note(walk.articleDates.get(url) ?? null);
  const open = unlisted.filter(({ url }) => !walk.articleDates.has(url));
  let unread = Math.max(0, open.length - MOST_OPENED);
  await tools.each(open.slice(0, MOST_OPENED), '栏目核验', async ({ url }) => {
    const opened = await tools.opener.open(url, { referer: reading.finalUrl, forwards: 1 }, tools.signal);
    if (!opened.ok) {
      unread += 1;
      return;
    }
    const { kind, published, needsBrowser } = opened.value.reading;
    if (kind === 'article' && (published.certain || published.basis !== 'meta')) note(published.date);
    if (kind === 'shell' || needsBrowser !== null) unread += 1;
  });
  return { newest, unread };
}

function mayBeText(url: string, words: string): boolean {
  const kind = pathKind(url);
  return kind === 'article' || (kind === 'unknown' && words.replace(/\s/g, '').length >= HEADLINE_INK);
}
