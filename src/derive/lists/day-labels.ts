// What the words around a day say of it: put up, brought up to date, or the day of something else (a deadline, an event).
import type { CalendarDate } from '../../model/calendar.ts';
import { readDates } from '../dates/read-date.ts';
import type { PageWords } from '../dom/words.ts';

/** `plain`: nothing is said of it. */
export type DayLabel = 'published' | 'updated' | 'foreign' | 'plain';

export interface LabelledDay {
  readonly date: CalendarDate;
  readonly inferredYear: boolean;
  readonly label: DayLabel;
}

export interface LabelledDays {
  readonly days: readonly LabelledDay[];
  /** The text with every labelled day and its label blanked out. */
  readonly rest: string;
}

const RANGE = /^\s*日?\s*(?:至|到|~|-{1,3})\s*$/;
const LONGEST_LABEL = 12;
/** What may stand between a label and its day. */
const LABEL_END = /[\s:：(\[为是]+$/;

/**
 * The labelled days of a folded text. The end of a span of days (`… 至 2021-11-30`) goes with its begin and dates
 * nothing.
 * @param before what a piece of its own before this text says of the first day (`截止` `2021-12-01`).
 */
export function labelledDays(
  text: string,
  asOf: CalendarDate,
  words: PageWords,
  before: DayLabel = 'plain',
): LabelledDays {
  const days: LabelledDay[] = [];
  let rest = text;
  let from = 0;
  let last: DayLabel = 'plain';
  const dates = readDates(text, asOf);
  dates.forEach(({ date, inferredYear, index, length }, position) => {
    const ahead = text.slice(from, index);
    const next = dates[position + 1];
    const behind = text.slice(index + length, next?.index ?? text.length);
    const ofSpan = position > 0 && RANGE.test(ahead);
    const named = labelAt(ahead, next && labelPiece(behind, words) ? '' : behind, words);
    const label = ofSpan ? last : named === 'plain' && position === 0 ? before : named;
    if (label !== 'plain') {
      if (!ofSpan) days.push({ date, inferredYear, label });
      rest = blanked(rest, from, index + length);
    }
    from = index + length;
    last = label;
  });
  return { days, rest };
}

const blanked = (text: string, from: number, to: number): string =>
  text.slice(0, from) + ' '.repeat(to - from) + text.slice(to);

function labelAt(ahead: string, behind: string, { patterns }: PageWords): DayLabel {
  if (patterns.foreignDayAfter.test(behind)) return 'foreign';
  return nameOf(ahead.replace(LABEL_END, ''), patterns) ?? 'plain';
}

/** What a piece without a day says of the day that follows it: `截止：`, `更新于`; null when it is no label. */
export function labelPiece(text: string, { patterns }: PageWords): DayLabel | null {
  if (text.length > LONGEST_LABEL || /\d/.test(text)) return null;
  return nameOf(text.replace(LABEL_END, ''), patterns);
}

/** By the words that end the text: those nearest to the day speak. */
function nameOf(text: string, patterns: PageWords['patterns']): DayLabel | null {
  if (text === '') return null;
  if (patterns.foreignDay.test(text)) return 'foreign';
  if (patterns.publishedDay.test(text)) return 'published';
  return patterns.updatedDay.test(text) ? 'updated' : null;
}
