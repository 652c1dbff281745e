// Where a page's lines stand to its title: what both kinds of visible dates ask.
import type { CalendarDate } from '../../model/calendar.ts';
import type { DayOrder } from '../dates/day-parts.ts';
import type { Line } from './lines.ts';
import { linksToSource } from './office.ts';
import type { Place } from './places.ts';
import type { PublishedWords } from './words.ts';

export interface VisiblePage {
  readonly lines: readonly Line[];
  /** Positions of lines that repeat the page's title outside of links. */
  readonly titles: readonly number[];
  /** For each line: the article's, or beside it. */
  readonly places: readonly Place[];
  readonly asOf: CalendarDate;
  /** How the page's language writes days whose year comes last. */
  readonly order: DayOrder | null;
  readonly words: PublishedWords;
}

/** Longer lines are body text: a label in them belongs to a sentence. */
export const LONGEST_FACTS = 220;
/** A linked source has a short name; a longer link is a row's title. */
export const LONGEST_LINK = 12;
/** 打印, 关闭, 大 中 小: the links of an article's own line. */
const LONGEST_TOOL = 6;
/** How far below (or above) the title its line of facts may stand, in lines. */
const LINES_BELOW = 8;
const LINES_ABOVE = 4;
/** How far below the title a date without any words may stand. */
const LINES_TO_BARE = 3;

/** Whether a line stands where the facts of an article are printed. */
export function nearTitle({ titles }: VisiblePage, at: number): boolean {
  return titles.some((title) => at - title >= -LINES_ABOVE && at - title <= LINES_BELOW);
}

/** Within the few lines after the title. */
export function belowTitle({ titles }: VisiblePage, at: number): boolean {
  return titles.some((title) => at > title && at - title <= LINES_TO_BARE);
}

/** Right below the title, with no row's link, heading or prose between. */
export function directlyBelow({ lines, titles, words }: VisiblePage, at: number): boolean {
  const self = lines[at];
  if (
    !self ||
    (self.linkLength > 0 && !linksToSource(self)) ||
    self.block?.name === 'li' ||
    isRowTitle(lines[at + 1], words)
  )
    return false;
  return titles.some(
    (title) =>
      at > title &&
      at - title <= LINES_TO_BARE &&
      lines.slice(title + 1, at).every((line, index) => mayStandBetween(line, index === 0)),
  );
}

/** A subtitle right below the title, a document's number, the tools that change the size of type. */
function mayStandBetween(line: Line, first: boolean): boolean {
  if (TOOLS_ONLY.test(line.text)) return true;
  return line.text.length <= 60 && line.linkLength === 0 && (first || !line.heading);
}

const TOOLS_ONLY = /^[\s大中小字号体打印关闭收藏分享本页窗口【】[\]()（）|:：+A-]{1,40}$/u;

/** A date followed by a link of some length is the date box of a row. */
function isRowTitle(line: Line | undefined, words: PublishedWords): boolean {
  return line !== undefined && line.linkLength > LONGEST_TOOL && !words.companions.test(line.text);
}
