// What stands beside the link to this very page: the few sections of one parent, too few to be told as a menu.
import { ancestors, anchorsIn, type Box } from './box.ts';
import { runsOf } from './link-runs.ts';
import type { PageView } from './view.ts';

/** Characters of a menu; more is a list. */
const MENU_INK = 200;

/**
 * The rows beside the one that names this very page: a menu of its neighbours, too short to be told as a menu. What
 * stands under or after a heading that links to the page are its own sub-sections, and no neighbours.
 */
export function neighboursOfSelf(view: PageView): readonly Box[] {
  return [...new Set([...rowsBesideSelf(view), ...linksBesideSelf(view)])];
}

/** The same where the links share their box with what follows: `·甲 ·乙 ·丙` straight in the body, over the rows. */
function linksBesideSelf(view: PageView): readonly Box[] {
  const leadsHere = (item: Box): boolean => anchorsIn(view.page, item).some(({ url }) => url === view.url);
  const around = new Set(
    view.page.anchors.flatMap(({ url, box }) => (url === view.url ? [...ancestors(box)].slice(1, 3) : [])),
  );
  return [...around].flatMap((box) =>
    runsOf(view, box).flatMap((run) => (run.some(leadsHere) ? run.filter((item) => !leadsHere(item)) : [])),
  );
}

function rowsBesideSelf(view: PageView): readonly Box[] {
  return view.page.anchors.flatMap(({ url, box }) => {
    const row = rowOf(box);
    const list = row?.parent;
    if (url !== view.url || !row || !list || list.tag === 'body' || list.textLength > MENU_INK) return [];
    if (row.textLength > box.textLength) return [];
    return list.children.filter((other) => other !== row && other.tag === row.tag);
  });
}

/** The box around the link; in old tables, whose rows have one cell each, that row. */
function rowOf({ parent }: Box): Box | null {
  const row = parent?.tag === 'td' ? parent.parent : null;
  return row?.tag === 'tr' && row.children.length === 1 ? row : parent;
}
