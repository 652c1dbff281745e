// Texts that only a script draws, behind rows that print no day of their own: a browser reads their days.
import type { ListRow, PageReading } from '../../artifacts/page-reading.ts';
import type { SectionReading } from '../../artifacts/site.ts';
import { sameSite } from '../../derive/url/normalise.ts';
import { pathKind } from '../../derive/url/path-kind.ts';
import type { CalendarDate } from '../../model/calendar.ts';
import { filledShell } from './draw-page.ts';
import { ownLists } from './read-section.ts';
import type { VisitTools } from './tools.ts';
import type { Walk } from './walk.ts';

/** Longer lists are left undated: the newest text may stand behind any of their rows. */
const MOST_TEXTS = 10;

/**
 * Of a section none of whose rows has a day (or none its year), because the server has but an empty shell for each text.
 * All of them are read, or none counts: a text that did not come may be the newest. Where the row that claims to be the
 * newest is of the year it was taken for, no other is needed. Returns whether anything is known that was not before.
 */
export async function dateDrawnTexts(
  { content, items }: SectionReading,
  reading: PageReading,
  walk: Walk,
  tools: VisitTools,
): Promise<boolean> {
  const rows = ownLists(reading).flatMap((list) => list.rows);
  if (content !== 'list' || items === 0 || !rows.every((row) => isOpen(row, walk))) return false;
  const newestFirst = [...rows].sort((a, b) => ((a.date ?? '') > (b.date ?? '') ? -1 : 1));
  const urls = [
    ...new Set(newestFirst.flatMap(({ url }) => (url !== null && isOwnText(url, walk) ? url : []))),
  ];
  if (urls.length === 0 || urls.length < rows.length || urls.length > MOST_TEXTS) return false;
  const [first = '', ...others] = urls;
  const dates = new Map<string, CalendarDate>();
  const read = async (url: string): Promise<void> => {
    const date = await dayOfDrawn(url, walk, tools);
    if (date !== null) dates.set(url, date);
  };
  await read(first);
  const isAsTaken = newestFirst[0]?.date?.slice(0, 7) === dates.get(first)?.slice(0, 7);
  // Where the first is no such text the others are none either.
  if (dates.size === 0 || isAsTaken || !tools.mayBrowse(others.length)) return false;
  await tools.each(others, '栏目核验', read);
  if (dates.size < urls.length) return false;
  for (const [url, date] of dates) walk.articleDates.set(url, date);
  return true;
}

/** Neither the row nor the text behind it has told a whole day so far. */
const isOpen = ({ url, date, inferredYear }: ListRow, walk: Walk): boolean =>
  (date === null || inferredYear === true) && (url === null || !walk.articleDates.has(url));

const isOwnText = (url: string, walk: Walk): boolean =>
  sameSite(url, walk.home) && !['attachment', 'asset', 'home'].includes(pathKind(url));

/** null for what is no shell, did not come whole, or says no day. */
async function dayOfDrawn(url: string, walk: Walk, tools: VisitTools): Promise<CalendarDate | null> {
  const opened = await tools.opener.open(url, { referer: walk.home, forwards: 1 }, tools.signal);
  if (!opened.ok || opened.value.reading.kind !== 'shell' || !tools.mayBrowse(1)) return null;
  const { reading } = await filledShell(opened.value, tools);
  const { date, basis, certain } = reading.published;
  return reading.kind === 'article' && (certain || basis !== 'meta') ? date : null;
}
