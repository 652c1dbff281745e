// Menus: boxes whose children are short links (and what hangs under them), told from lists of articles.
import { anchorsIn, boxText, contains, inkLength, ROOT_TAG, type Anchor, type Box } from './box.ts';
import { besideContent, entriesAmong, runOf } from './menu-runs.ts';
import { hostOf, type PageView } from './view.ts';
import { runsOf } from './link-runs.ts';
import { isWord } from './words.ts';

export interface Menu {
  readonly box: Box;
  readonly items: readonly Box[];
  /** Most of its links lead to other sites. */
  readonly outward: boolean;
}

const FEWEST_ITEMS = 3;
/** Boxes that hold the whole page. */
const PAGE_TAGS = new Set([ROOT_TAG, 'html', 'body', 'form', 'center']);
const LONGEST_NAME = 14;
const LONGEST_MEAN = 8.5;
const DATE_LIKE = /\d{1,4}\s*[-/.年]\s*\d{1,2}|\d{1,2}\s*月\s*\d{1,2}/;

/**
 * All menus, outermost boxes first in document order; a menu inside another's drop-down is part of that one.
 * @param crumb the breadcrumb's box: what holds it is no menu, and may hold one.
 */
export function findMenus(view: PageView, crumb: Box | null): Menu[] {
  const menus: Menu[] = [];
  descend(view, view.page.root, { menus, crumb, entries: new Set() });
  return menus.sort((one, other) => one.box.start - other.box.start);
}

interface Found {
  readonly crumb: Box | null;
  readonly menus: Menu[];
  /** Addresses of menus that hold 首页: sections, however much they look like articles'. */
  readonly entries: Set<string>;
}

function descend(view: PageView, box: Box, into: Found): void {
  if (box.endAnchor - box.firstAnchor < FEWEST_ITEMS) return;
  const held = into.crumb !== null && contains(box, into.crumb);
  const whole = held ? null : asMenu(view, box, into.entries);
  const isWhole = whole !== null && !(PAGE_TAGS.has(box.tag) && holdsMenu(view, whole));
  const more = isWhole && !BARS.has(box.tag) ? contentIn(view, whole, into.entries) : [];
  if (isWhole && more.length === 0) {
    keepMenu(view, whole, into);
    // A part of its box: the other part may hold menus, too.
    for (const child of box.children) if (!contains(whole.box, child)) descend(view, child, into);
    return;
  }
  const runs = runsIn(view, box, into.entries).filter(
    (run) => more.length > 0 || run.some((item) => leadsHere(view, item)),
  );
  for (const run of runs) {
    const part = partOf(box, run);
    keepMenu(view, { box: part, items: run, outward: isOutward(view, part) }, into);
  }
  for (const child of box.children) if (!runs.some((run) => run.includes(child))) descend(view, child, into);
}

function keepMenu(view: PageView, menu: Menu, into: Found): void {
  into.menus.push(menu);
  if (!besideHome(view, menu.items)) return;
  for (const { url } of anchorsIn(view.page, menu.box)) if (url !== null) into.entries.add(url);
}

/** On bare old pages the menu bar and the links of the content are neighbours: that makes no menu of the page. */
const holdsMenu = (view: PageView, { items }: Menu): boolean =>
  items.some(
    (item) => item.endAnchor - item.firstAnchor >= FEWEST_ITEMS && asMenu(view, item, NO_ENTRIES) !== null,
  );

const NO_ENTRIES: ReadonlySet<string> = new Set();

/** What stands beside 首页 is a section, however its address is written. */
const besideHome = (view: PageView, items: readonly Box[]): boolean =>
  items.some((item) => isWord(view.words.sets.home, menuName(view, item)));

function asMenu(view: PageView, box: Box, entries: ReadonlySet<string>): Menu | null {
  const linked = box.children.filter((child) => child.endAnchor > child.firstAnchor);
  const items = entriesAmong(view, linked);
  if (items.length < FEWEST_ITEMS || !alike(items) || DATE_LIKE.test(ownText(box))) return null;
  const ofSite = besideHome(view, items);
  const good = items.filter((item) => isMenuItem(view, item, ofSite ? null : entries));
  if (good.length < 0.8 * items.length || good.length < FEWEST_ITEMS) return null;
  if (meanName(view, good) > LONGEST_MEAN) return null;
  const isPart = items.length < linked.length || besideContent(view, box, items);
  const own = isPart ? runOf(box, items) : box;
  return own && { box: own, items, outward: isOutward(view, own) };
}

/** Boxes all of whose children are items of one kind, however much hangs under one of them. */
const BARS = new Set(['ul', 'ol', 'dl', 'tr', 'nav', 'map']);
/** Links that an item of no menu holds when it is a list, a pager, a block of its own. */
const FEWEST_OF_CONTENT = 3;

/**
 * What stands in the same box as the menu and is built otherwise: templates put the rows right behind the links. A list
 * is no item of a menu of boxes, however short its rows are.
 */
function contentIn(view: PageView, { items }: Menu, entries: ReadonlySet<string>): readonly Box[] {
  const known = besideHome(view, items) ? null : entries;
  const holdsMany = (item: Box): boolean => item.endAnchor - item.firstAnchor >= FEWEST_OF_CONTENT;
  const built = new Set(items.filter((item) => !holdsMany(item)).map(buildOf));
  return items.filter(
    (item) =>
      holdsMany(item) && !built.has(buildOf(item)) && (LISTS.has(item.tag) || !isMenuItem(view, item, known)),
  );
}

const LISTS = new Set(['ul', 'ol', 'dl', 'table', 'tbody']);

const buildOf = ({ tag, element }: Box): string => `${tag}.${element.attribs['class'] ?? ''}`;

/** Series of items one after the other, among other things of their box. */
function runsIn(view: PageView, box: Box, entries: ReadonlySet<string>): readonly (readonly Box[])[] {
  return runsOf(view, box).filter(
    (run) =>
      run.length >= FEWEST_ITEMS &&
      run.every((item) => isMenuItem(view, item, entries)) &&
      meanName(view, run) <= LONGEST_MEAN,
  );
}

const leadsHere = (view: PageView, item: Box): boolean =>
  anchorsIn(view.page, item).some(({ url }) => url === view.url);

/** The part of a box that a series of its children takes up, as a box. */
function partOf(box: Box, run: readonly Box[]): Box {
  const [first = box] = run;
  const last = run.at(-1) ?? box;
  return {
    ...box,
    parent: box,
    parts: [...run],
    children: [...run],
    start: first.start,
    end: last.end,
    textLength: run.reduce((sum, { textLength }) => sum + textLength, 0),
    linkLength: run.reduce((sum, { linkLength }) => sum + linkLength, 0),
    firstAnchor: first.firstAnchor,
    endAnchor: last.endAnchor,
  };
}

function meanName(view: PageView, items: readonly Box[]): number {
  return items.reduce((sum, item) => sum + inkLength(menuName(view, item)), 0) / items.length;
}

function alike(items: readonly Box[]): boolean {
  const counts = new Map<string, number>();
  for (const { tag } of items) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return (
    Math.max(...counts.values()) >= 0.7 * items.length ||
    [...counts.keys()].every((tag) => tag === 'dt' || tag === 'dd')
  );
}

const ownText = (box: Box): string => box.parts.filter((part) => typeof part === 'string').join(' ');

/**
 * A short link, alone or with a container of further short links behind it; no date, no article behind it.
 * @param entries addresses known as sections; null in the site's own menu, whose addresses all are.
 */
function isMenuItem(view: PageView, item: Box, entries: ReadonlySet<string> | null): boolean {
  const anchors = anchorsIn(view.page, item);
  const name = menuName(view, item);
  if (name.length < 2 || inkLength(name) > LONGEST_NAME) return false;
  if (entries !== null && leadsToArticle(view, anchors, entries)) return false;
  const [only] = anchors;
  if (only && anchors.length === 1) {
    // A gloss in the link belongs to its name.
    const words = only.text === name ? only.box.textLength : inkLength(name);
    return item.textLength <= Math.max(words, inkLength(name)) + 14 && !DATE_LIKE.test(boxText(item));
  }
  const head = headOf(item);
  if (!head || head.endAnchor - head.firstAnchor > 1) return false;
  if (DATE_LIKE.test(outsideLinks(item))) return false;
  const nested = anchors.slice(head.endAnchor - item.firstAnchor);
  const mean = nested.reduce((sum, anchor) => sum + inkLength(anchor.text), 0) / Math.max(1, nested.length);
  return mean <= 10 && item.textLength - item.linkLength <= 60;
}

/** Words that are no link's: a menu prints none, a row its date. */
function outsideLinks(box: Box): string {
  return box.parts
    .map((part) => (typeof part === 'string' ? part : part.tag === 'a' ? ' ' : outsideLinks(part)))
    .join(' ');
}

function leadsToArticle(view: PageView, anchors: readonly Anchor[], entries: ReadonlySet<string>): boolean {
  const articles = anchors.filter(({ url }) => {
    if (url !== null && entries.has(url)) return false;
    const kind = url === null ? 'unknown' : view.kindOf(url);
    return kind === 'article' || kind === 'attachment';
  });
  return articles.length > 0.5 * anchors.length;
}

/** The part of an item that names it: its first child with words, the nested ones come after. */
function headOf(item: Box): Box | null {
  for (const child of item.children) {
    if (child.textLength > 0 || child.endAnchor > child.firstAnchor) return child;
  }
  return null;
}

/** An item's own name: its first link's words, or the text before its nested links. */
export function menuName(view: PageView, item: Box): string {
  const first = view.page.anchors[item.firstAnchor];
  const head = item.parts[0];
  // A bullet before the link is no name.
  if (typeof head === 'string') return /[\p{L}\p{N}]/u.test(head) ? head : (first?.text ?? '');
  if (head && first && head.end < first.box.start && head.textLength > 0) return boxText(head);
  return first?.text ?? '';
}

function isOutward(view: PageView, box: Box): boolean {
  const urls = anchorsIn(view.page, box).flatMap(({ url }) => (url === null ? [] : [url]));
  const here = hostOf(view.url);
  const away = urls.filter((url) => hostOf(url) !== here);
  return urls.length > 0 && away.length > 0.6 * urls.length;
}
