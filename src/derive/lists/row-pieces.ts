// The texts of one row in order: those of its title link, and those beside it.
import type { Box } from '../dom/box.ts';

export interface RowPiece {
  readonly text: string;
  /** Inside the title's link. */
  readonly inTitle: boolean;
  /** `class`, `title=` of the nearest element: a hint. */
  readonly hint: string;
  /** Index of the cell it stands in, for rows that are `<tr>`; 0 otherwise. */
  readonly cell: number;
}

/**
 * The pieces of a row. `gap` holds what stands in the row's parent between it and its neighbour (dates beside bare
 * links, the `<dd>` of a `<dt>`).
 */
export function rowPieces(row: Box, title: Box | null, gap: readonly (Box | string)[]): RowPiece[] {
  const pieces: RowPiece[] = [];
  const cells =
    row.tag === 'tr' ? row.children.filter((child) => child.tag === 'td' || child.tag === 'th') : [];
  const add = (box: Box, inTitle: boolean, cell: number): void => {
    for (const part of box.parts) {
      if (typeof part === 'string') pieces.push({ text: part, inTitle, hint: box.hint, cell });
      else add(part, inTitle || part === title, Math.max(cell, cells.indexOf(part)));
    }
  };
  add(row, row === title, 0);
  for (const part of gap) {
    if (typeof part === 'string') pieces.push({ text: part, inTitle: false, hint: '', cell: 0 });
    else add(part, false, 0);
  }
  return pieces;
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
