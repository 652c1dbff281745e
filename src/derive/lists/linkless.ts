// Rows that are no links: drawn by a framework with click listeners, or printed only. Each must carry a date of its own.
import type { ListRow } from '../../artifacts/page-reading.ts';
import { mayHoldDate } from '../dates/read-date.ts';
import type { Box } from '../dom/box.ts';
import type { PageView } from '../dom/view.ts';
import { keep } from '../text/keep.ts';
import { isHeaderRow } from './read-rows.ts';
import { dateBeside } from './row-date.ts';
import { rowPieces } from './row-pieces.ts';
import { readTitle } from './row-title.ts';
import { isSentence } from './row-links.ts';
import type { RowGroup } from './row-boxes.ts';

const ROW_TAGS = new Set(['li', 'tr', 'div', 'dl', 'a', 'section', 'article']);
/** `发布时间：2021-12-17 09:28`, `各区县：`: a label, with its day or without; no title. */
const FACT = /^[^:：]{2,16}[:：][\s\d年月日时分秒:：./\-[\]()（）]*$/;

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
    (rows) => areAlike(rows) && rows.every((row) => readLinkless(view, row) !== null),
  );
  if (found) into.push({ parent: box, rows: found });
  else for (const child of box.children) if (child.textLength > 16) descend(view, child, into);
}

/** Two boxes may be a line of facts and a text: rows only when built alike and named alike. More of one tag are rows. */
function areAlike(rows: readonly Box[]): boolean {
  const [first, second] = rows;
  if (!first || !second) return false;
  if (rows.length > 2) return true;
  return (
    first.element.attribs['class'] === second.element.attribs['class'] &&
    first.children.map(({ tag }) => tag).join() === second.children.map(({ tag }) => tag).join()
  );
}

function mayBeRow(view: PageView, box: Box): boolean {
  if (box.textLength < 8 || box.textLength > 260 || linksWithWords(view, box)) return false;
  return !isHeaderRow(view, box) && mayHoldDate(textStart(box));
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
  const title = words.find((text) => !FACT.test(text));
  if (title === undefined || title.length > 120 || isSentence(title)) return null;
  const row = { title: keep(title), url: null, date: dated.date };
  return dated.inferredYear ? { ...row, inferredYear: true } : row;
}
