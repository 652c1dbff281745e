// What can lead to sections: menus, headings, 更多, tabs, the breadcrumb, the links of a sitemap page.
import type { Entry, EntryPlace, OddLink } from '../../artifacts/page-reading.ts';
import { anchorsIn, inkLength, type Anchor, type Box } from '../dom/box.ts';
import { menuName, type Menu } from '../dom/menus.ts';
import { neighboursOfSelf } from '../dom/neighbours.ts';
import { hostOf, isHeadingTag, isMore, isPagerLink, isTool, type PageView } from '../dom/view.ts';
import { bare } from '../dom/words.ts';
import { inContent, type Zones } from '../dom/zones.ts';
import type { PlacedList } from '../lists/find-lists.ts';
import { isPeriodName } from '../lists/periods.ts';
import { entryBefore, trailsOf } from './menu-levels.ts';
import { clean, nameBeside } from './names.ts';
import { smallMenuLinks } from './small-menus.ts';
import type { TabLabel } from '../lists/tabs.ts';
import { keep } from '../text/keep.ts';
import { resolveUrl, sameSite } from '../url/normalise.ts';

export interface EntrySources {
  readonly zones: Zones;
  readonly lists: readonly PlacedList[];
  readonly tabs: ReadonlyMap<Box, TabLabel>;
  readonly isArticle: boolean;
  readonly isHome: boolean;
  /** A home page or a channel: its headings name sections even where no rows follow. */
  readonly hasBlocks: boolean;
  readonly isSitemap: boolean;
  /** Says of a script's message that the section is not there yet. */
  readonly construction: RegExp;
}

/** The entries, each address and name once; the first place counts. */
export function findEntries(view: PageView, sources: EntrySources): Entry[] {
  const entries: Entry[] = [];
  const seen = new Set<string>();
  const add = (
    name: string,
    url: string | null,
    place: EntryPlace,
    under: readonly string[],
    problem: Entry['problem'],
    beside = false,
  ): void => {
    const key = `${url ?? ''} ${url === null ? name : ''}`;
    if (
      name === '' ||
      PERIOD.test(name) ||
      seen.has(key) ||
      (url === null && problem === null) ||
      url === view.url
    )
      return;
    if (url !== null && ((hostOf(url) !== hostOf(view.url) && !sameSite(url, view.url)) || isFile(view, url)))
      return;
    seen.add(key);
    entries.push({
      name: keep(name.slice(0, 60)),
      url: url === null ? null : keep(url),
      place,
      under,
      problem,
      ...(beside ? { beside } : {}),
    });
  };
  for (const menu of sources.zones.mainMenus) addMenu(view, menu, 'main-menu', sources, add);
  if (!sources.isArticle)
    for (const { url, name } of sources.tabs.values()) if (url !== null) add(name, url, 'tab', [], null);
  for (const menu of sources.zones.sideMenus)
    addMenu(view, menu, sources.isSitemap ? 'sitemap' : 'side-menu', sources, add);
  addNeighbours(view, sources, add);
  addSmallMenus(view, sources, add);
  for (const item of sources.zones.crumb?.items ?? [])
    add(item.name, isHomeName(view, item.name) ? null : item.url, 'breadcrumb', [], null);
  if (!sources.isArticle) addBlocks(view, sources, add);
  if (sources.hasBlocks) addHeadings(view, sources, add);
  if (!sources.isArticle && !sources.isHome && !sources.lists.some(hasRows)) addOwnLinks(view, sources, add);
  addProblems(view, sources, add);
  return entries;
}

const LONGEST_HEADING = 12;

/** 2021年, 2021年度, 全部, 3: filters and parts of one section, closed with their year. */
const PERIOD = /^(?:(?:19|20)\d{2}\s*年?(?:度)?|\d{1,4}|[一二三四五六七八九十\d]{1,3}月(?:份)?|全部|不限)$/;

type Add = (
  name: string,
  url: string | null,
  place: EntryPlace,
  under: readonly string[],
  problem: Entry['problem'],
  beside?: boolean,
) => void;

const isHomeName = (view: PageView, name: string): boolean => view.words.sets.home.has(bare(name));

function isFile(view: PageView, url: string): boolean {
  const kind = view.kindOf(url);
  return kind === 'attachment' || kind === 'asset' || kind === 'home';
}

function addMenu(view: PageView, menu: Menu, place: EntryPlace, sources: EntrySources, add: Add): void {
  const namesSelf = menu.items.some((item) => anchorsIn(view.page, item).some(({ url }) => url === view.url));
  const beside: Add =
    place === 'side-menu' && namesSelf
      ? (name, url, at, under, problem) => {
          add(name, url, at, under, problem, true);
        }
      : add;
  const trails = trailsOf(view, menu.items);
  menu.items.forEach((item, index) => {
    const above = entryBefore(view, menu.items, index);
    const under = trails[above === null ? index : index - 1] ?? [];
    if (above === null) addItem(view, item, under, place, sources, beside);
    else addLinks(view, anchorsIn(view.page, item), [...under, clean(above)], place, sources, beside);
  });
}

/** One or two sections beside this one are no menu yet, and sections all the same. */
function addNeighbours(view: PageView, { isArticle, isHome, lists, zones }: EntrySources, add: Add): void {
  if (isArticle || isHome) return;
  for (const row of neighboursOfSelf(view)) {
    const [only, more] = anchorsIn(view.page, row);
    if (!only || more || only.url === null || row.start >= zones.to || inRows(lists, only)) continue;
    const length = inkLength(only.text);
    const isName = length >= 2 && length <= LONGEST_HEADING && row.textLength === only.box.textLength;
    if (isName && !skipped(view, only) && view.kindOf(only.url) !== 'article')
      add(clean(only.text), only.url, 'side-menu', [], null, true);
  }
}

/** Side menus of one or two sections, known by how their box is named. */
function addSmallMenus(view: PageView, { isArticle, isHome, lists, zones }: EntrySources, add: Add): void {
  if (isArticle || isHome) return;
  for (const link of smallMenuLinks(view, zones))
    if (!skipped(view, link) && !inRows(lists, link)) add(clean(link.text), link.url, 'side-menu', [], null);
}

/** An item and what hangs under it. */
function addItem(
  view: PageView,
  item: Box,
  under: readonly string[],
  place: EntryPlace,
  sources: EntrySources,
  add: Add,
): void {
  const anchors = anchorsIn(view.page, item);
  const [first] = anchors;
  if (!first) return;
  const name = clean(menuName(view, item));
  if (name === '') return;
  const own = clean(first.text) === name ? first : null;
  if (own && (!skipped(view, own) || (place === 'main-menu' && isOfItself(view, own))))
    add(name, own.url, place, under, problemOf(view, own, sources.construction));
  const rest = own ? anchors.slice(1) : anchors;
  const below = isHomeName(view, name) ? under : [...under, name];
  addLinks(view, rest, below, place, sources, add);
}

function addLinks(
  view: PageView,
  anchors: readonly Anchor[],
  under: readonly string[],
  place: EntryPlace,
  { construction }: EntrySources,
  add: Add,
): void {
  for (const anchor of anchors)
    if (!skipped(view, anchor))
      add(clean(anchor.text), anchor.url, place, under, problemOf(view, anchor, construction));
}

function skipped(view: PageView, anchor: Anchor): boolean {
  return (
    isHomeName(view, anchor.text) || isTool(view, anchor) || isMore(view, anchor) || isPagerLink(view, anchor)
  );
}

/** 关于我们 among the sections of the main menu is one of them: who the office is. At the foot it is about the site. */
const isOfItself = (view: PageView, { text, url }: Anchor): boolean =>
  url !== null && view.words.sets.selfNames.has(bare(text));

function addBlocks(view: PageView, { lists }: EntrySources, add: Add): void {
  for (const { list, name } of lists) {
    if (list.role === 'aside' || name.moreUrl === null || list.name === '') continue;
    add(
      list.name,
      name.moreUrl,
      name.heading && leadsFrom(view, name.heading, name.moreUrl) ? 'heading' : 'more',
      [],
      null,
    );
  }
  for (const anchor of view.page.anchors) {
    if (anchor.url === null || !isMore(view, anchor)) continue;
    const name = nameBeside(view, anchor);
    if (name !== '') add(name, anchor.url, 'more', [], null);
  }
}

/** The heading itself is the link (not its 更多). */
function leadsFrom(view: PageView, heading: Box, url: string): boolean {
  return anchorsIn(view.page, heading).some((anchor) => anchor.url === url && !isMore(view, anchor));
}

/** Headings that link, rows of lists left out. What is built like the headings of the other blocks is one. */
function addHeadings(view: PageView, { zones, lists }: EntrySources, add: Add): void {
  const builds = headingBuilds(view, lists);
  for (const anchor of view.page.anchors) {
    if (
      anchor.url === null ||
      anchor.box.start >= zones.to ||
      skipped(view, anchor) ||
      inkLength(anchor.text) > LONGEST_HEADING
    )
      continue;
    if (view.kindOf(anchor.url) === 'article') continue;
    if (!inHeading(anchor.box) && !builds.has(buildOf(anchor.box))) continue;
    if (!inRows(lists, anchor)) add(clean(anchor.text), anchor.url, 'heading', [], null);
  }
}

/** How the linked headings of blocks that hold rows are built. */
function headingBuilds(view: PageView, lists: readonly PlacedList[]): ReadonlySet<string> {
  const builds = new Set<string>();
  for (const { list, name } of lists) {
    if (list.role === 'aside' || !name.heading) continue;
    const link = anchorsIn(view.page, name.heading).find((anchor) => !isMore(view, anchor));
    if (link && clean(link.text) === list.name) builds.add(buildOf(link.box));
  }
  return builds;
}

/** An element and the two around it, by tag and class. */
function buildOf(box: Box): string {
  const built = (at: Box | null): string => (at ? `${at.tag}.${at.hint}` : '');
  return [box, box.parent, box.parent?.parent ?? null].map(built).join(' < ');
}

const inRows = (lists: readonly PlacedList[], { box }: Anchor): boolean =>
  lists.some(({ candidate }) => candidate.first.start <= box.start && box.end <= candidate.last.end);

const hasRows = ({ list }: PlacedList): boolean => list.role !== 'aside' && list.rows.length > 0;

/** A page without rows may be a parent whose sub-sections are too few for a menu: its own short links lead to them. */
function addOwnLinks(view: PageView, { zones, lists }: EntrySources, add: Add): void {
  for (const anchor of view.page.anchors) {
    const length = inkLength(anchor.text);
    if (anchor.url === null || length < 2 || length > LONGEST_HEADING || skipped(view, anchor)) continue;
    // Rows of a list beside the content (近期文章) and months of an archive are no sections.
    if (isPeriodName(anchor.text) || inRows(lists, anchor)) continue;
    if (view.kindOf(anchor.url) !== 'article' && inContent(zones, anchor.box, anchor.box.start))
      add(clean(anchor.text), anchor.url, 'heading', [], null);
  }
}

/** Headings and 更多 outside menus whose script says that the section is being built; other buttons are no sections. */
function addProblems(view: PageView, { zones, construction, isArticle }: EntrySources, add: Add): void {
  if (isArticle) return;
  for (const anchor of view.page.anchors) {
    if (anchor.url !== null || anchor.box.start >= zones.to) continue;
    if (problemOf(view, anchor, construction) !== 'under-construction') continue;
    const name = isMore(view, anchor)
      ? nameBeside(view, anchor)
      : inHeading(anchor.box)
        ? clean(anchor.text)
        : '';
    if (name !== '' && name.length <= 16 && !isTool(view, anchor))
      add(name, null, 'heading', [], 'under-construction');
  }
}

function inHeading(box: Box): boolean {
  for (let at: Box | null = box, steps = 0; at && steps < 3; at = at.parent, steps += 1) {
    if (isHeadingTag(at.tag) || /(?:^|[\s_-])(?:title|tit|hd|head|bt)(?:[\s_-]|$)/.test(at.hint)) return true;
  }
  return false;
}

/** Why an entry leads nowhere, null when it does lead somewhere or simply has no address. */
export function problemOf(view: PageView, anchor: Anchor, construction: RegExp): OddLink['problem'] | null {
  if (anchor.url !== null) return null;
  const { href = '', onclick = '' } = anchor.box.element.attribs;
  const alert = /alert\s*\(\s*(['"])(.*?)\1/.exec(`${onclick};${href}`)?.[2];
  if (alert !== undefined && construction.test(alert)) return 'under-construction';
  if (anchor.raw === '') return null;
  const resolved = resolveUrl(anchor.raw, view.url);
  return resolved.ok || resolved.problem === 'not-http' ? null : resolved.problem;
}
