// From links to rows: the largest box around a link that holds nothing but that one item.
import { anchorsIn, boxText, type Anchor, type Box } from '../dom/box.ts';
import { isHeadingTag, isMore, isPagerLink, type PageView } from '../dom/view.ts';
import { isWord } from '../dom/words.ts';
import { isPeriodName } from './periods.ts';

/** Rows that stand beside each other in one box. */
export interface RowGroup {
  readonly parent: Box;
  readonly rows: readonly Box[];
  /** The link that titles each row, where the rows beside it tell which of several it is. */
  readonly titles?: ReadonlyMap<Box, Anchor>;
  /** Boxes inside the rows that are no part of them: pop-ups with links of their own. */
  readonly apart?: ReadonlySet<Box>;
}

/** A row with its summary is no longer than this; a longer box is a text that holds a link. */
const LONGEST_ROW = 700;
const ROW_TAGS = new Set(['li', 'tr', 'dd', 'dt']);
const INLINE = new Set(['a', 'span', 'font', 'b', 'strong', 'em', 'i', 'u', 'small', 'label']);

/** The rows around the page's links, by the box they stand in, in document order. */
export function groupRows(view: PageView, isChrome: (box: Box) => boolean): RowGroup[] {
  const byParent = new Map<Box, Map<string, Box[]>>();
  let last: Box | null = null;
  for (const anchor of view.page.anchors) {
    if (!mayTitleRow(view, anchor) || isChrome(anchor.box)) continue;
    const row = rowAround(view, anchor);
    if (row === last || row.parent === null) continue;
    last = row;
    put(byParent, row.parent, row);
  }
  const groups: RowGroup[] = [];
  for (const [parent, byTag] of byParent) {
    uniteOpened(parent, byTag);
    for (const rows of byTag.values())
      for (const part of cutAtHeadings(parent, rows)) groups.push({ parent, rows: part });
  }
  return groups.map((group) => tightened(view, group));
}

/** `<a>…</a> 12-17 <p><a>…</a> 12-16 <p>…`: where `<p>` only parts the rows, the first of them stands outside of any. */
function uniteOpened(parent: Box, byTag: Map<string, Box[]>): void {
  const [opening, more] = byTag.get('inline') ?? [];
  const rows = byTag.get('p') ?? [];
  const [second] = rows;
  if (!opening || more || !second || rows.length < 2) return;
  const between = parent.parts.slice(parent.parts.indexOf(opening) + 1, parent.parts.indexOf(second));
  if (opening.start > second.start || !between.every((part) => isShort(part))) return;
  byTag.delete('inline');
  byTag.set('p', [opening, ...rows]);
}

/** No longer than a day with its clock. */
const isShort = (part: Box | string): boolean =>
  (typeof part === 'string' ? part.trim().length : part.textLength) <= LONGEST_PERIOD;

/** 2021年12月, or a name across all columns, between two rows: what follows are the rows of that month, of that list. */
function cutAtHeadings(parent: Box, rows: readonly Box[]): Box[][] {
  const parts: Box[][] = [];
  const isHeading = (box: Box): boolean => isPeriodHeading(box) || isSpanningHeading(box);
  let at = 0;
  for (const row of rows) {
    const here = parent.children.indexOf(row);
    const open = parts.at(-1);
    if (isSpanningHeading(row)) continue;
    if (open && !parent.children.slice(at, here).some(isHeading)) open.push(row);
    else parts.push([row]);
    at = here + 1;
  }
  return parts;
}

/** `<tr><td colspan=2>通知公告</td></tr>` over rows of several cells. */
function isSpanningHeading(box: Box): boolean {
  if (box.tag !== 'tr' || box.textLength === 0 || box.textLength > LONGEST_SPANNING) return false;
  const [cell, more] = box.children;
  const { children } = box.parent ?? box;
  const next = children[children.indexOf(box) + 1];
  return (
    cell !== undefined &&
    more === undefined &&
    Number(cell.element.attribs['colspan']) > 1 &&
    next !== undefined &&
    next.endAnchor > next.firstAnchor &&
    next.children.filter(({ textLength }) => textLength > 0).length > 1
  );
}

const LONGEST_SPANNING = 12;

const LONGEST_PERIOD = 16;

const isPeriodHeading = (box: Box): boolean =>
  box.textLength > 0 &&
  box.textLength <= LONGEST_PERIOD &&
  box.endAnchor === box.firstAnchor &&
  isPeriodName(boxText(box));

function put(byParent: Map<Box, Map<string, Box[]>>, parent: Box, row: Box): void {
  const byTag = byParent.get(parent) ?? new Map<string, Box[]>();
  byParent.set(parent, byTag);
  const key = INLINE.has(row.tag) ? 'inline' : row.tag;
  const rows = byTag.get(key);
  if (!rows) byTag.set(key, [row]);
  else if (!rows.includes(row)) rows.push(row);
}

/** Words, and not those of a pager, a 更多 or a bare picture without name. */
export function mayTitleRow(view: PageView, anchor: Anchor): boolean {
  return anchor.text !== '' && !isMore(view, anchor) && !isPagerLink(view, anchor);
}

function rowAround(view: PageView, anchor: Anchor): Box {
  let row = anchor.box;
  for (let up = row.parent; up?.parent; up = up.parent) {
    if (!onlyItem(view, up, anchor) || !mayGrow(row, up, isWord(view.words.sets.detail, anchor.text))) break;
    row = up;
  }
  return row;
}

/** May the row around a link grow into this parent? Not over a heading or sentences, and over a finished row only without new text. */
function mayGrow(row: Box, up: Box, ofDetail: boolean): boolean {
  if (up.textLength > LONGEST_ROW) return false;
  const added = up.textLength - row.textLength;
  if (added > 0 && (ROW_TAGS.has(row.tag) || finished(row)) && !ledByDay(row, up)) return false;
  // 查看详情 stands at the end of its row: the title comes before it.
  if (!ofDetail && inkBefore(up, row) > (up.tag === 'tr' ? 80 : 24)) return false;
  return !up.children.some(
    (child) => child !== row && isHeadingTag(child.tag) && child.start < row.start && !isDayAlone(child),
  );
}

const DAY_ALONE = /^[\s\d年月日./\-[\]()]*\d[\s\d年月日./\-[\]()]*$/;

/** 2021年, 2021年11月: over many rows, however few they are. */
const MONTH_ALONE = /^\D*(?:19|20)\d{2}\s*[-/.年]?\s*(?:\d{1,2}\s*月?)?\D*$/;

/** `<dl><dt>16 2021-12</dt><dd>…</dd></dl>`: one item, whose term is nothing but its day. */
function ledByDay(row: Box, up: Box): boolean {
  const [term, text] = up.children;
  return up.children.length === 2 && text === row && term !== undefined && isDayAlone(term);
}

/** A timeline's heading over one item: nothing but its day. */
export function isDayAlone(box: Box): boolean {
  if (box.textLength > 16 || box.textLength === 0) return false;
  const text = boxText(box);
  return DAY_ALONE.test(text) && !MONTH_ALONE.test(text);
}

/** Characters printed in `up` before the row: a title is led by a number or a category, not by sentences. */
function inkBefore(up: Box, row: Box): number {
  let sum = 0;
  for (const part of up.parts) {
    if (part === row) break;
    sum += typeof part === 'string' ? part.length : part.textLength;
  }
  return sum;
}

/** A list of one: `<ul>` or a wrapper whose only child is a row; what is printed before it is its heading. */
function finished(row: Box): boolean {
  const [only] = row.children;
  if (row.tag === 'ul' || row.tag === 'ol' || row.tag === 'tbody' || row.tag === 'table') return true;
  return (
    row.children.length === 1 &&
    only !== undefined &&
    !INLINE.has(only.tag) &&
    ownInk(row) === 0 &&
    only.textLength > only.linkLength
  );
}

function ownInk(box: Box): number {
  return box.parts.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 0), 0);
}

/** All links inside lead to the same place, or are 详细 and the like. */
function onlyItem(view: PageView, box: Box, anchor: Anchor): boolean {
  const { anchors } = view.page;
  const { detail } = view.words.sets;
  const ofDetail = isWord(detail, anchor.text);
  for (let index = box.firstAnchor; index < box.endAnchor; index += 1) {
    const other = anchors[index];
    if (!other || other === anchor || other.text === '') continue;
    const same = other.raw === anchor.raw && anchor.raw !== '';
    if (!same && (ofDetail || !isWord(detail, other.text))) return false;
  }
  return true;
}

/** A group of one row shrinks to the smallest box that still holds its text: `<li>`, `<tr>`, `<p>` rather than a wrapper. */
function tightened(view: PageView, group: RowGroup): RowGroup {
  const [row] = group.rows;
  if (group.rows.length !== 1 || !row) return group;
  let tight = row;
  while (tight.children.length === 1 && ownInk(tight) === 0) {
    const [only] = tight.children;
    if (!only || INLINE.has(only.tag) || anchorsIn(view.page, only).length === 0) break;
    tight = only;
  }
  return tight === row || tight.parent === null ? group : { parent: tight.parent, rows: [tight] };
}
