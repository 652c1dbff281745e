// Tabs: which label belongs to which panel, by the ids that scripts use or by order.
import { anchorsIn, boxText, inkLength, type Anchor, type Box } from '../dom/box.ts';
import { isMore, isTool, type PageView } from '../dom/view.ts';
import { isWord } from '../dom/words.ts';
import { isPeriodName } from './periods.ts';
import { isDayText } from './row-links.ts';

export interface TabLabel {
  readonly name: string;
  readonly url: string | null;
}

const MOST_TABS = 14;
const LONGEST_LABEL = 16;
const PANEL_TAGS = new Set(['div', 'ul', 'ol', 'dl', 'table', 'section', 'tbody', 'article']);

/** The labels by panel. */
export function findTabs(view: PageView): ReadonlyMap<Box, TabLabel> {
  const tabs = new Map<Box, TabLabel>();
  const ids = boxesById(view.page.root);
  descend(view, view.page.root, ids, tabs);
  return tabs;
}

function boxesById(root: Box): Map<string, Box> {
  const ids = new Map<string, Box>();
  const walk = (box: Box): void => {
    const id = box.element.attribs['id'];
    if (id !== undefined && !ids.has(id)) ids.set(id, box);
    for (const child of box.children) walk(child);
  };
  walk(root);
  return ids;
}

function descend(view: PageView, box: Box, ids: ReadonlyMap<string, Box>, into: Map<Box, TabLabel>): void {
  const labels = labelsOf(view, box);
  if (labels) {
    byId(view, labels, ids, into);
    if (
      labels.length >= 2 &&
      !labels.some((label) => [...into.values()].some(({ name }) => name === nameOf(view, label))) &&
      !areSections(view, labels)
    )
      byOrder(view, box, labels, into);
  }
  for (const child of box.children) descend(view, child, ids, into);
}

/** Children of like tag, each a short text: candidates for labels. */
function labelsOf(view: PageView, box: Box): Box[] | null {
  if (box.children.length < 2 || box.textLength > MOST_TABS * LONGEST_LABEL) return null;
  const labels = box.children.filter((child) => child.textLength > 0 && !isMoreBox(view, child));
  if (labels.length < 2 || labels.length > MOST_TABS) return null;
  const [first] = labels;
  const { home, detail } = view.words.sets;
  if (labels.some((label) => isWord(home, boxText(label)) || isWord(detail, boxText(label)))) return null;
  if (labels.some((label) => isRowWords(boxText(label)) || leadsOutOfTabs(view, label))) return null;
  const fit = labels.every(
    (label) => label.tag === first?.tag && label.textLength <= LONGEST_LABEL && label.textLength >= 2,
  );
  return fit ? labels : null;
}

/** 中文 | English over everything: what leads home or is a tool of the site is no tab of what stands below. */
const leadsOutOfTabs = (view: PageView, label: Box): boolean =>
  anchorsIn(view.page, label).some(
    (anchor) => isTool(view, anchor) || (anchor.url !== null && view.kindOf(anchor.url) === 'home'),
  );

const DAY_AT_START = /^[\s[(（【]*\d{1,2}\s*(?:日|[-/.月]\s*\d{1,2})/;
const DAY_AT_END = /(?<!\d)\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?\s*[\])）】]?$/;

/** A sentence, or words with their day: what a row prints, and no tab is called. */
const isRowWords = (text: string): boolean =>
  /[，。；]/.test(text) ||
  (!isPeriodName(text) && (isDayText(text) || DAY_AT_END.test(text) || DAY_AT_START.test(text)));

function isMoreBox(view: PageView, box: Box): boolean {
  const links = anchorsIn(view.page, box);
  return (
    links.length === 1 &&
    links[0] !== undefined &&
    isMore(view, links[0]) &&
    links[0].box.textLength === box.textLength
  );
}

/** Each leads to a page, one of them to this very page: the sections beside this one, whatever stands behind them. */
function areSections(view: PageView, labels: readonly Box[]): boolean {
  const urls = labels.map((label) => anchorsIn(view.page, label)[0]?.url ?? null);
  return !urls.includes(null) && urls.filter((url) => url === view.url).length === 1;
}

const nameOf = (view: PageView, label: Box): string => {
  const own = anchorsIn(view.page, label).find((anchor) => !isMore(view, anchor));
  return own && inkLength(own.text) >= label.textLength - 2 ? own.text : boxText(label);
};

function labelled(view: PageView, label: Box): TabLabel {
  const link: Anchor | undefined = anchorsIn(view.page, label)[0];
  return { name: nameOf(view, label), url: link && link.url !== view.url ? link.url : null };
}

/** href="#panel", data-target="panel", onmouseover="setTab('one',1,3)" with panels con_one_1 … */
function byId(
  view: PageView,
  labels: readonly Box[],
  ids: ReadonlyMap<string, Box>,
  into: Map<Box, TabLabel>,
): void {
  for (const label of labels) {
    const panel = panelNamed(label, ids);
    if (panel && !into.has(panel)) into.set(panel, labelled(view, label));
  }
}

function panelNamed(label: Box, ids: ReadonlyMap<string, Box>): Box | null {
  for (const box of [label, ...label.children]) {
    for (const value of Object.values(box.element.attribs)) {
      for (const name of idsIn(value)) {
        const panel = ids.get(name);
        if (panel && (panel.end < label.start || panel.start > label.end) && PANEL_TAGS.has(panel.tag))
          return panel;
      }
    }
  }
  return null;
}

function idsIn(value: string): string[] {
  if (value.length > 200) return [];
  const numbered = /\(\s*['"]?(\w+)['"]?\s*,\s*['"]?(\d+)/.exec(value);
  const built = numbered
    ? [
        `con_${numbered[1]}_${numbered[2]}`,
        `${numbered[1]}_con_${numbered[2]}`,
        `${numbered[1]}_${numbered[2]}`,
        `${numbered[1]}${numbered[2]}`,
      ]
    : [];
  const quoted = [...value.matchAll(/['"#]([A-Za-z][\w-]*)/g)].flatMap(([, name]) =>
    name === undefined ? [] : [name],
  );
  return [...built, ...quoted, value.replace(/^[#.]/, '')];
}

/** As many panels behind the labels as there are labels: the n-th belongs to the n-th. */
function byOrder(view: PageView, box: Box, labels: readonly Box[], into: Map<Box, TabLabel>): void {
  let at: Box = box;
  for (let steps = 0; steps < 3 && at.parent; steps += 1, at = at.parent) {
    const behind = at.parent.children.slice(at.parent.children.indexOf(at) + 1);
    const following = behind.filter(
      (child) => child.endAnchor > child.firstAnchor || child.textLength > 0 || child.children.length > 0,
    );
    // Labels come first in their box, a heading aside: what stands at the end of an item is no tab of the next ones.
    const panels =
      at === box || leads(at, box)
        ? (panelsAmong(view, following, labels.length) ?? vacantPanels(view, behind, labels))
        : null;
    if (panels && leadAbout(view, labels) && panels.every(({ hidden }) => !hidden)) return;
    if (panels) {
      panels.forEach((panel, index) => {
        const label = labels[index];
        if (label && !into.has(panel)) into.set(panel, labelled(view, label));
      });
      return;
    }
    if (following.some((child) => child.textLength > 0 && !isMoreBox(view, child))) return;
  }
}

/** Each leads to a page of its own, one of them to this very one: sections side by side, of which one is shown here. */
function leadAbout({ page, url: here }: PageView, labels: readonly Box[]): boolean {
  const ways = labels.flatMap((label) => anchorsIn(page, label).map(({ url }) => url));
  return (
    ways.length === labels.length &&
    new Set(ways).size === ways.length &&
    !ways.includes(null) &&
    ways.includes(here)
  );
}

const LONGEST_LEAD = 20;

/** Little is printed in the box before the labels. */
function leads(outer: Box, labels: Box): boolean {
  let ink = 0;
  for (let at = labels; at !== outer && at.parent; at = at.parent) {
    for (const part of at.parent.parts) {
      if (part === at) break;
      ink += typeof part === 'string' ? inkLength(part) : part.textLength;
    }
  }
  return ink <= LONGEST_LEAD;
}

function panelsAmong(view: PageView, following: readonly Box[], count: number): readonly Box[] | null {
  const boxes = following.filter((child) => PANEL_TAGS.has(child.tag) && !isMoreBox(view, child));
  const [first] = boxes;
  if (!first) return null;
  const beside = boxes.slice(0, count);
  for (const candidates of [saysBetween(following, beside) ? null : beside, innerPanels(first, count)]) {
    if (candidates && arePanels(candidates, count)) return candidates;
  }
  return null;
}

/** Something is printed between the panels: a heading of the next one, which needs no tab. */
function saysBetween(following: readonly Box[], panels: readonly Box[]): boolean {
  const [first] = panels;
  const last = panels.at(-1);
  if (!first || !last) return false;
  return following
    .slice(following.indexOf(first), following.indexOf(last))
    .some((box) => box.textLength > 0 && !panels.includes(box));
}

/** How the label of the panel that is shown is marked. */
const CHOSEN = /(?:^|[\s_-])(?:on|cur|current|active|selected|select|hover|now|this|layui-this)(?:$|[\s_-])/;

/**
 * Panels that hold nothing, known by what makes tabs of their labels: one label is marked as chosen, or all but the first
 * panel are hidden.
 */
function vacantPanels(view: PageView, behind: readonly Box[], labels: readonly Box[]): readonly Box[] | null {
  const chosen = labels.filter(({ hint, children }) =>
    [hint, ...children.map((one) => one.hint)].some((one) => CHOSEN.test(one)),
  );
  const boxes = behind.filter(({ tag, hint }) => PANEL_TAGS.has(tag) && !/clear/.test(hint));
  const [first] = boxes;
  if (!first) return null;
  for (const panels of [boxes, innerPanels(first, labels.length)]) {
    if (panels?.length !== labels.length || !panels.every((panel) => isVacant(view, panel))) continue;
    const alike = new Set(panels.map(({ tag }) => tag)).size === 1 && sameClass(panels);
    const [shown, ...others] = panels;
    const swapped = shown?.hidden === false && others.every(({ hidden }) => hidden);
    if (alike && (swapped || chosen.length === 1)) return panels;
  }
  return null;
}

/** No word, no link, and nothing to see or to fill in. */
function isVacant({ page }: PageView, panel: Box): boolean {
  const { images, drawings, videos, frames, controls } = page;
  return (
    panel.textLength === 0 &&
    panel.endAnchor === panel.firstAnchor &&
    ![...images, ...drawings, ...videos, ...frames, ...controls].some(
      ({ at }) => at > panel.start && at < panel.end,
    )
  );
}

/** The panels inside a wrapper, or inside a wrapper of a wrapper. */
function innerPanels(wrapper: Box, count: number): readonly Box[] | null {
  let at = wrapper;
  for (let steps = 0; steps < 3; steps += 1) {
    const panels = at.children.filter((child) => PANEL_TAGS.has(child.tag));
    if (panels.length === count) return panels;
    const [only] = at.children;
    if (at.children.length !== 1 || !only) return null;
    at = only;
  }
  return null;
}

/** Panels of one set of tabs share a class (numbers aside), or have none. */
function sameClass(panels: readonly Box[]): boolean {
  const classes = panels.map((panel) =>
    (panel.element.attribs['class'] ?? '')
      .replace(/\d+/g, '')
      .split(/\s+/)
      .filter((name) => name !== ''),
  );
  const [first = []] = classes;
  return (
    classes.every((names) => names.length === 0) ||
    first.some((name) => classes.every((names) => names.includes(name)))
  );
}

function arePanels(panels: readonly Box[], count: number): boolean {
  if (panels.length !== count || new Set(panels.map((panel) => panel.tag)).size > 1 || !sameClass(panels))
    return false;
  const full = panels.filter(
    (panel) => panel.endAnchor - panel.firstAnchor >= 2 || panel.children.length >= 2,
  );
  const hiddenRest = panels.slice(1).every((panel) => panel.hidden) && !panels[0]?.hidden;
  return (
    full.length >= 1 &&
    (hiddenRest ||
      panels.every(
        (panel) =>
          panel.textLength > LONGEST_LABEL || panel.textLength === 0 || panel.endAnchor > panel.firstAnchor,
      ))
  );
}
