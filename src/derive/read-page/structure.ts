// The structure of one page: kind, lists, entries, blank, pager, from its parsed document.
import type { Document } from 'domhandler';
import type {
  BlankReading,
  Entry,
  ListReading,
  PageKind,
  PageReading,
  PaneReading,
} from '../../artifacts/page-reading.ts';
import type { CalendarDate } from '../../model/calendar.ts';
import { answerBlank } from '../blank/blank.ts';
import { isBare, isNamedByMenuOverVacantList, menusBelow } from '../blank/vacant.ts';
import { awaitsMenu } from '../dom/awaited-menu.ts';
import type { CrumbItem } from '../dom/crumb.ts';
import { contentMenus } from '../dom/content-menus.ts';
import { inContent } from '../dom/zones.ts';
import { isSureAside } from '../lists/roles.ts';
import type { PageView } from '../dom/view.ts';
import { bare, type PageWords } from '../dom/words.ts';
import { findEntries } from '../entries/entries.ts';
import { findPanes, placeInPanes, readPanes, type HeldSet } from '../panes/panes.ts';
import { isHomePage } from '../kind/home.ts';
import { isArticle, isGuide } from '../kind/kind.ts';
import { ownTitle } from '../kind/own-title.ts';
import { settleLists, type PlacedList } from '../lists/find-lists.ts';
import { periodLinks } from '../lists/period-links.ts';
import { mainLists } from '../own/side-columns.ts';
import { pageLines, type PageLines } from '../own/page-lines.ts';
import { findDrawing } from '../readers/drawing.ts';
import { graftScripts } from '../readers/graft.ts';
import { scriptsOf, type PlacedScript } from '../readers/scripts.ts';
import { keep } from '../text/keep.ts';
import { addressesOf, contentFrames, filledFrame, frameWays, type ContentFrame } from './frames.ts';
import { kindOf } from './kind-of-page.ts';
import { setScene, type Basics, type Scene } from './scene.ts';

export type Structure = Pick<
  PageReading,
  | 'kind'
  | 'newest'
  | 'lists'
  | 'panes'
  | 'blank'
  | 'entries'
  | 'breadcrumb'
  | 'needsBrowser'
  | 'frames'
  | 'namedFrames'
  | 'targeted'
  | 'awaitsMenu'
  | 'nextPage'
  | 'periods'
  | 'pageCount'
  | 'textLength'
  | 'holds'
>;

export interface StructureTables {
  readonly words: PageWords;
  readonly construction: RegExp;
}

/** Puts what scripts would draw into the document: to be called once, before anything is read from it. */
export function drawScripts(
  document: Document,
  words: PageWords,
): {
  readonly scripts: readonly PlacedScript[];
  readonly emptyStores: readonly string[];
  readonly understood: ReadonlySet<PlacedScript>;
} {
  const scripts = scriptsOf(document);
  return { scripts, ...graftScripts(document, scripts, words) };
}

export function readStructure(
  document: Document,
  drawn: ReturnType<typeof drawScripts>,
  basics: Basics,
  tables: StructureTables,
): { readonly structure: Structure; readonly lines: PageLines } {
  const scene = setScene(document, drawn.scripts, basics, tables.words);
  const { view, zones, found, contents, sectionName } = scene;
  const home = isHomePage(view, zones, basics.options.url, found.found.length);
  const guide = isGuide(view, zones);
  const { sets, article, placed } = settle(scene, basics, { home, guide });
  const rows = countRows(placed);
  const subSections = contentMenus(view, zones, sectionName).length;
  const kind = kindOf(scene, {
    ...{ isError: basics.isError, home, guide, article, placed, rows, subSections },
    ...{ scripts: drawn.scripts.length, panes: sets.length },
  });
  const framed = contentFrames(view, zones, basics.baseUrl, rows > 0 && kind !== 'section');
  const frames = addressesOf(framed);
  const entries = findEntries(view, {
    zones,
    lists: placed,
    tabs: found.tabs,
    isArticle: article,
    isHome: kind === 'home',
    hasBlocks: kind === 'home' || kind === 'channel',
    isSitemap: /网站地图|站点地图|sitemap/i.test(sectionName),
    construction: tables.construction,
  });
  const { blank, needsBrowser: asked } = answerBlank({
    ...{ kind, contents, rows, frames: frames.length, emptyStores: drawn.emptyStores },
    ...scriptSigns(drawn, tables),
    ...vacancySigns(scene, placed, subSections),
    rendered: basics.options.rendered ?? false,
    idle: scene.idle,
    dated: newestOf(listsOf(placed), basics.options.asOf) !== null,
    entries: entries.length,
    menuEntries: entries.filter(({ place }) => place === 'main-menu').length,
  });
  const mayWait = kind === 'section' && rows + frames.length === 0 && !blank.is;
  const panes = kind === 'channel' ? readPanes(scene, sets, scriptSigns(drawn, tables).drawing) : [];
  const needsBrowser = asked ?? (mayWait ? filledFrame(scene, drawn.scripts, basics) : null);
  return {
    structure: reading(scene, { kind, placed, panes, blank, needsBrowser, entries, frames, basics }),
    lines: linesOf(scene, kind, placed, framed),
  };
}

/** The lists with their roles, the panes that they stand in, and whether the page is one text. */
function settle(
  scene: Scene,
  basics: Basics,
  { home, guide }: { readonly home: boolean; readonly guide: boolean },
): {
  readonly sets: readonly HeldSet[];
  readonly article: boolean;
  readonly placed: readonly PlacedList[];
} {
  const { view, zones, found, contents, sectionName } = scene;
  const sets = home || guide ? [] : panesOf(scene, basics);
  const article = !home && (guide || (sets.length === 0 && printsArticle(scene, basics)));
  const alone = settleLists(view, zones, found.found, {
    sectionName,
    url: view.url,
    isHome: home,
    isArticle: article,
    articleDate: basics.published.date,
    pagerAt: scene.pager.at,
    ownText: contents.prose,
  });
  return { sets, article, placed: placeInPanes(scene, sets, alone) };
}

function linesOf(
  { view, zones, names }: Scene,
  kind: PageKind,
  placed: readonly PlacedList[],
  framed: readonly ContentFrame[],
): PageLines {
  const folded = framed.map((frame) => frame.placed);
  return pageLines(view, zones, names, {
    isArticle: kind === 'article',
    main: mainOf(view, placed).map(({ candidate }) => candidate),
    folded,
  });
}

const listsOf = (placed: readonly PlacedList[]): readonly ListReading[] => placed.map(({ list }) => list);

/** What the page's scripts say of what they may draw. */
function scriptSigns(drawn: ReturnType<typeof drawScripts>, { words, construction }: StructureTables) {
  return {
    drawing: findDrawing(drawn.scripts, drawn.understood, words),
    constructionAlert: saysConstruction(drawn.scripts, construction),
    scripts: drawn.scripts.length,
  };
}

function printsArticle({ view, zones, contents, found }: Scene, basics: Basics): boolean {
  const { published, tags, title } = basics;
  return isArticle(view, zones, {
    contents,
    published,
    articleTitle: tags['ArticleTitle'] ?? '',
    title: ownTitle(view, zones, title, tags['ArticleTitle'] ?? ''),
    found: found.found,
  });
}

/** The lists that the page is about. */
function mainOf(view: PageView, placed: readonly PlacedList[]): readonly PlacedList[] {
  const main = mainLists({ finalUrl: view.url, lists: listsOf(placed) });
  return placed.filter(({ list }) => main.includes(list));
}

/** The panes that the page is made of; a text with its publish line is none of them, whatever parts it has. */
function panesOf(scene: Scene, basics: Basics): readonly HeldSet[] {
  const sets = findPanes(scene);
  const { basis, certain } = basics.published;
  return sets.length > 0 && basis === 'visible' && certain && printsArticle(scene, basics) ? [] : sets;
}

function countRows(placed: readonly PlacedList[]): number {
  return placed.reduce((sum, { list }) => sum + (list.role === 'aside' ? 0 : list.rows.length), 0);
}

/** Rows of asides that are asides by place or class name only. */
function countDoubtful(view: PageView, from: number, placed: readonly PlacedList[]): number {
  return placed.reduce(
    (sum, { list, candidate }) =>
      // Before the breadcrumb stands the page's head: a menu in two tongues looks like rows.
      sum +
      (list.role === 'aside' && candidate.last.end > from && !isSureAside(view, list.name)
        ? list.rows.length
        : 0),
    0,
  );
}

/** What shows where the section's own part is, and what may yet stand in it. */
function vacancySigns(scene: Scene, lists: readonly PlacedList[], subSections: number) {
  const { view, zones, sectionName } = scene;
  return {
    subSections: subSections + menusBelow(view, zones),
    doubtfulRows: countDoubtful(view, zones.crumb ? zones.from : 0, lists),
    placed:
      zones.crumb !== null || namedInContent(scene) || isNamedByMenuOverVacantList(view, zones, sectionName),
    bare: isBare(view),
  };
}

/** The section's name stands in the page's own part, as its heading. */
function namedInContent({ view, zones, sectionName }: Scene): boolean {
  return (
    sectionName !== '' &&
    view.page.texts.some(
      ({ box, text, at }) =>
        box.linkLength === 0 && bare(text) === bare(sectionName) && inContent(zones, box, at),
    )
  );
}

function saysConstruction(scripts: readonly PlacedScript[], construction: RegExp): boolean {
  return scripts.some(({ code, source }) => {
    const message =
      source === '' ? /^\s*(?:<!--)?\s*(?:window\.)?alert\s*\(\s*(['"])(.*?)\1/.exec(code)?.[2] : undefined;
    return message !== undefined && construction.test(message);
  });
}

interface Answers {
  readonly kind: PageKind;
  readonly placed: readonly PlacedList[];
  readonly panes: readonly PaneReading[];
  readonly blank: BlankReading;
  readonly needsBrowser: string | null;
  readonly entries: readonly Entry[];
  readonly frames: readonly string[];
  readonly basics: Basics;
}

function reading({ view, zones, contents, pager }: Scene, answers: Answers): Structure {
  const lists = answers.placed.map(({ list }) => list);
  return {
    kind: answers.kind,
    newest: newestOf(lists, answers.basics.options.asOf),
    lists,
    ...(answers.panes.length > 0 ? { panes: answers.panes } : {}),
    blank: { is: answers.blank.is, why: keep(answers.blank.why) },
    entries: answers.entries,
    breadcrumb: (zones.crumb?.items ?? []).map(keepItem),
    needsBrowser: answers.needsBrowser,
    frames: answers.frames,
    ...frameWays(view, answers.basics),
    ...(awaitsMenu(view) ? { awaitsMenu: true } : {}),
    nextPage: pager.nextPage === null ? null : keep(pager.nextPage),
    periods: periodLinks(view, zones),
    pageCount: pager.pageCount,
    textLength: contents.prose,
    holds: {
      images: contents.images,
      videos: contents.videos,
      attachments: contents.attachments,
      linksOut: contents.linksOut,
    },
  };
}

const keepItem = ({ name, url }: CrumbItem): CrumbItem => ({
  name: keep(name),
  url: url === null ? null : keep(url),
});

/** The newest date of the page's own rows that is not after the 监测时间点. */
function newestOf(lists: readonly ListReading[], asOf: CalendarDate): CalendarDate | null {
  let newest: CalendarDate | null = null;
  for (const { role, rows } of lists) {
    if (role === 'aside') continue;
    for (const { date } of rows)
      if (date !== null && date <= asOf && (newest === null || date > newest)) newest = date;
  }
  return newest;
}
