// A page as boxes: one pass over the parsed DOM that keeps what lists, menus and blanks are recognised by.
import type { Element } from 'domhandler';

/** The tag of the root box, which is no element of the page. */
export const ROOT_TAG = '#page';

/** One element with its subtotals. Positions count elements and texts in document order. */
export interface Box {
  readonly element: Element;
  readonly tag: string;
  /** id, class and role, lower case: a hint, never a proof. */
  readonly hint: string;
  readonly parent: Box | null;
  readonly depth: number;
  /** Child boxes and texts (blanks collapsed), in order. */
  readonly parts: (Box | string)[];
  readonly children: Box[];
  /** Not shown as the page opens: itself or an ancestor. */
  readonly hidden: boolean;
  readonly start: number;
  end: number;
  /** Characters of text without blanks, and those of them inside links. */
  textLength: number;
  linkLength: number;
  /** The anchors inside: `page.anchors[firstAnchor … endAnchor)`. */
  readonly firstAnchor: number;
  endAnchor: number;
}

/** A link a visitor can click: `<a>`, or an element with a literal address in its `onclick`. */
export interface Anchor {
  readonly box: Box;
  readonly index: number;
  /** The address as written; '' when there is none. */
  readonly raw: string;
  /** Absolute http(s), null when it leads nowhere. */
  readonly url: string | null;
  /** Its words: text, else `title=`, else a picture's `alt`. */
  text: string;
  readonly titleAttribute: string;
  /** `src` of its first picture, '' without one. */
  image: string;
}

export interface TextPart {
  readonly box: Box;
  readonly text: string;
  readonly at: number;
}

export interface PlacedElement {
  readonly element: Element;
  readonly parent: Box;
  readonly at: number;
}

/** The boxes of one page and what was met on the way. */
export interface BoxedPage {
  readonly root: Box;
  readonly anchors: readonly Anchor[];
  readonly texts: readonly TextPart[];
  readonly images: readonly PlacedElement[];
  /** `<svg>`, `<canvas>` and boxes with a background picture of their own: something to see that is no `<img>`. */
  readonly drawings: readonly PlacedElement[];
  readonly scripts: readonly PlacedElement[];
  readonly frames: readonly PlacedElement[];
  readonly videos: readonly PlacedElement[];
  readonly controls: readonly PlacedElement[];
}

/** The boxes from `box` up to the root. */
export function* ancestors(box: Box): Generator<Box> {
  for (let at: Box | null = box; at; at = at.parent) yield at;
}

export function contains(outer: Box, inner: Box): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** All text inside, pieces joined by one blank. */
export function boxText(box: Box): string {
  const pieces: string[] = [];
  gather(box, pieces);
  return pieces.join(' ');
}

function gather(box: Box, into: string[]): void {
  for (const part of box.parts) {
    if (typeof part === 'string') into.push(part);
    else gather(part, into);
  }
}

export function anchorsIn(page: BoxedPage, box: Box): readonly Anchor[] {
  return page.anchors.slice(box.firstAnchor, box.endAnchor);
}

/** Characters without blanks. */
export function inkLength(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) !== 32) count += 1;
  return count;
}

/** Whether it is, or stands in, an `<a>`. */
export function inLink(box: Box): boolean {
  for (const up of ancestors(box)) if (up.tag === 'a') return true;
  return false;
}

/** The nearest box that holds both. */
export function commonBox(one: Box, other: Box): Box {
  for (const box of ancestors(one)) if (contains(box, other)) return box;
  return one;
}

const MEDIA = new Set(['img', 'video', 'iframe', 'object', 'embed', 'audio', 'canvas', 'svg']);

/** A picture, a film, a frame or the like stands in it, or it is one. */
export const holdsMedia = (box: Box): boolean =>
  MEDIA.has(box.tag) || box.children.some((child) => holdsMedia(child));
