// 整栏改期: most dates of a list moved to newer ones in one night.
import type { DateSuspicion, KnownArticle } from '../../model/article-history.ts';
import { dateAt, daysBetween, plusDays, type CalendarDate } from '../../model/calendar.ts';
import { knownSide, nowSide, type Comparison, type ListPair } from './comparison.ts';
import type { TonightArticle } from './tonight.ts';

interface Move {
  readonly article: TonightArticle;
  readonly before: KnownArticle;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly days: number;
}

export interface ListMoves {
  readonly pair: ListPair;
  /** Rows that bore a date then and bear one now. */
  readonly comparable: number;
  readonly moves: readonly Move[];
}

/** What of one list's rows moved to newer dates. */
function movesOf(pair: ListPair, { night, byKey, rules }: Comparison): ListMoves {
  const articles = new Map(night.articles.map((article) => [article.key, article]));
  let comparable = 0;
  const moves: Move[] = [];
  for (const key of new Set(pair.list.keys)) {
    const [article, before] = [articles.get(key), byKey.get(key)];
    const [from, to] = [before?.listed ?? null, article?.listed ?? null];
    if (!article || !before || from === null || to === null) continue;
    comparable += 1;
    const days = daysBetween(from, to);
    if (days >= rules.movedDays) moves.push({ article, before, from, to, days });
  }
  return { pair, comparable, moves };
}

/** Lists most of whose rows moved, and how many lists could be compared. */
export function movedLists(comparison: Comparison): {
  readonly comparable: number;
  readonly moved: readonly ListMoves[];
} {
  const { rules, pairs, night } = comparison;
  const lists = pairs
    .map((pair) => movesOf(pair, comparison))
    .filter(({ comparable }) => comparable >= rules.listAtLeast);
  const moved = lists.filter(({ moves, comparable }) => moves.length > comparable * rules.siteShare);
  // Dates that run with the calendar are the hour the page was made, not when anything was published.
  const forged = moved.filter(
    ({ pair, moves }) =>
      !moves.every(({ days, to }) => to === night.day && days <= sinceLook(pair, night.day)) &&
      !moves.every(({ days }) => days === sinceLook(pair, night.day)),
  );
  return { comparable: lists.length, moved: forged };
}

const sinceLook = ({ known }: ListPair, day: CalendarDate): number =>
  daysBetween(dateAt(known.lastSeen.at), day);

export function movedDates(lists: readonly ListMoves[], { night }: Comparison): readonly DateSuspicion[] {
  return lists.flatMap(({ pair: { list }, moves, comparable }) => {
    const [largest] = [...moves].sort((one, other) => other.days - one.days);
    if (!largest) return [];
    const { article, before, from, to, days } = largest;
    return [
      {
        kind: 'moved-dates' as const,
        sectionUrl: list.source.url,
        sectionName: list.source.name,
        before: knownSide(before, from),
        now: nowSide(article, to, list, night),
        signs: { days, rows: moves.length, ofRows: comparable },
      },
    ];
  });
}

/** Whether each date that is known then and now moved by so much; false when none is known. */
export function hasMoved(article: TonightArticle, before: KnownArticle, days: number): boolean {
  const pairs = [
    [before.listed, article.listed],
    [before.paged, article.paged],
  ] as const;
  const both = pairs.flatMap(([from, to]) => (from !== null && to !== null ? [[from, to] as const] : []));
  return both.length > 0 && both.every(([from, to]) => to >= plusDays(from, days));
}
