// Menus that share their box with what the page is about, as scripts draw them: the entries stand in a row, and the list
// (or what says that there is none) follows as one more child. Only the run of entries is the menu.
import { phraseOf } from '../blank/sayings.ts';
import { anchorsIn, inkLength, type Box } from './box.ts';
import type { PageView } from './view.ts';

const FEWEST_ROWS = 3;
/** Mean characters of headlines; entries of menus are shorter. */
const HEADLINE = 10;
const DAY = /\d{4}\s*[-/.年]\s*\d{1,2}|\d{1,2}\s*-\s*\d{1,2}|\d{1,2}\s*月\s*\d{1,2}/;
/** An item of a list of entries is one, whatever its drop-down shows. */
const ITEMS: ReadonlySet<string> = new Set(['li', 'dd', 'dt', 'a']);

/** The entries among a box's children with links; with a list beside them, entries are bare links. */
export function entriesAmong(view: PageView, linked: readonly Box[]): readonly Box[] {
  const items = linked.filter((child) => !holdsRows(view, child));
  return items.length < linked.length && items.every((item) => isLoneLink(view.page, item)) ? items : linked;
}

/** Nothing but one link. */
export const isLoneLink = (page: PageView['page'], box: Box): boolean =>
  box.endAnchor - box.firstAnchor === 1 && page.anchors[box.firstAnchor]?.box.textLength === box.textLength;

/** A child that holds rows of a list: no entry of a menu, and no drop-down behind one. */
function holdsRows(view: PageView, child: Box): boolean {
  const links = anchorsIn(view.page, child).filter(({ text }) => text !== '');
  if (ITEMS.has(child.tag) || links.length < FEWEST_ROWS) return false;
  const [first] = links;
  const mean = links.reduce((sum, { text }) => sum + inkLength(text), 0) / links.length;
  // A drop-down stands behind the short link that opens it.
  if (!first || (inkLength(first.text) <= HEADLINE && mean <= HEADLINE)) return false;
  return mean > HEADLINE || DAY.test(wordsOf(child));
}

const wordsOf = (box: Box): string =>
  box.parts
    .map((part) => (typeof part === 'string' ? part : part.tag === 'a' ? ' ' : wordsOf(part)))
    .join(' ');

/** Behind the entries stands a place of content: a frame, a box for a script to fill, or words that say that nothing is here. */
export function besideContent(view: PageView, box: Box, items: readonly Box[]): boolean {
  const end = items.at(-1)?.end ?? box.end;
  const { frames, texts } = view.page;
  if (frames.some(({ at }) => at > end && at < box.end)) return true;
  if (box.children.some((child) => child.start >= end && isPlace(child))) return true;
  return texts.some(({ at, text }) => at > end && at < box.end && phraseOf(view, text) !== null);
}

const PLACES: ReadonlySet<string> = new Set(['div', 'section', 'main', 'table']);

/** An empty box with an id of its own. */
const isPlace = ({ tag, textLength, hidden, element, firstAnchor, endAnchor }: Box): boolean =>
  PLACES.has(tag) &&
  textLength === 0 &&
  endAnchor === firstAnchor &&
  !hidden &&
  Boolean(element.attribs['id']);

/** Such a box, or one around it. */
export const holdsPlace = (box: Box): boolean =>
  isPlace(box) || box.children.some((child) => holdsPlace(child));

/** The part of the box in which its entries stand; null where something else stands between them. */
export function runOf(box: Box, items: readonly Box[]): Box | null {
  const first = items[0];
  const last = items.at(-1);
  if (!first || !last) return null;
  const children = box.children.slice(box.children.indexOf(first), box.children.indexOf(last) + 1);
  if (children.some((child) => child.endAnchor > child.firstAnchor && !items.includes(child))) return null;
  const parts = box.parts.slice(box.parts.indexOf(first), box.parts.indexOf(last) + 1);
  return {
    ...box,
    parent: box,
    depth: box.depth + 1,
    hint: '',
    parts,
    children,
    start: first.start,
    end: last.end,
    textLength: children.reduce((sum, child) => sum + child.textLength, 0),
    linkLength: children.reduce((sum, child) => sum + child.linkLength, 0),
    firstAnchor: first.firstAnchor,
    endAnchor: last.endAnchor,
  };
}
