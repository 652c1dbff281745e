// Menus that write their levels one after the other in one box, and tell them by a class: `lv1`, `lv2`, `lv2`, `lv1` …
import type { Box } from '../dom/box.ts';
import { menuName } from '../dom/menus.ts';
import type { PageView } from '../dom/view.ts';

/** Only a class that speaks of levels: `item1 item2` numbers the items, `bg1 bg2` stripes them. */
const LEVEL =
  /(?:^|[\s_-])(?:[a-z]+[-_])?(?:lv|lvl|level|layer|depth|tier|grade|jibie|cengji)[-_]?(\d)(?=$|[\s_-])/;
/** Entries at the top. */
const FEWEST_TOPS = 2;

/** For each item the names of those it hangs under; all empty where the items tell no levels. */
export function trailsOf(view: PageView, items: readonly Box[]): readonly (readonly string[])[] {
  const levels = items.map(levelOf);
  const known = levels.filter((level) => level !== null);
  const top = Math.min(...known);
  const tops = known.filter((level) => level === top).length;
  const flat = items.map(() => []);
  if (known.length < 0.8 * items.length || tops < FEWEST_TOPS || tops === known.length) return flat;
  if (known[0] !== top) return flat;
  const open: { readonly level: number; readonly name: string }[] = [];
  return items.map((item, index) => {
    const level = levels[index] ?? top;
    while ((open.at(-1)?.level ?? -1) >= level) open.pop();
    const trail = open.map(({ name }) => name);
    open.push({ level, name: menuName(view, item).trim() });
    return trail;
  });
}

/** What the item or its link says of its level. */
function levelOf(item: Box): number | null {
  const [only] = item.children;
  for (const box of only && item.children.length === 1 ? [item, only] : [item]) {
    const { 'aria-level': aria, 'data-level': data } = box.element.attribs;
    const told = aria ?? data ?? LEVEL.exec(box.hint)?.[1];
    if (told !== undefined && /^\d$/.test(told)) return Number(told);
  }
  return null;
}

/**
 * `<div class="node">A</div><div class="clip"><div class="node">a1</div>…</div><div class="node">B</div>`: a box of boxes
 * built like the single entry right before it holds what hangs under that entry. Its name, null where the item is no such
 * box.
 */
export function entryBefore(view: PageView, items: readonly Box[], index: number): string | null {
  const item = items[index];
  const head = items[index - 1];
  if (!item || !head || head.endAnchor - head.firstAnchor !== 1 || item.children.length === 0) return null;
  // A box around one link is an entry like the bare link beside it.
  if (head.tag === 'a' && item.children.length === 1) return null;
  const isLike = (box: Box): boolean =>
    box.tag === head.tag && className(box) === className(head) && box.endAnchor - box.firstAnchor === 1;
  const isNested =
    item.children.every(isLike) && !(item.tag === head.tag && className(item) === className(head));
  return isNested ? menuName(view, head).trim() : null;
}

const className = (box: Box): string => box.element.attribs['class'] ?? '';
