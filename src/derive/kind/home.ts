// Whether a page is its site's home page: by its address, or by what its own menu calls 首页.
import { anchorsIn } from '../dom/box.ts';
import type { PageView } from '../dom/view.ts';
import { bare } from '../dom/words.ts';
import type { Zones } from '../dom/zones.ts';

/** `lists` counts those found on the page, whatever they are of. */
export function isHomePage(view: PageView, zones: Zones, requested: string, lists: number): boolean {
  return isHomeAddress(view, requested) || (lists >= FEWEST_LISTS && isHomeBelowRoot(view, zones));
}

/** A home page shows several sections at once; a section of one list may be called 首页 by mistake. */
const FEWEST_LISTS = 2;

/** The site's root, by address. */
function isHomeAddress(view: PageView, requested: string): boolean {
  if (view.kindOf(view.url) === 'home') return true;
  return view.kindOf(requested) === 'home' && new URL(requested).hostname === new URL(view.url).hostname;
}

/**
 * `/fgw/index.shtml`: a site that is kept in a folder of its host. Its menu's 首页 is this very page, and nothing on it
 * leads to the root: the front of a sub-site links back to the portal it belongs to.
 */
function isHomeBelowRoot(view: PageView, { crumb, mainMenus }: Zones): boolean {
  if (crumb !== null || view.kindOf(view.url) === 'article') return false;
  const { host } = new URL(view.url);
  const within = view.page.anchors.flatMap(({ url }) =>
    url !== null && new URL(url).host === host ? [url] : [],
  );
  if (within.some((url) => view.kindOf(url) === 'home')) return false;
  const homes = mainMenus
    .flatMap(({ box }) => anchorsIn(view.page, box))
    .filter(({ text }) => view.words.sets.home.has(bare(text)))
    .flatMap(({ url }) => (url !== null && new URL(url).host === host ? [url] : []));
  return homes.length > 0 && homes.every((url) => entryOf(url) === entryOf(view.url));
}

/** `/fgw/index.shtml` and `/fgw/` are one page. */
function entryOf(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname.replace(/\/(?:(?:index|default|main|home)\.\w{2,6})?$/i, '') + search;
}
