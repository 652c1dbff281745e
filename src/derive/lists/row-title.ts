// The words of one row's title: without the date, the markers and the summary that stand in the same link.
import type { Anchor } from '../dom/box.ts';
import { bare, type PageWords } from '../dom/words.ts';
import {
  DATE_HINT,
  dateBeside,
  EARLIEST,
  readDate,
  segments,
  type DayView,
  type RowDate,
} from './row-date.ts';
import { isSentence } from './row-links.ts';
import type { RowPiece } from './row-pieces.ts';
import { looseWords } from '../patterns.ts';

const DAY = String.raw`(?:(?:19|20)?\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日?|\d{1,2}-\d{1,2})`;
/** Set off by a bracket, a blank or an opening mark; a day that words follow at once is a part of their sentence. */
const AT_HEAD = new RegExp(
  String.raw`^(?:[[(（【]\s*${DAY}\s*[\])）】]|\s*${DAY}(?=\s(?!\s*[至到起—~～-])|[《“[【]))`,
);
/** `2021-12-17关于…`: where all rows begin so, the day is a column of its own. */
const AT_HEAD_GLUED = /^\s*(?:19|20)?\d{2}([-./])\d{1,2}\1\d{1,2}(?=[\u4e00-\u9fff])/;
const AT_TAIL =
  /(?:\s|[[(（【])\s*(?:(?:19|20)?\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日?|\d{1,2}[-/]\d{1,2})(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?\s*[\])）】]?$/;
const MARKED_HEAD = /^\s*[[(（【〔]\s*([^\])）】〕]{1,5})[\])）】〕]\s*/;
const MARKED_TAIL = /\s*[[(（【〔]\s*([^\])）】〕]{1,5})[\])）】〕]\s*$/;
const WORD_TAIL = /\s+([a-z]{3,4}!?)$/i;
/** Fewer characters are a category or a number before the title. */
const SHORTEST_BLOCK = 5;
const SHORTEST_TITLE = 3;
/** A piece longer than this is a summary. */
const LONGEST_PIECE = 45;

export interface TitleReading {
  readonly date: RowDate | null;
  readonly title: string;
  /** It bears 置顶: it stands first whatever its age. */
  readonly pinned: boolean;
}

/** What the rows of a list have in common. */
export interface ListHabits {
  /** All rows begin with their day. */
  readonly glued: boolean;
  /** Short texts that stand in the links of several rows. */
  readonly labels: ReadonlySet<string>;
}

const NO_HABITS: ListHabits = { glued: false, labels: new Set() };

/**
 * What the link's own words tell: the title, and a date that stands in the link too (`[2021-12-17] 标题`, a card of
 * heading, summary and date).
 */
export function readTitle(
  pieces: readonly RowPiece[],
  view: DayView,
  habits: ListHabits = NO_HABITS,
): TitleReading {
  const pinned = pieces.some(
    ({ text }) => text.length <= 16 && /置\s*顶/.test(text) && isMarker(text, view.words),
  );
  const own = pieces.filter(({ inTitle, text }) => inTitle && !isMarker(text, view.words));
  const whole = own.map((piece) => piece.text).join(' ');
  const { date, title } =
    (own.length > 1 ? inPieces(own, view, habits.labels) : null) ?? atEdge(whole, view, habits.glued);
  const clean = withoutMarkers(title, view.words);
  return { date, title: clean.title, pinned: pinned || clean.pinned };
}

function inPieces(
  own: readonly RowPiece[],
  view: DayView,
  labels: ReadonlySet<string>,
): { date: RowDate | null; title: string } | null {
  const words: RowPiece[] = [];
  let days = 0;
  for (const segment of segments(own)) {
    if (isDay(segment, view)) days += 1;
    else words.push(segment);
  }
  if (words.length === 0) return null;
  const chosen = titlePieces(words, labels);
  if (days === 0 && chosen.length === own.length) return null;
  const beside = own
    .filter((piece) => !chosen.includes(piece))
    .map((piece) => ({ ...piece, inTitle: false }));
  const title = chosen.map((piece) => piece.text).join(' ');
  const date = dateBeside(beside, view);
  return date ? { date, title } : atEdge(title, view, false);
}

function isDay(segment: RowPiece, { asOf }: DayView): boolean {
  const read = readDate(segment.text, asOf);
  if (read === null || read.date < EARLIEST) return false;
  return (
    read.length >= segment.text.trim().length * 0.7 ||
    (DATE_HINT.test(segment.hint) && segment.text.length <= 30)
  );
}

/** A card that is one link holds title and summary: the title is in a heading, is named so, or comes first. */
function titlePieces(pieces: readonly RowPiece[], labels: ReadonlySet<string>): readonly RowPiece[] {
  const heading = pieces.find((piece) => piece.heading >= 0)?.heading;
  if (heading !== undefined) return pieces.filter((piece) => piece.heading === heading);
  const titled = pieces.find((piece) => /tit|name|bt/.test(piece.hint));
  if (titled) return [titled];
  const unlabelled = pieces.filter(({ text }) => !labels.has(text));
  const own = unlabelled.length > 0 ? unlabelled : pieces;
  const blocks = [...new Set(own.map(({ block }) => block))].map((block) =>
    own.filter((piece) => piece.block === block),
  );
  if (blocks.length > 1) return firstTitle(blocks);
  const long = own.some((piece) => piece.text.length > LONGEST_PIECE);
  const first = own.find((piece) => piece.text.length >= 6);
  return long && first ? [first] : own;
}

/** The first block of some length; not a summary that a shorter one stands before. */
function firstTitle(blocks: readonly (readonly RowPiece[])[]): readonly RowPiece[] {
  const first = blocks.findIndex((block) => inkOf(block) >= SHORTEST_BLOCK);
  const block = blocks[first];
  if (!block) return longest(blocks);
  const before = block.some(({ text }) => isSentence(text)) ? blocks.slice(0, first) : [];
  return before.find((one) => inkOf(one) >= SHORTEST_TITLE) ?? block;
}

const longest = (groups: readonly (readonly RowPiece[])[]): readonly RowPiece[] =>
  groups.reduce((best, one) => (inkOf(one) > inkOf(best) ? one : best));

const inkOf = (pieces: readonly RowPiece[]): number =>
  pieces.reduce((sum, { text }) => sum + (text.match(/[\u4e00-\u9fff]/g)?.length ?? 0), 0);

/** A date at either end of the words, with the words left over. */
function atEdge(whole: string, { asOf }: DayView, glued: boolean): { date: RowDate | null; title: string } {
  const edge = AT_HEAD.exec(whole) ?? AT_TAIL.exec(whole) ?? (glued ? AT_HEAD_GLUED.exec(whole) : null);
  const read = edge ? readDate(edge[0].trim(), asOf) : null;
  if (!edge || !read || read.date < EARLIEST) return { date: null, title: whole };
  const title = (whole.slice(0, edge.index) + whole.slice(edge.index + edge[0].length)).trim();
  return title === ''
    ? { date: null, title: whole }
    : { date: { date: read.date, inferredYear: read.inferredYear }, title };
}

/** The words begin with a day of numbers that is glued to them: one row alone may do so, a whole list does for a reason. */
export const beginsWithDay = (text: string): boolean => AT_HEAD_GLUED.test(text);

/** 置顶, 图文, NEW: said of the row, no part of its title. */
export const isMarker = (text: string, { sets }: PageWords): boolean =>
  text.length <= 8 && sets.markers.has(bare(text));

function withoutMarkers(title: string, words: PageWords): { title: string; pinned: boolean } {
  let rest = title.trim();
  let pinned = false;
  for (const shape of [MARKED_HEAD, MARKED_HEAD, MARKED_TAIL, WORD_TAIL]) {
    const [mark = '', word = ''] = shape.exec(rest) ?? [];
    if (mark === '' || mark.length >= rest.length || !isMarker(word, words)) continue;
    pinned ||= /置\s*顶/.test(word);
    rest = (shape === MARKED_HEAD ? rest.slice(mark.length) : rest.slice(0, -mark.length)).trim();
  }
  return { title: rest, pinned };
}

/** The words without bullets; the whole of a title that is cut with an ellipsis or by the style sheet. */
export function fullTitle(
  words: string,
  { titleAttribute }: Pick<Anchor, 'titleAttribute'>,
  pieces: readonly RowPiece[],
  tables: PageWords,
): string {
  const clean = words.replace(/^[\s·•●▪■◆◇▶►»>*\-—]+/, '').trim();
  const whole = withoutMarkers(LABELLED.exec(titleAttribute)?.[1] ?? titleAttribute, tables).title;
  const stem = stemOf(clean);
  if (whole.startsWith(stem) && DAY_ONLY.test(whole.slice(stem.length))) return clean;
  const cut = stem.length < clean.length;
  const sameStart = stem !== '' && startsAlike(whole, stem.slice(0, Math.max(4, stem.length - 2)));
  if (whole.length > stem.length && (sameStart || (cut && whole.includes(stem.slice(0, 6))))) return whole;
  // Words of several pieces (a category, a cut title, a summary): the attribute tells which of them is the title.
  const own = pieces.filter(({ inTitle }) => inTitle);
  const told =
    own.length > 1 && own.some(({ text }) => stemOf(text).length >= 4 && startsAlike(whole, stemOf(text)));
  return told ? whole : clean;
}

const FACTS = looseWords([
  ...['发布', '发表', '更新', '添加', '录入', '日期', '时间', '作者', '来源', '编辑', '责任编辑'],
  ...['点击', '浏览', '阅读', '人气', '次数'],
]);
const LABELLED_DAY = looseWords(['发布时间', '发布日期', '发表时间', '更新时间', '更新日期', '添加时间']);
/**
 * `文章标题：… 作    者：… 更新时间：…`: the facts of a tooltip stand on lines of their own. Without a break only the label
 * of a day ends a title: `新闻发布会：…` is a part of one.
 */
const LABELLED = new RegExp(
  String.raw`(?:^|\s)(?:标题|题名|文章标题)\s*[:：]\s*(.+?)(?=\s+(?:${FACTS})\S{0,4}\s*[:：]|\s*(?:${LABELLED_DAY})\s*[:：]|$)`,
);

/** `title=` with the row's day behind the title. */
const DAY_ONLY =
  /^[\s[(（【]+(?:(?:19|20)?\d{2}\s*[-./年]\s*)?\d{1,2}\s*[-./月]\s*\d{1,2}\s*日?[\])）】\s]*$/;

const stemOf = (text: string): string => text.replace(/(?:\.{2,}|…+|。{2,})$/, '').trim();

const startsAlike = (whole: string, stem: string): boolean =>
  whole.replace(/\s/g, '').startsWith(stem.replace(/\s/g, ''));
