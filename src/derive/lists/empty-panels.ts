// Panels of tabs that hold nothing: sections of their own, though no row tells of them.
import { boxText, contains, type Box } from '../dom/box.ts';
import type { PageView } from '../dom/view.ts';
import type { Candidate } from './candidates.ts';
import { isPeriodName } from './periods.ts';
import type { TabLabel } from './tabs.ts';

/**
 * Empty panels as lists without rows, where two panels beside them show that the tabs are sections: with one alone the
 * page may as well be one list under a tab. A year without rows is no section.
 */
export function emptyPanels(
  view: PageView,
  tabs: ReadonlyMap<Box, TabLabel>,
  lists: readonly Candidate[],
): Candidate[] {
  const full = [...tabs.keys()].filter((panel) => lists.some(({ parent }) => contains(panel, parent)));
  return [...tabs].flatMap(([panel, { name }]) => {
    const beside = full.filter((other) => other !== panel && other.parent === panel.parent);
    if (beside.length < 2 || full.includes(panel) || isPeriodName(name) || !isEmpty(view, panel)) return [];
    return [{ parent: panel, first: panel, last: panel, rows: [], hidden: panel.hidden }];
  });
}

/** Nothing to read, to follow or to see, or a set phrase that says so. */
function isEmpty(view: PageView, panel: Box): boolean {
  const { images, drawings, videos, frames, controls } = view.page;
  const inside = ({ parent }: { readonly parent: Box }): boolean => contains(panel, parent);
  if (
    panel.endAnchor > panel.firstAnchor ||
    [images, drawings, videos, frames, controls].some((all) => all.some(inside))
  )
    return false;
  const text = boxText(panel);
  return text === '' || (text.length <= 16 && view.words.patterns.empty.test(text));
}
