// Whether an article is one that is known under another address.
import type { KnownArticle } from '../../model/article-history.ts';
import { plusDays, type CalendarDate } from '../../model/calendar.ts';
import { numbersIn, sameText } from '../own/text-print.ts';
import type { HistoryRules } from './rules.ts';
import type { TonightArticle } from './tonight.ts';

/** Days by which a date may differ where one article was moved. */
const SAME_DAY = 1;

const bare = (title: string): string => title.replace(/[^\p{L}\p{N}]+/gu, '');

/** The newest day an article was known to bear. */
export function knownDay({ listed, paged }: KnownArticle): CalendarDate | null {
  if (listed === null || paged === null) return listed ?? paged;
  return listed > paged ? listed : paged;
}

/** Known articles of other addresses with this article's text; empty where the text is a form that many share. */
export function sameTexts(
  article: TonightArticle,
  others: readonly KnownArticle[],
  rules: HistoryRules,
): readonly KnownArticle[] {
  const { text, key } = article;
  if (text === null) return [];
  const same = others.filter(
    (other) => other.key !== key && other.text !== null && sameText(text, other.text, rules.nearBits),
  );
  return same.length >= rules.sharedTexts ? [] : same;
}

/** Whether a notice of another year or number is meant: then equal words are no wonder. */
export function sameTitleNumbers(one: string, other: string): boolean {
  return numbersIn(one) === numbersIn(other);
}

/** Whether it stood elsewhere on the site before, under about the same date: it was moved or reprinted, not invented. */
export function wasElsewhere(
  article: TonightArticle,
  day: CalendarDate,
  others: readonly KnownArticle[],
  rules: HistoryRules,
): boolean {
  const title = bare(article.title);
  return others.some((other) => {
    const known = knownDay(other);
    if (other.key === article.key || known === null) return false;
    const { text } = article;
    if (text !== null && other.text !== null && sameText(text, other.text, rules.nearBits))
      return known >= plusDays(day, -SAME_DAY);
    const near = known >= plusDays(day, -SAME_DAY) && known <= plusDays(day, SAME_DAY);
    return near && title !== '' && bare(other.title) === title;
  });
}
