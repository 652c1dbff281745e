// The tables of the history of articles as the queries see them.
import type { CalendarDate } from '../model/calendar.ts';
import type { HistoryEventKind, StoredSuspicion, SuspicionKind } from '../model/article-history.ts';
import type { Generated } from 'kysely';

/** Lists of one visit, as JSON, until they are taken in. */
export interface ArticleListsTable {
  run_key: number;
  site: string;
  lists: string;
}

/** Up to which visit a site has been taken in. */
export interface HistorySiteTable {
  site: string;
  run_key: number;
  updated_at: number;
}

export interface HistoryListTable {
  site: string;
  key: number;
  url: string;
  name: string;
  selector: string;
  rows: number;
  newest: CalendarDate | null;
  floor: CalendarDate | null;
  rows_hash: number;
  first_run: number;
  last_run: number;
  changed_run: number;
  /** Counts, `12,3,0,…`. */
  delays: string;
}

export interface HistoryArticleTable {
  site: string;
  key: number;
  url: string;
  title: string;
  list: number;
  first_run: number;
  last_run: number;
  changed_run: number;
  listed: CalendarDate | null;
  paged: CalendarDate | null;
  /** The text's print; all null without one. */
  content: number | null;
  near_high: number | null;
  near_low: number | null;
  numbers: number | null;
  length: number | null;
}

export interface DateSuspicionTable {
  key: Generated<number>;
  id: string;
  run_key: number;
  site: string;
  ordinal: number;
  at: number;
  kind: SuspicionKind;
  section_url: string;
  section_name: string;
  before: string;
  now: string;
  signs: string;
  state: StoredSuspicion['state'];
}

export interface HistoryEventTable {
  run_key: number;
  site: string;
  at: number;
  kind: HistoryEventKind;
  rows: number;
  affected: number;
}

/** Sealed runs that the history has taken in. */
export interface HistoryRunTable {
  run_key: number;
  finished_at: number;
}

export interface HistoryTables {
  article_lists: ArticleListsTable;
  history_site: HistorySiteTable;
  history_list: HistoryListTable;
  history_article: HistoryArticleTable;
  date_suspicion: DateSuspicionTable;
  history_event: HistoryEventTable;
  history_run: HistoryRunTable;
}
