// 按时间 | 按热度, 最新 | 最热: they order one and the same list, and are no sections.
import { ancestors, boxText, type Anchor, type Box, type BoxedPage } from './box.ts';
import { bare, type PageWords } from './words.ts';

interface Words {
  readonly words: PageWords;
}

/** Characters of a line of such words. */
const LONGEST_LINE = 40;
/** Boxes around one of them in which the others may stand. */
const STEPS = 4;

const pieces = (text: string): readonly string[] =>
  text.split(/[\s|｜/·、：:]+/).filter((piece) => piece !== '');

const isSort = ({ words }: Words, piece: string): boolean => words.patterns.sort.test(bare(piece));

/** Nothing but two ways or more to order a list; 更多 may stand beside. */
export function areSorts(view: Words, box: Box): boolean {
  if (box.textLength < 4 || box.textLength > LONGEST_LINE) return false;
  const all = pieces(boxText(box)).filter((piece) => !view.words.sets.more.has(bare(piece)));
  return all.length > 1 && all.every((piece) => isSort(view, piece) || /^排序(?:方式)?$/.test(piece));
}

/** The lines of such words on a page. */
export function findSorts(view: Words & { readonly page: BoxedPage }): readonly Box[] {
  const found = new Set<Box>();
  for (const { box, text } of view.page.texts) {
    if (text.length > LONGEST_LINE || !pieces(text).some((piece) => isSort(view, piece))) continue;
    const line = [...ancestors(box)].slice(0, 1 + STEPS).find((up) => areSorts(view, up));
    if (line) found.add(line);
  }
  return [...found];
}

/** A link of such a line: one word alone (最新, 热门) may be anything. */
export function isSortLink(view: Words, { box, text }: Anchor): boolean {
  if (text.length > LONGEST_LINE || !isSort(view, text)) return false;
  return [...ancestors(box)].slice(1, 1 + STEPS).some((up) => areSorts(view, up));
}
