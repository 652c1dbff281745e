// Where the page's own content begins and ends: after its head, menus and breadcrumb, before its foot.
import { anchorsIn, ancestors, contains, holdsMedia, type Box } from './box.ts';
import { BLOCKS, findCrumb, type Crumb } from './crumb.ts';
import { headingsOfMenus, headingsOfNothing } from './empty-blocks.ts';
import { headsOfNothing } from './empty-tables.ts';
import { findCalendars } from './calendars.ts';
import { findListFilters } from './list-filters.ts';
import { findMenus, type Menu } from './menus.ts';
import { placeholderRows } from './placeholders.ts';
import { areSorts, findSorts } from './sort-tabs.ts';
import { isPagerLink, type PageView } from './view.ts';
import { findWeather } from './weather.ts';
import { bare } from './words.ts';
import { findYearStrips } from './year-strips.ts';

export interface Zones {
  readonly crumb: Crumb | null;
  readonly menus: readonly Menu[];
  /** The menu (one or several rows of it) at the head of the page. */
  readonly mainMenus: readonly Menu[];
  readonly sideMenus: readonly Menu[];
  /** Search forms over lists and what orders their rows; calendars and the weather beside them: they hold no rows. */
  readonly filters: readonly Box[];
  /** Rows that only name the columns of an empty table, headings over empty lists and over menus. */
  readonly emptyHeads: readonly Box[];
  /** Rows that a template left behind. */
  readonly placeholders: readonly Box[];
  /** Positions between which the page's own content stands. */
  readonly from: number;
  readonly to: number;
}

/** @param idle no script of the page could draw anything. */
export function findZones(view: PageView, idle = false): Zones {
  const crumb = findCrumb(view);
  const placeholders = placeholderRows(view, idle);
  const years = findYearStrips(view, idle);
  const menus = findMenus(view, crumb?.box ?? null).filter(
    (menu) =>
      !isPager(view, menu) &&
      !areSorts(view, menu.box) &&
      !years.some((strip) => contains(strip, menu.box)) &&
      !isLeftBehind(menu, placeholders),
  );
  const to = footStart(view, crumb?.end ?? 0);
  const mainMenus = headMenus(view, menus, crumb, to);
  const headEnd = Math.max(0, ...mainMenus.map((menu) => menu.box.end), headerEnd(view, to));
  const from = contentStart(view, crumb, headEnd);
  const sideMenus = menus.filter(
    (menu) => !mainMenus.includes(menu) && !menu.outward && menu.box.start < to && isSide(menu, headEnd),
  );
  return {
    crumb,
    menus,
    mainMenus,
    sideMenus,
    filters: [
      ...findListFilters(view),
      ...findSorts(view),
      ...years,
      ...findCalendars(view),
      ...findWeather(view),
    ],
    emptyHeads: [...headsOfNothing(view), ...headingsOfNothing(view), ...headingsOfMenus(sideMenus)],
    placeholders,
    from,
    to,
  };
}

/** Rows of a list that a template left behind are short links, and no menu. */
const isLeftBehind = ({ items }: Menu, placeholders: readonly Box[]): boolean =>
  items.every((item) => placeholders.some((row) => contains(row, item) || contains(item, row)));

/** 首页 上一页 下一页 尾页: as short as a menu, and none. */
function isPager(view: PageView, { box }: Menu): boolean {
  const { pager, home } = view.words.sets;
  return anchorsIn(view.page, box).every(
    (anchor) => isPagerLink(view, anchor) || (pager.has(bare(anchor.text)) && home.has(bare(anchor.text))),
  );
}

/** After the head and the breadcrumb; a breadcrumb that comes after a text is none to begin at. */
function contentStart(view: PageView, crumb: Crumb | null, headEnd: number): number {
  if (!crumb || crumb.end < headEnd || endsItsBlock(crumb, headEnd)) return headEnd;
  let prose = 0;
  for (const { box, text, at } of view.page.texts) {
    if (at > headEnd && at < crumb.box.start && !box.hidden && box.linkLength === 0) prose += text.length;
  }
  return prose > 120 ? headEnd : crumb.end;
}

/** The last thing in its column, below what the page is about: no content begins there. */
function endsItsBlock({ box, end }: Crumb, headEnd: number): boolean {
  const { parent } = box;
  if (!parent || end !== box.end) return false;
  const isSomething = (one: Box): boolean => one.textLength > 0 || holdsMedia(one);
  const after = parent.children.some((one) => one.start >= box.end && isSomething(one));
  return (
    !after &&
    parent.children.some(
      (one) => one.end <= box.start && one.start >= headEnd && BLOCKS.has(one.tag) && isSomething(one),
    )
  );
}

/** The first menus before the breadcrumb and before anything else is said. */
function headMenus(view: PageView, menus: readonly Menu[], crumb: Crumb | null, to: number): Menu[] {
  const before = menus.filter(
    (menu) => menu.box.end < (crumb?.box.start ?? firstContent(view)) && !menu.outward,
  );
  const first = before.find((menu) => menu.items.length >= 4) ?? before[0];
  const inNav = menus.filter(
    (menu) => !menu.outward && menu.box.start < to && namedNavigation(menu.box, first?.box ?? null),
  );
  if (!first) return inNav.slice(0, 1);
  return before.filter((menu) => menu === first || inNav.includes(menu) || sameTable(menu.box, first.box));
}

/**
 * Old layouts write a menu of two lines as two table rows, or as two boxes that are named alike or not at all. A box of
 * another name is another menu: that of the sections beside this one.
 */
const sameTable = (one: Box, other: Box): boolean =>
  one.tag === other.tag &&
  one.parent === other.parent &&
  one !== other &&
  (one.tag === 'tr' || one.hint === other.hint);

const BESIDE = /widget|side|left|right|aside|sub-?nav|second|foot|link|tab|crumb/;
const NAVIGATION = /(?:^|[\s_-])(?:main-?)?(?:nav|menu|header|daohang|dh)/;

/** By the names of the boxes around it; those that are around the first menu too name the page, not this menu. */
function namedNavigation(box: Box, first: Box | null): boolean {
  let isNavigation = false;
  for (const up of ancestors(box)) {
    if (first !== null && up !== box && contains(up, first)) break;
    if (up.tag === 'aside' || BESIDE.test(up.hint)) return false;
    isNavigation ||= up.tag === 'nav' || up.tag === 'header' || NAVIGATION.test(up.hint);
    // Without a first menu to part them, the nearest name counts.
    if (first === null && isNavigation) return true;
  }
  return isNavigation;
}

/** Slogans and notices in a page's head are shorter. */
const LONG_TEXT = 60;

/** The first long text or long link: content has begun. */
function firstContent(view: PageView): number {
  const { anchors, texts, root } = view.page;
  const link = anchors.find(
    (anchor) => anchor.text.length >= 16 && anchor.url !== null && view.kindOf(anchor.url) === 'article',
  );
  const text = texts.find(
    (part) => part.text.length >= LONG_TEXT && !part.box.hidden && part.box.linkLength === 0,
  );
  return Math.min(link?.box.start ?? root.end, text?.at ?? root.end);
}

function headerEnd(view: PageView, to: number): number {
  const header = findBox(
    view.page.root,
    5,
    (box) => (box.tag === 'header' && !inArticle(box)) || /(?:^|\s)(?:page-?)?header(?:\s|$)/.test(box.hint),
  );
  return header && header.end < to * 0.75 ? header.end : 0;
}

/** `<article><header>`: the head of a text holds its title, its foot may hold the date. */
const inArticle = (box: Box): boolean => [...ancestors(box)].some(({ tag }) => tag === 'article');

function findBox(box: Box, depth: number, test: (inner: Box) => boolean): Box | null {
  if (depth === 0) return null;
  for (const child of box.children) {
    const found = test(child) ? child : findBox(child, depth - 1, test);
    if (found) return found;
  }
  return null;
}

function isSide(menu: Menu, headEnd: number): boolean {
  return menu.box.start >= headEnd || !menu.box.hidden;
}

/**
 * Where the foot begins: a box named so, or the box around the first mark that only feet bear. 版权所有 and 主办单位 also
 * stand in texts: they tell only near the end, when nothing better does.
 */
function footStart(view: PageView, after: number): number {
  const { root } = view.page;
  const { foot, weakFoot } = view.words.patterns;
  const named = findBox(
    root,
    6,
    (box) => box.start > Math.max(after, root.end * 0.4) && isNamedFoot(view, box),
  );
  // A foot that is named and bears the marks is the foot; the same words above it are what the page is about.
  if (named && view.page.texts.some(({ text, at }) => at > named.start && at < named.end && foot.test(text)))
    return named.start;
  const marked =
    markedFoot(view, after, foot, 0.4, 900) ?? (named ? null : markedFoot(view, after, weakFoot, 0.7, 400));
  return Math.min(named?.start ?? root.end, marked ?? root.end);
}

function isNamedFoot(view: PageView, box: Box): boolean {
  // `<footer>` of one post among several: its author and date.
  if (box.tag === 'footer' && [...ancestors(box)].some(({ tag }) => tag === 'article' || tag === 'li'))
    return false;
  if (box.tag === 'footer' || /(?:^|\s)(?:foot|footer|copyright|page-?footer)(?:\s|$)/.test(box.hint))
    return true;
  if (!/(?:^|[\s_-])(?:foot|footer|bottom|copyright|banquan)/.test(box.hint)) return false;
  const { foot, weakFoot } = view.words.patterns;
  return view.page.texts.some(
    ({ text, at }) => at > box.start && at < box.end && (foot.test(text) || weakFoot.test(text)),
  );
}

function markedFoot(
  view: PageView,
  after: number,
  marks: RegExp,
  share: number,
  mostAfter: number,
): number | null {
  const { root, texts } = view.page;
  for (const { box, text, at } of texts) {
    if (at < after || at < root.end * share || text.length > 160 || !marks.test(text)) continue;
    if (remaining(view, at) > mostAfter) continue;
    return isWholePage(view, box, after) ? lastLines(view, box, at) : climbFoot(view, box, after).start;
  }
  return null;
}

function remaining(view: PageView, at: number): number {
  let sum = 0;
  for (const text of view.page.texts) if (text.at >= at) sum += text.text.length;
  return sum;
}

/** The marks stand bare at the end of a box that holds the page's content as well. */
const isWholePage = ({ page }: PageView, box: Box, after: number): boolean =>
  box.start < Math.max(after, page.root.end * 0.4);

/** Bare marks at the end of a page: what stands in line with them, behind the last block, is its foot. */
function lastLines({ page }: PageView, box: Box, at: number): number {
  const block = box.children.findLast(({ tag, end }) => end <= at && BLOCKS.has(tag) && tag !== 'br');
  const from = block?.end ?? at;
  const between = page.texts.reduce(
    (sum, text) => sum + (text.at > from && text.at < at ? text.text.length : 0),
    0,
  );
  return between > MOST_OF_FOOT ? at : from;
}

/** Characters of friend links and the like that stand in a foot before its marks. */
const MOST_OF_FOOT = 300;

/** Up to the box that holds the foot and nothing before it but a little text (friend links, a line of marks). */
function climbFoot(view: PageView, from: Box, after: number): Box {
  let foot = from;
  for (const up of ancestors(from)) {
    if (up.parent === null || up.tag === 'body' || up.start < Math.max(after, view.page.root.end * 0.4))
      break;
    if (up.textLength > 900 || up.textLength > foot.textLength + 300) break;
    foot = up;
  }
  return foot;
}

/** Is what stands in this box (at this position) part of the page's own content: head, menus, breadcrumb and foot left out? */
export function inContent(zones: Zones, box: Box, at = box.start): boolean {
  // What is no box shares its place with the box that begins right behind it: right before the foot is not in the foot.
  const beyond = at === box.start ? at >= zones.to : at > zones.to;
  if (at < zones.from || beyond) return false;
  return (
    !zones.mainMenus.some((menu) => contains(menu.box, box)) &&
    !zones.sideMenus.some((menu) => contains(menu.box, box)) &&
    !zones.filters.some((filter) => contains(filter, box))
  );
}
