// 旧稿新发: a text that was known before, under a newer date: at another address, or at its own.
import type { DateSuspicion, KnownArticle } from '../../model/article-history.ts';
import { daysBetween, plusDays, type CalendarDate } from '../../model/calendar.ts';
import { printDistance, sameText } from '../own/text-print.ts';
import { knownSide, nowSide, type Comparison } from './comparison.ts';
import { hasMoved } from './moved-dates.ts';
import { knownDay, sameTexts, sameTitleNumbers } from './same-text.ts';
import { older, type TonightArticle } from './tonight.ts';

function suspicion(
  article: TonightArticle,
  before: KnownArticle,
  dates: { readonly from: CalendarDate; readonly to: CalendarDate },
  { night }: Comparison,
): readonly DateSuspicion[] {
  const [list] = article.lists;
  if (!list) return [];
  const distance = article.text && before.text ? { distance: printDistance(article.text, before.text) } : {};
  return [
    {
      kind: 'reposted-article',
      sectionUrl: list.source.url,
      sectionName: list.source.name,
      before: knownSide(before, dates.from),
      now: nowSide(article, dates.to, list, night),
      signs: {
        days: daysBetween(dates.from, dates.to),
        ...distance,
        sameAddress: before.key === article.key,
      },
    },
  ];
}

/** A new address with a known text. A reprint of the same days anywhere on the site speaks for all. */
export function repostedElsewhere(article: TonightArticle, comparison: Comparison): readonly DateSuspicion[] {
  const { known, rules } = comparison;
  const to = older(article.listed, article.paged);
  if (to === null) return [];
  const same = sameTexts(article, known.articles, rules).flatMap((before) => {
    const from = knownDay(before);
    return from === null ? [] : [{ before, from }];
  });
  const long = plusDays(to, -rules.repostedDays);
  const [first] = [...same].sort((one, other) => (one.from < other.from ? -1 : 1));
  if (!first || same.some(({ from }) => from > long)) return [];
  if (!sameTitleNumbers(article.title, first.before.title)) return [];
  return suspicion(article, first.before, { from: first.from, to }, comparison);
}

/** The same address and text under a newer date. */
export function redated(article: TonightArticle, comparison: Comparison): readonly DateSuspicion[] {
  const { byKey, rules } = comparison;
  const before = byKey.get(article.key);
  if (!before?.text || !article.text || !sameText(article.text, before.text, rules.nearBits)) return [];
  if (!sameTitleNumbers(article.title, before.title)) return [];
  if (!hasMoved(article, before, rules.repostedDays)) return [];
  const [from, to] = [knownDay(before), older(article.listed, article.paged)];
  if (from === null || to === null || to < plusDays(from, rules.repostedDays)) return [];
  return suspicion(article, before, { from, to }, comparison);
}
