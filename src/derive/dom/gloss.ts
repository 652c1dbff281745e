// The name of a link that says it twice: 新闻中心 and NEWS below it, or the same in the script of the region.
import { boxText, inkLength, type Box } from './box.ts';

const HAN = /\p{Script=Han}/u;
const OTHER_LETTERS = /[\p{L}\p{M}]/gu;
/** Letters of a gloss; APP, 5G and VR are words of the name. */
const FEWEST_LETTERS = 4;
/** Characters of a section's name. */
const LONGEST_NAME = 14;

/** The words of a link without a gloss: one short Chinese name, before or behind it pieces in another script alone. */
export function ownName(box: Box): string {
  const whole = boxText(box);
  const pieces = piecesOf(box);
  const own = pieces.filter((piece) => !isGloss(piece));
  const [first] = own;
  if (own.length !== 1 || first === undefined || pieces.length < 2) return whole;
  if (!HAN.test(first) || inkLength(first) < 2 || inkLength(first) > LONGEST_NAME) return whole;
  return first;
}

const piecesOf = (box: Box): readonly string[] =>
  box.parts.flatMap((part) => (typeof part === 'string' ? [part] : piecesOf(part)));

/** Letters, and no Chinese character or digit among them. */
function isGloss(piece: string): boolean {
  return !HAN.test(piece) && !/\d/.test(piece) && (piece.match(OTHER_LETTERS)?.length ?? 0) >= FEWEST_LETTERS;
}
