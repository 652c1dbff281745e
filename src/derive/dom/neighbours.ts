// What stands beside the link to this very page: the few sections of one parent, too few to be told as a menu.
import type { Box } from './box.ts';
import type { PageView } from './view.ts';

/** Characters of a menu; more is a list. */
const MENU_INK = 200;

/**
 * The rows beside the one that names this very page: a menu of its neighbours, too short to be told as a menu. What
 * stands under or after a heading that links to the page are its own sub-sections, and no neighbours.
 */
export function neighboursOfSelf(view: PageView): readonly Box[] {
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
