// The lists of one page: candidates, their names, their roles.
import type { ListReading } from '../../artifacts/page-reading.ts';
import { ancestors, anchorsIn, contains, type Box } from '../dom/box.ts';
import { neighboursOfSelf } from '../dom/neighbours.ts';
import { selectorOf } from '../dom/selector.ts';
import type { PageView } from '../dom/view.ts';
import type { Zones } from '../dom/zones.ts';
import { keep } from '../text/keep.ts';
import { findCandidates, type Candidate } from './candidates.ts';
import { addHeadingDays } from './heading-days.ts';
import { nameOfList, type ListName } from './headings.ts';
import { neighbourRows } from './neighbours.ts';
import { rolesOf, type PageHints } from './roles.ts';
import { emptyPanels } from './empty-panels.ts';
import { findTabs, type TabLabel } from './tabs.ts';

/** A list and where it stands. */
export interface PlacedList {
  readonly list: ListReading;
  readonly candidate: Candidate;
  readonly name: ListName;
}

export interface ListsOfPage {
  readonly lists: readonly PlacedList[];
  readonly tabs: ReadonlyMap<Box, TabLabel>;
}

/** A list as found, its role still open: whether the page is an article is known only once the lists are. */
export interface FoundList {
  readonly candidate: Candidate;
  readonly name: ListName;
  readonly panel: boolean;
}

export interface FoundLists {
  readonly found: readonly FoundList[];
  readonly tabs: ReadonlyMap<Box, TabLabel>;
}

export function findLists(view: PageView, zones: Zones): FoundLists {
  const tabs = findTabs(view);
  const filled = addHeadingDays(
    view,
    findCandidates(view, zones, (box) => tabs.has(box)),
    tabs,
  );
  const candidates = [...filled, ...emptyPanels(view, tabs, filled)].sort(
    (one, other) => one.first.start - other.first.start,
  );
  // One of the links to the sections beside this one, the last before the rows, names another list than these.
  const items = new Set(zones.menus.flatMap((menu) => menu.items));
  const beside = neighboursOfSelf(view);
  for (const { box } of zones.menus)
    if (anchorsIn(view.page, box).some(({ url }) => url === view.url)) items.add(box);
  const skip = (box: Box): boolean =>
    (zones.crumb ? contains(box, zones.crumb.box) : false) ||
    items.has(box) ||
    beside.some((item) => contains(box, item)) ||
    zones.mainMenus.some((menu) => contains(box, menu.box));
  const found = candidates.map((candidate) => ({
    candidate,
    name: nameOfList(view, candidate, candidates, tabs, skip),
    panel: [...ancestors(candidate.parent)].some((box) => tabs.has(box)),
  }));
  return { found, tabs };
}

/** The lists with their roles; the main list bears the section's name when nothing is printed above it. */
export function settleLists(
  view: PageView,
  zones: Zones,
  found: readonly FoundList[],
  hints: PageHints,
): PlacedList[] {
  const roles = rolesOf(view, zones, found, hints);
  return found.map(({ candidate, name }, index) => {
    const role = roles[index] ?? 'block';
    const list: ListReading = {
      name: keep(name.name === '' && role === 'main' ? hints.sectionName : name.name),
      hidden: candidate.hidden,
      role,
      rows: hints.isArticle ? neighbourRows(candidate, hints.articleDate) : candidate.rows,
      moreUrl: name.moreUrl === null ? null : keep(name.moreUrl),
      selector: selectorOf(candidate.parent),
      reader: readerOf(candidate.parent),
    };
    return { list, candidate, name };
  });
}

/** Rows that a named reader put in place of a script carry its name. */
function readerOf(box: Box): string {
  for (const up of ancestors(box)) {
    const reader = up.element.attribs['data-reader'];
    if (reader !== undefined) return reader;
  }
  return 'structure';
}
