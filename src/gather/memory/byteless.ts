// Pages whose bytes nobody will need tonight: texts, and lists that are surely fresh.
import type { PageReading } from '../../artifacts/page-reading.ts';
import { plusDays, type CalendarDate } from '../../model/calendar.ts';
import { FOR_EVER } from '../../derive/dates/day-watch.ts';

/** A list with a day this young is never found old, whatever the limit of its kind. */
const SURELY_FRESH_DAYS = 7;
const NEVER = '0000-01-01' as CalendarDate;

/** The last 监测时间点 for which the page, as read for `asOf`, is no evidence of anything; a day before `asOf` for none. */
export function bytelessThrough(reading: PageReading, asOf: CalendarDate): CalendarDate {
  if (reading.kind === 'article' || reading.kind === 'guide') return FOR_EVER;
  let newest = NEVER;
  for (const { role, rows } of reading.lists) {
    if (role !== 'main') continue;
    for (const { date, inferredYear } of rows)
      if (!inferredYear && date !== null && date <= asOf && date > newest) newest = date;
  }
  return newest === NEVER ? NEVER : plusDays(newest, SURELY_FRESH_DAYS);
}
