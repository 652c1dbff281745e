// Lists whose rows print no day, or no year, because their heading does: 2021年12月17日 over the day's news, 2020年 over
// that year's rows.
import type { ListRow } from '../../artifacts/page-reading.ts';
import { calendarDate, type CalendarDate } from '../../model/calendar.ts';
import { foldText } from '../dates/plain-text.ts';
import { ancestors, boxText, type Box } from '../dom/box.ts';
import { isHeadingTag, type PageView } from '../dom/view.ts';
import { readDate } from './row-date.ts';
import type { TabLabel } from './tabs.ts';

const LONGEST_HEADING = 24;
/** Boxes between the first row and what is printed above it. */
const DEEPEST = 3;
const YEAR = /^\W*((?:19|20)\d{2})\s*(?:年度?)?(?:\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?)?\W*$/;
const WEEKDAY = /(?:星期|礼拜|周)[一二三四五六日天]/;

interface DatedList {
  readonly first: Box;
  readonly rows: readonly ListRow[];
}

/** The lists with what their headings add to their rows' days. */
export function addHeadingDays<L extends DatedList>(
  view: PageView,
  lists: readonly L[],
  tabs: ReadonlyMap<Box, TabLabel>,
): L[] {
  const above = lists.map(({ first }) => printedAbove(first));
  const days = above.map((heading) => dayOf(heading, view.asOf));
  // One day above one list may be the page's clock; several, or a heading proper, are the lists' own.
  const several = days.filter((day) => day !== null).length > 1;
  return lists.map((list, index) => {
    const heading = above[index];
    const day = days[index] ?? null;
    const trusted = several || (heading?.proper === true && !WEEKDAY.test(heading.text));
    if (day !== null && trusted && list.rows.every((row) => row.date === null))
      return { ...list, rows: list.rows.map((row) => ({ ...row, date: day })) };
    const year = YEAR.exec(heading?.text ?? '')?.[1] ?? YEAR.exec(tabOver(list.first, tabs) ?? '')?.[1];
    return year === undefined
      ? list
      : { ...list, rows: list.rows.map((row) => inYear(row, Number(year), view.asOf)) };
  });
}

/** The name of the tab whose panel the list stands in. */
function tabOver(first: Box, tabs: ReadonlyMap<Box, TabLabel>): string | null {
  if (tabs.size === 0) return null;
  for (const box of ancestors(first)) {
    const tab = tabs.get(box);
    if (tab) return tab.name;
  }
  return null;
}

interface Above {
  readonly text: string;
  /** Printed as a heading (`<h3>`, `<dt>`). */
  readonly proper: boolean;
}

/** What is printed right before the first row, in its box or the boxes around. */
export function printedAbove(first: Box): Above | null {
  let at = first;
  for (let level = 0; level < DEEPEST && at.parent; level += 1, at = at.parent) {
    const { parts } = at.parent;
    for (const part of parts.slice(0, parts.indexOf(at)).reverse()) {
      if (typeof part === 'string') return { text: part, proper: false };
      if (part.textLength === 0) continue;
      if (part.textLength > LONGEST_HEADING) return null;
      return { text: boxText(part), proper: isHeadingTag(part.tag) || part.tag === 'dt' };
    }
  }
  return null;
}

function dayOf(heading: Above | null, asOf: CalendarDate): CalendarDate | null {
  if (heading === null || heading.text.length > LONGEST_HEADING) return null;
  const read = readDate(foldText(heading.text), asOf);
  return read?.place === 'whole' && !read.inferredYear && !read.relative && read.date <= asOf
    ? read.date
    : null;
}

/** A year-less day in the year its heading names; never later than the 监测时间点. */
function inYear(row: ListRow, year: number, asOf: CalendarDate): ListRow {
  if (row.date === null || row.inferredYear !== true) return row;
  const date = calendarDate(year, Number(row.date.slice(5, 7)), Number(row.date.slice(8, 10)));
  if (date === null || date > asOf) return row;
  const { inferredYear: _, ...rest } = row;
  return { ...rest, date };
}
