// Rows with a box of further links hung on them (相关解读 below a document's title): one row each, and the box no list of
// its own.
import { anchorsIn, boxText, contains, type Anchor, type Box } from '../dom/box.ts';
import type { PageView } from '../dom/view.ts';
import type { RowGroup } from './row-boxes.ts';

const ROW_TAGS = new Set(['li', 'tr', 'dd', 'div']);
const DAY = /(?:19|20)\d{2}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}|(?<!\d)\d{1,2}-\d{1,2}(?!\d)/;

interface HungRow {
  readonly box: Box;
  readonly title: Anchor;
  readonly hung: readonly Box[];
}

/** Groups with those rows put back that a box of links had split from the rows beside them. */
export function joinPopBoxes(view: PageView, groups: readonly RowGroup[]): RowGroup[] {
  const rows = new Map<Box, HungRow[]>();
  for (const group of groups) {
    const row = asHungRow(view, group);
    if (!row?.box.parent) continue;
    rows.set(row.box.parent, [...(rows.get(row.box.parent) ?? []), row]);
  }
  if (rows.size === 0) return [...groups];
  const joined = new Map<RowGroup, RowGroup>();
  const gone: Box[] = [];
  for (const [parent, own] of rows) {
    const tag = own[0]?.box.tag;
    const beside = groups.find((group) => group.parent === parent && group.rows[0]?.tag === tag);
    if (!beside) continue;
    joined.set(beside, withRows(beside, own));
    gone.push(...own.map(({ box }) => box));
  }
  return groups
    .filter((group) => joined.has(group) || !gone.some((box) => contains(box, group.parent)))
    .map((group) => joined.get(group) ?? group);
}

function withRows(group: RowGroup, rows: readonly HungRow[]): RowGroup {
  return {
    parent: group.parent,
    rows: [...group.rows, ...rows.map(({ box }) => box)].sort((one, other) => one.start - other.start),
    titles: new Map([...(group.titles ?? []), ...rows.map(({ box, title }) => [box, title] as const)]),
    apart: new Set(rows.flatMap(({ hung }) => hung)),
  };
}

/** The box around a group of one link, where that link comes first, its day stands beside it, and other links hang below. */
function asHungRow(view: PageView, { parent, rows }: RowGroup): HungRow | null {
  const [row] = rows;
  if (rows.length !== 1 || !row || !ROW_TAGS.has(parent.tag)) return null;
  const [title, ...others] = anchorsIn(view.page, parent);
  if (!title || !contains(row, title.box) || others.length === 0) return null;
  const hung = parent.children.filter(
    (child) => child.start > row.end && child.endAnchor > child.firstAnchor,
  );
  const inside = others.filter(({ box }) => hung.some((child) => contains(child, box) && child !== box));
  if (inside.length < others.length) return null;
  const own = parent.parts
    .filter((part) => typeof part === 'string' || !hung.includes(part))
    .map((part) => (typeof part === 'string' ? part : boxText(part)));
  return DAY.test(own.join(' ')) ? { box: parent, title, hung } : null;
}
