// Rows with several links (category and title, title and author and 阅读全文): told by their repetition from boxes that hold
// several rows.
import { anchorsIn, ancestors, boxText, contains, type Anchor, type Box } from '../dom/box.ts';
import { isHeadingTag, isMore, isTool, type PageView } from '../dom/view.ts';
import { isWord } from '../dom/words.ts';
import { mayTitleRow, type RowGroup } from './row-boxes.ts';
import {
  inHeading,
  isDayText,
  repeatedTexts,
  sameItem,
  titleColumn,
  titleOfRow,
  type Siblings,
} from './row-links.ts';

/** Links of a row beside those that lead to the same item. */
const MOST_LINKS = 8;
const LONGEST_BOX = 700;
/** Boxes between a link and the row it stands in. */
const DEEPEST = 6;
const SHORTEST_TITLE = 6;
/** Author, category, tag. */
const LONGEST_SIDE = 8;
const LONGEST_SIDE_UNDER_HEADING = 12;
const DATE_LIKE = /(?:19|20)\d{2}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}|(?<!\d)\d{1,2}-\d{1,2}(?!\d)/g;
const NESTED = new Set(['ul', 'ol', 'dl', 'table']);

/**
 * Groups with those rows joined that turn out to be the links of one row; the rows are then their parents.
 * @param isBeyond of a box that holds more than the page's content: no row.
 */
export function promoteRows(
  view: PageView,
  groups: readonly RowGroup[],
  isBeyond: (box: Box) => boolean,
): RowGroup[] {
  const promoted: RowGroup[] = [];
  const tried = new Set<string>();
  for (const { parent } of groups) {
    let level = 0;
    for (const up of ancestors(parent)) {
      const outer = up.parent;
      const key = `${outer?.start ?? ''}:${up.tag}:${up.element.attribs['class'] ?? ''}`;
      if (!outer || tried.has(key) || level > DEEPEST || up.textLength > LONGEST_BOX) break;
      if (isBeyond(up)) break;
      tried.add(key);
      level += 1;
      const found = rowsAmong(view, outer, up, groups) ?? loneRow(view, outer, up);
      if (found && !promoted.some((other) => swallows(other, found) && swallows(found, other)))
        promoted.push(found);
    }
  }
  if (promoted.length === 0) return [...groups];
  const best = outermost(promoted);
  const kept = groups.filter((group) => !best.some((better) => swallows(better, group)));
  return [...kept, ...best];
}

function swallows(better: RowGroup, group: RowGroup): boolean {
  return group.rows.every((row) =>
    better.rows.some((outer) => outer.start <= row.start && row.end <= outer.end),
  );
}

function outermost(groups: readonly RowGroup[]): RowGroup[] {
  return groups.filter(
    (group) =>
      !groups.some(
        (other) => other !== group && other.rows.length >= group.rows.length && swallows(other, group),
      ),
  );
}

/** The boxes like `like` in `outer` as rows, null when they are not rows of several links. */
function rowsAmong(view: PageView, outer: Box, like: Box, groups: readonly RowGroup[]): RowGroup | null {
  const sameTag = outer.children.filter((child) => child.tag === like.tag && titles(view, child).length > 0);
  const name = like.element.attribs['class'];
  const sameClass = sameTag.filter((child) => child.element.attribs['class'] === name);
  return (
    multiLinkRows(view, outer, sameTag, groups) ??
    (name === undefined || sameClass.length === sameTag.length
      ? null
      : multiLinkRows(view, outer, sameClass, groups))
  );
}

function multiLinkRows(
  view: PageView,
  outer: Box,
  boxes: readonly Box[],
  groups: readonly RowGroup[],
): RowGroup | null {
  if (boxes.length < 2) return null;
  const links = new Map(boxes.map((box) => [box, titles(view, box)]));
  const siblings: Siblings = {
    counts: repeatedTexts([...links.values()]),
    column: titleColumn([...links.values()]),
  };
  const rows = new Map<Box, Anchor>();
  for (const [box, own] of links) {
    const title = titleOfRow(box, own, siblings);
    if (title && isMultiLinkRow(view, box, title, own, siblings)) rows.set(box, title);
  }
  const several = [...rows.keys()].some((row) => (links.get(row)?.length ?? 0) > 1);
  if (!(several || addDays(rows, groups)) || rows.size < 2 || rows.size < 0.75 * boxes.length) return null;
  return { parent: outer, rows: [...rows.keys()], titles: rows };
}

/**
 * Boxes of one link each are rows too when they, and not what stands inside them, hold the days: each begins with its
 * title, so none of them is a named block around a list of one.
 */
function addDays(rows: ReadonlyMap<Box, Anchor>, groups: readonly RowGroup[]): boolean {
  return [...rows].every(([row, title]) => {
    const inside = groups.filter(({ parent }) => contains(row, parent));
    const [only] = inside;
    if (inside.length !== 1 || only?.rows.length !== 1 || !beginsWith(row, title.box)) return false;
    const [inner] = only.rows;
    if (holds(row, (box) => isHeadingTag(box.tag) && !holdsLink(box, title))) return false;
    return inner !== undefined && datesIn(row) > datesIn(inner);
  });
}

/** Nothing but a number or a day is printed before the link. */
function beginsWith(row: Box, link: Box): boolean {
  for (const part of row.parts) {
    if (typeof part === 'string') {
      if (/[\u4e00-\u9fffa-z]/i.test(part) && !isDayText(part)) return false;
    } else if (contains(part, link)) return part === link || beginsWith(part, link);
    else if (part.textLength > 0 && !isDayText(boxText(part))) return false;
  }
  return true;
}

/** Links that may be titles; 更多 that leads to the very item is no more than 阅读全文. */
const titles = (view: PageView, box: Box): Anchor[] =>
  anchorsIn(view.page, box).filter((anchor) => mayTitleRow(view, anchor));

function isMultiLinkRow(
  view: PageView,
  row: Box,
  title: Anchor,
  links: readonly Anchor[],
  siblings: Siblings,
): boolean {
  const headed = inHeading(row, title.box);
  const others = links.filter((link) => link !== title && !sameItem(link, title));
  if (others.length > MOST_LINKS || row.textLength > LONGEST_BOX) return false;
  if (headed && namesSection(view, row, title, others.length)) return false;
  if (holdsBlock(view, row, title, siblings)) return false;
  const byColumn = siblings.column !== null && links[siblings.column] === title;
  if (title.text.length < (byColumn || headed ? 2 : SHORTEST_TITLE)) return false;
  const rivals = others.filter((link) => !isSide(view, link, title, headed || byColumn, siblings));
  return rivals.length === 0 && (headed || datesIn(row) < 3);
}

/** A link beside the title: 阅读全文, short, or words that other rows have too. */
function isSide(view: PageView, link: Anchor, title: Anchor, sure: boolean, { counts }: Siblings): boolean {
  const { length } = link.text;
  if ((counts.get(link.text) ?? 0) > 1 || isDayText(link.text)) return true;
  if (isWord(view.words.sets.detail, link.text)) return true;
  if (length <= LONGEST_SIDE && length <= title.text.length * 0.6) return true;
  const ofArticle = link.url !== null && view.kindOf(link.url) === 'article';
  return sure && !ofArticle && length <= Math.min(LONGEST_SIDE_UNDER_HEADING, title.text.length);
}

/** A heading that leads to a section, over links of other pages: a block of that section. */
function namesSection(view: PageView, row: Box, title: Anchor, others: number): boolean {
  if (title.url === null || view.kindOf(title.url) !== 'section' || isRepeatedItem(view, row, title))
    return false;
  return others > 1 || datesIn(row) === 0;
}

function datesIn(row: Box): number {
  return (boxText(row).match(DATE_LIKE) ?? []).length;
}

/** Another link of the row leads to the same item: a section's heading has no 阅读全文. */
const isRepeatedItem = (view: PageView, row: Box, title: Anchor): boolean =>
  anchorsIn(view.page, row).some((link) => link !== title && sameItem(link, title));

/** A box with a heading, a 更多 or a list of its own is a block of rows, not a row. */
function holdsBlock(view: PageView, row: Box, title: Anchor, siblings: Siblings): boolean {
  const links = titles(view, row);
  if (anchorsIn(view.page, row).some((anchor) => isMore(view, anchor) && !sameItem(anchor, title)))
    return true;
  const headed = inHeading(row, title.box);
  return holds(row, (inner) => {
    if (NESTED.has(inner.tag) && inner.endAnchor > inner.firstAnchor)
      return !headed || datesIn(inner) > 1 || ownLinks(view, inner, title, siblings) > 1;
    if (!isHeadingTag(inner.tag)) return false;
    if (headed) return inner.endAnchor > inner.firstAnchor && !holdsLink(inner, title);
    return inner.endAnchor === inner.firstAnchor && links.length > 1;
  });
}

const holdsLink = (box: Box, link: Anchor): boolean => contains(box, link.box) || contains(link.box, box);

/** Links of a list in the row that are neither the item's own nor in other rows too. */
const ownLinks = (view: PageView, list: Box, title: Anchor, { counts }: Siblings): number =>
  titles(view, list).filter(
    (link) => !sameItem(link, title) && (counts.get(link.text) ?? 0) < 2 && !isTool(view, link),
  ).length;

function holds(box: Box, test: (inner: Box) => boolean): boolean {
  return box.children.some((child) => test(child) || holds(child, test));
}

/** A list of one such row: the heading leads where another of its links leads too, and a day is printed. */
function loneRow(view: PageView, outer: Box, row: Box): RowGroup | null {
  const links = titles(view, row);
  const siblings: Siblings = { counts: new Map(), column: null };
  const title = links.find((link) => inHeading(row, link.box));
  if (!title || title.text.length < SHORTEST_TITLE || links.length < 2 || !isRepeatedItem(view, row, title))
    return null;
  if (datesIn(row) === 0 || !isMultiLinkRow(view, row, title, links, siblings)) return null;
  return { parent: outer, rows: [row], titles: new Map([[row, title]]) };
}
