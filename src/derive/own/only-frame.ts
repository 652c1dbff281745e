// Whether a section's page shows nothing but what its site puts around every page: then its list is empty, whatever words
// that frame consists of. A foot without any mark and a column of other news look like content on one page alone; beside
// other pages of the site they do not.
import type { ListReading, PageReading } from '../../artifacts/page-reading.ts';
import { sameSite } from '../url/normalise.ts';
import { pathKind } from '../url/path-kind.ts';
import { hashOf } from './hash.ts';
import { NOWHERE, placesOfLists } from './banners.ts';
import type { PageLines } from './page-lines.ts';
import { columnsOf, placedRows } from './side-columns.ts';

/** Why such a section is blank. */
export const ONLY_FRAME = '除各页共有的内容外没有任何内容';

/**
 * What pages are compared by: their lines, those not shown as the page opens, their links, their pictures and fields, and
 * what stands around a list of rows.
 */
export type FrameKind = 'lines' | 'hidden' | 'ways' | 'media' | BesideList;
/** Told only of pages with rows of their own: lists beside them, pictures hung over them, and where they stand. */
export type BesideList = 'columns' | 'mounts' | 'places';
export type FrameTest = (kind: FrameKind, hash: number) => boolean;

/** Characters of its own that an emptied page may still show: a heading's ornament. */
const MOST_INK = 4;
/** On fewer other pages it may be what a few sections have in common. */
export const FEWEST_FRAMED = 3;

/** A page as it is compared with others. */
export interface Framed {
  readonly reading: Pick<PageReading, 'finalUrl' | 'breadcrumb' | 'links' | 'lists'>;
  readonly lines: PageLines;
}

/** @param isFrame whether enough other pages of the site show the same. */
export function isOnlyFrame({ reading, lines }: Framed, isFrame: FrameTest): boolean {
  let ink = 0;
  lines.hashes.forEach((hash, index) => {
    if (!isFrame('lines', hash)) ink += lines.inks[index] ?? 0;
  });
  const around = waysAround(reading);
  return (
    ink <= MOST_INK &&
    hasOnlyColumns(reading.lists, isFrame) &&
    lines.hidden.every((hash) => isFrame('hidden', hash)) &&
    ownMedia(lines, isFrame) === 0 &&
    lines.onward.every((hash) => around.has(hash) || isFrame('ways', hash))
  );
}

/**
 * Pictures and fields that are no part of the frame: neither they themselves, nor as one of a kind over an empty list,
 * nor as a show over the place where other pages have their list, nor alone over a list without rows.
 */
export function ownMedia({ media, mounts, shows, vacant }: PageLines, isFrame: FrameTest): number {
  const own = [...media].flatMap((hash, index) => (isFrame('media', hash) ? [] : index));
  const listIsMissing = own.length > 0 && vacant.some((place) => isFrame('places', place));
  const isBanner = (index: number): boolean => {
    const mount = mounts[index] ?? NOWHERE;
    if (shows[index] === 2) return true;
    return listIsMissing && mount !== NOWHERE && (shows[index] === 1 || isFrame('mounts', mount));
  };
  return own.filter((index) => !isBanner(index)).length;
}

/** What a page shows around its rows; nothing of one without. */
export function besideList({
  reading,
  lines,
}: Pick<Framed, 'reading' | 'lines'>): Record<BesideList, Uint32Array> {
  return {
    columns: columnsOf(reading),
    mounts: lines.over,
    places: Uint32Array.from([...placesOfLists(reading), ...lines.lists]),
  };
}

/** Ways that a page shows for where it stands, not for what it holds: itself, the way up, its own site's home page. */
function waysAround({ finalUrl, breadcrumb, links }: Framed['reading']): ReadonlySet<number> {
  const up = breadcrumb.flatMap(({ url }) => url ?? []);
  const home = links.flatMap(({ url }) => (pathKind(url) === 'home' && sameSite(url, finalUrl) ? url : []));
  return new Set([finalUrl, ...up, ...home].map(hashOf));
}

/** Whether every list of the page is one that the site puts beside the lists of its sections. */
export function hasOnlyColumns(lists: readonly ListReading[], isFrame: FrameTest): boolean {
  return lists.every((list) => list.role === 'aside' || isFrame('columns', placedRows(list)));
}

/** What stands on so many of these pages that it is their frame. */
export function frameOf(pages: readonly Framed[]): FrameTest {
  const sets = pages.map((page): Record<FrameKind, ReadonlySet<number>> => {
    const { hashes, hidden, ways, media } = page.lines;
    const { columns, mounts, places } = besideList(page);
    const shown = {
      lines: new Set(hashes),
      hidden: new Set(hidden),
      ways: new Set(ways),
      media: new Set(media),
    };
    return { ...shown, columns: new Set(columns), mounts: new Set(mounts), places: new Set(places) };
  });
  return (kind, hash) => sets.filter((set) => set[kind].has(hash)).length >= FEWEST_FRAMED;
}
