// The texts of one row in order: those of its title link, and those beside it.
import { boxText, type Box } from '../dom/box.ts';
import { isHeadingTag } from '../dom/view.ts';

export interface RowPiece {
  readonly text: string;
  /** Inside the title's link. */
  readonly inTitle: boolean;
  /** `class`, `title=` of the nearest element: a hint. */
  readonly hint: string;
  /** Index of the cell it stands in, for rows that are `<tr>`; 0 otherwise. */
  readonly cell: number;
  /** Where the nearest box begins that stands on lines of its own: pieces of one block are one line. */
  readonly block: number;
  /** Where the heading it stands in begins; -1 outside headings. */
  readonly heading: number;
}

const INLINE = new Set([
  'span',
  'font',
  'b',
  'strong',
  'em',
  'i',
  'u',
  'small',
  'sup',
  'sub',
  'label',
  'time',
]);
const NONE: ReadonlySet<Box> = new Set();
/** `2021-12-17T10:10:00+08:00`: a moment written for machines. */
const MOMENT = /^\s*(?:19|20)\d{2}-\d{2}-\d{2}(?:[T\s]\d{2}:\d{2}\S*)?\s*$/;
const PRINTED_DAY = /(?:19|20)\d{2}\D{1,3}\d{1,2}\D{1,3}\d{1,2}/;

/**
 * The pieces of a row. `gap` holds what stands in the row's parent between it and its neighbour (dates beside bare
 * links, the `<dd>` of a `<dt>`); the boxes `apart` are no part of it.
 */
export function rowPieces(
  row: Box,
  title: Box | null,
  gap: readonly (Box | string)[],
  apart: ReadonlySet<Box> = NONE,
): RowPiece[] {
  const pieces: RowPiece[] = [];
  const cells = cellsOf(row);
  const add = (box: Box, place: Pick<RowPiece, 'inTitle' | 'cell' | 'block' | 'heading'>): void => {
    const moment = momentOf(box);
    if (moment !== null) {
      pieces.push({ ...place, text: moment, hint: `time ${hintOf(box)}` });
      return;
    }
    for (const part of box.parts) {
      if (typeof part === 'string') pieces.push({ ...place, text: part, hint: hintOf(box) });
      else if (!apart.has(part))
        add(part, {
          inTitle: place.inTitle || part === title,
          cell: Math.max(place.cell, cells.indexOf(part)),
          block: INLINE.has(part.tag) ? place.block : part.start,
          heading: isHeadingTag(part.tag) ? part.start : place.heading,
        });
    }
  };
  add(row, {
    inTitle: row === title,
    cell: 0,
    block: row.start,
    heading: isHeadingTag(row.tag) ? row.start : -1,
  });
  const beside = { inTitle: false, cell: 0, block: -1, heading: -1 };
  for (const part of gap) {
    if (typeof part === 'string') pieces.push({ ...beside, text: part, hint: '' });
    else add(part, beside);
  }
  return pieces;
}

/** The cells of a table's row, or of a `<tbody>` around one row. */
export function cellsOf(row: Box): readonly Box[] {
  const [only] = row.children;
  if (row.tag === 'tbody' && only && row.children.length === 1) return cellsOf(only);
  return row.tag === 'tr' ? row.children.filter((child) => child.tag === 'td' || child.tag === 'th') : [];
}

function hintOf({ hint, element: { attribs } }: Box): string {
  const { itemprop, property } = attribs;
  // Nearly no element has either: the short way counts, this is asked of every text of every row.
  if (itemprop === undefined && property === undefined) return hint;
  return `${hint} ${itemprop ?? ''} ${property ?? ''}`.toLowerCase();
}

/**
 * The moment an element carries for machines (`<time datetime>`, `content=`), null where its words tell a whole day
 * themselves: those are what a visitor sees.
 */
function momentOf(box: Box): string | null {
  const { datetime, content } = box.element.attribs;
  const moment = datetime ?? content;
  if (moment === undefined || box.textLength > 60 || !MOMENT.test(moment)) return null;
  return PRINTED_DAY.test(boxText(box)) ? null : moment.trim();
}

/** The parts of `parent` from after `row` up to `next` (or the end). */
export function partsAfter(parent: Box, row: Box, next: Box | undefined): (Box | string)[] {
  const from = parent.parts.indexOf(row);
  if (from < 0) return [];
  const to = next ? parent.parts.indexOf(next) : -1;
  return parent.parts.slice(from + 1, to < 0 ? Math.min(parent.parts.length, from + 3) : to);
}

/** The parts of `parent` before `row` back to `previous` (or the start). */
export function partsBefore(parent: Box, row: Box, previous: Box | undefined): (Box | string)[] {
  const to = parent.parts.indexOf(row);
  if (to < 0) return [];
  const from = previous ? parent.parts.indexOf(previous) : -1;
  return parent.parts.slice(from < 0 ? Math.max(0, to - 3) : from + 1, to);
}
