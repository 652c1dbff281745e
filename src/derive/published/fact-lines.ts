// Dates without a label: the line of facts by the title, the bare date below it.
import { readDates, type DateInText } from '../dates/read-date.ts';
import { candidate, WEIGHTS, type Candidate } from './candidates.ts';
import { gluedAtEnd, isItem, relativeIn, shortTextsBeside } from './bare-dates.ts';
import { dateName } from './element-names.ts';
import type { Line } from './lines.ts';
import { directlyBelow, LONGEST_FACTS, LONGEST_LINK, nearTitle, type VisiblePage } from './visible-page.ts';
import type { PublishedWords } from './words.ts';

/** Lines without a label: `2021-12-17 09:28 来源：省政府 浏览：33`, or a bare date right below the title. */
export function factLines(page: VisiblePage): Candidate[] {
  return page.lines.flatMap((line, at) => {
    if (page.places[at] !== 'own' || !isFactLine(page, line, at)) return [];
    const near = nearTitle(page, at);
    const companion = page.words.companions.test(line.text) || (near && hasFactsBeside(page, at));
    return companion ? withCompanion(page, line, near) : near ? withoutWords(page, line, at) : [];
  });
}

function withCompanion(page: VisiblePage, line: Line, near: boolean): Candidate[] {
  const read = setOffDate(line.text, page, true);
  if (!read) return near ? relativeIn(page, line, true) : [];
  return candidate(read, 'visible', near ? WEIGHTS.factsByTitle : WEIGHTS.facts, near);
}

/** Nothing says what the date is but where it stands, what stands beside it, and how its element is named. */
function withoutWords(page: VisiblePage, line: Line, at: number): Candidate[] {
  const named = dateName(page, line);
  if (named === 'clock') return [];
  const below = directlyBelow(page, at) || isItem(page, at);
  if (!below && (named === null || !page.titles.some((title) => at > title))) return [];
  const read =
    setOffDate(line.text, page, false) ?? gluedAtEnd(page, line) ?? setOffDate(line.text, page, true);
  if (!read) return below ? relativeIn(page, line, false) : [];
  if (SPOKEN.test(line.text)) return candidate(read, 'visible', WEIGHTS.written, false);
  const stamp = /^\d/.test(line.text.slice(read.index)) && !line.text.includes('年');
  const among = shortTextsBeside(page, line, at, read);
  if (!isBare(line.text, read) && (among === null || !(stamp || line.pieces.length > 1 || named !== null)))
    return [];
  const certain = named === 'published' || (among ?? 0) >= 2;
  const weight = certain
    ? WEIGHTS.factsByTitle
    : stamp || named !== null
      ? WEIGHTS.bareByTitle
      : WEIGHTS.facts;
  return candidate(read, 'visible', weight, certain);
}

/** `（2021年1月10日）` below the title of a report: the day it was given or adopted. */
const SPOKEN = /^[（(]\s*\d{4}\s*年[^（(]*[)）]$/;

/** The line before or after holds facts of the article: 来源, 浏览次数 … in cells or items of their own. */
function hasFactsBeside({ lines, words }: VisiblePage, at: number): boolean {
  return [lines[at - 1], lines[at + 1]].some(
    (line) =>
      line !== undefined &&
      line.text.length <= 60 &&
      line.linkLength <= LONGEST_LINK &&
      words.companions.test(line.text),
  );
}

/** A cell that holds a date only, right of a cell `…日期：`: dated under that label, which `labelled` judges. */
function isLabelledFromLeft({ lines }: VisiblePage, at: number): boolean {
  const block = lines[at]?.block;
  const label = lines[at - 1];
  if (!block || !label?.block || block.parent !== label.block.parent || !CELLS.has(block.name)) return false;
  return LABEL_CELL.test(label.text) && /^[\s[(（【]*\d/.test(lines[at]?.text ?? '');
}

const CELLS = new Set(['td', 'th', 'dd', 'li']);
const LABEL_CELL = /^[^\d]{0,10}(?:日\s*期|时\s*间)\s*[:：]?$/;

const DATE_HINT = /\d{4}|\d{2}[-/年]|[天日时钟周月]前|[昨前]天|昨日|刚刚/;

function isFactLine(page: VisiblePage, line: Line, at: number): boolean {
  const { text } = line;
  if (isLabelledFromLeft(page, at)) return false;
  if (text.length > LONGEST_FACTS || line.linkLength > LONGEST_LINK || !DATE_HINT.test(text)) return false;
  if (page.words.clock.test(text) && !page.words.companions.test(text)) return false;
  // A clock in the header also prints the weekday; it comes before the title.
  const beforeTitle = page.titles.length > 0 && page.titles.every((title) => at < title);
  return !(beforeTitle && /星期|周[一二三四五六日]/.test(text));
}

function setOffDate(
  text: string,
  { asOf, words, order }: VisiblePage,
  companion: boolean,
): DateInText | null {
  const dates = readDates(text, asOf, order).filter(
    (one) => !one.inferredYear && !one.relative && !one.future,
  );
  const setOff = dates.filter(
    (one) =>
      (one.place !== 'inside' || (companion && (bySpaces(text, one) || byFacts(text, one, words)))) &&
      !hasForeignLabel(text, one, words),
  );
  const days = new Set(setOff.map((one) => one.date));
  return days.size === 1 && !words.otherPurpose.test(text) ? (setOff[0] ?? null) : null;
}

const bySpaces = (text: string, read: DateInText): boolean =>
  /(?:^|[\s|:：\]】)）>])$/.test(text.slice(0, read.index)) &&
  /^(?:$|[\s|<[(（【])/.test(text.slice(read.index + read.length));

/** `来源：县水利局2021-12-17 09:28作者：张三`: a stamp with a clock, or behind a labelled name, is glued to it. */
function byFacts(text: string, read: DateInText, words: PublishedWords): boolean {
  const before = text.slice(0, read.index);
  const name = /[:：]\s*[^\s:：]{2,20}$/.exec(before);
  const labelled = name !== null && words.companions.test(before.slice(0, name.index + 1));
  const glued = /\p{L}$/u.test(before) && (read.time !== null || labelled);
  const opens = /(?:^|[\s|:：\]】)）>])$/.test(before) || glued;
  const after = text.slice(read.index + read.length);
  const fact = words.companions.exec(after);
  return opens && (fact?.index === 0 || /^(?:$|[\s|<[(（【])/.test(after));
}

/** `归档时间：`, `来信时间：`: something happened then, but the table does not call it publication. */
function hasForeignLabel(text: string, read: DateInText, words: PublishedWords): boolean {
  const label = FOREIGN_LABEL.exec(text.slice(0, read.index))?.groups?.['label'];
  return label !== undefined && ![...label.matchAll(words.labels)].some((match) => match.index === 0);
}

const FOREIGN_LABEL =
  /(?:^|[\s|,，;；)\]】])(?<label>\p{Script=Han}{1,8}(?:时间|日期))\s*[:：]?\s*[[(（【]?\s*$/u;

const isBare = (text: string, read: DateInText): boolean =>
  text.replace(/\s/g, '').length - read.length <= 12 &&
  !/\p{Script=Han}\s*[:：]\s*$/u.test(text.slice(0, read.index));
