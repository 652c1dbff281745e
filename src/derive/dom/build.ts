// Builds the boxes of a page from its parsed DOM, in one pass.
import { isPlaceInPage } from '../url/route.ts';
import type { AnyNode, Document, Element } from 'domhandler';
import { Element as ElementNode, isTag, isText } from 'domhandler';
import {
  inkLength,
  ROOT_TAG,
  type Anchor,
  type Box,
  type BoxedPage,
  type PlacedElement,
  type TextPart,
} from './box.ts';
import { collapse } from '../text/keep.ts';
import { clickAddress } from './click.ts';
import { ownName } from './gloss.ts';

/** Elements whose inside is no part of what a visitor sees. */
const UNSEEN = new Set([
  'style',
  'template',
  'noscript',
  'head',
  'title',
  'meta',
  'link',
  'base',
  'noframes',
]);
const CONTROLS = new Set(['input', 'textarea', 'select', 'button']);
const DRAWINGS = new Set(['svg', 'canvas']);
const VIDEOS = new Set(['video', 'audio', 'embed', 'object']);
/** Deeper nesting than any honest page's; what lies below is left out so that no page can exhaust the stack. */
const DEEPEST = 700;

export type ResolveLink = (raw: string) => string | null;

export function isHiddenElement(element: Element): boolean {
  const { attribs } = element;
  if (attribs['hidden'] !== undefined || attribs['data-hidden'] !== undefined) return true;
  const style = attribs['style'];
  return style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}

/**
 * A `<textarea>` that no visitor fills in: scripts keep the rows of a list in it. It is not shown, or has nothing by which
 * what is typed could be sent: no name, no form around it, no model behind it.
 */
function isStore(element: Element): boolean {
  if (element.name !== 'textarea') return false;
  if (isHiddenElement(element)) return true;
  const { placeholder = '' } = element.attribs;
  const bound = Object.keys(element.attribs).some((name) => /^(?:name|on\w+|@.+|[\w:-]*model.*)$/.test(name));
  return placeholder === '' && !bound && !inForm(element);
}

function inForm(element: Element): boolean {
  for (let at = element.parent; at !== null; at = at.parent) if (isTag(at) && at.name === 'form') return true;
  return false;
}

class Builder {
  readonly anchors: Anchor[] = [];
  readonly texts: TextPart[] = [];
  readonly images: PlacedElement[] = [];
  readonly drawings: PlacedElement[] = [];
  readonly scripts: PlacedElement[] = [];
  readonly frames: PlacedElement[] = [];
  readonly videos: PlacedElement[] = [];
  readonly controls: PlacedElement[] = [];
  #at = 0;
  readonly #resolve: ResolveLink;

  constructor(resolve: ResolveLink) {
    this.#resolve = resolve;
  }

  box(element: Element, parent: Box | null, inLink: boolean): Box {
    const { attribs } = element;
    const box: Box = {
      element,
      tag: element.name,
      hint: `${attribs['id'] ?? ''} ${attribs['class'] ?? ''} ${attribs['role'] ?? ''}`.toLowerCase(),
      parent,
      depth: parent ? parent.depth + 1 : 0,
      parts: [],
      children: [],
      hidden: (parent?.hidden ?? false) || isHiddenElement(element),
      start: this.#at++,
      end: 0,
      textLength: 0,
      linkLength: 0,
      firstAnchor: this.anchors.length,
      endAnchor: 0,
    };
    const anchor = inLink ? null : this.#anchor(box);
    const imagesBefore = this.images.length;
    this.#fill(box, element.children, inLink || anchor !== null);
    if (anchor) nameAnchor(anchor, this.images[imagesBefore]?.element);
    box.end = this.#at++;
    box.endAnchor = this.anchors.length;
    return box;
  }

  #fill(box: Box, nodes: readonly AnyNode[], inLink: boolean): void {
    for (const node of nodes) {
      if (isText(node)) this.#text(box, node.data, inLink);
      else if (isTag(node)) this.#element(box, node, inLink);
    }
  }

  #text(box: Box, data: string, inLink: boolean): void {
    const text = collapse(data);
    if (text === '') return;
    box.parts.push(text);
    this.texts.push({ box, text, at: this.#at++ });
    const ink = inkLength(text);
    box.textLength += ink;
    if (inLink) box.linkLength += ink;
  }

  #element(box: Box, element: Element, inLink: boolean): void {
    const { name } = element;
    const placed = { element, parent: box, at: this.#at };
    if (name === 'script') this.scripts.push(placed);
    else if (name === 'iframe' || name === 'frame') this.frames.push(placed);
    else if (DRAWINGS.has(name)) this.drawings.push(placed);
    else if (UNSEEN.has(name)) return;
    else if (CONTROLS.has(name)) {
      if (element.attribs['type'] !== 'hidden' && !isStore(element)) this.controls.push(placed);
    } else if (box.depth < DEEPEST) {
      if (name === 'img') this.images.push(placed);
      if (VIDEOS.has(name)) this.videos.push(placed);
      if (/url\s*\(/i.test(element.attribs['style'] ?? '')) this.drawings.push(placed);
      const child = this.box(element, box, inLink);
      box.parts.push(child);
      box.children.push(child);
      box.textLength += child.textLength;
      box.linkLength += child.linkLength;
    }
  }

  /** A view behind the `#` is a page where the resolver keeps it; elsewhere it is a place in this one. */
  #leadsTo(raw: string): string | null {
    const url = this.#resolve(raw);
    return raw.trim().startsWith('#') && url?.includes('#') !== true ? null : url;
  }

  #anchor(box: Box): Anchor | null {
    const raw = linkAddress(box.element);
    if (raw === null) return null;
    const anchor: Anchor = {
      box,
      index: this.anchors.length,
      raw,
      url: raw === '' ? null : this.#leadsTo(raw),
      text: '',
      titleAttribute: titleOf(box.element),
      image: '',
    };
    this.anchors.push(anchor);
    return anchor;
  }
}

/**
 * The words of `title=`, '' where a quotation mark ends it at the wrong place: `title="通知' target="_blank">` and
 * `title="关于"三夏"的通知"` hold markup or half a title, and what is left of them becomes the attribute behind.
 */
function titleOf({ attribs }: Element): string {
  const names = Object.keys(attribs);
  const rest = names[names.indexOf('title') + 1] ?? '';
  return /[^"'].*["']/.test(rest) ? '' : collapse(attribs['title'] ?? '');
}

function nameAnchor(anchor: Anchor, image: Element | undefined): void {
  const { attribs } = image ?? anchor.box.element;
  anchor.image = image ? (attribs['src'] ?? '') : '';
  anchor.text =
    ownName(anchor.box) || anchor.titleAttribute || collapse(attribs['alt'] ?? attribs['title'] ?? '');
}

/** The address a click on this element leads to, '' when it is a link without a literal address, null when no link. */
function linkAddress(element: Element): string | null {
  const { attribs } = element;
  const click = attribs['onclick'];
  if (element.name !== 'a' && element.name !== 'area')
    return click === undefined ? null : clickAddress(click);
  const href = attribs['href'];
  const written = (href ?? '').trim();
  if (written !== '' && !/^javascript:/i.test(written) && !isPlaceInPage(written)) return href ?? '';
  return clickAddress(`${click ?? ''};${href ?? ''}`) ?? '';
}

/** Boxes of a whole document under one root of our own: old pages have several bodies, or content after `</html>`. */
export function buildBoxes(document: Document, resolve: ResolveLink): BoxedPage {
  const builder = new Builder(resolve);
  const root = builder.box(new ElementNode(ROOT_TAG, {}, document.children), null, false);
  const { anchors, texts, images, drawings, scripts, frames, videos, controls } = builder;
  return { root, anchors, texts, images, drawings, scripts, frames, videos, controls };
}
