// From a candidate's page to what the section is: a list with its newest date, blank, a text, a parent, or unreadable.
import type { ListReading, ListRow, PageReading } from '../../artifacts/page-reading.ts';
import type { SectionReading } from '../../artifacts/site.ts';
import { isOfPastYear, isPeriodName } from '../../derive/lists/periods.ts';
import { settleYears } from '../../derive/lists/settle-years.ts';
import { sameSite } from '../../derive/url/normalise.ts';
import { pathKind } from '../../derive/url/path-kind.ts';
import type { CalendarDate } from '../../model/calendar.ts';
import type { SectionContent, SectionType } from '../../model/section.ts';
import { hasChildren } from './children.ts';
import { later } from './fold-frames.ts';
import { levelOf, nameOf } from './name-of.ts';
import type { Page } from './page-visit.ts';
import { readPanes } from './read-panes.ts';
import type { Candidate } from './section-book.ts';
import type { Walk } from './walk.ts';
import type { VisitTools } from './tools.ts';

/** Kinds of section whose undated rows are their normal state: names, offices, guides. */
const STANDING_TYPES: ReadonlySet<SectionType> = new Set(['leaders', 'organs', 'overview', 'services']);
/** Of these the days when they were put up say nothing either. */
const NEVER_OLD: ReadonlySet<SectionType> = new Set(['leaders', 'organs']);
/** To be kept up whoever wrote the texts they link to. */
const KEPT_UP: ReadonlySet<SectionType> = new Set(['news', 'notice', 'policy', 'interpretation']);

interface Held {
  readonly content: SectionContent;
  readonly items: number;
  readonly datedItems: number;
  readonly newest: CalendarDate | null;
  readonly why: string;
  readonly selector: string;
}

/** The rows of lists counted and dated; each list is an order of its own. Days after the 监测时间点 date nothing. */
export function measureRows(
  lists: readonly (readonly ListRow[])[],
  walk: Walk,
  asOf: CalendarDate,
): Pick<Held, 'items' | 'datedItems' | 'newest'> {
  const articleDate = (url: string): CalendarDate | null => walk.articleDates.get(url) ?? null;
  const dates = lists
    .flatMap((rows) => settleYears(rows, articleDate))
    .filter((date) => date !== null && date <= asOf);
  const items = lists.reduce((sum, rows) => sum + rows.length, 0);
  return { items, datedItems: dates.length, newest: dates.reduce(later, null) };
}

/** The rows that are this section's own: its main list, or failing that its blocks. */
export function ownLists(reading: Pick<PageReading, 'lists'>): readonly ListReading[] {
  const main = reading.lists.filter((list) => list.role === 'main');
  return main.length > 0 ? main : reading.lists.filter((list) => list.role === 'block');
}

export const rowsOf = (lists: readonly ListReading[]): readonly (readonly ListRow[])[] =>
  lists.map((list) => list.rows);

const isOutside = (row: ListRow, home: string): boolean => row.url !== null && !sameSite(row.url, home);

const urlsOf = (reading: PageReading): readonly string[] =>
  ownLists(reading).flatMap((list) => list.rows.flatMap((row) => row.url ?? []));

/** Whether all rows of a page stand in the sections below it: it only previews them. */
function previewsChildren(candidate: Candidate, reading: PageReading, walk: Walk): boolean {
  const rows = urlsOf(reading);
  if (rows.length === 0) return false;
  const name = candidate.name;
  const others = [...walk.visited.values()].flatMap(({ candidate: other, page }) =>
    // Another way to this very page (一网通办, which leads on to it) is not below it, and a year's drawer is a part of it:
    // that it holds the rows again makes no parent of this section.
    page &&
    other.key !== candidate.key &&
    page.reading.finalUrl !== reading.finalUrl &&
    !isPeriodName(other.name)
      ? [{ other, urls: urlsOf(page.reading) }]
      : [],
  );
  const holders = new Map<string, number>();
  for (const { urls } of others)
    for (const url of new Set(urls)) holders.set(url, (holders.get(url) ?? 0) + 1);
  const below = new Set<string>();
  for (const { other, urls } of others) {
    // A year's drawer is a part of this section: that it holds the rows again makes no parent of it.
    if (isPeriodName(other.name)) continue;
    if (other.level <= candidate.level && !(name !== '' && other.path.slice(0, -1).includes(name))) continue;
    // What also shows the rows of further sections gathers them all: it is above, wherever a menu has put it.
    if (urls.some((url) => !rows.includes(url) && (holders.get(url) ?? 0) > 1)) continue;
    for (const url of urls) below.add(url);
  }
  return rows.every((url) => below.has(url));
}

/** What a section's page holds. `site` is the home page's address, `isDigest` that it only previews its children. */
export function holdingOf(
  reading: PageReading,
  type: SectionType,
  walk: Walk,
  asOf: CalendarDate,
  site: string,
  isDigest: boolean,
): Held {
  const lists = ownLists(reading);
  const rows = lists.flatMap((list) => list.rows);
  const nothing = { items: 0, datedItems: 0, newest: null, why: '', selector: '' };
  if (reading.kind === 'channel') return { ...nothing, content: 'parent' };
  if (reading.blank.is && rows.length === 0) return { ...nothing, content: 'blank', why: reading.blank.why };
  if (reading.kind === 'article' || reading.kind === 'guide') return { ...nothing, content: 'article' };
  if (rows.length === 0) {
    if (reading.needsBrowser !== null)
      return { ...nothing, content: 'unreadable', why: reading.needsBrowser };
    return { ...nothing, content: 'static' };
  }
  const measured = measureRows(rowsOf(lists), walk, asOf);
  const held = { ...measured, why: '', selector: lists[0]?.selector ?? '' };
  // Sections and nothing else: the stamps in their addresses are days of no publication.
  // One of them may hold a single text all the same (常见问题).
  const onlySections =
    rows.every(({ url }) => url !== null && walk.sections.has(url)) &&
    rows.some(({ url }) => url !== null && walk.leadsToSection(url));
  if (isDigest || onlySections) return { ...held, content: 'parent' };
  // Guides stand for years: whatever date their addresses carry, they are no news.
  const guides = rows.filter((row) => row.url !== null && walk.guides.has(row.url)).length * 2 > rows.length;
  if (guides) return { ...held, content: 'static' };
  const outside = rows.filter((row) => isOutside(row, site)).length * 2 > rows.length;
  // Where no text behind the rows tells a day of its own, the rows of a guide or an overview are no publications.
  const published = rows.some((row) => row.url !== null && walk.articleDates.has(row.url));
  const standing = STANDING_TYPES.has(type) && (NEVER_OLD.has(type) || !published);
  if (measured.datedItems > 0)
    return { ...held, content: standing || (outside && !KEPT_UP.has(type)) ? 'static' : 'list' };
  const parents =
    rows.filter((row) => row.url !== null && walk.leadsToSection(row.url)).length * 2 > rows.length;
  const documents = rows.every((row) => row.url === null || pathKind(row.url) === 'attachment');
  if (parents) return { ...held, content: 'parent' };
  return { ...held, content: standing || outside || documents ? 'static' : 'list' };
}

function pathOf(candidate: Candidate, reading: PageReading | null, name: string): string {
  const crumbs = reading?.breadcrumb.map((crumb) => crumb.name).filter((part) => part !== '') ?? [];
  if (crumbs.length > 1) return (crumbs[0] === '首页' ? crumbs : ['首页', ...crumbs]).join('/');
  const parts = candidate.path.at(-1) === name ? candidate.path : [...candidate.path, name];
  return parts.join('/');
}

/** The section as this page shows it. */
export function readSection(candidate: Candidate, page: Page, walk: Walk, tools: VisitTools): SectionReading {
  const { reading } = page;
  const name = nameOf(candidate, reading);
  const path = pathOf(candidate, reading, name);
  const type = tools.context.sectionType(name, reading.tags['ColumnType'] ?? '', path);
  const digest = previewsChildren(candidate, reading, walk);
  const told = holdingOf(reading, type, walk, tools.context.asOf, walk.home, digest);
  // A parent is judged by its children: with sections below it, an empty page of its own is no blank section.
  const year = Number(tools.context.asOf.slice(0, 4));
  const drawer = told.content === 'list' && (isPeriodName(name) || isOfPastYear(name, year));
  const held = drawer
    ? // The drawer of one year is closed with the year: what is in it counts for the section it belongs to.
      { ...told, content: 'static' as const }
    : told.content === 'blank' && hasChildren(candidate, page, walk)
      ? { ...told, content: 'parent' as const, why: '' }
      : told;
  return {
    url: candidate.url ?? candidate.foundOn,
    name,
    path,
    level: levelOf(candidate, reading),
    type,
    ...held,
    confirmedBy: [page.view],
    failure: held.content === 'unreadable' ? { kind: 'browser', detail: held.why } : null,
    foundOn: candidate.foundOn,
    evidence: [],
    seenAt: page.fetchedAt,
  };
}

/** Blocks of a channel page that are sections of their own, because nothing leads from them to one. */
export function readBlocks(
  candidate: Candidate,
  page: Page,
  walk: Walk,
  tools: VisitTools,
): readonly SectionReading[] {
  if (page.reading.kind !== 'channel') return [];
  const names = new Set([...walk.visited.values()].map((visited) => visited.candidate.name));
  if (page.reading.panes) {
    const measure = (lists: readonly ListReading[], type: SectionType): Held => {
      const main = lists.map((list): ListReading => ({ ...list, role: 'main' }));
      const part: PageReading = { ...page.reading, kind: 'section', lists: main };
      return holdingOf(
        part,
        type,
        walk,
        tools.context.asOf,
        walk.home,
        previewsChildren(candidate, part, walk),
      );
    };
    return readPanes(readSection(candidate, page, walk, tools), page, names, measure, tools);
  }
  const blocks = page.reading.lists.filter(
    (list) =>
      list.role === 'block' &&
      list.moreUrl === null &&
      list.name !== '' &&
      list.rows.length > 0 &&
      !names.has(list.name),
  );
  return blocks.flatMap((list) => {
    const measured = measureRows([list.rows], walk, tools.context.asOf);
    if (measured.datedItems === 0) return [];
    const path = `${pathOf(candidate, page.reading, nameOf(candidate, page.reading))}/${list.name}`;
    return [
      {
        ...readSection(candidate, page, walk, tools),
        name: list.name,
        path,
        level: candidate.level + 1,
        type: tools.context.sectionType(list.name, '', path),
        content: 'list' as const,
        selector: list.selector,
        ...measured,
      },
    ];
  });
}
