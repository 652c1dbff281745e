// Menus that a page is about, told from those that only stand beside what it is about.
import { anchorsIn, ancestors, holdsMedia, type Box } from './box.ts';
import type { Crumb } from './crumb.ts';
import { holdsList } from './empty-blocks.ts';
import { holdsPlace } from './menu-runs.ts';
import type { Menu } from './menus.ts';
import type { PageView } from './view.ts';
import { areChoices, gathersByTag, isFilteredView } from '../url/filtered-view.ts';
import { bare } from './words.ts';
import type { Zones } from './zones.ts';

/**
 * Menus that are the page's content (a parent with nothing but its sub-sections), told from the side menu: that one is
 * named so, lists the page itself, or stands beside a column of its own content.
 */
export function contentMenus(view: PageView, zones: Zones, sectionName: string): Menu[] {
  return zones.sideMenus.filter(
    (menu) =>
      (menu.box.start >= zones.from || liesBelow(view, menu)) &&
      !zones.mainMenus.some((main) => saysTheSame(view, menu, main)) &&
      !choosesRows(view, menu) &&
      (fillsColumn(menu, zones.crumb) || !isNavigation(view, menu, sectionName)),
  );
}

/** 按部门：财政局 教育局, 热门标签: ways to parts of lists, and to no sections. */
function choosesRows(view: PageView, { box }: Menu): boolean {
  const urls = anchorsIn(view.page, box).flatMap(({ url }) => url ?? []);
  const isChoice = (url: string): boolean => gathersByTag(url) || isFilteredView(url, view.url);
  return urls.length > 0 && (urls.every(isChoice) || areChoices(urls));
}

/** The main menu once more: in words below a picture of it, or at the foot. */
function saysTheSame(view: PageView, menu: Menu, main: Menu): boolean {
  const [mine, theirs] = [menu, main].map(
    ({ box }) => new Set(anchorsIn(view.page, box).flatMap(({ url }) => url ?? [])),
  );
  return mine !== undefined && theirs?.size === mine.size && [...mine].every((url) => theirs.has(url));
}

/** Beneath the breadcrumb and alone with it in its column: cards that lead on to other sections, this one among them. */
function fillsColumn({ box }: Menu, crumb: Crumb | null): boolean {
  const column = box.parent;
  if (!column || !crumb || crumb.box.parent !== column || box.start < crumb.end) return false;
  if (column.tag === 'body' || column.parent === null) return false;
  const alone = column.children.every(
    (child) =>
      child === box ||
      child === crumb.box ||
      // An empty box that a script is to fill, or one with a place for rows, is where the page's own content belongs.
      (child.textLength === 0 && !holdsMedia(child) && !holdsPlace(child) && !isEmptyColumn(child, box)),
  );
  const columns = column.parent.children.filter((child) => child.tag === column.tag && child !== column);
  return alone && columns.some((child) => child.textLength > 0);
}

/** Built like the column of the menu, with boxes in it that nothing fills; or with an empty list in it. */
const isEmptyColumn = (child: Box, menu: Box): boolean =>
  (child.tag === menu.tag && child.children.length > 0) || child.children.some(holdsList);

function isNavigation(view: PageView, menu: Menu, sectionName: string): boolean {
  if (liesBelow(view, menu)) return false;
  for (const up of ancestors(menu.box)) {
    if (up.tag === 'body' || up.parent === null) break;
    if (
      up.tag === 'aside' ||
      up.tag === 'nav' ||
      /side|(?:^|[\s_-])left|menu|nav|lm[-_]?list|submenu|tree/.test(up.hint)
    )
      return true;
  }
  const self = anchorsIn(view.page, menu.box).some(
    (anchor) => anchor.url === view.url || (anchor.text !== '' && bare(anchor.text) === bare(sectionName)),
  );
  return self || emptyColumnBeside(menu.box);
}

/** All of its links lead into this page's own folder and none to the page itself: its sub-sections, wherever they stand. */
function liesBelow(view: PageView, { box }: Menu): boolean {
  const folder = view.url.replace(/[?#].*$/, '').replace(/[^/]*$/, '');
  if (new URL(folder).pathname === '/') return false;
  return anchorsIn(view.page, box).every(
    ({ url }) => url !== null && url.startsWith(folder) && url.slice(folder.length).includes('/'),
  );
}

/** A later sibling column that shows nothing (or a set phrase): the menu is beside the content, not the content. */
function emptyColumnBeside(box: Box): boolean {
  for (let at: Box | null = box; at?.parent && at.parent.tag !== 'body'; at = at.parent) {
    const { tag, end } = at;
    const later = at.parent.children.filter(
      (child) => child.start >= end && child.tag === tag && !/clear/.test(child.hint),
    );
    if (later.some((child) => child.textLength < 40 && child.children.length > 0)) return true;
  }
  return false;
}
