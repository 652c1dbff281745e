// 上一篇, 下一篇 below an article: put up shortly before and after it.
import type { ListRow } from '../../artifacts/page-reading.ts';
import { calendarDate, daysBetween, type CalendarDate } from '../../model/calendar.ts';
import { boxText } from '../dom/box.ts';
import type { Candidate } from './candidates.ts';

const NEIGHBOUR = /^[\s[【(（<《«‹]*[上下前后]一?[篇条页][\s\]】)）]*[:：]?/;
const MOST_NEIGHBOURS = 2;

/** The rows; the article's neighbours that print no year with the year that brings them nearest to the article's date. */
export function neighbourRows(
  { rows, first, last }: Pick<Candidate, 'rows' | 'first' | 'last'>,
  article: CalendarDate | null,
): readonly ListRow[] {
  if (article === null || rows.length > MOST_NEIGHBOURS || !rows.some(({ inferredYear }) => inferredYear))
    return rows;
  if (![first, last].every((row) => NEIGHBOUR.test(boxText(row)))) return rows;
  return rows.map((row) => nearTo(row, article));
}

function nearTo(row: ListRow, article: CalendarDate): ListRow {
  if (row.date === null || row.inferredYear !== true) return row;
  const [month, day] = [Number(row.date.slice(5, 7)), Number(row.date.slice(8, 10))];
  const year = Number(article.slice(0, 4));
  let best: CalendarDate | null = null;
  for (const one of [year - 1, year, year + 1]) {
    const date = calendarDate(one, month, day);
    if (date === null || date > row.date) continue;
    if (best === null || distance(date, article) < distance(best, article)) best = date;
  }
  return best === null ? row : { ...row, date: best };
}

const distance = (one: CalendarDate, other: CalendarDate): number => Math.abs(daysBetween(one, other));
