// The date of one row: beside the title, at either end of it, in `title=`, in the address.
import { calendarDate, plusDays, type CalendarDate } from '../../model/calendar.ts';
import { dateInUrl, monthInUrl } from '../dates/date-in-url.ts';
import { foldText } from '../dates/plain-text.ts';
import { readDate as readAnyDate, type DateInText } from '../dates/read-date.ts';
import { pathKind } from '../url/path-kind.ts';
import type { RowPiece } from './row-pieces.ts';

export interface RowDate {
  readonly date: CalendarDate;
  readonly inferredYear: boolean;
}

/** Which cells of a table's rows hold the publication date, and which hold another one (成文日期, 截止日期). */
export interface DateColumns {
  readonly published: number;
  readonly others: ReadonlySet<number>;
}

const NO_COLUMNS: DateColumns = { published: -1, others: new Set() };
/** The header's clock tells today, not when something was published. */
const CLOCK = /今[天日]是|现在是|现在时间|北京时间/;
const EARLIEST = '1990-01-01';
/** Pieces of a date set apart: `17`, `2021-12`, `12月`, `[`. */
const FRAGMENT = /^[\d\s年月日\-/.[\]()（）【】:：,，]{1,12}$/;
const DATE_HINT = /date|time|\bsj\b|\brq\b|fbsj|riqi|shijian|day/;
const AT_HEAD =
  /^[[(（【]?\s*(?:(?:19|20)?\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日?|\d{1,2}-\d{1,2})\s*[\])）】]?(?=\s|[\u4e00-\u9fff《“[])/;
const AT_TAIL =
  /(?:\s|[[(（【])\s*(?:(?:19|20)?\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日?|\d{1,2}[-/]\d{1,2})(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?\s*[\])）】]?$/;

const PLAIN_DATE = /^[[(（]?(\d{4})([-./])(\d{1,2})\2(\d{1,2})[\])）]?$/;

/** `readDate`, with a short way for the one form that most rows have. */
function readDate(
  text: string,
  asOf: CalendarDate,
): Pick<DateInText, 'date' | 'inferredYear' | 'relative' | 'index' | 'length'> | null {
  const [, year, , month, day] = PLAIN_DATE.exec(text) ?? [];
  const date = year === undefined ? null : calendarDate(Number(year), Number(month), Number(day));
  return date
    ? { date, inferredYear: false, relative: false, index: 0, length: text.length }
    : readAnyDate(text, asOf);
}

/** The date among the texts beside the title, null when none of them is one. */
export function dateBeside(
  pieces: readonly RowPiece[],
  asOf: CalendarDate,
  columns: DateColumns = NO_COLUMNS,
): RowDate | null {
  const found: { date: RowDate; cell: number; inWords: boolean }[] = [];
  for (const segment of segments(pieces.filter((piece) => !piece.inTitle))) {
    const date = asDate(segment, asOf);
    if (date) found.push({ date, cell: segment.cell, inWords: date.inWords });
  }
  const published = found.find(({ cell }) => cell === columns.published);
  const fit = found.filter(({ cell }) => !columns.others.has(cell));
  // A term that ends in days to come says nothing of when it was put up; its begin does. Of two days in the past that
  // no column names, the later is the publication: a text is written before it is put up.
  const ended = fit.filter(({ date }) => date.date <= asOf);
  const apart = ended.filter(({ inWords }) => !inWords);
  const past = apart.length > 0 ? apart : ended;
  const latest = past.reduce<(typeof past)[number] | undefined>(
    (best, one) => (best && best.date.date > one.date.date ? best : one),
    undefined,
  );
  const best = (published ?? latest ?? fit.at(-1) ?? found.at(-1))?.date;
  return best ? { date: best.date, inferredYear: best.inferredYear } : null;
}

/** Neighbouring fragments of one date become one text. */
function segments(pieces: readonly RowPiece[]): RowPiece[] {
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

/** `inWords`: it stands in a sentence (a summary), not by itself or after a label. */
function asDate(segment: RowPiece, asOf: CalendarDate): (RowDate & { readonly inWords: boolean }) | null {
  const { hint } = segment;
  const text = foldText(segment.text);
  if (text.length < 2 || text.length > 60 || !/[\d天昨前刚〇○一二三四五六七八九十]/.test(text)) return null;
  if (CLOCK.test(text)) return null;
  const part = publishedPart(text);
  const read = readDate(part, asOf);
  if (!read || read.date < EARLIEST) return null;
  const labelled = /(?:时间|日期|发布)\s*[:：]?\s*$/.test(part.slice(0, read.index));
  const apart = labelled || part.length <= 30 || read.length >= text.length * 0.4 || DATE_HINT.test(hint);
  // A year-less date inside words belongs to the words (`12月17日会议`), unless it stands apart.
  if (
    read.inferredYear &&
    !read.relative &&
    read.length < text.replace(/\s/g, '').length * 0.5 &&
    !DATE_HINT.test(hint) &&
    !/[:：\])）]/.test(text)
  )
    return null;
  if (!apart) return null;
  const ink = text.replace(/\s/g, '').length;
  const inWords = !labelled && !DATE_HINT.test(hint) && read.length < ink * 0.4;
  return { date: read.date, inferredYear: read.inferredYear, inWords };
}

/** 发布时间：2021-12-10 截止时间：2021-12-30 tells the first; so does 2021-11-01 至 2021-11-30. */
function publishedPart(text: string): string {
  const labelled =
    /(?:发布|公开|发文|更新|上传)(?:时间|日期)\s*[:：]?\s*(.{6,20}?)(?=\s*[\u4e00-\u9fff]{2,6}\s*[:：]|$)/.exec(
      text,
    )?.[1];
  return (labelled ?? text).split(/\s*(?:至|到|~|～|—{1,2}|——)\s*(?=\d)/, 1)[0] ?? text;
}

/** A date at either end of the link's own words: `[2021-12-17] 标题`, `标题 2021-12-17`; with the words left over. */
export function dateInTitle(
  pieces: readonly RowPiece[],
  asOf: CalendarDate,
): { date: RowDate | null; title: string } {
  const own = pieces.filter((piece) => piece.inTitle);
  const whole = own.map((piece) => piece.text).join(' ');
  if (own.length > 1) {
    const kept: RowPiece[] = [];
    let date: RowDate | null = null;
    for (const segment of segments(own)) {
      const read = readDate(segment.text, asOf);
      const pure =
        read !== null &&
        read.date >= EARLIEST &&
        (read.length >= segment.text.trim().length * 0.7 ||
          (DATE_HINT.test(segment.hint) && segment.text.length <= 30));
      if (pure && !date) date = { date: read.date, inferredYear: read.inferredYear };
      else kept.push(segment);
    }
    if (date && kept.length > 0) return { date, title: mostTelling(kept) };
  }
  const edge = AT_HEAD.exec(whole) ?? AT_TAIL.exec(whole);
  const read = edge ? readDate(edge[0], asOf) : null;
  if (!edge || !read || read.date < EARLIEST) return { date: null, title: whole };
  const title = (whole.slice(0, edge.index) + whole.slice(edge.index + edge[0].length)).trim();
  return title === ''
    ? { date: null, title: whole }
    : { date: { date: read.date, inferredYear: read.inferredYear }, title };
}

/** A card that is one link holds title and summary: the title is in a heading or comes first. */
function mostTelling(pieces: readonly RowPiece[]): string {
  const long = pieces.some((piece) => piece.text.length > 45);
  const titled = pieces.find((piece) => /tit|name|bt/.test(piece.hint));
  if (titled) return titled.text;
  return long
    ? (pieces.find((piece) => piece.text.length >= 6)?.text ?? '')
    : pieces.map((piece) => piece.text).join(' ');
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
 * The address's date (an uploaded file's only tells when it was uploaded); it also settles the year of a year-less date of that day or some weeks later, and so does the
 * month it carries (an attachment's folder) for a date of that month.
 */
export function withAddress(printed: RowDate | null, url: string | null): RowDate | null {
  if (url === null) return printed;
  const inUrl = dateInUrl(url);
  if (!inUrl || inUrl < EARLIEST) return printed?.inferredYear ? withMonth(printed, url) : printed;
  if (!printed) return pathKind(url) === 'attachment' ? null : { date: inUrl, inferredYear: false };
  return printed.inferredYear ? withYearOf(printed, inUrl) : printed;
}

/** `01-02` at an address of 2017-12-29 is 2018-01-02; a day that is not near the address's keeps its inferred year. */
function withYearOf(printed: RowDate, address: CalendarDate): RowDate {
  const [, month, day] = printed.date.split('-').map(Number);
  const year = Number(address.slice(0, 4));
  const near = [year, year + 1, year - 1]
    .map((one) => calendarDate(one, month ?? 0, day ?? 0))
    .find(
      (date) =>
        date !== null &&
        date <= printed.date &&
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
