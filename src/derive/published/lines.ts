// A page as the lines a visitor sees: text runs between block boundaries, with what tells a publish line from others.
import { isTag, isText, type AnyNode, type Document, type Element } from 'domhandler';
import { textContent } from 'domutils';
import { RELATIVE_HINT } from '../dates/relative.ts';
import { collapse } from '../text/keep.ts';
import { walkNodes } from '../text/walk.ts';
import { foldTraditional } from '../text/traditional.ts';

/** One text with the element around it; a line's text is its pieces, joined by blanks. */
export interface Piece {
  readonly text: string;
  readonly element: Element | null;
  readonly inLink: boolean;
}

/** A text in a link that leads nowhere and has no listener of its own. */
interface OpenPiece extends Piece {
  readonly dead: boolean;
}

export interface Line {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** Characters that belong to links. */
  readonly linkLength: number;
  readonly heading: boolean;
  /** The block element that holds it. */
  readonly block: Element | null;
}

const UNSEEN = new Set([
  'style',
  'template',
  'noscript',
  'head',
  'title',
  'select',
  'option',
  'textarea',
  'iframe',
  'svg',
  'button',
]);
const INLINE = new Set([
  'a',
  'abbr',
  'acronym',
  'b',
  'bdi',
  'bdo',
  'big',
  'cite',
  'code',
  'data',
  'em',
  'font',
  'i',
  'img',
  'ins',
  'kbd',
  'label',
  'mark',
  'q',
  's',
  'small',
  'span',
  'strike',
  'strong',
  'sub',
  'sup',
  'time',
  'tt',
  'u',
  'var',
  'wbr',
  'ucaptitle',
  'ucapsource',
  'publishtime',
  'input',
  'script',
  'html',
  'body',
]);
const HEADING = /^h[1-4]$/;
const WRITTEN = /document\.write(?:ln)?\s*\(\s*(['"])((?:\\.|(?!\1)[^\\\n]){1,160})\1\s*\)/g;

class LineBuilder {
  readonly lines: { readonly line: Line; readonly pieces: readonly OpenPiece[] }[] = [];
  #pieces: OpenPiece[] = [];
  #heading = false;
  #block: Element | null = null;

  text(text: string, link: Element | null, element: Element | null): void {
    const flat = foldTraditional(collapse(text));
    if (flat === '') return;
    this.#pieces.push({ text: flat, element, inLink: link !== null, dead: link !== null && isDead(link) });
  }

  boundary(block: Element | null, heading: boolean): void {
    if (this.#pieces.length > 0) {
      const text = this.#pieces.map((piece) => piece.text).join(' ');
      const line = { text, pieces: [], linkLength: 0, heading: this.#heading, block: this.#block };
      this.lines.push({ line, pieces: this.#pieces });
    }
    this.#pieces = [];
    this.#heading = heading;
    this.#block = block;
  }

  /** Links that lead nowhere are plain text, unless there are so many that they are rows with listeners. */
  finished(): Line[] {
    const titles = this.lines.flatMap(({ pieces }) =>
      pieces.filter(({ dead, text }) => dead && text.length >= SHORTEST_ROW),
    );
    const rows = titles.length >= FEWEST_ROWS;
    return this.lines.map(({ line, pieces }) => {
      const own = pieces.map(({ text, element, inLink, dead }) => ({
        text,
        element,
        inLink: inLink && (rows || !dead),
      }));
      const linkLength = own.reduce((sum, { text, inLink }) => sum + (inLink ? text.length : 0), 0);
      return { ...line, pieces: own, linkLength };
    });
  }
}

const SHORTEST_ROW = 8;
const FEWEST_ROWS = 3;

/** `javascript:;`, `javascript:void(0)`, `#` or no address at all, and no handler in the tag. */
function isDead({ attribs }: Element): boolean {
  const href = (attribs['href'] ?? '').trim();
  return attribs['onclick'] === undefined && NOWHERE.test(href);
}

const NOWHERE = /^(?:#|javascript\s*:\s*(?:void\s*\(?\s*0?\s*\)?\s*|false\s*)?;*)?$/i;

/**
 * Lines in reading order. Literal `document.write`s count as text: some systems print the publish line that way; so do
 * labels that stand in `title=` only (`tooltips`): the icon or the value beside it is all that is drawn.
 */
export function readLines(doc: Document, tooltips: RegExp): Line[] {
  const builder = new LineBuilder();
  let link: Element | null = null;
  walkNodes(
    doc,
    (node) => {
      if (isText(node)) builder.text(node.data, link, parentElement(node));
      else if (isTag(node)) {
        if (UNSEEN.has(node.name) || isHidden(node)) return false;
        if (node.name === 'script') {
          for (const written of writtenBy(node)) builder.text(written, null, parentElement(node));
          return false;
        }
        if (node.name === 'a' && node.children.length > 0) link = node;
        if (!INLINE.has(node.name)) builder.boundary(node, HEADING.test(node.name));
        const tooltip = node.attribs['title'] ?? '';
        if (EXACT.test(tooltip) && isRelative(node)) {
          builder.text(tooltip, link, node);
          return false;
        }
        if (node.name !== 'a' && tooltips.test(tooltip))
          builder.text(`${tooltip.replace(/[\s:：]+$/, '')}：`, null, null);
      }
      return true;
    },
    (node) => {
      if (!('name' in node)) return;
      if (node === link) link = null;
      if (!INLINE.has(node.name)) builder.boundary(parentElement(node), false);
    },
  );
  builder.boundary(null, false);
  return builder.finished();
}

/** `<span title="2021-12-13 09:02:11">7 天前</span>`: the moment itself. */
const EXACT = /^\s*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?\s*$/;

function isRelative(element: Element): boolean {
  const text = textContent(element);
  return text.length <= LONGEST_RELATIVE && RELATIVE_HINT.test(text);
}

const LONGEST_RELATIVE = 16;

function isHidden(element: Element): boolean {
  const style = element.attribs['style'];
  return style !== undefined && /display\s*:\s*none/i.test(style);
}

function parentElement({ parent }: AnyNode): Element | null {
  return parent !== null && isTag(parent) ? parent : null;
}

function writtenBy(script: Element): string[] {
  const code = script.children.map((child) => (isText(child) ? child.data : '')).join('');
  if (code.length > 4000 || !code.includes('document.write')) return [];
  const written = [...code.matchAll(WRITTEN)].map((match) => (match[2] ?? '').replace(/<[^>]*>/g, ' '));
  const dates = new Set([...code.matchAll(DATE_LITERAL)].map((match) => match[2] ?? ''));
  const [only] = dates;
  return code.length <= SHORT_SCRIPT && dates.size === 1 && only !== undefined && !written.includes(only)
    ? [...written, only]
    : written;
}

/** `var t = "2021-12-17 09:28"; document.write(t.substring(0, 10))`: what a short script of one date prints is that date. */
const DATE_LITERAL = /(['"])((?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}[^'"\n<]{0,20})\1/g;
const SHORT_SCRIPT = 600;
