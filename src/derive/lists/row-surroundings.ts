// Where a row's day stands outside of the row: in a table's row of its own below it, or as `17日` under a heading 2021年12月.
import { calendarDate, type CalendarDate } from '../../model/calendar.ts';
import type { Box } from '../dom/box.ts';
import type { PageView } from '../dom/view.ts';
import { printedAbove } from './heading-days.ts';
import { dateBeside } from './row-date.ts';
import { rowPieces, type RowPiece } from './row-pieces.ts';
import type { RowGroup } from './row-boxes.ts';

/** A row of facts below a title's row: office and day. */
const LONGEST_FACTS = 60;
const BLOCK_ROWS = new Set(['tr', 'li', 'dd']);

/** For each row the box right below it that holds its day; null unless every row has one and none a day of its own. */
export function daysBelow(view: PageView, { rows }: RowGroup): Box[][] | null {
  const [first] = rows;
  const parent = first?.parent;
  if (!parent || rows.length < 2 || !BLOCK_ROWS.has(first.tag)) return null;
  const own = new Set(rows);
  const below: Box[][] = [];
  for (const row of rows) {
    const next = parent.children[parent.children.indexOf(row) + 1];
    if (row.parent !== parent || !next || own.has(next) || next.tag !== row.tag) return null;
    if (next.endAnchor > next.firstAnchor || next.textLength > LONGEST_FACTS) return null;
    below.push([next]);
  }
  const dated = (box: Box): boolean => dateBeside(rowPieces(box, null, []), view) !== null;
  return below.every(([next]) => next && dated(next)) && !rows.some(dated) ? below : null;
}

const MONTH = /^\W*((?:19|20)\d{2})\s*[-/.年]\s*(\d{1,2})\s*月?\W*$/;
const DAY = /^[\s[(（]*(\d{1,2})\s*日[\s\])）]*$/;

/** The month printed above a group of rows, null when something else or nothing is. */
export function monthAbove({ rows }: RowGroup): { readonly year: number; readonly month: number } | null {
  const [first] = rows;
  const [, year, month] = (first && MONTH.exec(printedAbove(first)?.text ?? '')) ?? [];
  return year === undefined ? null : { year: Number(year), month: Number(month) };
}

/** `17日` beside the title, in the month of the heading. */
export function dayOfMonth(
  pieces: readonly RowPiece[],
  heading: { readonly year: number; readonly month: number } | null,
): CalendarDate | null {
  if (heading === null) return null;
  const days = pieces.flatMap(({ text, inTitle }) => (inTitle ? [] : (DAY.exec(text)?.[1] ?? [])));
  const [only, more] = days;
  return only === undefined || more !== undefined
    ? null
    : calendarDate(heading.year, heading.month, Number(only));
}
