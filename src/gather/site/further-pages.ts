// The rest of a list that looks old: its next pages and the drawers of its years, and whether something stayed unseen.
import type { ListRow, PageReading } from '../../artifacts/page-reading.ts';
import type { SectionReading } from '../../artifacts/site.ts';
import { settleYears } from '../../derive/lists/settle-years.ts';
import { urlKey } from '../../derive/url/normalise.ts';
import type { CalendarDate } from '../../model/calendar.ts';
import { later } from './fold-frames.ts';
import type { Page } from './page-visit.ts';
import { measureRows, ownLists, rowsOf } from './read-section.ts';
import type { VisitTools } from './tools.ts';
import type { Walk } from './walk.ts';

/** So large a share of neighbouring rows runs from new to old where the order is one of days. */
const ORDERLY = 2 / 3;
/** Drawers of other years opened beside a list, the latest first. */
const MOST_DRAWERS = 3;

export interface WholeList {
  readonly section: SectionReading;
  /** Chinese: why newer rows may stand where nobody looked; '' when all that matters was seen. */
  readonly unseen: string;
}

/** The section measured over its further pages too. */
export async function wholeList(
  section: SectionReading,
  page: Page,
  walk: Walk,
  tools: VisitTools,
): Promise<WholeList> {
  const first = rowsOf(ownLists(page.reading)).flat();
  const paged = await withNextPages(section, page, first, walk, tools);
  if (!tools.context.suspicion.section(paged.section)) return { section: paged.section, unseen: '' };
  const drawers = await withDrawers(paged.section, page, walk, tools);
  if (drawers.unseen !== '') return drawers;
  const inOrder = newestFirst(first, walk);
  return { ...drawers, unseen: paged.rest && !inOrder ? '信息未按由新到旧排列，后面的页未能全部查看' : '' };
}

/** The same of a list as a browser drew it, where only there a way to the next page is shown. */
export async function wholeDrawnList(
  section: SectionReading,
  page: Page | null,
  drawn: PageReading,
  walk: Walk,
  tools: VisitTools,
): Promise<WholeList> {
  const isNew = page !== null && page.reading.nextPage === null && drawn.nextPage !== null;
  if (!isNew || !tools.context.suspicion.section(section)) return { section, unseen: '' };
  return wholeList(section, { ...page, reading: drawn, view: 'browser' }, walk, tools);
}

/** `rest`: there are pages that were not read. */
async function withNextPages(
  section: SectionReading,
  page: Page,
  first: readonly ListRow[],
  walk: Walk,
  tools: VisitTools,
): Promise<{ readonly section: SectionReading; readonly rest: boolean }> {
  let next = page.reading.nextPage;
  // Years run on from page to page: the rows are measured as the one list they are.
  let rows = first;
  let known = section;
  let read = 1;
  for (; next !== null && read <= tools.context.settings.furtherListPages; read += 1) {
    const opened = await tools.opener.open(next, { referer: page.finalUrl, forwards: 1 }, tools.signal);
    if (!opened.ok) return { section: known, rest: true };
    const main = opened.value.reading.lists.filter((list) => list.role === 'main');
    await walk.lookAgain(main.flatMap((list) => list.rows.map(({ url: article }) => article)));
    rows = [...rows, ...rowsOf(main).flat()];
    const measured = measureRows([rows], walk, tools.context.asOf);
    known = { ...known, ...measured, newest: later(known.newest, measured.newest) };
    // An empty first page of a list that goes on is no blank section.
    if (known.content === 'blank' && known.items > 0) known = { ...known, content: 'list', why: '' };
    next = opened.value.reading.nextPage;
  }
  return { section: known, rest: next !== null || (page.reading.pageCount ?? 1) > read };
}

/** A list that links to 2021年, 2020年 beside it holds what stands there. */
async function withDrawers(
  section: SectionReading,
  page: Page,
  walk: Walk,
  tools: VisitTools,
): Promise<WholeList> {
  let known = section;
  for (const url of drawersOf(section, page)) {
    const visited = walk.pageAt(url);
    const opened = visited
      ? { ok: true as const, value: visited }
      : await tools.opener.open(url, { referer: page.finalUrl, forwards: 1 }, tools.signal);
    if (!opened.ok) return { section: known, unseen: '分年份的信息页未能打开' };
    const rows = rowsOf(ownLists(opened.value.reading));
    await walk.lookAgain(rows.flat().map(({ url: article }) => article));
    known = { ...known, newest: later(known.newest, measureRows(rows, walk, tools.context.asOf).newest) };
  }
  return { section: known, unseen: '' };
}

function drawersOf({ content, newest }: SectionReading, { finalUrl, reading }: Page): readonly string[] {
  // They may show that a list is newer than it looks; of a list without any day they prove nothing.
  if (content !== 'list' || newest === null) return [];
  const latestFirst = [...reading.periods].sort((one, other) => (one.name > other.name ? -1 : 1));
  const urls = latestFirst.map(({ url }) => url).filter((url) => urlKey(url) !== urlKey(finalUrl));
  return [...new Set(urls)].slice(0, MOST_DRAWERS);
}

/** Whether rows run from new to old but for a few: a list sorted otherwise may hold its newest on any page. */
function newestFirst(rows: readonly ListRow[], walk: Walk): boolean {
  const articleDate = (url: string): CalendarDate | null => walk.articleDates.get(url) ?? null;
  const dates = settleYears(rows, articleDate).filter((date) => date !== null);
  const steps = dates.slice(1).filter((date, index) => date <= (dates[index] ?? date)).length;
  return steps >= (dates.length - 1) * ORDERLY;
}
