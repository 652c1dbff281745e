// Whether kept pages, read anew, still say what convicts: a blank section, or a list or home page without newer dates.
import type { ListRow, PageReading } from '../../artifacts/page-reading.ts';
import type { HomePageReading, SectionReading } from '../../artifacts/site.ts';
import { settleYears } from '../../derive/lists/settle-years.ts';
import { frameOf, hasOnlyColumns, isOnlyFrame, ONLY_FRAME } from '../../derive/own/only-frame.ts';
import { ownLists, rowsOf } from '../../gather/site/read-section.ts';
import type { CalendarDate } from '../../model/calendar.ts';
import type { StoredViews } from './stored-views.ts';

type Rows = readonly (readonly ListRow[])[];

/** What was said of a dated place, and the rows counted for it. */
type Dated = Pick<SectionReading, 'newest' | 'items'>;

/** The rows of this section: a block of a page that has several by its name, otherwise the page's own. */
function sectionRows(reading: PageReading, name: string): Rows {
  const block = reading.lists.find((list) => list.role === 'block' && list.name === name);
  return rowsOf(reading.kind === 'channel' && block ? [block] : ownLists(reading));
}

const count = (rows: Rows): number => rows.reduce((sum, list) => sum + list.length, 0);

/** Plain HTTP alone could not tell: a script or frames make up the page. */
const madeElsewhere = ({ needsBrowser, frames }: PageReading): boolean =>
  needsBrowser !== null || frames.length > 0;

/** Why the kept pages no longer show a blank section, Chinese; null when they do. */
export function notBlank(section: SectionReading, views: StoredViews): string | null {
  const { http, browser } = views;
  if (browser === null) return '没有留存浏览器所见的页面';
  if (http === null)
    return stillUnderConstruction(section, browser) ? null : '留存页面的菜单里已没有这个空栏目';
  if (section.why === ONLY_FRAME) return notOnlyFrame(http, browser, views);
  for (const [view, reading] of [['HTTP', http] as const, ['浏览器', browser] as const]) {
    const rows = count(sectionRows(reading, section.name));
    if (rows > 0) return `留存的${view}页面上有 ${String(rows)} 行信息`;
    if (reading.blank.is || (view === 'HTTP' && madeElsewhere(reading))) continue;
    return `留存的${view}页面重读后不是空白`;
  }
  return null;
}

/** A page that is empty only beside others of its site must still be so beside those that were kept. */
function notOnlyFrame(
  http: PageReading,
  browser: PageReading,
  { lines, drawnLines, beside }: StoredViews,
): string | null {
  if (beside.length === 0 || lines === null || drawnLines === null) return '没有留存用来对照的页面';
  const isFrame = frameOf(beside);
  // What a script or frames make of the page is told by the page they made.
  const told = madeElsewhere(http) ? { reading: browser, lines: drawnLines } : { reading: http, lines };
  if (!isOnlyFrame(told, isFrame)) return '与留存的对照页面相比，留存的页面有自己的内容';
  return hasOnlyColumns(browser.lists, isFrame) ? null : '留存的浏览器页面上有该栏目自己的信息';
}

/** A menu entry that leads nowhere rests on the page it stands on. */
function stillUnderConstruction(section: SectionReading, browser: PageReading): boolean {
  return browser.entries.some(({ name, url }) => name === section.name && url === null);
}

/** Why the kept pages do not say that this section's newest date is what was stored, Chinese; null when they do. */
export function notThisOld(section: SectionReading, views: StoredViews, asOf: CalendarDate): string | null {
  const { http, browser } = views;
  if (http === null) return '没有留存直接读取的页面';
  if (browser === null) return '没有留存浏览器所见的页面';
  const drawn = sectionRows(browser, section.name);
  if (count(drawn) === 0) return '留存的浏览器页面上没有该栏目的信息列表';
  // A column of the site's own news, told by the pages kept beside, is none of the section's rows.
  const columns = views.beside.length > 0 && hasOnlyColumns(http.lists, frameOf(views.beside));
  const plain = columns ? [] : sectionRows(http, section.name);
  return datesDepart(section, [plain, drawn], columns || madeElsewhere(http), asOf);
}

/** The same for a home page; one that is only navigation must merely show nothing newer. */
export function homeNotThisOld(
  home: HomePageReading,
  { http, browser }: StoredViews,
  asOf: CalendarDate,
): string | null {
  if (http === null) return '没有留存直接读取的首页';
  if (browser === null) return '没有留存浏览器所见的首页';
  const rows = [rowsOf(http.lists), rowsOf(browser.lists)];
  const dates = home.navigationOnly ? home.secondLevel.map((page) => page.newest) : [home.newest];
  const newest = latestOf(dates);
  return datesDepart({ ...home, newest }, rows, home.navigationOnly || madeElsewhere(http), asOf);
}

function latestOf(dates: readonly (CalendarDate | null)[]): CalendarDate | null {
  return dates.reduce(
    (newest, date) => (date !== null && (newest === null || date > newest) ? date : newest),
    null,
  );
}

/**
 * A date printed with its year settles it: none may be later than what was stored. An earlier newest date is right only
 * where other pages had a say: further pages of the list, or the articles behind rows without a full date.
 */
function datesDepart(
  { newest, items }: Dated,
  views: readonly Rows[],
  elsewhere: boolean,
  asOf: CalendarDate,
): string | null {
  const rows = views.flat(2);
  const past = (date: CalendarDate | null): date is CalendarDate => date !== null && date <= asOf;
  const printed = latestOf(
    rows.flatMap((row) => (row.inferredYear !== true && past(row.date) ? [row.date] : [])),
  );
  if (printed !== null && (newest === null || printed > newest))
    return `留存页面上有更新的日期 ${printed}，库中最新为 ${newest ?? '无'}`;
  const settled = views
    .flat()
    .flatMap((list) => settleYears(list, () => null))
    .filter(past);
  if (newest === null || settled.includes(newest)) return null;
  const otherPages = elsewhere || items > Math.max(0, ...views.map(count));
  const articles = rows.some((row) => row.date === null || row.inferredYear === true);
  if (otherPages || articles) return null;
  return `留存页面上最新日期为 ${latestOf(settled) ?? '无'}，库中为 ${newest}`;
}
