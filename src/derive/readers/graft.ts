// Puts what scripts would draw into the document, so that one way of reading serves all.
import type { Document } from 'domhandler';
import { Element, isText } from 'domhandler';
import { append, textContent } from 'domutils';
import { parseDocument } from 'htmlparser2';
import { SCRIPT_READERS } from './index.ts';
import type { PageWords } from '../dom/words.ts';
import type { Drawn } from './reader.ts';
import type { PlacedScript } from './scripts.ts';

export interface Grafted {
  /** Readers whose store holds no rows: a script list over an empty store. */
  readonly emptyStores: readonly string[];
  /** Scripts that a reader understood. */
  readonly understood: ReadonlySet<PlacedScript>;
}

/** Grafts behind each understood script a `<div data-reader="…">` with its rows. The document is changed. */
export function graftScripts(
  document: Document,
  scripts: readonly PlacedScript[],
  words: PageWords,
): Grafted {
  const emptyStores: string[] = [];
  const understood = new Set<PlacedScript>();
  for (const script of scripts) {
    if (script.code.length < 20) continue;
    const drawn = readBy(script, words);
    if (!drawn) continue;
    understood.add(script);
    if (drawn.html === '') emptyStores.push(drawn.reader);
    else if (PRINTS_ALWAYS.has(drawn.reader) || !alreadyPrinted(document, drawn.html)) graft(script, drawn);
  }
  return { emptyStores, understood };
}

/** What a store's own script and `document.write` draw is drawn, whatever else the page prints. */
const PRINTS_ALWAYS = new Set(['jcms-datastore', 'document-write']);

function readBy(script: PlacedScript, words: PageWords): Drawn | null {
  for (const reader of SCRIPT_READERS) {
    const drawn = reader.read(script, words);
    if (drawn) return drawn;
  }
  return null;
}

function graft(script: PlacedScript, drawn: Drawn): void {
  const holder = new Element('div', { 'data-reader': drawn.reader }, parseDocument(drawn.html).children);
  for (const child of holder.children) child.parent = holder;
  append(script.element, holder);
}

/** A state object repeats what the server has already printed: then the printed rows serve. */
function alreadyPrinted(document: Document, html: string): boolean {
  const [first] = parseDocument(html).children;
  const title = first ? textContent(first).trim().slice(0, 12) : '';
  return title.length >= 4 && bodyText(document).includes(title);
}

function bodyText(document: Document): string {
  const texts: string[] = [];
  const walk = (nodes: Document['children']): void => {
    for (const node of nodes) {
      if (isText(node)) texts.push(node.data);
      else if (
        'children' in node &&
        !/^(?:script|style|textarea|title)$/.test('name' in node ? node.name : '')
      )
        walk(node.children);
    }
  };
  walk(document.children);
  return texts.join('');
}
