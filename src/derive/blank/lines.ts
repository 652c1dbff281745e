// Texts as the lines a visitor reads: 共 <b>0</b> 条 is one saying in three pieces.
import { ancestors, type Box, type TextPart } from '../dom/box.ts';

export interface ReadLine {
  readonly box: Box;
  /** The pieces joined by one blank. */
  readonly text: string;
  readonly pieces: readonly TextPart[];
}

const INLINE = new Set(
  'a abbr b big cite code em font i ins label mark s small span strong sub sup time u var'.split(' '),
);

/** Runs of texts within one block, parted at line breaks. */
export function linesOf(texts: readonly TextPart[]): readonly ReadLine[] {
  const lines: { readonly box: Box; readonly pieces: TextPart[] }[] = [];
  for (const piece of texts) {
    const box = blockOf(piece.box);
    const open = lines.at(-1);
    const before = open?.pieces.at(-1);
    if (open && before && open.box === box && !isBrokenBetween(box, before.at, piece.at))
      open.pieces.push(piece);
    else lines.push({ box, pieces: [piece] });
  }
  return lines.map(({ box, pieces }) => ({ box, pieces, text: pieces.map(({ text }) => text).join(' ') }));
}

function blockOf(from: Box): Box {
  for (const box of ancestors(from)) if (!INLINE.has(box.tag)) return box;
  return from;
}

/** A line break, or a block, stands between the two positions. */
const isBrokenBetween = (box: Box, from: number, to: number): boolean =>
  box.children.some(({ tag, start }) => start > from && start < to && !INLINE.has(tag));
