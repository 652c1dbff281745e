// The place of a list that holds none: an empty <ul> where the page's own content stands. With the menu naming the page it
// shows where the section is, though no breadcrumb and no heading does.
import { ancestors, anchorsIn, contains, holdsMedia, inkLength, type Anchor, type Box } from '../dom/box.ts';
import { neighboursOfSelf } from '../dom/neighbours.ts';
import { isHeadingTag, type PageView } from '../dom/view.ts';
import { bare } from '../dom/words.ts';
import { inContent, type Zones } from '../dom/zones.ts';

const LISTS = new Set(['ul', 'ol', 'dl', 'table', 'tbody']);

/** A menu leads to this very page under the section's name, and in the page's own part an empty list stands. */
export function isNamedByMenuOverVacantList(view: PageView, zones: Zones, sectionName: string): boolean {
  const name = bare(sectionName);
  if (name === '' || view.kindOf(view.url) === 'home') return false;
  const isOwn = ({ url, text }: Anchor): boolean => url === view.url && bare(text) === name;
  const named =
    zones.menus.some(({ box }) => anchorsIn(view.page, box).some(isOwn)) ||
    (view.page.anchors.some(isOwn) && neighboursOfSelf(view).length > 0);
  return named && (holdsVacantList(view.page.root, zones) || holdsLeftBehind(zones));
}

function holdsVacantList(box: Box, zones: Zones): boolean {
  if (box.hidden) return false;
  if (LISTS.has(box.tag) && box.textLength === 0) return !holdsMedia(box) && inContent(zones, box);
  return box.children.some((child) => holdsVacantList(child, zones));
}

/** Rows of a template, or the names of columns over none: they stand where rows would. */
const holdsLeftBehind = (zones: Zones): boolean =>
  [...zones.placeholders, ...zones.emptyHeads.filter(({ tag }) => tag === 'tr')].some(
    (box) => !box.hidden && inContent(zones, box),
  );

const HEAD = /(?:^|[\s_-])(?:nav|menu|header|head|top)(?:$|[\s_-])/;

/**
 * Bars of links below the main menu that names this page: `<div class="grids">` over all sections, `<div class="navbar">`
 * over those below this one. They read as more of the head; the page may be their parent.
 */
export function menusBelow(view: PageView, { mainMenus }: Zones): number {
  const [first] = mainMenus;
  const leadsHere = (box: Box): boolean => anchorsIn(view.page, box).some(({ url }) => url === view.url);
  if (!first || !leadsHere(first.box)) return 0;
  const head = [...ancestors(first.box)].find(
    ({ tag, hint }) => tag === 'nav' || tag === 'header' || HEAD.test(hint),
  );
  return mainMenus.filter(
    ({ box }) =>
      box.start >= first.box.end &&
      !box.hidden &&
      box.tag !== 'tr' &&
      box.hint !== first.box.hint &&
      !(head && contains(head, box)) &&
      !leadsHere(box),
  ).length;
}

/** The body shows next to nothing. */
export function isBare(view: PageView): boolean {
  return view.page.texts.reduce((sum, { text, box }) => sum + (box.hidden ? 0 : inkLength(text)), 0) < 20;
}

/** The heading of a box that previews another section, and no row in the box. */
export function headsNothing({ box }: Anchor): boolean {
  const heading = [...ancestors(box)].find(({ tag }) => isHeadingTag(tag));
  const block = heading?.parent;
  if (!block) return false;
  return block.children.length > 1 && block.textLength === heading.textLength;
}
