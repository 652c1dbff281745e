// One list written as several boxes: a <ul> per five rows, a <table> per row, a <tr> per line of pictures.
import { boxText, type Box } from '../dom/box.ts';
import { isHeadingTag } from '../dom/view.ts';
import type { RowGroup } from './row-boxes.ts';

/** Groups with those joined that stand in like boxes beside each other with nothing said between them. */
export function mergeCousins(groups: readonly RowGroup[], isPanel: (box: Box) => boolean): RowGroup[] {
  let current = [...groups];
  for (let round = 0; round < 3; round += 1) {
    const merged = mergeOnce(current, isPanel);
    if (merged.length === current.length) return merged;
    current = merged;
  }
  return current;
}

function mergeOnce(groups: readonly RowGroup[], isPanel: (box: Box) => boolean): RowGroup[] {
  const families = new Map<Box, RowGroup[]>();
  const alone: RowGroup[] = [];
  for (const group of groups) {
    const outer = group.parent.parent;
    if (!outer || isPanel(group.parent)) alone.push(group);
    else families.set(outer, [...(families.get(outer) ?? []), group]);
  }
  return [...alone, ...[...families].flatMap(([outer, family]) => mergeFamily(outer, family))].sort(
    byPosition,
  );
}

const byPosition = (one: RowGroup, other: RowGroup): number =>
  (one.rows[0]?.start ?? 0) - (other.rows[0]?.start ?? 0);

function mergeFamily(outer: Box, family: readonly RowGroup[]): RowGroup[] {
  const result: RowGroup[] = [];
  let open: RowGroup | null = null;
  for (const group of [...family].sort(byPosition)) {
    const last: Box | undefined = open?.rows.at(-1);
    if (open && last && mayJoin(outer, open, group))
      open = {
        parent: outer,
        rows: [...open.rows, ...group.rows],
        titles: new Map([...(open.titles ?? []), ...(group.titles ?? [])]),
        apart: new Set([...(open.apart ?? []), ...(group.apart ?? [])]),
      };
    else {
      if (open) result.push(open);
      open = group;
    }
  }
  if (open) result.push(open);
  return result;
}

/** Like boxes, both shown or both hidden, holding only rows, and nothing but lines between them. */
function mayJoin(outer: Box, open: RowGroup, next: RowGroup): boolean {
  const before = childHolding(outer, open.rows.at(-1));
  const here = childHolding(outer, next.rows[0]);
  if (!before || !here || before === here || before.tag !== here.tag || before.hidden !== here.hidden)
    return false;
  if (next.rows[0]?.tag !== open.rows[0]?.tag) return false;
  return headless(before, open) && headless(here, next) && silentBetween(outer, before, here);
}

function childHolding(outer: Box, row: Box | undefined): Box | null {
  for (let box: Box | null = row ?? null; box; box = box.parent) if (box.parent === outer) return box;
  return null;
}

/** Nothing is printed in the box before its first row: no heading. */
function headless(box: Box, group: RowGroup): boolean {
  const first = group.rows.find((row) => row.start >= box.start && row.end <= box.end);
  return first !== undefined && textBefore(box, first.start) === 0;
}

function textBefore(box: Box, position: number): number {
  let sum = 0;
  let at = box.start;
  for (const part of box.parts) {
    if (typeof part === 'string') {
      if (at < position - 1 && /[\u4e00-\u9fffA-Za-z]/.test(part)) sum += part.length;
      continue;
    }
    if (part.start >= position) break;
    at = part.end;
    if (isHeadingTag(part.tag) && part.end < position) sum += 1;
    sum += part.end < position ? part.textLength : textBefore(part, position);
  }
  return sum;
}

function silentBetween(outer: Box, before: Box, here: Box): boolean {
  const from = outer.parts.indexOf(before);
  const to = outer.parts.indexOf(here);
  return outer.parts
    .slice(from + 1, to)
    .every((part) => (typeof part === 'string' ? !/[\u4e00-\u9fff]/.test(part) : boxText(part) === ''));
}
