// Which lines belong to the article and which stand beside it: comments, recommended rows, side columns, attachments.
import { isTag, type Element } from 'domhandler';
import type { Line, Piece } from './lines.ts';
import { linksToSource } from './office.ts';

/**
 * `own`: the article's, as far as one can tell. `side`: in a box named after side columns, where some systems print the
 * article's facts too. `out`: comments, rows that link elsewhere, recommendations, the foot: never the article's date.
 */
export type Place = 'own' | 'side' | 'out';

export interface PlaceWords {
  /** Whether a line is the heading of what hangs beside an article. */
  isBesideHeading(text: string): boolean;
  readonly companions: RegExp;
  /** Words of the site's foot: 版权所有, 网站标识码. */
  readonly foot: RegExp;
}

const OUT_HINT =
  /(?:^|[\s_-])(?:comments?(?:list|s|area)?|repl(?:y|ies)|pinglun|liuyan|jieda|huifu|gentie|related?|recommend|tuijian|xgwz|xgyd|xglj|hot|rank(?:ing)?|paihang|prev-?next|post-?nav(?:igation)?)(?:$|[\s_-])/;
const SIDE_HINT = /(?:^|[\s_-])(?:aside|side-?bar|side|widget(?:-area)?)(?:$|[\s_-])/;
const FOOT_HINT = /(?:^|[\s_-])(?:foot|footer|bottom|copyright|banquan)(?:$|[\s_-])/;
/** Containers looked at around one line: deeper ones are layout. */
const MOST_LEVELS = 40;
const LONGEST_HEADING = 16;
/** 更多, more>> beside a heading. */
const LONGEST_MORE = 6;
/** A row's link: shorter ones are names of sources and tools. */
const SHORTEST_ROW_LINK = 8;
const ROW_LEVELS = 4;
/** A container with more lines, or more text of its own, is no row. */
const MOST_ROW_LINES = 20;
const LONGEST_ROW = 80;
/** What holds so much of the page's lines holds the page, however it is named. */
const WHOLE_PAGE = 0.6;

interface Span {
  readonly first: number;
  last: number;
}

/** The place of every line. */
export function placesOf(lines: readonly Line[], titles: readonly number[], words: PlaceWords): Place[] {
  const spans = spansOf(lines);
  const behindHeading = linesBehindHeadings(lines, titles, spans, words);
  const known = new Map<Element, Place>();
  return lines.map((line, at) => {
    if (behindHeading.has(at) || isInRow(lines, titles, spans, at, words)) return 'out';
    return placeByName(line.block, { known, spans, titles, lines, words });
  });
}

const parentOf = (element: Element): Element | null =>
  element.parent !== null && isTag(element.parent) ? element.parent : null;

function* around(line: Line | undefined, levels = MOST_LEVELS): Generator<Element> {
  let element = line?.block ?? null;
  for (let level = 0; element !== null && level < levels; level += 1) {
    yield element;
    element = parentOf(element);
  }
}

/** The first and last line inside each element. */
function spansOf(lines: readonly Line[]): Map<Element, Span> {
  const spans = new Map<Element, Span>();
  for (const [at, line] of lines.entries()) {
    for (const element of around(line)) {
      const span = spans.get(element);
      if (span) span.last = at;
      else spans.set(element, { first: at, last: at });
    }
  }
  return spans;
}

const holdsTitle = (span: Span, titles: readonly number[]): boolean =>
  titles.some((title) => title >= span.first && title <= span.last);

interface NameSearch {
  readonly known: Map<Element, Place>;
  readonly spans: ReadonlyMap<Element, Span>;
  readonly titles: readonly number[];
  readonly lines: readonly Line[];
  readonly words: PlaceWords;
}

/** By the names of the boxes around it, up to the first one that also holds the title or most of the page. */
function placeByName(block: Element | null, search: NameSearch): Place {
  const passed: Element[] = [];
  let place: Place = 'own';
  for (let element = block; element !== null && passed.length < MOST_LEVELS; element = parentOf(element)) {
    const known = search.known.get(element);
    if (known !== undefined) {
      place = known;
      break;
    }
    const span = search.spans.get(element);
    if (!span || holdsTitle(span, search.titles) || span.last - span.first > search.lines.length * WHOLE_PAGE)
      break;
    passed.push(element);
    const named = byName(element, search.lines.slice(span.first, span.last + 1), search.words);
    if (named !== 'own') {
      place = named;
      break;
    }
  }
  for (const element of passed) search.known.set(element, place);
  return place;
}

function byName({ name, attribs }: Element, inside: readonly Line[], { foot }: PlaceWords): Place {
  const hint = `${attribs['class'] ?? ''} ${attribs['id'] ?? ''}`.toLowerCase();
  if (OUT_HINT.test(hint)) return 'out';
  // The foot of an article may hold its date; the site's foot also names its owner.
  const isFoot = name === 'footer' || FOOT_HINT.test(hint);
  if (isFoot && inside.some(({ text }) => foot.test(text))) return 'out';
  return name === 'aside' || SIDE_HINT.test(hint) ? 'side' : 'own';
}

/**
 * What follows a heading such as 相关阅读 or 网友评论 within the box it heads, up to the article's title or a heading of
 * something else.
 */
function linesBehindHeadings(
  lines: readonly Line[],
  titles: readonly number[],
  spans: ReadonlyMap<Element, Span>,
  words: PlaceWords,
): ReadonlySet<number> {
  const behind = new Set<number>();
  for (const [at, line] of lines.entries()) {
    if (line.text.length > LONGEST_HEADING || !words.isBesideHeading(line.text)) continue;
    const end = endOfHeaded(lines, spans, at);
    for (const [offset, next] of lines.slice(at, end + 1).entries()) {
      const other = offset > 0 && next.heading && next.linkLength === 0 && !words.isBesideHeading(next.text);
      if (other || titles.includes(at + offset)) break;
      behind.add(at + offset);
    }
  }
  return behind;
}

/** The last line of the smallest box that holds more than the heading and its 更多. */
function endOfHeaded(lines: readonly Line[], spans: ReadonlyMap<Element, Span>, at: number): number {
  for (const element of around(lines[at])) {
    const last = spans.get(element)?.last ?? at;
    if (lines.slice(at + 1, last + 1).some(({ text }) => text.length > LONGEST_MORE)) return last;
  }
  return at;
}

/** A small container around the line also holds a long link that no label (来源：) calls a fact: a row of a list. */
function isInRow(
  lines: readonly Line[],
  titles: readonly number[],
  spans: ReadonlyMap<Element, Span>,
  at: number,
  words: PlaceWords,
): boolean {
  const self = lines[at];
  if (!self || !/\d|前|[昨今]/.test(self.text)) return false;
  for (const element of around(self, ROW_LEVELS)) {
    const span = spans.get(element);
    if (!span || span.last - span.first > MOST_ROW_LINES || holdsTitle(span, titles)) return false;
    const inside = lines.slice(span.first, span.last + 1);
    const plain = inside.reduce((sum, { text, linkLength }) => sum + text.length - linkLength, 0);
    if (plain > LONGEST_ROW) return false;
    if (inside.some((line) => isRowLink(line, words))) return true;
  }
  return false;
}

function isRowLink(line: Line, { companions }: PlaceWords): boolean {
  const { text, linkLength, pieces } = line;
  if (linkLength === 0 || linksToSource(line)) return false;
  const title = longestLink(pieces);
  const isTitle = title >= SHORTEST_ROW_LINK && (title * 2 > text.length || !companions.test(text));
  return isTitle || FILE_NAME.test(text) || pieces.some(linksToFile);
}

/** Characters of the longest single link: tools stand side by side. A date may link to the article itself and is none. */
function longestLink(pieces: readonly Piece[]): number {
  const lengths = new Map<Element | null, number>();
  for (const piece of pieces) {
    if (!piece.inLink) continue;
    const link = linkAround(piece);
    lengths.set(link, (lengths.get(link) ?? 0) + piece.text.replace(DATE_PARTS, '').length);
  }
  return Math.max(0, ...lengths.values());
}

/** The link itself; the piece's own element where it lies deeper in one. */
function linkAround({ element }: Piece): Element | null {
  for (let up = element, level = 0; up !== null && level < LINK_LEVELS; level += 1) {
    if (up.name === 'a') return up;
    up = parentOf(up);
  }
  return element;
}

const LINK_LEVELS = 4;

function linksToFile(piece: Piece): boolean {
  const link = piece.inLink ? linkAround(piece) : null;
  return link?.name === 'a' && FILE_NAME.test(link.attribs['href'] ?? '');
}

const DATE_PARTS = /[\d\s年月日:/.-]/g;

/** An attachment's own 上传时间 says when the file came, which may be long after. */
const FILE_NAME = /\.(?:docx?|xlsx?|pptx?|pdf|wps|et|ofd|ceb|zip|rar|7z|jpe?g|png|mp4)(?![a-z])/i;
