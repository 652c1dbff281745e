// One night's lists laid out for comparing with the history: each article once, each list with its order.
import type { ArticleList, ArticleRow } from '../../artifacts/site.ts';
import type { HistoryQuestion, KnownList } from '../../model/article-history.ts';
import { plusDays, type CalendarDate } from '../../model/calendar.ts';
import type { TextPrint } from '../../model/text-print.ts';
import { longHash } from '../own/hash.ts';
import { placeOf } from '../register/place.ts';
import type { HistoryRules } from './rules.ts';

/** What one visit of a sealed nightly run left of its lists. */
export interface HistoryNight {
  readonly run: string;
  /** The run's 监测时间点, epoch ms, and its day. */
  readonly at: number;
  readonly day: CalendarDate;
  readonly lists: readonly ArticleList[];
}

export interface TonightList {
  readonly key: number;
  readonly source: ArticleList;
  readonly newest: CalendarDate | null;
  readonly floor: CalendarDate | null;
  readonly rowsHash: number;
  readonly keys: readonly number[];
}

export interface TonightArticle {
  readonly key: number;
  readonly url: string;
  readonly title: string;
  /** The oldest sure day its rows bear. */
  readonly listed: CalendarDate | null;
  readonly paged: CalendarDate | null;
  /** What the public is shown: the row's day, without one the page's. */
  readonly shown: CalendarDate | null;
  readonly text: TextPrint | null;
  readonly pinned: boolean;
  readonly lists: readonly TonightList[];
}

export interface LaidOutHistory extends HistoryNight {
  readonly pageLists: readonly TonightList[];
  readonly articles: readonly TonightArticle[];
}

const LONGEST_TITLE = 100;
/** So large a share of neighbouring rows runs from new to old where the order is one of days. */
const ORDERLY = 0.9;
/** So large a share of the rows must bear a day. */
const DATED = 0.8;
/** Rows at a list's end whose newest day bounds what was seen: one of them alone may be out of order. */
const LAST_ROWS = 3;

export const articleKey = (url: string): number => longHash(placeOf(url));

export function layOutHistory(night: HistoryNight): LaidOutHistory {
  const articles = new Map<number, TonightArticle>();
  const pageLists = night.lists.map((source): TonightList => {
    const days = source.rows.map((row) => dayOf(row, night.day));
    const keys = source.rows.map(({ url }) => articleKey(url));
    const list: TonightList = {
      key: longHash(`${placeOf(source.url)} ${source.name} ${source.part}`),
      source,
      newest: days.reduce(newer, null),
      floor: floorOf(source.rows, days),
      rowsHash: longHash(keys.join(' ')),
      keys,
    };
    source.rows.forEach((row, index) => {
      const key = keys[index] ?? 0;
      articles.set(key, merged(articles.get(key), key, row, list, night.day));
    });
    return list;
  });
  return { ...night, pageLists, articles: [...articles.values()] };
}

/** A day after the 监测时间点 dates nothing. */
function sure(date: CalendarDate | null, day: CalendarDate): CalendarDate | null {
  return date !== null && date <= day ? date : null;
}

const dayOf = (row: ArticleRow, day: CalendarDate): CalendarDate | null =>
  sure(row.date, day) ?? sure(row.page?.date ?? null, day);

const newer = (a: CalendarDate | null, b: CalendarDate | null): CalendarDate | null =>
  a === null || (b !== null && b > a) ? b : a;

export const older = (a: CalendarDate | null, b: CalendarDate | null): CalendarDate | null =>
  a === null || (b !== null && b < a) ? b : a;

function merged(
  known: TonightArticle | undefined,
  key: number,
  row: ArticleRow,
  list: TonightList,
  day: CalendarDate,
): TonightArticle {
  const listed = older(known?.listed ?? null, sure(row.date, day));
  const paged = known?.paged ?? sure(row.page?.date ?? null, day);
  return {
    key,
    url: known?.url ?? row.url,
    title: known?.title ?? row.title.slice(0, LONGEST_TITLE),
    listed,
    paged,
    shown: listed ?? paged,
    text: known?.text ?? row.page?.text ?? null,
    pinned: row.pinned || known?.pinned === true,
    lists: [...(known?.lists ?? []), list],
  };
}

/** The day down to which a list that runs from new to old was seen; null when its order tells nothing. */
function floorOf(rows: readonly ArticleRow[], days: readonly (CalendarDate | null)[]): CalendarDate | null {
  const inOrder = days.filter((_day, index) => rows[index]?.pinned !== true);
  const dated = inOrder.filter((day) => day !== null);
  if (dated.length < LAST_ROWS || dated.length < inOrder.length * DATED) return null;
  const steps = dated.slice(1).filter((day, index) => day <= (dated[index] ?? day)).length;
  if (steps < (dated.length - 1) * ORDERLY) return null;
  return dated.slice(-LAST_ROWS).reduce(newer, null);
}

/** What has to be known for comparing this night. */
export function questionsOf(night: HistoryNight, rules: HistoryRules): readonly HistoryQuestion[] {
  const old = plusDays(night.day, -rules.backdatedDays);
  return layOutHistory(night).articles.map(({ key, text, shown }) => ({
    key,
    numbers: text?.numbers ?? null,
    listed: shown !== null && shown <= old ? shown : null,
  }));
}

/** The list as it was known, when it is laid out as before. */
export function knownOf(list: TonightList, lists: ReadonlyMap<number, KnownList>): KnownList | null {
  const known = lists.get(list.key);
  return known !== undefined && known.selector === list.source.selector ? known : null;
}
