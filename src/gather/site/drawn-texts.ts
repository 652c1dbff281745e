// Texts that only a script draws, behind rows that print no day of their own: a browser reads their days.
import type { PageReading } from '../../artifacts/page-reading.ts';
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
 * Of a section none of whose rows has a day, because the server has but an empty shell for each text. All of them are
 * read, or none counts: a text that did not come may be the newest. Returns whether the section can now be dated.
 */
export async function dateDrawnTexts(
  { content, items, datedItems }: SectionReading,
  reading: PageReading,
  walk: Walk,
  tools: VisitTools,
): Promise<boolean> {
  if (content !== 'list' || items === 0 || datedItems > 0) return false;
  const rows = ownLists(reading).flatMap((list) => list.rows);
  const urls = [...new Set(rows.flatMap(({ url }) => (url !== null && isOwnText(url, walk) ? url : [])))];
  if (urls.length === 0 || urls.length < rows.length || urls.length > MOST_TEXTS) return false;
  const [first = '', ...others] = urls;
  const dates = new Map<string, CalendarDate>();
  const read = async (url: string): Promise<void> => {
    const date = await dayOfDrawn(url, walk, tools);
    if (date !== null) dates.set(url, date);
  };
  await read(first);
  // Where the first is no such text the others are none either.
  if (dates.size === 0 || !tools.mayBrowse(others.length)) return false;
  await tools.each(others, '栏目核验', read);
  if (dates.size < urls.length) return false;
  for (const [url, date] of dates) walk.articleDates.set(url, date);
  return true;
}

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
