// 补发旧稿: an article first seen tonight under a date weeks old, in a list where it would have been seen before.
import type { DateSuspicion } from '../../model/article-history.ts';
import { dateAt, daysBetween, plusDays } from '../../model/calendar.ts';
import type { SectionType } from '../../model/section.ts';
import { listSide, nowSide, wouldHaveStood, type Comparison, type ListPair } from './comparison.ts';
import { lateAfter } from './delays.ts';
import { wasElsewhere } from './same-text.ts';
import type { TonightArticle, TonightList } from './tonight.ts';

/** Kinds of section that often print the day a document was signed. */
const SIGNED_TYPES: ReadonlySet<SectionType> = new Set(['policy', 'plan', 'finance', 'personnel']);

interface Backdated {
  readonly article: TonightArticle;
  readonly pair: ListPair;
  readonly days: number;
}

function backdated(article: TonightArticle, comparison: Comparison): Backdated | null {
  const { known, rules } = comparison;
  const { shown, paged } = article;
  if (shown === null) return null;
  for (const pair of wouldHaveStood(article, comparison)) {
    const last = dateAt(pair.known.lastSeen.at);
    const signs = SIGNED_TYPES.has(pair.list.source.type);
    const limit = lateAfter(pair.known.delays, rules.backdatedDays, signs);
    const days = daysBetween(shown, last);
    if (days < limit) continue;
    // A list of 成文日期: the page itself says that it was published of late.
    if (paged !== null && paged > plusDays(last, -rules.backdatedDays)) continue;
    if (printsSigningDays(pair.list, comparison)) continue;
    if (wasElsewhere(article, shown, known.articles, rules)) return null;
    return { article, pair, days };
  }
  return null;
}

/** Rows that must show it before a list's days are taken for those of signing (成文日期), and their share. */
const LEAST_SIGNED = 3;
const SIGNED = 0.3;
/** Days that publishing may well take. */
const PROMPT = 3;

/** Whether a list prints days of signing: its articles' own pages say that they were published later. */
function printsSigningDays({ keys }: TonightList, { night }: Comparison): boolean {
  const inList = new Set(keys);
  const both = night.articles.filter(
    ({ key, listed, paged }) => inList.has(key) && listed !== null && paged !== null,
  );
  const later = both.filter(
    ({ listed, paged }) => listed !== null && paged !== null && paged > plusDays(listed, PROMPT),
  ).length;
  return later >= LEAST_SIGNED && later > both.length * SIGNED;
}

/** Many in one list are told as one: a person looks at the list anyway. */
export function backdatedArticles(
  fresh: readonly TonightArticle[],
  comparison: Comparison,
): readonly DateSuspicion[] {
  const { night, rules } = comparison;
  const byList = new Map<number, Backdated[]>();
  for (const article of fresh) {
    const found = backdated(article, comparison);
    if (found) byList.set(found.pair.list.key, [...(byList.get(found.pair.list.key) ?? []), found]);
  }
  return [...byList.values()].flatMap((all) => {
    const sorted = [...all].sort((one, other) => other.days - one.days);
    const told = sorted.length > rules.groupAbove ? sorted.slice(0, 1) : sorted;
    const rows = sorted.length > rules.groupAbove ? { rows: sorted.length } : {};
    return told.map(({ article, pair: { list, known }, days }) => ({
      kind: 'backdated-article' as const,
      sectionUrl: list.source.url,
      sectionName: list.source.name,
      before: listSide(known),
      now: nowSide(article, article.shown, list, night),
      signs: { days, ...rows },
    }));
  });
}
