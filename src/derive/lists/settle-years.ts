// The years of rows that print only month and day, from what stands around them: the article behind, the order of rows.
import type { ListRow } from '../../artifacts/page-reading.ts';
import { calendarDate, plusDays, type CalendarDate } from '../../model/calendar.ts';

/** Rows that stand first whatever their age. */
const PINNED = /^\s*[[【(（]?\s*置\s*顶/;
/** A list's day and the article's own differ by this many days at most when they tell of one publication. */
const NEAR_DAYS = 2;
/** So many rows whose year is known must stand in order before the order says anything of the others. */
const WITNESSES = 2;

/**
 * The date of each row, null where it has none. A row of known year keeps it. A year-less one, which the page reading
 * took for the latest possible year, gets the year of the article behind it when that is of the same day, or give or
 * take two; failing that, rows of known year above it that run from new to old say what it cannot be newer than.
 * Where nothing says so, it stays as late as it can be: a section is rather taken for fresh than for old.
 */
export function settleYears(
  rows: readonly ListRow[],
  articleDate: (url: string) => CalendarDate | null,
): readonly (CalendarDate | null)[] {
  const known = rows.map((row) => knownDate(row, articleDate));
  const above = orderedAbove(rows, known);
  return rows.map((row, index) => known[index] ?? byOrder(row.date, above[index] ?? null));
}

/** null for a row without a date and for one whose year nothing vouches for. */
function knownDate(row: ListRow, articleDate: (url: string) => CalendarDate | null): CalendarDate | null {
  const article = row.url === null ? null : articleDate(row.url);
  if (row.date === null) return article;
  if (row.inferredYear !== true) return row.date;
  if (article === null) return null;
  return (
    [0, -1, 1]
      .map((shift) => inYear(row.date, Number(article.slice(0, 4)) + shift))
      .find(
        (date) =>
          date !== null && date >= plusDays(article, -NEAR_DAYS) && date <= plusDays(article, NEAR_DAYS),
      ) ?? null
  );
}

/** For each row the nearest known date above it, null unless enough of them stand in order, none broken by one below. */
function orderedAbove(
  rows: readonly ListRow[],
  known: readonly (CalendarDate | null)[],
): readonly (CalendarDate | null)[] {
  const own = rows.map((row, index) => (isPinned(row) ? null : (known[index] ?? null)));
  const witnesses = own.filter((date) => date !== null);
  const inOrder = witnesses.every((date, index) => index === 0 || date <= (witnesses[index - 1] ?? date));
  if (!inOrder || witnesses.length < WITNESSES) return rows.map(() => null);
  let nearest: CalendarDate | null = null;
  return rows.map((row, index) => {
    nearest = own[index] ?? nearest;
    return isPinned(row) ? null : nearest;
  });
}

const isPinned = (row: ListRow): boolean => row.pinned === true || PINNED.test(row.title);

/** The latest day of this month and day that is not after `limit`. */
function byOrder(date: CalendarDate | null, limit: CalendarDate | null): CalendarDate | null {
  if (date === null || limit === null || date <= limit) return date;
  const year = Number(limit.slice(0, 4));
  return [inYear(date, year), inYear(date, year - 1)].find((day) => day !== null && day <= limit) ?? date;
}

function inYear(date: CalendarDate | null, year: number): CalendarDate | null {
  return date === null ? null : calendarDate(year, Number(date.slice(5, 7)), Number(date.slice(8, 10)));
}
