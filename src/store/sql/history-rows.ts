// Articles, lists and suspicions of the history as rows, there and back.
import type {
  DateSuspicion,
  KnownArticle,
  KnownList,
  RunMoment,
  StoredSuspicion,
} from '../../model/article-history.ts';
import type { TextPrint } from '../../model/text-print.ts';
import type { Database, Tx } from '../engine/engine.ts';
import type { DateSuspicionTable, HistoryArticleTable, HistoryListTable } from '../history-tables.ts';
import type { BulkTable, Value } from './bulk.ts';
import { fromJson, toJson } from './json.ts';

export const ARTICLES: BulkTable<'history_article'> = {
  table: 'history_article',
  columns: [
    'site',
    'key',
    'url',
    'title',
    'list',
    'first_run',
    'last_run',
    'changed_run',
    'listed',
    'paged',
    'content',
    'near_high',
    'near_low',
    'numbers',
    'length',
  ],
};

export const LISTS: BulkTable<'history_list'> = {
  table: 'history_list',
  columns: [
    'site',
    'key',
    'url',
    'name',
    'selector',
    'rows',
    'newest',
    'floor',
    'rows_hash',
    'first_run',
    'last_run',
    'changed_run',
    'delays',
  ],
};

export const SUSPICIONS: BulkTable<'date_suspicion'> = {
  table: 'date_suspicion',
  columns: [
    'id',
    'run_key',
    'site',
    'ordinal',
    'at',
    'kind',
    'section_url',
    'section_name',
    'before',
    'now',
    'signs',
    'state',
  ],
};

/** Runs by number and by id, with their 监测时间点. */
export class RunMoments {
  readonly #moments = new Map<number, RunMoment>();
  readonly #keys = new Map<string, number>();

  /** Of these runs, or of all. */
  static async of(db: Database | Tx, keys?: ReadonlySet<number>): Promise<RunMoments> {
    const moments = new RunMoments();
    if (keys?.size === 0) return moments;
    let query = db.selectFrom('run').select(['key', 'id', 'as_of']);
    if (keys) query = query.where('key', 'in', [...keys]);
    for (const { key, id, as_of } of await query.execute()) moments.#add(key, { run: id, at: as_of });
    return moments;
  }

  #add(key: number, moment: RunMoment): void {
    this.#moments.set(key, moment);
    this.#keys.set(moment.run, key);
  }

  at(key: number): RunMoment {
    const moment = this.#moments.get(key);
    if (!moment) throw new Error(`no run has the number ${key}`);
    return moment;
  }

  keyOf({ run }: RunMoment): number {
    const key = this.#keys.get(run);
    if (key === undefined) throw new Error(`there is no run ${run}`);
    return key;
  }
}

function printOf(row: HistoryArticleTable): TextPrint | null {
  const { content, near_high, near_low, numbers, length } = row;
  if (content === null || near_high === null || near_low === null || numbers === null || length === null)
    return null;
  return { content, near: [near_high, near_low], numbers, length };
}

export function articleOf(row: HistoryArticleTable, runs: RunMoments): KnownArticle {
  const { key, url, title, list, listed, paged } = row;
  return {
    ...{ key, url, title, list, listed, paged },
    firstSeen: runs.at(row.first_run),
    lastSeen: runs.at(row.last_run),
    changed: runs.at(row.changed_run),
    text: printOf(row),
  };
}

export function articleRow(site: string, article: KnownArticle, runs: RunMoments): readonly Value[] {
  const { key, url, title, list, firstSeen, lastSeen, changed, listed, paged, text } = article;
  return [
    ...[site, key, url, title, list],
    ...[runs.keyOf(firstSeen), runs.keyOf(lastSeen), runs.keyOf(changed), listed, paged],
    ...(text
      ? [text.content, text.near[0], text.near[1], text.numbers, text.length]
      : [null, null, null, null, null]),
  ];
}

export function listOf(row: HistoryListTable, runs: RunMoments): KnownList {
  const { key, url, name, selector, rows, newest, floor, rows_hash, delays } = row;
  return {
    ...{ key, url, name, selector, rows, newest, floor },
    rowsHash: rows_hash,
    firstSeen: runs.at(row.first_run),
    lastSeen: runs.at(row.last_run),
    changed: runs.at(row.changed_run),
    delays: delays.split(',').map(Number),
  };
}

export function listRow(site: string, list: KnownList, runs: RunMoments): readonly Value[] {
  const { key, url, name, selector, rows, newest, floor, rowsHash, firstSeen, lastSeen, changed } = list;
  return [
    ...[site, key, url, name, selector, rows, newest, floor, rowsHash],
    ...[runs.keyOf(firstSeen), runs.keyOf(lastSeen), runs.keyOf(changed), list.delays.join(',')],
  ];
}

export function suspicionRow(
  at: { readonly id: string; readonly runKey: number; readonly site: string; readonly ordinal: number },
  moment: RunMoment,
  { kind, sectionUrl, sectionName, before, now, signs }: DateSuspicion,
): readonly Value[] {
  return [
    ...[at.id, at.runKey, at.site, at.ordinal, moment.at, kind, sectionUrl, sectionName],
    ...[toJson(before), toJson(now), toJson(signs), 'open'],
  ];
}

export function suspicionOf(
  row: Omit<DateSuspicionTable, 'key' | 'run_key'> & { readonly run: string },
): StoredSuspicion {
  return {
    id: row.id,
    run: row.run,
    at: row.at,
    site: row.site,
    kind: row.kind,
    sectionUrl: row.section_url,
    sectionName: row.section_name,
    before: fromJson(row.before),
    now: fromJson(row.now),
    signs: fromJson(row.signs),
    state: row.state,
  };
}
