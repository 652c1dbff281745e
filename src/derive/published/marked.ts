// Publication dates that an element carries for machines: <time datetime>, datePublished, title="更新时间：…".
import { isTag, type Element } from 'domhandler';
import { readDate } from '../dates/read-date.ts';
import { candidate, WEIGHTS, type Candidate } from './candidates.ts';
import { isPublishedProperty } from './sources.ts';
import { nearTitle, type VisiblePage } from './visible-page.ts';

/** So many marked dates are rows of a list. */
const MOST_MARKED = 2;
/** `<time class="updated">`: when it was changed. */
const CHANGED = /updat|modif|edit/i;
const PUBLISHED = /publish|pubdate|pub-?time|entry-date|post-?date/i;

/** `<time datetime>`, `itemprop="datePublished"`, `property="dc:date"`, `title="更新时间：…"`. */
export function markedCandidates(marked: readonly Element[], page: VisiblePage): Candidate[] {
  if (marked.length === 0) return [];
  const lines = linesOf(page);
  const found = marked.flatMap((element) => fromElement(element, lines.get(element) ?? null, page));
  const standing = found.filter(({ weight }) => weight !== WEIGHTS.factsByTitle);
  return new Set(standing.map((one) => one.date)).size > MOST_MARKED
    ? found.filter(({ weight }) => weight === WEIGHTS.factsByTitle)
    : found;
}

/** In which line an element's text stands. */
function linesOf({ lines }: VisiblePage): Map<Element, number> {
  const found = new Map<Element, number>();
  for (const [at, { pieces, block }] of lines.entries()) {
    if (block && !found.has(block)) found.set(block, at);
    for (const { element } of pieces) {
      for (let up = element, level = 0; up !== null && level < 3; level += 1) {
        if (!found.has(up)) found.set(up, at);
        up = up.parent !== null && isTag(up.parent) ? up.parent : null;
      }
    }
  }
  return found;
}

function fromElement(element: Element, at: number | null, page: VisiblePage): Candidate[] {
  if (at !== null && page.places[at] !== 'own') return [];
  const { datetime, content, itemprop, property, title } = element.attribs;
  const machine = content ?? datetime;
  if (machine !== undefined) {
    const named = isPublishedProperty(itemprop) || isPublishedProperty(property);
    if (!named && element.name === 'time') return fromTime(element, at, page);
    return candidate(readDate(machine, page.asOf), 'visible', WEIGHTS.timeElement, named);
  }
  const [label] = (title ?? '').matchAll(page.words.labels);
  if (!label || label.groups?.['plain'] !== undefined || isInLink(element)) return [];
  const value = label.input.slice(label.index + label[0].length);
  return candidate(readDate(value, page.asOf), 'visible', WEIGHTS.attribute, false);
}

/** Any `<time>` may stand anywhere: only one by the title, or one that says it is the publication's, dates the page. */
function fromTime({ attribs }: Element, at: number | null, page: VisiblePage): Candidate[] {
  const read = readDate(attribs['datetime'] ?? '', page.asOf);
  const name = attribs['class'] ?? '';
  if (CHANGED.test(name) && !PUBLISHED.test(name)) return [];
  if (at !== null && nearTitle(page, at))
    return candidate(read, 'visible', WEIGHTS.factsByTitle, PUBLISHED.test(name));
  return attribs['pubdate'] === undefined ? [] : candidate(read, 'visible', WEIGHTS.timeElement, false);
}

function isInLink(element: Element): boolean {
  const { parent } = element;
  return parent !== null && isTag(parent) && (parent.name === 'a' || parent.name === 'li');
}
