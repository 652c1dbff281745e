// Day boxes by the title: 05 over 2021-11, printed before the headline or right below it.
import { isTag, type Element } from 'domhandler';
import { readDates } from '../dates/read-date.ts';
import { candidate, WEIGHTS, type Candidate } from './candidates.ts';
import { dateName } from './element-names.ts';
import type { Line } from './lines.ts';
import type { VisiblePage } from './visible-page.ts';

/** Digits of a date cut in pieces: `05`, `2021-11`, `11月`, `Nov`. */
const FRAGMENT =
  /^(?:(?:[\s\d年月日/.,\-[\]()|]|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\b){1,16})$/i;
const MOST_PIECES = 3;
/** How far up the box of title and date may be. */
const LEVELS = 3;

/** The date box printed before the title, within the title's own box: the head's clock stands in another one. */
export function aboveTitle(page: VisiblePage): Candidate[] {
  return page.titles.flatMap((title) => {
    const box = fragments(page, title, -1);
    const first = box[0];
    const last = box.at(-1);
    if (
      !first ||
      !last ||
      !shareBox(first, page.lines[title]) ||
      looksLikeClock(page, title - box.length - 1)
    )
      return [];
    const found = whole(page, box);
    // A clock without a weekday prints the day of the visit.
    return found.filter(({ date }) => date !== page.asOf);
  });
}

/** The same right below it: a whole date in one line is a line of facts and read as such. */
export function splitBelow(page: VisiblePage): Candidate[] {
  return page.titles.flatMap((title) => {
    const box = fragments(page, title, 1);
    return box.length > 1 && shareBox(box[0], page.lines[title]) ? whole(page, box) : [];
  });
}

function fragments({ lines, places }: VisiblePage, title: number, step: 1 | -1): Line[] {
  const found: Line[] = [];
  for (let at = title + step; found.length < MOST_PIECES; at += step) {
    const line = lines[at];
    if (!line || line.linkLength > 0 || places[at] === 'out' || !FRAGMENT.test(line.text)) break;
    found.push(line);
  }
  return step < 0 ? found.reverse() : found;
}

function whole(page: VisiblePage, box: readonly Line[]): Candidate[] {
  if (box.some((line) => dateName(page, line) === 'clock')) return [];
  const [read, more] = readDates(box.map(({ text }) => text).join(' '), page.asOf, page.order);
  return read && !more && read.place === 'whole' && !read.inferredYear
    ? candidate(read, 'visible', WEIGHTS.bareByTitle, false)
    : [];
}

/** What stands before the box prints the weekday or greets the visitor. */
function looksLikeClock({ lines, words }: VisiblePage, at: number): boolean {
  const text = lines[at]?.text ?? '';
  return text.length <= 40 && (/星期[一二三四五六日]/.test(text) || words.clock.test(text));
}

function shareBox(one: Line | undefined, other: Line | undefined): boolean {
  const boxes = new Set(upFrom(one));
  return [...upFrom(other)].some((box) => boxes.has(box));
}

function* upFrom(line: Line | undefined): Generator<Element> {
  let element = line?.block ?? null;
  for (let level = 0; element !== null && element.name !== 'body' && level < LEVELS; level += 1) {
    yield element;
    element = element.parent !== null && isTag(element.parent) ? element.parent : null;
  }
}
