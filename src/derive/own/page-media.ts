// What fills a page without a word, in a form in which the pages of a site can be compared.
import type { Box, BoxedPage, PlacedElement } from '../dom/box.ts';

/** `../images/a.png` and `/images/a.png` are one picture, from however deep a page it is shown. */
const WAY_UP = /^(?:https?:)?\/\/[^/]+\/|^(?:\.{0,2}\/)+/i;
/** What tells one element of a kind from another. */
const MARKS = ['src', 'data', 'style', 'name', 'id', 'placeholder', 'data-src', 'data-original', 'poster'];

/** The pictures, drawings, videos, frames and fields that the page shows outside what is left out. */
export function mediaOf(page: BoxedPage, isLeftOut: (box: Box) => boolean): readonly PlacedElement[] {
  const { images, drawings, videos, frames, controls } = page;
  return [...images, ...drawings, ...videos, ...frames, ...controls].filter(
    ({ parent }) => !parent.hidden && !isLeftOut(parent),
  );
}

/** The same for the same picture, drawing, video, frame or field of another page. */
export function markOf({ element }: PlacedElement): string {
  const marks = MARKS.map((name) => (element.attribs[name] ?? '').trim().replace(WAY_UP, ''));
  return [element.name, ...marks].join(' ');
}
