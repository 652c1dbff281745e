// Nights over one small list, for tests of what they make suspicious.
import type { ArticleList, ArticleRow } from '../../../src/artifacts/site.ts';
import { compareNight } from '../../../src/derive/history/compare.ts';
import type { HistoryRules } from '../../../src/derive/history/rules.ts';
import type {
  HistoryUpdate,
  KnownArticle,
  KnownHistory,
  KnownList,
} from '../../../src/model/article-history.ts';
import { dateAt, parseCalendarDate, type CalendarDate } from '../../../src/model/calendar.ts';
import type { TextPrint } from '../../../src/model/text-print.ts';
import { hash } from '../../province/rng.ts';
import { DAY_MS, NIGHT } from '../../suites/samples.ts';

export const RULES: HistoryRules = {
  ...{ backdatedDays: 14, movedDays: 3, repostedDays: 14, contradictedDays: 30, nearBits: 3, sharedTexts: 3 },
  ...{
    listAtLeast: 5,
    groupAbove: 5,
    siteShare: 0.5,
    siteAtLeast: 20,
    crowdedAtLeast: 15,
    crowdedShare: 0.1,
  },
  refreshDays: 7,
};

export const day = (text: string): CalendarDate => {
  const parsed = parseCalendarDate(text);
  if (parsed === null) throw new Error(text);
  return parsed;
};

export const text = (seed: number): TextPrint => ({
  ...{ content: hash('content', seed), near: [hash('high', seed), hash('low', seed)] },
  ...{ numbers: hash('numbers', seed), length: 400 },
});

export function row(name: string, date: string, over: Partial<ArticleRow> = {}): ArticleRow {
  return {
    ...{
      url: `http://a.gov.cn/tzgg/${name}.html`,
      title: `关于${name}的通知`,
      date: day(date),
      pinned: false,
    },
    page: null,
    ...over,
  };
}

/** Its page says the same day and this text. */
export const read = (name: string, date: string, seed: number, over: Partial<ArticleRow> = {}): ArticleRow =>
  row(name, date, { page: { date: day(date), text: text(seed), readAt: NIGHT }, ...over });

export const list = (rows: readonly ArticleRow[], over: Partial<ArticleList> = {}): ArticleList => ({
  ...{ url: 'http://a.gov.cn/tzgg/', name: '通知公告', type: 'notice', part: 0, selector: 'ul.list', rows },
  ...{ evidence: '', seenAt: NIGHT },
  ...over,
});

/** Ten rows, one every ten days back from 2021-12-17. */
export const TEN: readonly ArticleRow[] = [
  ...['2021-12-17', '2021-12-07', '2021-11-27', '2021-11-17', '2021-11-07', '2021-10-28', '2021-10-18'],
  ...['2021-10-08', '2021-09-28', '2021-09-18'],
].map((date, index) => read(`t${index}`, date, index));

/** A site's history over nights that follow one another. */
export class Nights {
  #lists = new Map<number, KnownList>();
  #articles = new Map<number, KnownArticle>();
  #turn = 0;

  /** So many nights forth (or back) before the next. */
  leap(nights: number): void {
    this.#turn += nights;
  }

  /** One night; what is told of it as `kind title` or the event's kind. */
  look(...lists: readonly ArticleList[]): readonly string[] {
    const { suspicions, event } = this.night(...lists);
    return [...suspicions.map(({ kind, now }) => `${kind} ${now.title}`), ...(event ? [event.kind] : [])];
  }

  night(...lists: readonly ArticleList[]): HistoryUpdate {
    const at = NIGHT + this.#turn * DAY_MS;
    const known: KnownHistory = {
      ...{ site: '5111000001', baseline: this.#lists.size > 0 },
      ...{ lists: [...this.#lists.values()], articles: [...this.#articles.values()] },
    };
    const update = compareNight(known, { run: `r${this.#turn}`, at, day: dateAt(at), lists }, RULES);
    for (const one of update.lists) this.#lists.set(one.key, one);
    for (const one of update.articles) this.#articles.set(one.key, one);
    this.#turn += 1;
    return update;
  }
}

/** Rows from new to old. */
export const sorted = (...rows: readonly ArticleRow[]): readonly ArticleRow[] =>
  [...rows].sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1));
