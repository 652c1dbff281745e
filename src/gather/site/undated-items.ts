// What a quiet-looking home page shows without a date: headlines and pictures whose articles may be newer than its lists.
import type { PageReading } from '../../artifacts/page-reading.ts';
import { sameSite } from '../../derive/url/normalise.ts';
import { pathKind } from '../../derive/url/path-kind.ts';
import type { CalendarDate } from '../../model/calendar.ts';
import { isRobots } from '../../model/robots.ts';
import { later } from './fold-frames.ts';
import type { VisitTools } from './tools.ts';
import type { Walk } from './walk.ts';

/** Shorter words name a place (联系我们, 办事指南); a headline says something. */
const HEADLINE_CHARACTERS = 8;

export interface UndatedItems {
  /** The newest day that an article behind an undated item bears, not after the 监测时间点. */
  readonly newest: CalendarDate | null;
  /** Undated rows whose articles nobody could read tonight: each may be news. */
  readonly unread: number;
  /** Undated items, rows or not, whose articles a robots.txt keeps us from. */
  readonly refused: number;
}

interface Item {
  readonly url: string;
  /** A row of a list, in which a reader expects news. */
  readonly isRow: boolean;
}

/** Opens the articles behind the undated items of the home page, as far as the walk has not dated them already. */
export async function readUndatedItems(
  readings: readonly PageReading[],
  walk: Walk,
  tools: VisitTools,
): Promise<UndatedItems> {
  const { asOf, settings } = tools.context;
  let newest: CalendarDate | null = null;
  let unread = 0;
  let refused = 0;
  const note = (date: CalendarDate | null): void => {
    if (date !== null && date <= asOf) newest = later(newest, date);
  };
  const items = undatedItems(readings, walk);
  await walk.lookAgain(items.map(({ url }) => url));
  for (const { url } of items) note(walk.articleDates.get(url) ?? null);
  const open = items.filter(({ url }) => !walk.articleDates.has(url));
  await tools.each(open.slice(0, settings.articlesPerSection), '首页文章', async ({ url, isRow }) => {
    if (!sameSite(url, walk.home)) {
      unread += isRow ? 1 : 0;
      return;
    }
    const opened = await tools.opener.open(url, { referer: walk.home, forwards: 1 }, tools.signal);
    if (!opened.ok && isRobots(opened.error)) {
      refused += 1;
      return;
    }
    if (!opened.ok) {
      const gone = opened.error.kind === 'http-status' && (opened.error.status ?? 500) < 500;
      unread += isRow && !gone ? 1 : 0;
      return;
    }
    const { kind, needsBrowser, published } = opened.value.reading;
    if (kind === 'article' && (published.certain || published.basis !== 'meta')) note(published.date);
    if (kind === 'shell' || needsBrowser !== null) unread += isRow ? 1 : 0;
  });
  return { newest, unread, refused };
}

/** Rows without a date, and links worded like headlines, that lead to texts and not to sections; each once. */
function undatedItems(readings: readonly PageReading[], walk: Walk): readonly Item[] {
  const dated = new Set<string>();
  const undated = new Map<string, Item>();
  const menus = new Set<string>();
  const meet = (url: string, isRow: boolean): void => {
    if (!dated.has(url) && !menus.has(url) && !undated.has(url)) undated.set(url, { url, isRow });
  };
  for (const { lists, entries } of readings) {
    for (const { rows } of lists)
      for (const { url, date } of rows) if (url !== null && date !== null) dated.add(url);
    for (const { url, place } of entries)
      if (url !== null && place !== 'heading' && place !== 'more') menus.add(url);
  }
  for (const { lists, links } of readings) {
    for (const { role, rows } of lists)
      for (const { url, title } of rows)
        if (role !== 'aside' && url !== null && readsLikeNews(url, title, walk)) meet(url, true);
    for (const { url, text, from } of links)
      if ((from === 'a' || from === 'area') && sameSite(url, walk.home) && readsLikeNews(url, text, walk))
        meet(url, false);
  }
  return [...undated.values()];
}

function readsLikeNews(url: string, words: string, walk: Walk): boolean {
  const kind = pathKind(url);
  // Elsewhere an address alone must say that it is an article: sites of services and banners are linked everywhere.
  if (!sameSite(url, walk.home)) return kind === 'article';
  if (walk.leadsToSection(url)) return false;
  // A picture often has no words at all.
  return kind === 'article' || (kind === 'unknown' && (words === '' || words.length >= HEADLINE_CHARACTERS));
}
