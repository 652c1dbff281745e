// The words a page shows, in a form in which the pages of a site can be compared: what stands on one of them alone is its
// own.
import { isHint } from '../blank/contents.ts';
import { linesOf, type ReadLine } from '../blank/lines.ts';
import { isPaging, isPublishLine, isSpeechOfSection, phraseOf } from '../blank/sayings.ts';
import {
  anchorsIn,
  contains,
  inkLength,
  inLink,
  type Anchor,
  type Box,
  type PlacedElement,
  type TextPart,
} from '../dom/box.ts';
import { isLoneLink } from '../dom/menu-runs.ts';
import { neighboursOfSelf } from '../dom/neighbours.ts';
import type { Candidate } from '../lists/candidates.ts';
import type { PageView } from '../dom/view.ts';
import { bare, type PageWords } from '../dom/words.ts';
import type { Zones } from '../dom/zones.ts';
import { sameSite } from '../url/normalise.ts';
import type { TextPrint } from '../../model/text-print.ts';
import { hashOf } from './hash.ts';
import {
  hangsOverNothing,
  isShow,
  isStripOverNothing,
  mountOf,
  namedPlace,
  NOWHERE,
  vacanciesOf,
} from './banners.ts';
import { markOf, mediaOf } from './page-media.ts';
import { isProse, textPrint } from './text-print.ts';

/** Distinct lines of one page: the line of `hashes[i]` says `inks[i]` characters of its own (255 for more). */
export interface PageLines {
  readonly hashes: Uint32Array;
  readonly inks: Uint8Array;
  /** Where each stands, as far as the page's head and foot were told: `PLACES`. */
  readonly places: Uint8Array;
  /** `hashOf` the addresses that the page's own part links to. */
  readonly links: Uint32Array;
  /** The same of the whole page, but for a menu of its neighbours; a link out that stands there twice has two of them. */
  readonly ways: Uint32Array;
  /** The same without the few neighbours that a bar names beside this very page. */
  readonly onward: Uint32Array;
  /** Of lines that are there but not shown as the page opens. */
  readonly hidden: Uint32Array;
  /** Of pictures, drawings, videos, frames and fields: what fills a page without a word. */
  readonly media: Uint32Array;
  /** Where each of `media` hangs, 0 for what is no mere picture. */
  readonly mounts: Uint32Array;
  /** Those of them that hang over the main list; none without one. */
  readonly over: Uint32Array;
  /**
   * 1 for each of `media` that is part of a show: it turns, or lies across the page, and leads nowhere; 2 where it is all
   * of the show, or a strip across the column, and hangs over an empty list.
   */
  readonly shows: Uint32Array;
  /** Places of the main lists by the names around them. */
  readonly lists: Uint32Array;
  /** Places in which nothing stands. */
  readonly vacant: Uint32Array;
  /** Of an article's own text; null for other pages and for texts too short to be known again. */
  readonly text: TextPrint | null;
}

export const PLACES = { head: 0, inner: 1, foot: 2 } as const;

export const NO_LINES: PageLines = {
  hashes: new Uint32Array(0),
  inks: new Uint8Array(0),
  places: new Uint8Array(0),
  links: new Uint32Array(0),
  ways: new Uint32Array(0),
  onward: new Uint32Array(0),
  hidden: new Uint32Array(0),
  media: new Uint32Array(0),
  mounts: new Uint32Array(0),
  over: new Uint32Array(0),
  shows: new Uint32Array(0),
  lists: new Uint32Array(0),
  vacant: new Uint32Array(0),
  text: null,
};

const MOST_LINES = 4_000;
const MOST_INK = 255;
/** 您当前的位置：首页 > …: where the page stands, not what is on it. */
const WHERE = /(?:您|你)?(?:现在|当前|目前)?的?(?:所在)?(?:的)?位置|(?:网站)?首页/g;

export interface PageShape {
  /** The page is one text, which is wanted to be known again. */
  readonly isArticle: boolean;
  /** The lists that the page is about. */
  readonly main: readonly Pick<Candidate, 'parent' | 'first'>[];
  /** Frames that are read as parts of the page: what they hold counts, not that they are there. */
  readonly folded: readonly PlacedElement[];
}

/**
 * Links are no lines: where they lead tells more. Side menus and boxes count: what was taken for one may be the content.
 * @param names what the page says of itself (section, title, breadcrumb): such words only repeat where one is.
 */
export function pageLines(
  view: PageView,
  zones: Zones,
  names: ReadonlySet<string>,
  { isArticle, main, folded }: PageShape,
): PageLines {
  const longFirst = [...names].filter((name) => name.length >= 2).sort((a, b) => b.length - a.length);
  const isOwnPart = (box: Box, at: number): boolean =>
    at >= zones.from && at < zones.to && !zones.mainMenus.some((menu) => contains(menu.box, box));
  // Of all the page: where its own part begins and ends may be misread, and what frames it stands on other pages too.
  const inFilter = (box: Box): boolean => zones.filters.some((filter) => contains(filter, box));
  const nothing = [...zones.emptyHeads, ...zones.placeholders];
  const isHead = (box: Box): boolean => nothing.some((row) => contains(row, box));
  const texts = view.page.texts.filter(
    (part) => !inLink(part.box) && !inFilter(part.box) && !isHead(part.box) && !isHint(view, part),
  );
  const place = (box: Box, at: number): number =>
    at >= zones.to ? PLACES.foot : isOwnPart(box, at) ? PLACES.inner : PLACES.head;
  const prose: string[] = [];
  const shown = linesIn(
    texts.filter(({ box }) => !box.hidden),
    longFirst,
    view.words,
    place,
    ({ text }, { ink, place: at }) => {
      // What frames the page would make the texts of a site alike.
      if (isArticle && at === PLACES.inner && isProse(text, ink)) prose.push(text);
    },
  );
  const hidden = linesIn(
    texts.filter(({ box }) => box.hidden),
    longFirst,
    view.words,
    place,
  );
  const ways = waysOf(view, zones);
  const media = mediaOf(view.page, (box) => inFilter(box) || isHead(box)).filter(
    (placed) => !folded.includes(placed),
  );
  const onward = onwardWays(view, zones, ways);
  const hashesOf = (anchors: readonly Anchor[]): Uint32Array =>
    Uint32Array.from(anchors.map(({ url }) => hashOf(url ?? '')));
  return {
    hashes: Uint32Array.from(shown.keys()),
    inks: Uint8Array.from(shown.values(), ({ ink }) => ink),
    places: Uint8Array.from(shown.values(), ({ place }) => place),
    links: hashesOf(onward.filter(({ box }) => isOwnPart(box, box.start))),
    ways: Uint32Array.from([...hashesOf(ways), ...repeatedWays(ways, view.url)]),
    onward: Uint32Array.from([...hashesOf(onward), ...repeatedWays(ways, view.url)]),
    hidden: Uint32Array.from([...hidden].flatMap(([hash, { ink }]) => (ink > 0 ? hash : []))),
    ...hungMedia(view, media, { names, isArticle, main }),
    lists: Uint32Array.from(main.flatMap(({ parent }) => namedPlace(parent) ?? [])),
    vacant: isArticle ? NO_LINES.vacant : vacanciesOf(view),
    text: isArticle ? textPrint(prose) : null,
  };
}

/** A bar of sections names one of them twice at most. */
const MOST_REPEATED = 1;

/** The links that lead anywhere; those of a template's rows lead nowhere. */
function waysOf(view: PageView, zones: Zones): readonly Anchor[] {
  // A menu that names this page once lists its neighbours; rows that each name their section do not.
  // Nor does what names the same sections twice: the bar of a parent, and its cards.
  const beside = zones.sideMenus.filter(({ box }) => {
    const urls = anchorsIn(view.page, box).flatMap(({ url }) => url ?? []);
    const repeated = urls.length - new Set(urls).size;
    return urls.filter((url) => url === view.url).length === 1 && repeated <= MOST_REPEATED;
  });
  return view.page.anchors.filter(
    ({ url, box }) =>
      url !== null &&
      !box.hidden &&
      !beside.some((menu) => contains(menu.box, box)) &&
      !zones.placeholders.some((row) => contains(row, box)),
  );
}

/**
 * Ways to more than the neighbours in this page's bar. A parent that names its sub-sections in a bar
 * and once more as its content has no neighbours there.
 */
function onwardWays(view: PageView, zones: Zones, ways: readonly Anchor[]): readonly Anchor[] {
  const inMain = (box: Box): boolean => zones.mainMenus.some((menu) => contains(menu.box, box));
  const bar = neighboursOfSelf(view).filter((row) => isLoneLink(view.page, row) && !inMain(row));
  const inBar = ({ box }: Anchor): boolean => bar.some((row) => contains(row, box));
  const outside = ways.filter((anchor) => !inBar(anchor) && !inMain(anchor.box));
  const named = new Set(ways.filter(inBar).map(({ url }) => url));
  const inTwo = ways.filter(inBar).length > named.size;
  const again = inTwo || outside.some(({ url }) => named.has(url));
  return again ? ways : ways.filter((anchor) => !inBar(anchor));
}

/** Characters that a title has at least; shorter words name a section. */
const TITLE_INK = 8;

/**
 * Friend links stand in the foot of every page, the latest notices in a box of each; a section may hold the same ones.
 * Where foot, box and content may be misread, how often a way stands on the page is not: the second time is told apart
 * from the first. Names of the site's own sections are printed wherever there is room.
 */
function repeatedWays(ways: readonly Anchor[], here: string): readonly number[] {
  const met = new Set<string>();
  return ways.flatMap(({ url, text }) => {
    if (url === null || (sameSite(url, here) && inkLength(text) < TITLE_INK)) return [];
    if (met.has(url)) return [hashOf(`${url} again`)];
    met.add(url);
    return [];
  });
}

/** The pictures and fields, where each hangs, which hang over the main list, and which are part of a show. */
function hungMedia(
  view: PageView,
  media: readonly PlacedElement[],
  { names, isArticle, main }: Pick<PageShape, 'isArticle' | 'main'> & { readonly names: ReadonlySet<string> },
): Pick<PageLines, 'media' | 'mounts' | 'over' | 'shows'> {
  const mounts = media.map((placed) => (isArticle ? NOWHERE : mountOf(view, placed, names)));
  const mainAt = Math.min(...main.map(({ first }) => first.start));
  const isOver = (index: number): boolean => main.length > 0 && (media[index]?.at ?? mainAt) < mainAt;
  return {
    media: Uint32Array.from(media, (placed) => hashOf(markOf(placed))),
    mounts: Uint32Array.from(mounts),
    over: Uint32Array.from(mounts.filter((mount, index) => mount !== NOWHERE && isOver(index))),
    shows: Uint32Array.from(media, (placed, index) => {
      const mount = mounts[index] ?? NOWHERE;
      if (isShow(placed, mount)) return hangsOverNothing(view, placed) ? 2 : 1;
      return isStripOverNothing(view, placed, mount) ? 2 : 0;
    }),
  };
}

interface Weighed {
  readonly ink: number;
  readonly place: number;
}

/** Each distinct line, by its hash; `note` is told of every line. */
function linesIn(
  texts: readonly TextPart[],
  names: readonly string[],
  words: PageWords,
  placeOf: (box: Box, at: number) => number,
  note: (line: ReadLine, weighed: Weighed) => void = () => undefined,
): ReadonlyMap<number, Weighed> {
  const known = new Map<number, Weighed>();
  for (const line of linesOf(texts)) {
    if (known.size >= MOST_LINES) break;
    const { text, box, pieces } = line;
    const hash = hashOf(text.replace(/\d+/g, '0'));
    const before = known.get(hash);
    const place = placeOf(box, pieces[0]?.at ?? box.start);
    const ink = before?.ink ?? Math.min(MOST_INK, inkOf(text, names, words));
    if (!before || place === PLACES.inner) known.set(hash, { ink, place });
    note(line, { ink, place });
  }
  return known;
}

const CLOCK_WORDS =
  /今天是|现在是|今日|当前时间|北京时间|现在时间|农历|(?:星期|周)[一二三四五六日天]|[上下]午|[\d\s年月日时分秒号:：/.，,|-]/g;

/** 今天是2021年12月20日 星期一: a script's clock says the same on every page, but plain HTTP does not have it. */
const isClock = (line: string): boolean =>
  /\d/.test(line) && /[年月日周期:：]/.test(line) && line.replace(CLOCK_WORDS, '') === '';

/** What a line says beyond names, words of paging and statements of emptiness. */
function inkOf(line: string, names: readonly string[], words: PageWords): number {
  if (phraseOf({ words }, line) !== null || isPaging(line) || isPublishLine(line)) return 0;
  if (isSpeechOfSection(line)) return 0;
  const { more, pager, headerCells } = words.sets;
  if (more.has(bare(line)) || pager.has(bare(line)) || headerCells.has(bare(line))) return 0;
  if (isClock(line)) return 0;
  const rest = names.reduce(
    (left, name) => left.replaceAll(name, ''),
    line.replace(/\s+/g, '').replace(WHERE, ''),
  );
  // Beyond what a byte holds it makes no difference.
  return rest.slice(0, 4 * MOST_INK).match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
