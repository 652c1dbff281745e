// Side menus of one or two sections: too short to be told as menus by their links alone, and named as menus by their box.
import { anchorsIn, boxText, contains, inkLength, type Anchor, type Box } from '../dom/box.ts';
import { isTool, type PageView } from '../dom/view.ts';
import type { Zones } from '../dom/zones.ts';
import { bare } from '../dom/words.ts';

const MOST_LINKS = 2;
const LONGEST_NAME = 12;
/** Characters of a title over them. */
const LONGEST_TITLE = 12;
/** How a box beside the content is named that holds a menu; no trail, pager, foot, row of tabs or switch of languages. */
const MENU = /menu|side-?nav|sub-?nav|left-?nav|nav-?left|(?:^|[\s_-])tree(?:$|[\s_-])/;
const OTHER = /crumb|pag(?:e|ing|ination)|foot|tab|lang|share|social|tool|mobile|user|login|drop|context/;
/** Hot words of a search. */
const SEARCH = /[?&](?:q|wd|kw|keywords?|searchword|qt)=|search|\/so\b/i;
const DIGIT_DAY = /\d{4}\s*[-/.年]|\d{1,2}\s*[-/月]\s*\d{1,2}/;

/** The links of such menus, outside the menus that are known. */
export function smallMenuLinks(view: PageView, zones: Zones): readonly Anchor[] {
  const found: Anchor[] = [];
  const descend = (box: Box): void => {
    if (box.endAnchor === box.firstAnchor || box.hidden || box.start >= zones.to) return;
    const links = isFree(zones, box) ? menuLinks(view, zones, box) : [];
    if (links.length > 0) found.push(...links);
    else for (const child of box.children) descend(child);
  };
  descend(view.page.root);
  return found;
}

/** Behind the head, and no part of a menu that is known. */
const isFree = ({ mainMenus, menus, crumb }: Zones, box: Box): boolean =>
  mainMenus.every((menu) => menu.box.end < box.start) &&
  mainMenus.length > 0 &&
  !menus.some((menu) => contains(menu.box, box) || contains(box, menu.box)) &&
  (crumb === null || !contains(box, crumb.box));

/** Nothing but links, between the main menu and the breadcrumb: the bar of a channel's sections, whatever its name. */
const isBar = ({ crumb }: Zones, box: Box): boolean =>
  crumb !== null &&
  box.end < crumb.box.start &&
  box.textLength === box.linkLength &&
  box.children.length === box.endAnchor - box.firstAnchor;

function menuLinks(view: PageView, zones: Zones, box: Box): readonly Anchor[] {
  const named = MENU.test(box.hint);
  const told = named || box.tag === 'aside' || box.tag === 'nav' || isBar(zones, box);
  if (!told || OTHER.test(box.hint)) return [];
  const links = anchorsIn(view.page, box);
  if (links.length > MOST_LINKS || links.length < (named ? 1 : MOST_LINKS)) return [];
  const names = links.reduce((sum, { text }) => sum + inkLength(text), 0);
  const text = boxText(box);
  const { aside, friend } = view.words.patterns;
  if (box.textLength > names + LONGEST_TITLE || DIGIT_DAY.test(text)) return [];
  if (text.split(' ').some((word) => aside.test(bare(word)) || friend.test(word))) return [];
  // One tool among them (English beside 中文) makes a bar of tools.
  if (!named && links.some((link) => isTool(view, link))) return [];
  return links.every((link) => isEntry(view, link)) ? links : [];
}

function isEntry(view: PageView, { url, text }: Anchor): boolean {
  const length = inkLength(text);
  if (url === null || length < 2 || length > LONGEST_NAME) return false;
  if (SEARCH.test(url)) return false;
  return view.kindOf(url) === 'section' || view.kindOf(url) === 'unknown';
}
