// Which of a row's links is its title: told by headings, by what the rows beside it have at the same place, by length.
import { type Anchor, type Box } from '../dom/box.ts';
import { isHeadingTag } from '../dom/view.ts';

/** What the links of like boxes have in common. */
export interface Siblings {
  /** In how many of the boxes a link of these words stands. */
  readonly counts: ReadonlyMap<string, number>;
  /** The place of the title among the links, where all boxes have as many; null otherwise. */
  readonly column: number | null;
}

/** Both lead to one page, whatever part of it. */
export function sameItem(one: Anchor, other: Anchor): boolean {
  if (one.raw !== '' && one.raw === other.raw) return true;
  return one.url !== null && other.url !== null && pageOf(one.url) === pageOf(other.url);
}

const pageOf = (url: string): string => url.replace(/#(?!!?\/[^/#]).*$/s, '');

/** `2021-12-17 10:20`: the day of an item, linked like the item. */
export const isDayText = (text: string): boolean =>
  text.length <= 24 && /\d/.test(text) && /^[\s\d年月日时分./:\-[\]()（）【】]+$/.test(text);

/** A summary that is linked like the title. */
export const isSentence = (text: string): boolean => /[。；]/.test(text);

export function repeatedTexts(boxes: readonly (readonly Anchor[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const links of boxes) {
    for (const text of new Set(links.map((link) => link.text))) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return counts;
}

/** Names of authors differ like titles do, and are shorter by this much. */
const MOST_BESIDE = 0.6;

/**
 * Titles differ from row to row and are the longest on the whole; categories repeat. null where the boxes have not as
 * many links each, or where no column is both.
 */
export function titleColumn(boxes: readonly (readonly Anchor[])[]): number | null {
  const [first] = boxes;
  if (!first || first.length < 2 || boxes.length < 3 || boxes.some((links) => links.length !== first.length))
    return null;
  const columns = first.map((_, index) => {
    const texts = boxes.map((links) => links[index]?.text ?? '');
    return {
      index,
      different: new Set(texts).size,
      pages: new Set(boxes.map((links) => links[index]?.raw ?? '')).size,
      ink: texts.reduce((sum, text) => sum + (isDayText(text) ? 0 : text.length), 0),
    };
  });
  const most = Math.max(...columns.map(({ ink }) => ink));
  const best = columns.find(({ ink, pages }) => ink === most && pages === boxes.length);
  const shorter = columns.filter((column) => column !== best);
  const beside = shorter.every(
    ({ different, pages, ink }) =>
      different < boxes.length || pages < boxes.length || ink <= most * MOST_BESIDE,
  );
  return best && beside ? best.index : null;
}

/** The title's link among a box's links, null without one. */
export function titleOfRow(box: Box, links: readonly Anchor[], { counts, column }: Siblings): Anchor | null {
  const headed = links.find((link) => link.box.textLength > 0 && inHeading(box, link.box));
  if (headed) return headed;
  const placed = column === null ? undefined : links[column];
  if (placed) return placed;
  const own = links.filter(
    (link) => (counts.get(link.text) ?? 0) < 2 && !isDayText(link.text) && !isSentence(link.text),
  );
  return (own.length > 0 ? own : links).reduce<Anchor | null>(
    (best, link) => (best === null || link.text.length > best.text.length ? link : best),
    null,
  );
}

/** The link stands in a heading of the row, or holds one. */
export function inHeading(row: Box, link: Box): boolean {
  for (let at: Box | null = link; at && at !== row; at = at.parent) if (isHeadingTag(at.tag)) return true;
  return holdsHeading(link);
}

const holdsHeading = (box: Box): boolean =>
  box.children.some((child) => (isHeadingTag(child.tag) && child.textLength > 0) || holdsHeading(child));
