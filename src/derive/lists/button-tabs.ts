// Tabs that are buttons: `<button aria-controls="p1">办事指南</button>` over the panels of these ids.
import type { Element } from 'domhandler';
import { textContent } from 'domutils';
import type { Box } from '../dom/box.ts';
import type { PageView } from '../dom/view.ts';
import { collapse } from '../text/keep.ts';
import { LONGEST_LABEL, PANEL_TAGS, type TabLabel } from './tab-panels.ts';

const NAMES_PANEL = ['aria-controls', 'data-target', 'data-bs-target'];

/** The panels side by side that two buttons or more name. */
export function buttonTabs({ page }: PageView, ids: ReadonlyMap<string, Box>): ReadonlyMap<Box, TabLabel> {
  const named = new Map<Box, TabLabel>();
  for (const { element, parent } of page.controls) {
    const panel = element.name === 'button' ? panelOf(element, ids) : undefined;
    const name = collapse(textContent(element));
    if (!panel || named.has(panel) || name.length < 2 || name.length > LONGEST_LABEL) continue;
    named.set(panel, { name, url: null, label: parent, marks: [element] });
  }
  const beside = ({ parent }: Box): number =>
    [...named.keys()].filter((panel) => panel.parent === parent).length;
  return new Map([...named].filter(([panel]) => beside(panel) > 1));
}

function panelOf({ attribs }: Element, ids: ReadonlyMap<string, Box>): Box | undefined {
  const id = NAMES_PANEL.map((name) => attribs[name]).find((value) => value !== undefined);
  const panel = id === undefined ? undefined : ids.get(id.replace(/^#/, ''));
  return panel && PANEL_TAGS.has(panel.tag) ? panel : undefined;
}
