// Dates with a label before them: 发布时间：2021-12-17, in one line, in cells side by side or one below the other.
import { readDates, type DateInText } from '../dates/read-date.ts';
import { candidate, relativeCandidate, WEIGHTS, type Candidate } from './candidates.ts';
import { valueBelow } from './table-cell.ts';
import { belowTitle, directlyBelow, LONGEST_FACTS, nearTitle, type VisiblePage } from './visible-page.ts';
import { LABEL_RANKS, type LabelRank } from './words.ts';

const LABEL_HINT = /[时時]\s*[间間]|日\s*期|发\s*[布表]|更\s*新|上\s*传|publish|date|time|posted|release/i;
/** A whole table of facts in one line (索引号, 名称, 主题分类 …): only what it calls publication counts there. */
const LONGEST_TABLE = 500;
/** So many labelled dates are rows of a list, not one article's. */
const LIST_OF_DATES = 3;

interface Labelled {
  readonly at: number;
  readonly rank: LabelRank;
  readonly read: DateInText;
}

/** Labelled dates; where a label comes again and again, only those by the title. */
export function labelled(page: VisiblePage): Candidate[] {
  const found = page.lines.flatMap((_line, at) =>
    page.places[at] === 'out' ? [] : [...labelsIn(page, at), ...bylines(page, at)],
  );
  const repeated = new Set(
    LABEL_RANKS.filter(
      (rank) =>
        new Set(found.filter((one) => one.rank === rank).map((one) => one.read.date)).size >= LIST_OF_DATES,
    ),
  );
  // 发表于 7天前, and below it the dates of replies: the first one is the text's.
  const opening = found.find((one) => one.read.relative && belowTitle(page, one.at));
  return found
    .filter((one) => opening === undefined || one.at <= opening.at || one.rank !== opening.rank)
    .filter((one) => !repeated.has(one.rank) || nearTitle(page, one.at))
    .flatMap((one) => candidatesOf(page, one));
}

function candidatesOf(page: VisiblePage, one: Labelled): Candidate[] {
  if (page.places[one.at] === 'side') return candidate(one.read, 'visible', WEIGHTS.beside, false);
  if (one.read.relative) return nearTitle(page, one.at) ? [relativeCandidate(one.read)] : [];
  const certain = one.rank !== 'update' && one.rank !== 'written';
  return candidate(one.read, 'visible', weightOf(page, one), certain);
}

/** `由 admin 于 2021-12-17 - 10:10 提交`: the label closes the line. */
function bylines(page: VisiblePage, at: number): Labelled[] {
  const text = page.lines[at]?.text ?? '';
  if (text.length > LONGEST_BYLINE || !/于|\bon\b/i.test(text) || !nearTitle(page, at)) return [];
  const inside = (BYLINE.exec(text) ?? ENGLISH_BYLINE.exec(text))?.[1] ?? '';
  const [read, more] = readDates(inside, page.asOf, page.order);
  return read && !more && read.place === 'whole' ? [{ at, rank: 'publish', read }] : [];
}

const BYLINE = /于\s*([^于]{6,40}?)\s*(?:提交|发布|发表|创建|上传)/;
const ENGLISH_BYLINE =
  /(?:posted|submitted|published|written|created)\s+by\s+.{1,40}?\s+on\s+(?!on\b)([\w\s,/:.-]{6,40}?)(?:\s*[|·]|$)/i;

const LONGEST_BYLINE = 80;

/** By its label, and less where the page has a title and the label stands far below it. */
function weightOf(page: VisiblePage, { at, rank }: Labelled): number {
  if (rank === 'notice')
    return page.titles.length === 0 || belowTitle(page, at) ? WEIGHTS.publish : WEIGHTS.noticeFar;
  const far = page.titles.length > 0 && !nearTitle(page, at);
  return rank === 'publish' && far ? WEIGHTS.publishFar : WEIGHTS[rank];
}

function labelsIn(page: VisiblePage, at: number): Labelled[] {
  const line = page.lines[at];
  if (!line || line.text.length > LONGEST_TABLE || !LABEL_HINT.test(line.text)) return [];
  const found: Labelled[] = [];
  for (const match of line.text.matchAll(page.words.labels)) {
    const rank = LABEL_RANKS.find((one) => match.groups?.[one] !== undefined);
    if (
      !rank ||
      (line.text.length > LONGEST_FACTS && rank !== 'publish' && rank !== 'notice') ||
      !mayBegin(page, at, match.index, rank)
    )
      continue;
    const read = valueAfter(page, at, match.index + match[0].length);
    if (read) found.push({ at, rank, read });
  }
  return found;
}

/** 开标时间 is no 时间, and 成绩发布时间 no 发布时间 unless the line is one of facts that lacks its blanks. */
function mayBegin(page: VisiblePage, at: number, index: number, rank: LabelRank): boolean {
  const line = page.lines[at]?.text ?? '';
  const glued = /[\p{L}\p{N}]$/u.test(line.slice(0, index));
  if (rank === 'plain')
    return (
      !glued &&
      (page.words.companions.test(line) || (directlyBelow(page, at) && !isOfEvent(page, at))) &&
      !/^\s*[一二三四五六七八九十\d]+[、.．]/.test(line)
    );
  return !glued || (rank !== 'written' && page.words.companions.test(line));
}

/** 时间 and then 地点: when something takes place. */
function isOfEvent({ lines }: VisiblePage, at: number): boolean {
  return [at - 1, at + 1, at + 2].some((beside) => EVENT.test(lines[beside]?.text ?? ''));
}

const EVENT =
  /^\s*(?:[一二三四五\d]+\s*[、.．]\s*)?(?:地\s*点|地\s*址|会\s*场|场\s*地|主\s*讲|主\s*持|嘉\s*宾|参\s*[加会]|出\s*席|对\s*象|议\s*[题程]|venue|place|location)[\p{Script=Han}]{0,4}\s*[:：]/iu;

const AT_VALUE = /^[\s:：\])】）|>»·-]*(?:on\b\s*)?/i;

/** The date right after the label, in the same line, in the next one or in the cell below. */
function valueAfter(page: VisiblePage, at: number, from: number): DateInText | null {
  const line = page.lines[at];
  const rest = (line?.text.slice(from) ?? '').replace(AT_VALUE, '');
  if (rest !== '') return leading(rest, page);
  const next =
    page.lines
      .slice(at + 1, at + 3)
      .map(({ text }) => text.replace(AT_VALUE, ''))
      .find((text) => text !== '') ?? '';
  const beside = leading(next, page);
  if (beside || !line?.block) return beside;
  const below = valueBelow(line.block);
  return below === null ? null : leading(below, page);
}

/** A date at the very start of the text. */
function leading(text: string, { asOf, order }: VisiblePage): DateInText | null {
  const [first] = readDates(text.slice(0, 60), asOf, order);
  return first && first.index <= 2 ? first : null;
}
