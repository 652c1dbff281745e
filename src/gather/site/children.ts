// Whether sections stand below a section: then these are judged, and an empty page of its own is no blank section.
import { urlKey } from '../../derive/url/normalise.ts';
import { nameOf } from './name-of.ts';
import type { Page } from './page-visit.ts';
import type { Candidate } from './section-book.ts';
import type { Walk } from './walk.ts';

/** Whether sections stand below this one: menus nest them under it, or breadcrumbs lead through it. */
export function hasChildren(candidate: Candidate, page: Page, walk: Walk): boolean {
  if (walk.frames.isMenu(page.reading, candidate.frame)) return true;
  const name = nameOf(candidate, page.reading);
  for (const { candidate: other, page: below } of walk.visited.values()) {
    if (other.key === candidate.key) continue;
    // Only the main menu nests truly: a side menu on this page names neighbours as if they stood below it.
    const nested = other.place === 'main-menu' && other.path.slice(1, -1).includes(name);
    if (name !== '' && nested) return true;
    const crumbs = below?.reading.breadcrumb.slice(0, -1) ?? [];
    if (
      crumbs.some(
        (crumb) => crumb.url !== null && (crumb.url === candidate.url || crumb.url === page.finalUrl),
      )
    )
      return true;
  }
  return leadsDown(candidate, page, walk);
}

/**
 * Sites without breadcrumbs: an entry of the main menu whose page previews sections, a name with its 更多, that the menu
 * does not name and that but for the home page only this page and these sections' own lead to. Bare links beside the
 * page may be its neighbours.
 */
function leadsDown(candidate: Candidate, page: Page, walk: Walk): boolean {
  if (!isOfMainMenu(candidate)) return false;
  const below = page.reading.entries.flatMap(({ url, place }) => {
    const there = url === null || place !== 'more' ? undefined : walk.visited.get(urlKey(url));
    return url !== null && there?.page && !isOfMainMenu(there.candidate) ? url : [];
  });
  const own = (url: string): number => 1 + below.length + (walk.links.isOnHomePage(url) ? 1 : 0);
  return below.some((url) => walk.links.listedOn(url) <= own(url));
}

const isOfMainMenu = ({ place, level }: Candidate): boolean => place === 'main-menu' && level === 1;
