// Documents that a page carries within itself: `<iframe srcdoc>`. They are put into it as a browser writes frames down.
import { Element, isTag, type ChildNode, type Document } from 'domhandler';
import { getElementsByTagName, replaceElement } from 'domutils';
import { parseDocument } from 'htmlparser2';
import { isLarge } from './frames.ts';

/** Documents within documents; deeper ones are traps. */
const DEEPEST = 3;
/** Of the frame, what its box keeps. */
const KEPT = ['id', 'class', 'name', 'style', 'title', 'hidden'];

/** Changes the document: each large frame with a document of its own becomes a box with that document's body. */
export function openInnerDocuments(document: Document, depth = 0): void {
  if (depth >= DEEPEST) return;
  for (const frame of getElementsByTagName('iframe', document, true)) {
    const written = frame.attribs['srcdoc'];
    if (written === undefined || written.trim() === '' || !isLarge(frame.attribs)) continue;
    const inner = parseDocument(written);
    // Addresses that count from elsewhere would be read as the page's own.
    if (getElementsByTagName('base', inner, true).some(({ attribs }) => attribs['href'] !== undefined))
      continue;
    openInnerDocuments(inner, depth + 1);
    const attribs = Object.fromEntries(Object.entries(frame.attribs).filter(([name]) => KEPT.includes(name)));
    const box = new Element('div', { 'data-frame': 'about:srcdoc', ...attribs }, insides(inner));
    for (const child of box.children) child.parent = box;
    replaceElement(frame, box);
  }
}

/** What a document shows: its body, or what stands in its place. */
function insides(document: Document): ChildNode[] {
  const [body] = getElementsByTagName('body', document, true, 1);
  const [whole] = document.children.filter((node) => isTag(node) && node.name === 'html');
  const holder = body ?? (whole && isTag(whole) ? whole : document);
  return holder.children.filter((node) => !(isTag(node) && node.name === 'head'));
}
