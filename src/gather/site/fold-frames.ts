// A page made of frames read as the one page the public sees.
import type { Entry, PageReading } from '../../artifacts/page-reading.ts';
import { LIST_EMPTY } from '../../derive/blank/blank.ts';
import { isFurniture } from '../../derive/read-page/frames.ts';
import type { CalendarDate } from '../../model/calendar.ts';

/** The later of two dates; null when neither is known. */
export function later(a: CalendarDate | null, b: CalendarDate | null): CalendarDate | null {
  if (a === null) return b;
  if (b === null) return a;
  return a > b ? a : b;
}

function distinctBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  const seen = new Map<string, T>();
  for (const item of items) if (!seen.has(key(item))) seen.set(key(item), item);
  return [...seen.values()];
}

/** A frame says that it is empty, or shows nothing at all: no word, no picture, no link, and no script to draw them. */
function holdsNothing({
  blank,
  textLength,
  links,
  holds,
  needsBrowser,
  lists,
  frames,
}: PageReading): boolean {
  if (blank.is) return true;
  const shown = textLength + holds.images + holds.videos + holds.attachments + holds.linksOut;
  const ways = links.filter(({ from }) => from !== 'link' && from !== 'script' && from !== 'css');
  return shown + ways.length + lists.length + frames.length === 0 && needsBrowser === null;
}

/** Entries of a page's main menu that make it the one of all frames. */
const FEWEST_OF_MENU = 3;

/** Of all frames only one holds the site's main menu, whatever stands first in each of the others. */
function oneMainMenu(pages: readonly PageReading[]): readonly Entry[] {
  const inMenu = ({ place }: Entry): boolean => place === 'main-menu';
  const leading = pages.findIndex(({ entries }) => entries.filter(inMenu).length >= FEWEST_OF_MENU);
  return pages.flatMap(({ entries }, index) =>
    entries.map((entry): Entry =>
      leading >= 0 && index > leading && inMenu(entry) ? { ...entry, place: 'side-menu' } : entry,
    ),
  );
}

/** Frames with a name, and what opens in them, told where each of them stands. */
function navigationOf(
  outer: PageReading,
  frames: readonly PageReading[],
): Pick<PageReading, 'namedFrames' | 'targeted'> {
  const named = [outer, ...frames].flatMap((page) => page.namedFrames ?? []);
  const nameOf = ({ url, finalUrl }: PageReading): string =>
    named.find((frame) => frame.url === url || frame.url === finalUrl)?.name ?? '';
  const within = frames.flatMap((page) =>
    (page.targeted ?? []).map((link) => (link.frame === '' ? { ...link, frame: nameOf(page) } : link)),
  );
  const targeted = [...(outer.targeted ?? []), ...within];
  return {
    ...(named.length > 0 ? { namedFrames: named } : {}),
    ...(targeted.length > 0 ? { targeted } : {}),
  };
}

/**
 * The outer page with its frames' rows, links and entries added. It is blank only when every frame is, and what the
 * outer page alone could not tell is told by the frames.
 */
export function foldFrames(outer: PageReading, frames: readonly PageReading[]): PageReading {
  if (frames.length === 0) return outer;
  const all = [outer, ...frames];
  const rows = all.some((page) => page.lists.some((list) => list.rows.length > 0 && list.role !== 'aside'));
  // Head and foot of a frameset hold no section, whatever else they show.
  const own = frames.filter((frame) => !isFurniture(frame.url));
  const blank =
    !rows && own.length > 0 && own.every(holdsNothing)
      ? (own.find((frame) => frame.blank.is)?.blank ?? { is: true, why: LIST_EMPTY })
      : { is: false, why: '' };
  const leading = frames.find((frame) => frame.lists.length > 0) ?? frames[0];
  return {
    ...outer,
    kind: outer.kind === 'shell' || outer.kind === 'other' ? (leading?.kind ?? outer.kind) : outer.kind,
    newest: all.reduce<CalendarDate | null>((newest, page) => later(newest, page.newest), null),
    lists: all.flatMap((page) => page.lists),
    blank,
    links: distinctBy(
      all.flatMap((page) => page.links),
      (link) => link.url,
    ),
    oddLinks: distinctBy(
      all.flatMap((page) => page.oddLinks),
      (link) => link.raw,
    ),
    ...navigationOf(outer, frames),
    entries: distinctBy(oneMainMenu(all), (entry) => `${entry.place} ${entry.name} ${entry.url ?? ''}`),
    breadcrumb: outer.breadcrumb.length > 0 ? outer.breadcrumb : (leading?.breadcrumb ?? []),
    needsBrowser: rows ? null : (frames.find((frame) => frame.needsBrowser)?.needsBrowser ?? null),
    nextPage: outer.nextPage ?? leading?.nextPage ?? null,
    periods: all.flatMap((page) => page.periods),
    pageCount: outer.pageCount ?? leading?.pageCount ?? null,
    textLength: all.reduce((sum, page) => sum + page.textLength, 0),
    holds: {
      images: all.reduce((sum, page) => sum + page.holds.images, 0),
      videos: all.reduce((sum, page) => sum + page.holds.videos, 0),
      attachments: all.reduce((sum, page) => sum + page.holds.attachments, 0),
      linksOut: all.reduce((sum, page) => sum + page.holds.linksOut, 0),
    },
  };
}
