// Tabs: which label belongs to which panel, by the ids that scripts use or by order.
import { anchorsIn, boxText, inkLength, type Anchor, type Box } from '../dom/box.ts';
import { areSorts } from '../dom/sort-tabs.ts';
import { isMore, isTool, type PageView } from '../dom/view.ts';
import { isWord } from '../dom/words.ts';
import { buttonTabs } from './button-tabs.ts';
import { isPeriodName } from './periods.ts';
import { isDayText } from './row-links.ts';
import {
  arePanels,
  isMoreBox,
  LONGEST_LABEL,
  PANEL_TAGS,
  panelsAmong,
  vacantPanels,
  type TabLabel,
} from './tab-panels.ts';

export type { TabLabel } from './tab-panels.ts';

const MOST_TABS = 14;

/** The labels by panel. */
export function findTabs(view: PageView): ReadonlyMap<Box, TabLabel> {
  const tabs = new Map<Box, TabLabel>();
  const ids = boxesById(view.page.root);
  descend(view, view.page.root, ids, tabs);
  for (const [panel, label] of buttonTabs(view, ids)) if (!tabs.has(panel)) tabs.set(panel, label);
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
  } else amongPanels(view, box, into);
  for (const child of box.children) descend(view, child, ids, into);
}

/** `<label>…</label><label>…</label><div>…</div><div>…</div>`: labels and panels side by side in one box. */
function amongPanels(view: PageView, box: Box, into: Map<Box, TabLabel>): void {
  const printed = box.children.filter(({ tag, textLength }) => textLength > 0 || PANEL_TAGS.has(tag));
  const from = printed.findIndex(({ tag }) => tag !== printed[0]?.tag);
  const labels = printed.slice(0, Math.max(0, from));
  const panels = printed.slice(labels.length);
  if (labels.length < 2 || panels.length !== labels.length || !areLabels(view, labels)) return;
  if (areSections(view, labels) || !panels.every(({ tag }) => PANEL_TAGS.has(tag))) return;
  if (arePanels(panels, labels.length) || areSwitches(labels, panels)) setPanels(view, labels, panels, into);
}

/** `<label for="r1">` each: what a click on it switches to needs no likeness to the others but its tag. */
const areSwitches = (labels: readonly Box[], panels: readonly Box[]): boolean =>
  labels.every(({ element }) => element.attribs['for'] !== undefined) &&
  new Set(panels.map(({ tag }) => tag)).size === 1;

/** Children of like tag, each a short text: candidates for labels. */
function labelsOf(view: PageView, box: Box): Box[] | null {
  if (box.children.length < 2 || box.textLength > MOST_TABS * LONGEST_LABEL) return null;
  const labels = box.children.filter((child) => child.textLength > 0 && !isMoreBox(view, child));
  return !areSorts(view, box) && areLabels(view, labels) ? labels : null;
}

function areLabels(view: PageView, labels: readonly Box[]): boolean {
  if (labels.length < 2 || labels.length > MOST_TABS) return false;
  const [first] = labels;
  const { home, detail } = view.words.sets;
  if (labels.some((label) => isWord(home, boxText(label)) || isWord(detail, boxText(label)))) return false;
  if (labels.some((label) => isRowWords(boxText(label)) || leadsOutOfTabs(view, label))) return false;
  return labels.every(
    (label) => label.tag === first?.tag && label.textLength <= LONGEST_LABEL && label.textLength >= 2,
  );
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
  return {
    ...{ name: nameOf(view, label), url: link && link.url !== view.url ? link.url : null, label },
    marks: [label, ...label.children].map(({ element }) => element),
  };
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
      setPanels(view, labels, panels, into);
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

function setPanels(
  view: PageView,
  labels: readonly Box[],
  panels: readonly Box[],
  into: Map<Box, TabLabel>,
): void {
  panels.forEach((panel, index) => {
    const label = labels[index];
    if (label && !into.has(panel)) into.set(panel, labelled(view, label));
  });
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
