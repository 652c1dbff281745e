// Publication dates that a visitor can see: labelled ones, the line of facts by the title, the closing signature.
import type { CalendarDate } from '../../model/calendar.ts';
import { readDate, readDates, type DateInText } from '../dates/read-date.ts';
import { candidate, WEIGHTS, type Candidate } from './candidates.ts';
import type { Line } from './lines.ts';
import { valueBelow } from './table-cell.ts';
import { LABEL_RANKS, type LabelRank, type PublishedWords } from './words.ts';

export interface VisiblePage {
  readonly lines: readonly Line[];
  /** Positions of lines that repeat the page's title outside of links. */
  readonly titles: readonly number[];
  readonly asOf: CalendarDate;
  readonly words: PublishedWords;
}

/** Longer lines are body text: a label in them belongs to a sentence. */
const LONGEST_FACTS = 220;
/** How far below (or above) the title its line of facts may stand, in lines. */
const LINES_BELOW = 8;
const LINES_ABOVE = 4;
const LABEL_HINT = /[时時]\s*[间間]|日\s*期|[布表]\s*于|publish|date|time|posted|release/i;
/** A linked source has a short name; a longer link is a row's title. */
const LONGEST_LINK = 12;
/** How far below the title a date without any words may stand. */
const LINES_TO_BARE = 3;
/** So many labelled dates are rows of a list, not one article's. */
const LIST_OF_DATES = 3;

/** All visible candidates of the page, foot and clock left out. */
export function visibleCandidates(page: VisiblePage): Candidate[] {
  const lines = page.lines.slice(0, footStart(page));
  const view = { ...page, lines };
  return [...labelled(view), ...factLines(view), ...signature(view)];
}

function footStart({ lines, words }: VisiblePage): number {
  const from = Math.floor(lines.length * 0.6);
  const at = lines.findIndex((line, index) => index >= from && words.foot.test(line.text));
  return at < 0 ? lines.length : at;
}

interface Labelled {
  readonly at: number;
  readonly rank: LabelRank;
  readonly read: DateInText;
}

function labelled(page: VisiblePage): Candidate[] {
  const found = page.lines.flatMap((_line, at) => labelsIn(page, at));
  const repeated = new Set(LABEL_RANKS.filter((rank) => new Set(found.filter((one) => one.rank === rank).map((one) => one.read.date)).size >= LIST_OF_DATES));
  return found.filter((one) => !repeated.has(one.rank) || nearTitle(page, one.at)).flatMap(({ rank, read }) =>
    candidate(read, 'visible', WEIGHTS[rank], rank === 'publish' || rank === 'plain' || rank === 'issued'));
}

function labelsIn(page: VisiblePage, at: number): Labelled[] {
  const line = page.lines[at];
  if (!line || line.text.length > LONGEST_FACTS || !LABEL_HINT.test(line.text)) return [];
  const found: Labelled[] = [];
  for (const match of line.text.matchAll(page.words.labels)) {
    const rank = LABEL_RANKS.find((one) => match.groups?.[one] !== undefined);
    if (!rank || !mayBegin(page, at, match.index, rank)) continue;
    const read = valueAfter(page, at, match.index + match[0].length);
    if (read) found.push({ at, rank, read });
  }
  return found;
}

/** 开标时间 is no 时间, and 成绩发布时间 no 发布时间 unless the line is one of facts that lacks its blanks. */
function mayBegin(page: VisiblePage, at: number, index: number, rank: LabelRank): boolean {
  const line = page.lines[at]?.text ?? '';
  const glued = /[\p{L}\p{N}]$/u.test(line.slice(0, index));
  if (rank === 'plain') return !glued && (page.words.companions.test(line) || directlyBelow(page, at)) && !/^\s*[一二三四五六七八九十\d]+[、.．]/.test(line);
  return !glued || (rank !== 'written' && page.words.companions.test(line));
}

const AT_VALUE = /^[\s:：\])】）|>»·-]*/;

/** The date right after the label, in the same line, in the next one or in the cell below. */
function valueAfter(page: VisiblePage, at: number, from: number): DateInText | null {
  const line = page.lines[at];
  const rest = (line?.text.slice(from) ?? '').replace(AT_VALUE, '');
  if (rest !== '') return leading(rest, page.asOf);
  const next = page.lines.slice(at + 1, at + 3).map(({ text }) => text.replace(AT_VALUE, '')).find((text) => text !== '') ?? '';
  const beside = leading(next, page.asOf);
  if (beside || !line?.block) return beside;
  const below = valueBelow(line.block);
  return below === null ? null : leading(below, page.asOf);
}

/** A date at the very start of the text. */
function leading(text: string, asOf: CalendarDate): DateInText | null {
  const [first] = readDates(text.slice(0, 60), asOf);
  return first && first.index <= 2 ? first : null;
}

function nearTitle({ titles }: VisiblePage, at: number): boolean {
  return titles.some((title) => at - title >= -LINES_ABOVE && at - title <= LINES_BELOW);
}

/** Lines without a label: `2021-12-17 09:28 来源：省政府 浏览：33`, or a bare date right below the title. */
function factLines(page: VisiblePage): Candidate[] {
  return page.lines.flatMap((line, at) => {
    if (!isFactLine(page, line, at)) return [];
    const near = nearTitle(page, at);
    const companion = page.words.companions.test(line.text) || (near && hasFactsBeside(page, at));
    if (!companion && !(near && directlyBelow(page, at))) return [];
    const read = setOffDate(line.text, page, companion);
    if (!read || (!companion && !isBare(line.text, read))) return [];
    return candidate(read, 'visible', near && companion ? WEIGHTS.factsByTitle : WEIGHTS.facts, near && companion);
  });
}

/** The line before or after holds facts of the article: 来源, 浏览次数 … in cells or items of their own. */
function hasFactsBeside({ lines, words }: VisiblePage, at: number): boolean {
  return [lines[at - 1], lines[at + 1]].some((line) => line !== undefined && line.text.length <= 60 && line.linkLength <= LONGEST_LINK && words.companions.test(line.text));
}

function isFactLine(page: VisiblePage, line: Line, at: number): boolean {
  const { text } = line;
  if (text.length > LONGEST_FACTS || line.linkLength > LONGEST_LINK || !/\d{4}|\d{2}[-/年]/.test(text)) return false;
  if (page.words.clock.test(text) && !page.words.companions.test(text)) return false;
  // A clock in the header also prints the weekday; it comes before the title.
  const beforeTitle = page.titles.length > 0 && page.titles.every((title) => at < title);
  return !(beforeTitle && /星期|周[一二三四五六日]/.test(text));
}

function setOffDate(text: string, { asOf, words }: VisiblePage, companion: boolean): DateInText | null {
  const dates = readDates(text, asOf).filter((one) => !one.inferredYear && !one.relative && !one.future);
  const setOff = dates.filter((one) => one.place !== 'inside' || (companion && bySpaces(text, one)));
  const days = new Set(setOff.map((one) => one.date));
  return days.size === 1 && !words.otherPurpose.test(text) ? (setOff[0] ?? null) : null;
}

const bySpaces = (text: string, read: DateInText): boolean =>
  /(?:^|[\s|:：\]】)）>])$/.test(text.slice(0, read.index)) && /^(?:$|[\s|<[(（【])/.test(text.slice(read.index + read.length));

const isBare = (text: string, read: DateInText): boolean => text.replace(/\s/g, '').length - read.length <= 12;

/** Right below the title, with no row's link, heading or prose between. */
function directlyBelow({ lines, titles }: VisiblePage, at: number): boolean {
  const self = lines[at];
  // Followed by a long link it is the date box of a row.
  if (!self || self.linkLength > 0 || self.block?.name === 'li' || (lines[at + 1]?.linkLength ?? 0) > LONGEST_LINK) return false;
  return titles.some((title) => at > title && at - title <= LINES_TO_BARE &&
    lines.slice(title + 1, at).every((line) => line.text.length <= 60 && line.linkLength === 0 && !line.heading));
}

/** `2021年12月17日` alone in a line of its own, the last one of the text: when it was signed. */
function signature({ lines, asOf }: VisiblePage): Candidate[] {
  for (const line of [...lines].reverse()) {
    if (line.text.length > 24 || line.linkLength > 0 || !line.text.includes('年')) continue;
    const read = readDate(line.text, asOf);
    if (read && read.place === 'whole' && !read.inferredYear) return candidate(read, 'visible', WEIGHTS.signature, false);
  }
  return [];
}
