// A night beside what is known of the site: what every kind of suspicion looks at.
import type { KnownArticle, KnownHistory, KnownList, SuspicionSide } from '../../model/article-history.ts';
import type { CalendarDate } from '../../model/calendar.ts';
import type { HistoryRules } from './rules.ts';
import { knownOf, type LaidOutHistory, type TonightArticle, type TonightList } from './tonight.ts';

/** A list of tonight with itself as it was known. */
export interface ListPair {
  readonly list: TonightList;
  readonly known: KnownList;
}

export interface Comparison {
  readonly known: KnownHistory;
  readonly night: LaidOutHistory;
  readonly rules: HistoryRules;
  readonly byKey: ReadonlyMap<number, KnownArticle>;
  /** Lists laid out as they were known; a night as of an earlier day than the last one tells nothing new of them. */
  readonly pairs: readonly ListPair[];
}

export function compared(known: KnownHistory, night: LaidOutHistory, rules: HistoryRules): Comparison {
  const lists = new Map(known.lists.map((list) => [list.key, list]));
  return {
    ...{ known, night, rules },
    byKey: new Map(known.articles.map((article) => [article.key, article])),
    pairs: night.pageLists.flatMap((list) => {
      const before = knownOf(list, lists);
      return before && before.lastSeen.at <= night.at ? [{ list, known: before }] : [];
    }),
  };
}

/** The lists of an article that were seen before, down to an older day than it shows: there it would have stood. */
export function wouldHaveStood(article: TonightArticle, { pairs }: Comparison): readonly ListPair[] {
  const { shown } = article;
  if (shown === null || article.pinned) return [];
  return pairs.filter(
    ({ list, known }) => article.lists.includes(list) && known.floor !== null && shown > known.floor,
  );
}

export function nowSide(
  { url, title }: Pick<TonightArticle, 'url' | 'title'>,
  date: CalendarDate | null,
  { source }: TonightList,
  { run, at }: LaidOutHistory,
): SuspicionSide {
  return { run, at, url, title, date, evidence: source.evidence };
}

/** What the article was when it last changed: that is when its date was seen. */
export function knownSide({ url, title, changed }: KnownArticle, date: CalendarDate | null): SuspicionSide {
  return { ...changed, url, title, date, evidence: '' };
}

export function listSide({ url, name, newest, lastSeen }: KnownList): SuspicionSide {
  return { ...lastSeen, url, title: name, date: newest, evidence: '' };
}
