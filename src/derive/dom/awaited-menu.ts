// An empty place that is named after a menu beside the content: a script is to fill it.
import type { Box } from './box.ts';
import type { PageView } from './view.ts';

const NAMED = /menu|side|tree|lanmu|(?:left|sub|second|col)[\w-]*nav|nav[\w-]*(?:left|sub|second)/;
const OTHER =
  /crumb|foot|head|top|mobile|phone|user|login|search|share|pag(?:e|ing|ination)|slide|drop|mask|ad(?:$|[\s_-])/;

/** Whether the page has such a place, and scripts that may fill it. */
export function awaitsMenu({ page }: PageView): boolean {
  return page.scripts.length > 0 && holdsEmptyMenu(page.root);
}

const holdsEmptyMenu = (box: Box): boolean =>
  !box.hidden && (isEmptyMenu(box) || box.children.some((child) => holdsEmptyMenu(child)));

/** Nothing is in it but the boxes of a template; a picture or a field may be all that is meant to be. */
function isEmptyMenu(box: Box): boolean {
  const { tag, hint, textLength, firstAnchor, endAnchor, element } = box;
  if (textLength > 0 || endAnchor > firstAnchor || box.children.length > 1) return false;
  if (!PLACES.has(tag) || OTHER.test(hint)) return false;
  const marked = Boolean(element.attribs['id'] ?? element.attribs['class']);
  return (tag === 'aside' && marked) || NAMED.test(hint);
}

const PLACES: ReadonlySet<string> = new Set(['aside', 'nav', 'div', 'ul', 'dl', 'section']);
