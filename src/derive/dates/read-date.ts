// The dates printed in a text: which days they mean, where they stand, and how sure their year is.
import { calendarDate, type CalendarDate } from '../../model/calendar.ts';
import { clockAfter, clockBefore, shiftDays, weekdayLength } from './clock.ts';
import type { DayOrder, DayParts } from './day-parts.ts';
import { meetDay, meetRelative, meetYearless } from './day-watch.ts';
import { DATE_FORMS, type DateForm, type Trust } from './forms.ts';
import { foldText } from './plain-text.ts';
import { RELATIVE_HINT, RELATIVE_DAY, relativeDay } from './relative.ts';

export { dateInUrl } from './date-in-url.ts';

/** `whole`: the text (or a bracket in it) holds nothing else; `inside`: words touch it, as in a title. */
export type DatePlace = 'whole' | 'start' | 'end' | 'inside';

export interface DateInText {
  readonly date: CalendarDate;
  /** `HH:MM`, Asia/Shanghai. */
  readonly time: string | null;
  /** The year was not printed: counted back from the 监测时间点. */
  readonly inferredYear: boolean;
  /** Told by its distance (昨天, 3天前). */
  readonly relative: boolean;
  /** Later than the 监测时间点: no update, callers drop it. */
  readonly future: boolean;
  readonly place: DatePlace;
  /** Where it stands in the text given, time and weekday included. */
  readonly index: number;
  readonly length: number;
}

/** Longer texts are cut: a date cell is short and a body is searched piece by piece. */
const LONGEST_TEXT = 20_000;
const EARLIEST_YEAR = 1949;
/** Values that databases print for "never". */
const EMPTY_VALUES = new Set(['1970-01-01', '1970-01-02', '1999-11-30']);

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * All dates of the text in reading order; `order` as the page's language has it. Never a bare year, a span of years, a phone, version or document
 * number.
 */
export function readDates(text: string, asOf: CalendarDate, order: DayOrder | null = null): DateInText[] {
  const folded = foldText(text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text);
  const taken: Span[] = [];
  const found: DateInText[] = [];
  if (/\d|年/.test(folded)) {
    let hint: RegExp | null = null;
    let hinted = false;
    for (const form of DATE_FORMS) {
      if (form.hint !== hint) {
        hint = form.hint;
        hinted = hint.test(folded);
      }
      if (hinted) collect(folded, { asOf, order }, form, taken, found);
    }
  }
  if (RELATIVE_HINT.test(folded)) collectRelative(folded, asOf, taken, found);
  return found.sort((left, right) => left.index - right.index);
}

/** The cheap tests alone: false means that `readDates` would find nothing; true promises nothing. */
export function mayHoldDate(text: string): boolean {
  const folded = foldText(text);
  return RELATIVE_HINT.test(folded) || DATE_FORMS.some(({ hint }) => hint.test(folded));
}

const PLACE_ORDER: readonly DatePlace[] = ['whole', 'end', 'start', 'inside'];

/**
 * The one date of a short text (a date cell, a row's tail), or null when there is none or one cannot tell which.
 * A date set off at the end goes before one at the start, and either before dates inside words.
 */
export function readDate(text: string, asOf: CalendarDate): DateInText | null {
  const dates = readDates(text, asOf);
  for (const place of PLACE_ORDER) {
    const here = dates.filter((one) => one.place === place);
    const first = here[0];
    if (first === undefined) continue;
    return here.every((one) => one.date === first.date) || place === 'end' ? (here.at(-1) ?? null) : null;
  }
  return null;
}

interface Viewpoint {
  readonly asOf: CalendarDate;
  readonly order: DayOrder | null;
}

function collect(
  text: string,
  { asOf, order }: Viewpoint,
  form: DateForm,
  taken: Span[],
  found: DateInText[],
): void {
  for (const match of text.matchAll(form.pattern)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const parts = overlaps(taken, span) ? null : form.read(match.groups ?? {}, order);
    const date = parts && dayOf(parts, asOf);
    // A day that cannot be still bars weaker forms from reading a piece of it.
    if (parts && (date || parts.year !== null)) taken.push(span);
    if (!parts || !date) continue;
    const reading = withClock(text, span, date, asOf, parts.year === null);
    if (isTrusted(form.trust, reading.place)) {
      found.push(reading);
      taken.push({ start: reading.index, end: reading.index + reading.length });
    }
  }
}

function collectRelative(text: string, asOf: CalendarDate, taken: Span[], found: DateInText[]): void {
  for (const match of text.matchAll(RELATIVE_DAY)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (overlaps(taken, span)) continue;
    const reading = withClock(text, span, relativeDay(match.groups ?? {}, asOf), asOf, false);
    if (reading.place === 'inside') continue;
    meetRelative();
    found.push({ ...reading, relative: true });
  }
}

function dayOf(parts: DayParts, asOf: CalendarDate): CalendarDate | null {
  if (parts.year === null) {
    meetYearless(parts.month, parts.day);
    return latestDay(parts.month, parts.day, asOf);
  }
  if (parts.year < EARLIEST_YEAR) return null;
  const date = calendarDate(parts.year, parts.month, parts.day);
  return date !== null && EMPTY_VALUES.has(date) ? null : date;
}

/** The latest such day that is not after `asOf`; 02-29 goes back to the last leap year. */
function latestDay(month: number, day: number, asOf: CalendarDate): CalendarDate | null {
  const year = Number(asOf.slice(0, 4));
  for (let back = 0; back <= 8; back++) {
    const date = calendarDate(year - back, month, day);
    if (date !== null && date <= asOf) return date;
  }
  return null;
}

function withClock(
  text: string,
  span: Span,
  printed: CalendarDate,
  asOf: CalendarDate,
  inferredYear: boolean,
): DateInText {
  const clock = clockAfter(text, span.end);
  const before = clock ? null : clockBefore(text, span.start);
  const start = span.start - (before?.length ?? 0);
  const end = span.end + (clock?.length ?? weekdayLength(text, span.end));
  const date = shiftDays(printed, clock?.dayShift ?? 0);
  const time = clock?.time ?? before?.time ?? null;
  if (!inferredYear) meetDay(date);
  else if (date !== printed) meetRelative();
  return {
    date,
    time,
    inferredYear,
    relative: false,
    future: date > asOf,
    place: placeOf(text, start, end),
    index: start,
    length: end - start,
  };
}

const SET_OFF_BEFORE = /(?:^|[\s\[(|>·•:：,，;；"'“]|\/\s|(?:发布|更新|发表)于?)$/;
const SET_OFF_AFTER = /^(?:$|[\s\])|<·•,，;；"'”]|\.?$|发布|更新|发表|来源)/;

function placeOf(text: string, start: number, end: number): DatePlace {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const first = /^[\s\[(<|:·•"'-]*$/.test(before);
  const last = /^[\s\])>|.·•"'-]*$/.test(after);
  if ((first && last) || (/[[(<〔]\s*$/.test(before) && /^\s*[\])>〕]/.test(after))) return 'whole';
  if (last && SET_OFF_BEFORE.test(before)) return 'end';
  if (first && SET_OFF_AFTER.test(after)) return 'start';
  return 'inside';
}

function isTrusted(trust: Trust, place: DatePlace): boolean {
  if (trust === 'anywhere') return true;
  return trust === 'edge' ? place !== 'inside' : place === 'whole';
}

function overlaps(taken: readonly Span[], span: Span): boolean {
  return taken.some((one) => one.start < span.end && span.start < one.end);
}
