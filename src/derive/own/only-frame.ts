// Whether a section's page shows nothing but what its site puts around every page: then its list is empty, whatever words
// that frame consists of. A foot without any mark and a column of other news look like content on one page alone; beside
// other pages of the site they do not.
import type { PageReading } from '../../artifacts/page-reading.ts';
import { pathKind } from '../url/path-kind.ts';
import { hashOf, type PageLines } from './page-lines.ts';

/** Why such a section is blank. */
export const ONLY_FRAME = '除各页共有的内容外没有任何内容';

/** What pages are compared by: their lines, those not shown as the page opens, their links, their pictures and fields. */
export type FrameKind = 'lines' | 'hidden' | 'links' | 'media';
export type FrameTest = (kind: FrameKind, hash: number) => boolean;

/** Characters of its own that an emptied page may still show: a heading's ornament. */
const MOST_INK = 4;
/** On fewer other pages it may be what a few sections have in common. */
export const FEWEST_FRAMED = 3;

/** A page as it is compared with others. */
export interface Framed {
  readonly reading: Pick<PageReading, 'finalUrl' | 'breadcrumb' | 'links'>;
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
    lines.hidden.every((hash) => isFrame('hidden', hash)) &&
    lines.media.every((hash) => isFrame('media', hash)) &&
    lines.links.every((hash) => around.has(hash) || isFrame('links', hash))
  );
}

/** Ways that a page shows for where it stands, not for what it holds: itself, the way up, the home page. */
function waysAround({ finalUrl, breadcrumb, links }: Framed['reading']): ReadonlySet<number> {
  const up = breadcrumb.flatMap(({ url }) => url ?? []);
  const home = links.flatMap(({ url }) => (pathKind(url) === 'home' ? url : []));
  return new Set([finalUrl, ...up, ...home].map(hashOf));
}

/** What stands on so many of these pages that it is their frame. */
export function frameOf(pages: readonly PageLines[]): FrameTest {
  const on = (kind: FrameKind, page: PageLines): Uint32Array => (kind === 'lines' ? page.hashes : page[kind]);
  const sets = pages.map((page) => ({
    lines: new Set(on('lines', page)),
    hidden: new Set(on('hidden', page)),
    links: new Set(on('links', page)),
    media: new Set(on('media', page)),
  }));
  return (kind, hash) => sets.filter((set) => set[kind].has(hash)).length >= FEWEST_FRAMED;
}
