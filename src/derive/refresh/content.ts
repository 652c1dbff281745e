// How much there is to see on a page, measured no further than needed.
import { isTag, isText, type Document } from 'domhandler';
import { collapse } from '../text/keep.ts';
import { walkNodes } from '../text/walk.ts';

const UNSEEN = new Set(['script', 'style', 'template', 'head', 'title', 'noscript']);

/** Visible text (complete up to about `enough` characters) and the number of links met on the way. */
export function contentOf(doc: Document, enough: number): { readonly text: string; readonly links: number } {
  const pieces: string[] = [];
  let length = 0;
  let links = 0;
  walkNodes(doc, (node) => {
    if (length > enough * 2) return false;
    if (isText(node)) {
      const text = collapse(node.data);
      if (text !== '') pieces.push(text);
      length += text.length;
    } else if (isTag(node)) {
      if (UNSEEN.has(node.name)) return false;
      if (node.name === 'a' && node.attribs['href'] !== undefined) links++;
    }
    return true;
  });
  return { text: pieces.join(' '), links };
}
