// What tabs show: as many boxes behind the labels as there are labels, full ones or, told by how tabs behave, empty ones.
import type { Element } from 'domhandler';
import { anchorsIn, type Box } from '../dom/box.ts';
import { isMore, type PageView } from '../dom/view.ts';

/** A tab: its words, and the page it leads to. */
export interface TabLabel {
  readonly name: string;
  readonly url: string | null;
  /** Where it stands, and the elements that a click meets. */
  readonly label: Box;
  readonly marks: readonly Element[];
}

/** A label's words are no more than this. */
export const LONGEST_LABEL = 16;
export const PANEL_TAGS: ReadonlySet<string> = new Set([
  ...['div', 'ul', 'ol', 'dl', 'table', 'section', 'tbody', 'article'],
]);

/** Nothing but a link 更多. */
export function isMoreBox(view: PageView, box: Box): boolean {
  const links = anchorsIn(view.page, box);
  return (
    links.length === 1 &&
    links[0] !== undefined &&
    isMore(view, links[0]) &&
    links[0].box.textLength === box.textLength
  );
}

/** The boxes behind `count` labels that are their panels, null when they are not. */
export function panelsAmong(view: PageView, following: readonly Box[], count: number): readonly Box[] | null {
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
export function vacantPanels(
  view: PageView,
  behind: readonly Box[],
  labels: readonly Box[],
): readonly Box[] | null {
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

/** How the class of a panel says whether it is the one that is shown: the others differ in no more than that. */
const STATE =
  /^(?:(?:tab|pane|panel|is|d|dis)[-_]?)?(?:on|off|cur|current|active|selected|show|shown|hide|hidden|hid|none|undis|block)$/;

/** Panels of one set of tabs share a class (numbers aside), or have none but what shows or hides them. */
function sameClass(panels: readonly Box[]): boolean {
  const classes = panels.map((panel) =>
    (panel.element.attribs['class'] ?? '')
      .replace(/\d+/g, '')
      .split(/\s+/)
      .filter((name) => name !== ''),
  );
  const [first = []] = classes;
  return (
    classes.every((names) => names.every((name) => STATE.test(name.toLowerCase()))) ||
    first.some((name) => classes.every((names) => names.includes(name)))
  );
}

const LONG_TEXT = 60;

/** Alike and as many as the labels, and one of them at least filled. */
export function arePanels(panels: readonly Box[], count: number): boolean {
  if (panels.length !== count || new Set(panels.map((panel) => panel.tag)).size > 1 || !sameClass(panels))
    return false;
  const full = panels.filter(
    (panel) => panel.endAnchor - panel.firstAnchor >= 2 || panel.children.length >= 2,
  );
  const hiddenRest = panels.slice(1).every((panel) => panel.hidden) && !panels[0]?.hidden;
  // Texts and pictures swap like lists do.
  const telling = full.length >= 1 || (hiddenRest && panels.some(({ textLength }) => textLength > LONG_TEXT));
  return (
    telling &&
    (hiddenRest ||
      panels.every(
        (panel) =>
          panel.textLength > LONGEST_LABEL || panel.textLength === 0 || panel.endAnchor > panel.firstAnchor,
      ))
  );
}
