// The parts of a channel page that are sections of their own, having no page of their own: what each holds.
import type { PaneReading } from '../../artifacts/page-reading.ts';
import { LIST_EMPTY } from '../blank/blank.ts';
import { readContents, type Contents } from '../blank/contents.ts';
import { linesOf } from '../blank/lines.ts';
import { isPaging, phraseOf } from '../blank/sayings.ts';
import { ancestors, anchorsIn, contains, inkLength, type Box } from '../dom/box.ts';
import { selectorOf } from '../dom/selector.ts';
import { isMore, isPagerLink, type PageView } from '../dom/view.ts';
import { bare } from '../dom/words.ts';
import { inContent, type Zones } from '../dom/zones.ts';
import type { FoundList, FoundLists, PlacedList } from '../lists/find-lists.ts';
import { isAsideByPlace, isSureAside } from '../lists/roles.ts';
import type { TabLabel } from '../lists/tabs.ts';
import type { Drawing } from '../readers/drawing.ts';
import { keep } from '../text/keep.ts';
import { findFolds } from './folds.ts';
import { paneName, waysOf } from './names.ts';
import { isIn, type Pane, type PaneSet } from './pane.ts';

/** What the page's own part may print beside its panes: a heading, a line of introduction. */
const MOST_BESIDE = 80;
/** Words that may stand beside 暂无内容, and in a pane that is simply empty. */
const BESIDE_PHRASE = 40;
const OF_NOTHING = 4;

/** A set of panes, and what each of them holds. */
export interface HeldSet extends PaneSet {
  readonly held: readonly Content[];
}

type Content = Pick<PaneReading, 'content' | 'why'>;

export interface PaneSigns {
  readonly view: PageView;
  readonly zones: Zones;
  readonly found: FoundLists;
  readonly names: ReadonlySet<string>;
  readonly sectionName: string;
}

/** The sets of panes that make up the page; none where anything else of weight stands in its own part. */
export function findPanes(signs: PaneSigns): readonly HeldSet[] {
  const { view, found } = signs;
  const tabs = tabSets(view, found.tabs);
  const within = (inner: PaneSet, outer: PaneSet): boolean =>
    outer !== inner && inner.panes.every(({ body }) => outer.panes.some((pane) => isIn(pane, body.start)));
  const all = [...tabs, ...findFolds(view)].filter((set) => isOfChannel(signs, set));
  const sets = all.filter((set) => !all.some((other) => within(set, other)));
  if (sets.length === 0 || !holdEverything(signs, sets)) return [];
  const names = sets.flatMap(({ panes }) => panes.map(({ name }) => bare(name)));
  // 通知 | 公告 are the halves of 通知公告; a part of the section's own name is this very list.
  const own = bare(signs.sectionName);
  if (new Set(names).size < names.length || names.includes(own)) return [];
  if (names.every((name) => own.includes(name))) return [];
  const listed = found.found.some(
    (list) => list.candidate.rows.length > 0 && sets.some((set) => paneWith(set, list)),
  );
  if (!listed && !sets.every(({ isTabs }) => isTabs)) return [];
  const held = sets.map((set) => ({ ...set, held: set.panes.map((pane) => heldBy(signs, set, pane)) }));
  return held.every((set) => areSections(view, set)) ? held : [];
}

/**
 * Two of them at least have no page of their own, and two hold something or say that they do not: one list under a tab,
 * beside an empty one, is the page's own list.
 */
function areSections(view: PageView, { panes, held }: HeldSet): boolean {
  const own = panes.filter(({ url, name }) => url === null && !isSureAside(view, name));
  const telling = held.filter(({ content, why }) => content !== 'unknown' && why !== LIST_EMPTY);
  return own.length > 1 && telling.length > 1;
}

/** Panels side by side, under their labels. */
function tabSets(view: PageView, tabs: ReadonlyMap<Box, TabLabel>): readonly PaneSet[] {
  const groups = new Map<Box | null, Pane[]>();
  for (const [panel, { name: words, label, marks }] of tabs) {
    const name = paneName(view, words);
    const group = groups.get(panel.parent) ?? [];
    groups.set(panel.parent, group);
    const more = anchorsIn(view.page, panel).find(
      (anchor) => isMore(view, anchor) && anchor.url !== null && anchor.url !== view.url,
    );
    // What is no section's name makes no sections of the tabs beside it either.
    group.push({
      ...{
        name: name ?? '',
        from: panel.start,
        to: panel.end,
        body: panel,
        label,
        marks: [...marks, panel.element],
      },
      ...{ url: waysOf(view, label)[0] ?? more?.url ?? null, shown: group.length === 0 },
    });
  }
  return [...groups.values()].map((panes) => ({ panes, isTabs: true }));
}

/** Two parts or more with sections' names, in the page's own part; the parts of a guide are no sections. */
function isOfChannel({ view, zones }: PaneSigns, { panes }: PaneSet): boolean {
  if (panes.length < 2 || panes.some(({ name }) => name === '')) return false;
  const { guideLabels } = view.words.sets;
  if (panes.filter(({ name }) => guideLabels.has(bare(name))).length > 1) return false;
  return panes.every(
    ({ body, label }) => inContent(zones, label) && inContent(zones, body) && !isInAside(body),
  );
}

const isInAside = (box: Box): boolean =>
  [...ancestors(box)].some(({ tag }) => tag === 'aside' || tag === 'nav');

const paneWith = ({ panes }: PaneSet, { candidate }: FoundList): Pane | undefined =>
  panes.find((pane) => isIn(pane, candidate.first.start) && candidate.last.end <= pane.to);

/** Neither a list nor a text of the page's own stands beside them. */
function holdEverything({ view, zones, found, names }: PaneSigns, sets: readonly PaneSet[]): boolean {
  const beside = found.found.filter(
    (list) =>
      inContent(zones, list.candidate.first) &&
      !sets.some((set) => paneWith(set, list)) &&
      !isSureAside(view, list.name.name) &&
      !isAsideByPlace(zones, list),
  );
  if (beside.length > 0) return false;
  const panes = sets.flatMap((set) => set.panes);
  const parts = panes.map(({ from, to, label }) => ({
    from: Math.min(from, label.start),
    to: Math.max(to, label.end),
  }));
  const ink = view.page.texts.reduce((sum, { box, text, at }) => {
    const counts = inContent(zones, box, at) && !box.hidden && box.linkLength === 0 && !names.has(bare(text));
    return counts && !parts.some((part) => isIn(part, at)) ? sum + inkLength(text) : sum;
  }, 0);
  return ink <= MOST_BESIDE;
}

/** What each pane holds; those that lead to a page of their own, and those beside the point, left out. */
export function readPanes(
  signs: PaneSigns,
  sets: readonly HeldSet[],
  drawing: Drawing,
): readonly PaneReading[] {
  return sets.flatMap((set) => {
    const { held } = set;
    return set.panes.flatMap((pane, index) => {
      const content = held[index];
      if (!content || pane.url !== null || isSureAside(signs.view, pane.name)) return [];
      const proven =
        content.content !== 'blank' || isProven(signs, set, pane, { held, why: content.why, drawing });
      return [
        {
          ...{ name: keep(pane.name), selector: selectorOf(pane.body) },
          ...(proven ? content : { content: 'unknown' as const, why: '' }),
        },
      ];
    });
  });
}

function heldBy({ view, zones, found, names }: PaneSigns, set: PaneSet, pane: Pane): Content {
  const lists = found.found.filter((list) => paneWith(set, list) === pane);
  if (lists.some(({ candidate }) => candidate.rows.length > 0)) return { content: 'list', why: '' };
  const { frames } = view.page;
  if (frames.some(({ at }) => isIn(pane, at)) || holdsComponent(pane.body))
    return { content: 'unknown', why: '' };
  const own = { ...zones, from: pane.from, to: pane.to, mainMenus: [], sideMenus: [], filters: [] };
  const content = contentOf(readContents(view, own, [], new Set([...names, bare(pane.name)]), true));
  return content.content === 'blank' && showsMore({ view, zones }, pane, content.why === LIST_EMPTY)
    ? { content: 'static', why: '' }
    : content;
}

/** Whatever the readers of contents make of it: a way on, a word or a picture beside what says that nothing is there. */
function showsMore({ view, zones }: Pick<PaneSigns, 'view' | 'zones'>, pane: Pane, silent: boolean): boolean {
  const { anchors, texts, images, drawings, videos, controls } = view.page;
  const within = ({ at }: { readonly at: number }): boolean => isIn(pane, at);
  const ways = anchors.some(
    (anchor) => isIn(pane, anchor.box.start) && !isMore(view, anchor) && !isPagerLink(view, anchor),
  );
  const seen = silent ? [...images, ...drawings, ...videos, ...controls] : [...videos, ...controls];
  if (ways || seen.some(within)) return true;
  const left = [...zones.emptyHeads, ...zones.placeholders];
  const lines = linesOf(texts.filter((part) => within(part) && !left.some((row) => contains(row, part.box))));
  const ink = lines.reduce((sum, { text }) => {
    const saysNone = phraseOf(view, text) !== null || isPaging(text) || bare(text) === bare(pane.name);
    return saysNone ? sum : sum + inkLength(text);
  }, 0);
  return ink > (silent ? OF_NOTHING : BESIDE_PHRASE);
}

/** An element of the page's own making that shows nothing may be filled where no reader looks. */
const holdsComponent = (box: Box): boolean =>
  (box.tag.includes('-') && box.textLength === 0) || box.children.some(holdsComponent);

function contentOf(contents: Contents): Content {
  const { images, videos, attachments, linksOut, links, forms, searchFields, drawings, prose, phrases } =
    contents;
  if (contents.templates || phrases.some(({ kind }) => kind === 'loading' || kind === 'failed'))
    return { content: 'unknown', why: '' };
  if (images + videos + attachments + linksOut + links + forms + searchFields > 0)
    return { content: 'static', why: '' };
  const [phrase] = phrases;
  if (phrase && prose <= BESIDE_PHRASE) return { content: 'blank', why: phrase.text.slice(0, 30) };
  return prose > OF_NOTHING || drawings > 0
    ? { content: 'static', why: '' }
    : { content: 'blank', why: LIST_EMPTY };
}

interface Beside {
  readonly held: readonly Content[];
  readonly why: string;
  readonly drawing: Drawing;
}

/**
 * Whether an empty pane is surely one. What is not shown as the page opens a script may fill at the click: not where
 * another such pane came filled. Panes without a word of it are empty only where others beside are full.
 */
function isProven(
  { view }: PaneSigns,
  { panes, isTabs }: PaneSet,
  pane: Pane,
  { held, why, drawing }: Beside,
): boolean {
  if (fetches(pane) || panes.some(fetches)) return false;
  const full = panes.filter(
    (_, index) => held[index]?.content === 'list' || held[index]?.content === 'static',
  );
  const listed = held.filter(({ content }) => content === 'list').length;
  const silent = why === LIST_EMPTY;
  if (full.length < (silent ? 2 : 1) || (silent && listed === 0 && !isTabs)) return false;
  if (pane.shown && !isTabs) return !(silent && drawing.asks);
  if (silent && drawing.asks && !full.some(({ shown }) => !shown)) return false;
  if (full.some(({ shown }) => !shown)) return true;
  return !drawing.asks && !drawing.writes && (!silent || !drawing.unknownFile) && !view.page.root.hidden;
}

const ADDRESS = /^data-(?:url|src|href|api|action|load|ajax|remote|path)$/;

/** Its tab names what is to be loaded. */
const fetches = ({ marks }: Pane): boolean =>
  marks.some((element) =>
    Object.entries(element.attribs).some(
      ([name, value]) =>
        (ADDRESS.test(name) && !value.startsWith('#')) ||
        (/^(?:on(?:click|mouseover|toggle)|href)$/.test(name) &&
          /\b(?:load|get|fetch|ajax|query)\w*\s*\(/i.test(value)),
    ),
  );

/** The lists with their panes: each of these is a block, whatever it looked like alone. */
export function placeInPanes(
  { view, found }: PaneSigns,
  sets: readonly PaneSet[],
  placed: readonly PlacedList[],
): readonly PlacedList[] {
  if (sets.length === 0) return placed;
  return placed.map((each, index) => {
    const from = found.found[index];
    const pane = from && sets.flatMap((set) => paneWith(set, from) ?? [])[0];
    if (!pane || isSureAside(view, pane.name)) return each;
    return { ...each, list: { ...each.list, role: 'block', pane: keep(pane.name) } };
  });
}
