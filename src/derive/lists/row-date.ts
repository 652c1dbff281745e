// The date of one row: beside the title, in `title=`, in the address.
import { calendarDate, plusDays, type CalendarDate } from '../../model/calendar.ts';
import { dateInUrl, monthInUrl } from '../dates/date-in-url.ts';
import { meetDay } from '../dates/day-watch.ts';
import { foldText } from '../dates/plain-text.ts';
import { readDate as readAnyDate, type DateInText } from '../dates/read-date.ts';
import type { PageView } from '../dom/view.ts';
import { pathKind } from '../url/path-kind.ts';
import { labelledDays, labelPiece, type DayLabel } from './day-labels.ts';
import type { RowPiece } from './row-pieces.ts';

export interface RowDate {
  readonly date: CalendarDate;
  readonly inferredYear: boolean;
}

/** Which cells of a table's rows hold the publication date, and which hold another one. */
export interface DateColumns {
  readonly published: number;
  /** 成文日期: when the text was written, some days before. */
  readonly written: ReadonlySet<number>;
  /** 施行日期, 截止时间: a day that says nothing of when the row was put up. */
  readonly foreign: ReadonlySet<number>;
}

/** The day a page is read for, and its words. */
export type DayView = Pick<PageView, 'asOf' | 'words'>;

const NO_COLUMNS: DateColumns = { published: -1, written: new Set(), foreign: new Set() };
/** The header's clock tells today, not when something was published. */
const CLOCK = /今[天日]\s*[是:：]|现在是|现在时间|北京时间/;
/** The label alone; the day follows in an element of its own. */
const CLOCK_LABEL = /^\s*(?:今[天日]|现在|当前|北京)(?:是|时间|日期)?\s*[:：]?\s*$/;
const WEEKDAY = /(?:星期|礼拜)[一二三四五六日天]/;
export const EARLIEST = '1990-01-01';
/** Pieces of a date set apart: `17`, `2021-12`, `12月`, `[`. */
const FRAGMENT =
  /^(?:[\d\s年月日\-/.[\]()（）【】:：,，]{1,12}|[\d\s]{0,6}(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?[\d\s,]{0,6})$/i;
export const DATE_HINT = /date|time|\bsj\b|\brq\b|fbsj|riqi|shijian|day/;
/** Marks that only sentences have. */
const SENTENCE = /[，。；！？]/;

const PLAIN_DATE = /^[[(（]?(\d{4})([-./])(\d{1,2})\2(\d{1,2})[\])）]?$/;

/** `readDate`, with a short way for the one form that most rows have. */
export function readDate(
  text: string,
  asOf: CalendarDate,
): Pick<DateInText, 'date' | 'inferredYear' | 'relative' | 'index' | 'length' | 'place'> | null {
  const [, year, , month, day] = PLAIN_DATE.exec(text) ?? [];
  const date = year === undefined ? null : calendarDate(Number(year), Number(month), Number(day));
  meetDay(date);
  return date
    ? { date, inferredYear: false, relative: false, index: 0, length: text.length, place: 'whole' }
    : readAnyDate(text, asOf);
}

interface FoundDay extends RowDate {
  readonly cell: number;
  readonly label: DayLabel;
}

/** The date among the texts beside the title, null when none of them is one. */
export function dateBeside(
  pieces: readonly RowPiece[],
  view: DayView,
  columns: DateColumns = NO_COLUMNS,
): RowDate | null {
  const found = daysIn(pieces, view).filter(
    ({ label, cell }) => label !== 'foreign' && !columns.foreign.has(cell),
  );
  const best =
    found.find(({ cell }) => cell === columns.published) ??
    bestOf(
      found.filter(({ cell }) => !columns.written.has(cell)),
      view.asOf,
    ) ??
    found.at(-1);
  return best ? { date: best.date, inferredYear: best.inferredYear } : null;
}

/**
 * What is said to be the day of publication goes before what nothing is said of, and both before the day of the last
 * change. Of two such days in the past the later is the publication: a text is written before it is put up. A term
 * that ends in days to come says nothing of when it was put up; its begin does.
 */
function bestOf(days: readonly FoundDay[], asOf: CalendarDate): FoundDay | undefined {
  for (const label of ['published', 'plain', 'updated'] as const) {
    const past = days.filter((day) => day.label === label && day.date <= asOf);
    if (past.length > 0) return past.reduce((best, one) => (best.date > one.date ? best : one));
  }
  return days.at(-1);
}

function daysIn(pieces: readonly RowPiece[], view: DayView): FoundDay[] {
  const found: FoundDay[] = [];
  let before: DayLabel | null = null;
  let afterClock = false;
  for (const segment of segments(pieces.filter((piece) => !piece.inTitle))) {
    if (!afterClock) found.push(...daysOf(segment, before ?? labelOfHint(segment.hint), view));
    afterClock = CLOCK_LABEL.test(segment.text);
    before = labelPiece(foldText(segment.text), view.words);
  }
  return found;
}

/** `<time class="updated">`, `itemprop="dateModified"`: microformats tell the day of a change from that of publication. */
function labelOfHint(hint: string): DayLabel {
  if (/\bpublished\b|datepublished/.test(hint)) return 'published';
  return /(?:^|\s)updated(?:\s|$)|datemodified/.test(hint) ? 'updated' : 'plain';
}

/** Neighbouring fragments of one date become one text. */
export function segments(pieces: readonly RowPiece[]): RowPiece[] {
  const joined: RowPiece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (
      last &&
      last.cell === piece.cell &&
      FRAGMENT.test(last.text) &&
      FRAGMENT.test(piece.text) &&
      !wholeDate(last.text)
    ) {
      joined[joined.length - 1] = {
        ...last,
        text: `${last.text} ${piece.text}`,
        hint: `${last.hint} ${piece.hint}`,
      };
    } else joined.push(piece);
  }
  return joined;
}

const wholeDate = (text: string): boolean => /\d{4}\D+\d{1,2}\D+\d{1,2}/.test(text);

/** The days one piece tells: those it labels, else the one that stands by itself in it. */
function daysOf(segment: RowPiece, before: DayLabel, view: DayView): FoundDay[] {
  const text = foldText(segment.text);
  const { cell } = segment;
  if (text.length < 2 || text.length > 60 || !/[\d天昨前刚〇○一二三四五六七八九十]/.test(text)) return [];
  if (CLOCK.test(text)) return [];
  const bareDay = before === 'plain' && PLAIN_DATE.test(text);
  const { days, rest } = bareDay
    ? { days: [], rest: text }
    : labelledDays(text, view.asOf, view.words, before);
  if (days.length > 0) {
    const told = days.filter(({ date }) => date >= EARLIEST).map((day) => ({ ...day, cell }));
    if (told.some(({ label }) => label === 'published')) return told;
    const other = asDate({ ...segment, text: rest.trim() }, view.asOf);
    return other ? [...told, { ...other, cell, label: 'plain' }] : told;
  }
  const plain = asDate(segment, view.asOf);
  return plain ? [{ ...plain, cell, label: 'plain' }] : [];
}

/** The day that stands by itself in a piece or after 日期: and the like, and not in a sentence. */
function asDate(segment: RowPiece, asOf: CalendarDate): RowDate | null {
  const { hint } = segment;
  const text = foldText(segment.text);
  const part = text.split(/\s*(?:至|到|~|-{2})\s*(?=\d)/, 1)[0] ?? text;
  const read = readDate(part, asOf);
  if (!read || read.date < EARLIEST || (read.date === asOf && WEEKDAY.test(text))) return null;
  const labelled = /(?:时间|日期|发布)\s*[:：]?\s*$/.test(part.slice(0, read.index));
  const hinted = DATE_HINT.test(hint);
  const ink = text.replace(/\s/g, '').length;
  // A year-less date inside words belongs to the words (`12月17日会议`), unless it stands apart.
  if (read.inferredYear && !read.relative && read.length < ink * 0.5 && !hinted && !/[:：\])）]/.test(text))
    return null;
  if (!labelled && part.length > 30 && read.length < text.length * 0.4 && !hinted) return null;
  if (!labelled && !hinted && read.length < ink * shareInWords(segment.text, read)) return null;
  return { date: read.date, inferredYear: read.inferredYear };
}

/** How much of a piece a day must make up to stand by itself in it: more where the piece reads like a sentence. */
function shareInWords(text: string, { place, index }: NonNullable<ReturnType<typeof readDate>>): number {
  const inside = place === 'inside';
  if (SENTENCE.test(text) || (inside && /^\s*\d{2,4}年/.test(text.slice(index)))) return 0.8;
  return inside ? 0.4 : 0;
}

/** 更新时间：2021-12-17 in a `title=`. */
export function dateInAttribute(attribute: string, asOf: CalendarDate): RowDate | null {
  const labelled = /(?:时间|日期|发布于)\s*[:：]?\s*(.{6,30})/.exec(attribute)?.[1];
  const bareDate = /^\s*\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?(?:\s+[\d:]+)?\s*$/.test(attribute)
    ? attribute
    : undefined;
  const read = readDate(labelled ?? bareDate ?? '', asOf);
  return read && read.date >= EARLIEST ? { date: read.date, inferredYear: read.inferredYear } : null;
}

/** A page's address tells when it was begun; it is put up that day or some weeks later, seldom a day or two before. */
const DAYS_BEFORE_ADDRESS = 2;
const DAYS_AFTER_ADDRESS = 31;

/**
 * The address's date (an uploaded file's only tells when it was uploaded); it also settles the year of a year-less date
 * of that day or some weeks later, and so does the month it carries (an attachment's folder) for a date of that month.
 */
export function withAddress(printed: RowDate | null, url: string | null): RowDate | null {
  if (url === null) return printed;
  const inUrl = dateInUrl(url);
  if (!inUrl || inUrl < EARLIEST) return printed?.inferredYear ? withMonth(printed, url) : printed;
  if (!printed) return pathKind(url) === 'attachment' ? null : { date: inUrl, inferredYear: false };
  return printed.inferredYear ? withYearOf(printed, inUrl) : printed;
}

/**
 * `01-02` at an address of 2017-12-29 is 2018-01-02; a day that is not near the address's keeps its inferred year. Later
 * than what was inferred, which is the latest day that has been, it is only where the address says the very day: an
 * announcement dated ahead is no old news.
 */
function withYearOf(printed: RowDate, address: CalendarDate): RowDate {
  const [, month, day] = printed.date.split('-').map(Number);
  const year = Number(address.slice(0, 4));
  const near = [year, year + 1, year - 1]
    .map((one) => calendarDate(one, month ?? 0, day ?? 0))
    .find(
      (date) =>
        date !== null &&
        (date <= printed.date || date === address) &&
        date >= plusDays(address, -DAYS_BEFORE_ADDRESS) &&
        date <= plusDays(address, DAYS_AFTER_ADDRESS),
    );
  return near ? { date: near, inferredYear: false } : printed;
}

/** Never later than what was inferred: that is the latest day it can be. */
function withMonth(printed: RowDate, url: string): RowDate {
  const found = monthInUrl(url);
  const [, month, day] = printed.date.split('-').map(Number);
  if (!found || found.month !== month || day === undefined) return printed;
  const date = calendarDate(found.year, month, day);
  return date !== null && date >= EARLIEST && date <= printed.date ? { date, inferredYear: false } : printed;
}
