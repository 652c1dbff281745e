// What the search for a publication date needs of a document besides its lines, gathered in one walk.
import { isTag, isText, type Document, type Element } from 'domhandler';
import { textContent } from 'domutils';
import { walkNodes } from '../text/walk.ts';
import { awaitingOf, type Awaiting } from './awaited.ts';

export interface DateSources {
  /** The text of `<title>`, '' when there is none. */
  readonly title: string;
  /** `<html lang>`, '' when it does not say. */
  readonly language: string;
  readonly headings: readonly string[];
  /** Code of inline scripts; long ones are libraries and left out. */
  readonly scripts: readonly string[];
  /** `<input type="hidden">` with a value. */
  readonly fields: readonly Element[];
  /** Elements with a machine-readable date or a labelled one in `title=`. */
  readonly marked: readonly Element[];
  /** Empty elements with an id, for a script to fill. */
  readonly awaiting: readonly Awaiting[];
}

const LONGEST_SCRIPT = 60_000;
const MOST_HEADINGS = 3;

/** Walks the document once. */
export function dateSources(doc: Document): DateSources {
  const headings: string[] = [];
  const scripts: string[] = [];
  const marked: Element[] = [];
  const fields: Element[] = [];
  const awaiting: Awaiting[] = [];
  let title = '';
  let language = '';
  walkNodes(doc, (node) => {
    if (!isTag(node)) return false;
    const { name } = node;
    if (name === 'script') {
      const code = node.attribs['src'] === undefined ? ownText(node) : '';
      if (code !== '' && code.length <= LONGEST_SCRIPT) scripts.push(code);
      return false;
    }
    if (name === 'html') language ||= node.attribs['lang'] ?? '';
    if (name === 'title') title ||= ownText(node);
    else if (name === 'h1' && headings.length < MOST_HEADINGS) headings.push(textContent(node));
    else if (name === 'input' && isHiddenField(node)) fields.push(node);
    if (isMarked(node)) marked.push(node);
    const empty = awaitingOf(node);
    if (empty) awaiting.push(empty);
    return true;
  });
  return { title, language, headings, scripts, marked, fields, awaiting };
}

const isHiddenField = ({ attribs }: Element): boolean =>
  attribs['type']?.toLowerCase() === 'hidden' && (attribs['value'] ?? '') !== '';

function isMarked({ name, attribs }: Element): boolean {
  const { itemprop, property, title, datetime } = attribs;
  if (isPublishedProperty(itemprop) || (name !== 'meta' && isPublishedProperty(property)))
    return (attribs['content'] ?? datetime) !== undefined;
  if (name === 'time') return datetime !== undefined;
  return title !== undefined && name !== 'a' && /(?:时间|日期)\s*[:：]?\s*\d/.test(title);
}

/** schema.org's `datePublished`, and Dublin Core's as RDFa writes it (`dc:date dc:created`). */
export const isPublishedProperty = (names: string | undefined): boolean =>
  names !== undefined &&
  /(?:^|[\s:])(?:datePublished|dateCreated|dc(?:terms)?:(?:date|created|issued|available))(?:\s|$)/i.test(
    names,
  );

const ownText = (element: Element): string =>
  element.children.map((child) => (isText(child) ? child.data : '')).join('');
