// Whether a section's page shows nothing but what its site puts around every page: then its list is empty, whatever words
// that frame consists of. A foot without any mark and a column of other news look like content on one page alone; beside
// other pages of the site they do not.
import type { ListReading, PageReading } from '../../artifacts/page-reading.ts';
import { pathKind } from '../url/path-kind.ts';
import { hashOf } from './hash.ts';
import type { PageLines } from './page-lines.ts';
import { columnsOf, placedRows } from './side-columns.ts';

/** Why such a section is blank. */
export const ONLY_FRAME = '除各页共有的内容外没有任何内容';

/**
 * What pages are compared by: their lines, those not shown as the page opens, their links, their pictures and fields, and
 * lists beside the main one.
 */
export type FrameKind = 'lines' | 'hidden' | 'ways' | 'media' | 'columns';
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
    lines.media.every((hash) => isFrame('media', hash)) &&
    lines.ways.every((hash) => around.has(hash) || isFrame('ways', hash))
  );
}

/** Ways that a page shows for where it stands, not for what it holds: itself, the way up, the home page. */
function waysAround({ finalUrl, breadcrumb, links }: Framed['reading']): ReadonlySet<number> {
  const up = breadcrumb.flatMap(({ url }) => url ?? []);
  const home = links.flatMap(({ url }) => (pathKind(url) === 'home' ? url : []));
  return new Set([finalUrl, ...up, ...home].map(hashOf));
}

/** Whether every list of the page is one that the site puts beside the lists of its sections. */
export function hasOnlyColumns(lists: readonly ListReading[], isFrame: FrameTest): boolean {
  return lists.every((list) => list.role === 'aside' || isFrame('columns', placedRows(list)));
}

/** What stands on so many of these pages that it is their frame. */
export function frameOf(pages: readonly Framed[]): FrameTest {
  const sets = pages.map(({ reading, lines }): Record<FrameKind, ReadonlySet<number>> => ({
    lines: new Set(lines.hashes),
    hidden: new Set(lines.hidden),
    ways: new Set(lines.ways),
    media: new Set(lines.media),
    columns: new Set(columnsOf(reading)),
  }));
  return (kind, hash) => sets.filter((set) => set[kind].has(hash)).length >= FEWEST_FRAMED;
}
