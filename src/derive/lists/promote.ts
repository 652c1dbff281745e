// Rows with several links (category and title, title and 解读, title and 下载): told from boxes that hold several rows.
import { anchorsIn, boxText, type Anchor, type Box } from '../dom/box.ts';
import { isHeadingTag, isMore, type PageView } from '../dom/view.ts';
import { mayTitleRow, type RowGroup } from './row-boxes.ts';

const MOST_LINKS = 6;
const SHORTEST_TITLE = 6;
const DATE_LIKE = /(?:19|20)\d{2}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}|(?<!\d)\d{1,2}-\d{1,2}(?!\d)/g;
const NESTED = new Set(['ul', 'ol', 'dl', 'table']);

/** Groups with those rows joined that turn out to be the links of one row; the rows are then their parents. */
export function promoteRows(view: PageView, groups: readonly RowGroup[]): RowGroup[] {
  const promoted: RowGroup[] = [];
  const tried = new Set<string>();
  for (const { parent } of groups) {
    const outer = parent.parent;
    if (!outer || tried.has(`${outer.start}:${parent.tag}`)) continue;
    tried.add(`${outer.start}:${parent.tag}`);
    const rows = multiLinkRows(view, outer, parent.tag);
    if (rows) promoted.push({ parent: outer, rows });
  }
  if (promoted.length === 0) return [...groups];
  const kept = groups.filter((group) => !promoted.some((better) => swallows(better, group)));
  return [...kept, ...outermost(promoted)];
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

/** The children of `outer` as rows, null when they are not rows of several links. */
function multiLinkRows(view: PageView, outer: Box, tag: string): Box[] | null {
  const siblings = outer.children.filter((child) => child.tag === tag && child.endAnchor > child.firstAnchor);
  if (siblings.length < 2) return null;
  const counts = repeatedTexts(view, siblings);
  const rows = siblings.filter((sibling) => isMultiLinkRow(view, sibling, counts));
  const several = rows.filter((row) => titles(view, row).length > 1);
  return several.length > 0 && rows.length >= 2 && rows.length >= 0.75 * siblings.length ? rows : null;
}

const titles = (view: PageView, box: Box): Anchor[] =>
  anchorsIn(view.page, box).filter((anchor) => mayTitleRow(view, anchor));

function isMultiLinkRow(view: PageView, row: Box, counts: ReadonlyMap<string, number>): boolean {
  const links = titles(view, row);
  if (links.length === 0 || links.length > MOST_LINKS || row.textLength > 700 || holdsBlock(view, row))
    return false;
  const longest = Math.max(...links.map((link) => link.text.length));
  if (longest < SHORTEST_TITLE) return false;
  const title = links.find((link) => link.text.length === longest);
  const rivals = links.filter(
    (link) => link !== title && link.raw !== title?.raw && !isSide(link, longest, counts),
  );
  return rivals.length === 0 && datesIn(row) < 3;
}

/** A link beside the title: short, or words that other rows have too. */
function isSide(link: Anchor, longest: number, counts: ReadonlyMap<string, number>): boolean {
  const { length } = link.text;
  return (counts.get(link.text) ?? 0) > 1 || (length <= 8 && length <= longest * 0.6);
}

function datesIn(row: Box): number {
  return (boxText(row).match(DATE_LIKE) ?? []).length;
}

/** A box with a heading, a 更多 or a list of its own is a block of rows, not a row. */
function holdsBlock(view: PageView, row: Box): boolean {
  if (anchorsIn(view.page, row).some((anchor) => isMore(view, anchor))) return true;
  const links = titles(view, row);
  return holds(row, (inner) => {
    if (NESTED.has(inner.tag) && inner.endAnchor > inner.firstAnchor) return true;
    return isHeadingTag(inner.tag) && inner.endAnchor === inner.firstAnchor && links.length > 1;
  });
}

function holds(box: Box, test: (inner: Box) => boolean): boolean {
  return box.children.some((child) => test(child) || holds(child, test));
}

function repeatedTexts(view: PageView, siblings: readonly Box[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const sibling of siblings) {
    for (const text of new Set(titles(view, sibling).map((link) => link.text)))
      counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return counts;
}
