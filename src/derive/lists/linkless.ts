// Rows that are no links: drawn by a framework with click listeners, or printed only. Each must carry a date of its own.
import type { ListRow } from '../../artifacts/page-reading.ts';
import type { Box } from '../dom/box.ts';
import type { PageView } from '../dom/view.ts';
import { keep } from '../text/keep.ts';
import { isHeaderRow } from './read-rows.ts';
import { dateBeside } from './row-date.ts';
import { rowPieces } from './row-pieces.ts';
import { readTitle } from './row-title.ts';
import type { RowGroup } from './row-boxes.ts';

const ROW_TAGS = new Set(['li', 'tr', 'div', 'dl', 'a', 'section', 'article']);
const DATE_LIKE = /\d{1,4}\s*[-/.年月]\s*\d{1,2}/;

/** Groups of two or more like children without links, each with words and a date. */
export function linklessGroups(view: PageView): RowGroup[] {
  const groups: RowGroup[] = [];
  descend(view, view.page.root, groups);
  return groups;
}

function descend(view: PageView, box: Box, into: RowGroup[]): void {
  const byTag = new Map<string, Box[]>();
  for (const child of box.children) {
    if (ROW_TAGS.has(child.tag) && mayBeRow(view, child))
      byTag.set(child.tag, [...(byTag.get(child.tag) ?? []), child]);
  }
  const found = [...byTag.values()].find(
    (rows) => rows.length >= 2 && rows.every((row) => readLinkless(view, row) !== null),
  );
  if (found) into.push({ parent: box, rows: found });
  else for (const child of box.children) if (child.textLength > 16) descend(view, child, into);
}

function mayBeRow(view: PageView, box: Box): boolean {
  if (box.textLength < 8 || box.textLength > 260 || linksWithWords(view, box)) return false;
  return !isHeaderRow(view, box) && DATE_LIKE.test(textStart(box));
}

/** Links without an address (`javascript:;` with a listener) do not make it another kind of row. */
function linksWithWords(view: PageView, box: Box): boolean {
  for (let index = box.firstAnchor; index < box.endAnchor; index += 1)
    if (view.page.anchors[index]?.url !== null) return true;
  return false;
}

function textStart(box: Box): string {
  return box.parts.map((part) => (typeof part === 'string' ? part : textStart(part))).join(' ');
}

/** One such row, null when it has no date or no words. */
export function readLinkless(view: PageView, box: Box): ListRow | null {
  const pieces = rowPieces(box, null, []);
  const dated =
    dateBeside(pieces, view) ??
    readTitle(
      pieces.map((piece) => ({ ...piece, inTitle: true })),
      view,
    ).date;
  if (!dated) return null;
  const words = pieces.filter((piece) => /[\u4e00-\u9fff]{4}/.test(piece.text)).map((piece) => piece.text);
  const title = words.find((text) => text.length >= 4);
  if (title === undefined || title.length > 120) return null;
  const row = { title: keep(title), url: null, date: dated.date };
  return dated.inferredYear ? { ...row, inferredYear: true } : row;
}
