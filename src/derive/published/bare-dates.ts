// Dates that no word explains: between short texts under the title, glued to a source, told by their distance.
import { isTag } from 'domhandler';
import { readDates, type DateInText } from '../dates/read-date.ts';
import { relativeCandidate, type Candidate } from './candidates.ts';
import type { Line } from './lines.ts';
import type { VisiblePage } from './visible-page.ts';

const LONGEST_FACT = 16;
const MOST_FACTS = 6;
const SENTENCE = /[。！？；，、：,;!?:]/;
const ITEM_LEVEL = 4;

/**
 * How many short texts (a source, an author, a count) stand beside the date, in its line or as items of their own;
 * null when something beside it is no such text.
 */
export function shortTextsBeside(page: VisiblePage, line: Line, at: number, read: DateInText): number | null {
  const rest = `${line.text.slice(0, read.index)} | ${line.text.slice(read.index + read.length)}`;
  const own =
    line.pieces.length > 1
      ? apart(line, page)
      : rest.split(/[|/·•]+|(?<=\p{Script=Han})\s|\s(?=\p{Script=Han})/u).map((text) => text.trim());
  const texts = [...own, ...(isItem(page, at) ? itemsBeside(page, at) : [])].filter((text) => text !== '');
  const fit = texts.every((text) => text.length <= LONGEST_FACT && !SENTENCE.test(text));
  return fit && texts.length <= MOST_FACTS ? texts.length : null;
}

function apart({ pieces }: Line, { asOf, order }: VisiblePage): string[] {
  return pieces.map(({ text }) => {
    const [date] = readDates(text, asOf, order);
    const rest = date ? text.slice(0, date.index) + text.slice(date.index + date.length) : text;
    return rest.replace(/^[\s|/·•\-[\]()（）]+|[\s|/·•\-[\]()（）]+$/g, '');
  });
}

/** The texts of the other items of a short list of facts: `<ul><li>办公室</li><li>2021-11-02</li></ul>`. */
function itemsBeside({ lines, asOf, order }: VisiblePage, at: number): string[] {
  const list = lines[at]?.block?.parent;
  return lines
    .slice(Math.max(0, at - ITEM_LEVEL), at + ITEM_LEVEL)
    .filter(({ block, text }) => block?.parent === list && readDates(text, asOf, order).length === 0)
    .map(({ text }) => text);
}

/** An item of a list that stands by the title, has no link and only one date: facts, not rows. */
export function isItem({ lines, titles, asOf, order }: VisiblePage, at: number): boolean {
  const block = lines[at]?.block;
  const list = block?.parent;
  if (!block || !list || !isTag(list) || !['li', 'td', 'dd', 'span'].includes(block.name)) return false;
  const first = lines.findIndex((line) => line.block?.parent === list);
  const items = lines.slice(first, first + MOST_FACTS + 2).filter((line) => line.block?.parent === list);
  const dated = items.filter(({ text }) => readDates(text, asOf, order).length > 0);
  return (
    items.length > 1 &&
    dated.length === 1 &&
    items.every(({ text, linkLength }) => linkLength === 0 && text.length <= LONGEST_FACT + 14) &&
    titles.some((title) => first > title && first - title <= 2)
  );
}

/** `本站原创2021-03-09`: a short name and a stamp glued to it, and nothing else in the line. */
export function gluedAtEnd({ asOf, order }: VisiblePage, { text }: Line): DateInText | null {
  const [read, more] = readDates(text, asOf, order);
  if (!read || more || read.inferredYear || read.relative || read.future) return null;
  const before = text.slice(0, read.index);
  const ends = read.index + read.length === text.length;
  return ends && /^\p{Script=Han}{2,12}$/u.test(before) && /^\d{4}[-/.]/.test(text.slice(read.index))
    ? read
    : null;
}

/** `青禾发布 刚刚`: one short name, and nothing behind the words. */
const isBehindSource = (text: string, { index, length }: DateInText): boolean =>
  index + length >= text.length && /^\p{L}{2,12}\s$/u.test(text.slice(0, index));

/** 3天前, 昨天 10:20 as a text of its own; in a line of facts it need only be set off by blanks. */
export function relativeIn({ asOf, words }: VisiblePage, line: Line, facts: boolean): Candidate[] {
  if (words.clock.test(line.text) && !facts) return [];
  const texts = line.pieces.flatMap(({ text }) => text.split(/[|·•/]/)).map((text) => text.trim());
  const found = texts.flatMap((text) =>
    readDates(text, asOf).filter(
      (one) => one.relative && (facts || one.length >= text.length || isBehindSource(text, one)),
    ),
  );
  const [only, more] = found;
  const exact = readDates(line.text, asOf).some((one) => !one.relative);
  return only && !more && !exact ? [relativeCandidate(only)] : [];
}
