// 次序矛盾: what an address says of its article's day, against the date that is shown.
import type { DateSuspicion, SuspicionSide } from '../../model/article-history.ts';
import { daysBetween, type CalendarDate } from '../../model/calendar.ts';
import { dateInUrl } from '../dates/date-in-url.ts';
import { nowSide, type Comparison } from './comparison.ts';
import type { TonightArticle, TonightList } from './tonight.ts';

/** Other rows of the list that must agree with their addresses before one that does not is a contradiction. */
const LEAST_WITNESSES = 5;
const AGREEING = 0.9;
/** Days by which an address and its date usually differ. */
const AGREES_WITHIN = 7;
/** Neighbours by number that are asked, and how many must contradict: one may have been dated anew itself. */
const NEIGHBOURS = 5;
const CONTRADICTING = 4;
/** So large a share of neighbours by number must stand in the order of their days. */
const IN_ORDER = 0.8;
const LEAST_NUMBERED = 8;

/** Of an article, in one of its lists. */
export function contradiction(
  article: TonightArticle,
  list: TonightList,
  comparison: Comparison,
): readonly DateSuspicion[] {
  const { shown } = article;
  if (shown === null) return [];
  const keys = new Set(list.keys);
  const witnesses = comparison.night.articles.filter(
    ({ key, shown: day }) =>
      key !== article.key && keys.has(key) && day !== null && comparison.byKey.has(key),
  );
  const said =
    byUrlDate(article, shown, witnesses, comparison) ?? byNumber(article, shown, witnesses, comparison);
  if (!said) return [];
  const { night } = comparison;
  const before: SuspicionSide = {
    ...{ run: night.run, at: night.at, evidence: '' },
    ...{ url: said.of.url, title: said.of.title, date: said.day },
  };
  return [
    {
      kind: 'contradicted-order',
      sectionUrl: list.source.url,
      sectionName: list.source.name,
      before,
      now: nowSide(article, shown, list, night),
      signs: { days: Math.abs(daysBetween(said.day, shown)), by: said.by, ofRows: said.witnesses },
    },
  ];
}

interface Said {
  readonly by: 'url-date' | 'url-number';
  /** Whose address says so. */
  readonly of: TonightArticle;
  readonly day: CalendarDate;
  readonly witnesses: number;
}

function byUrlDate(
  article: TonightArticle,
  shown: CalendarDate,
  witnesses: readonly TonightArticle[],
  { rules, night }: Comparison,
): Said | null {
  const day = dateInUrl(article.url);
  if (day === null || day > night.day || Math.abs(daysBetween(day, shown)) < rules.contradictedDays)
    return null;
  const off = witnesses.flatMap((other) => {
    const said = dateInUrl(other.url);
    return said === null || other.shown === null ? [] : Math.abs(daysBetween(said, other.shown));
  });
  const agreeing = off.filter((days) => days <= AGREES_WITHIN).length;
  if (off.length < LEAST_WITNESSES || agreeing < off.length * AGREEING) return null;
  return { by: 'url-date', of: article, day, witnesses: off.length };
}

const LAST_NUMBER = /\d{3,12}(?=\D*$)/;

interface Numbered {
  readonly article: TonightArticle;
  readonly number: number;
  readonly day: CalendarDate;
}

/** The last number of an address, and the address without it. */
function numberOf(url: string): { readonly number: number; readonly shape: string } | null {
  const found = LAST_NUMBER.exec(url);
  if (!found) return null;
  return {
    number: Number(found[0]),
    shape: `${url.slice(0, found.index)}#${url.slice(found.index + found[0].length)}`,
  };
}

function byNumber(
  article: TonightArticle,
  shown: CalendarDate,
  witnesses: readonly TonightArticle[],
  { rules }: Comparison,
): Said | null {
  const own = numberOf(article.url);
  if (!own) return null;
  const numbered = witnesses
    .flatMap((other): Numbered[] => {
      const its = numberOf(other.url);
      return its === null || its.shape !== own.shape || other.shown === null
        ? []
        : [{ article: other, number: its.number, day: other.shown }];
    })
    .sort((one, other) => one.number - other.number);
  if (numbered.length < LEAST_NUMBERED) return null;
  const steps = numbered.slice(1).filter(({ day }, index) => day >= (numbered[index]?.day ?? day)).length;
  if (steps < (numbered.length - 1) * IN_ORDER) return null;
  const above = numbered.filter(({ number }) => number > own.number).slice(0, NEIGHBOURS);
  const below = numbered.filter(({ number }) => number < own.number).slice(-NEIGHBOURS);
  const tooNew = above.filter(({ day }) => daysBetween(day, shown) >= rules.contradictedDays);
  const tooOld = below.filter(({ day }) => daysBetween(shown, day) >= rules.contradictedDays);
  const found =
    tooNew.length >= CONTRADICTING ? tooNew[0] : tooOld.length >= CONTRADICTING ? tooOld.at(-1) : null;
  return found ? { by: 'url-number', of: found.article, day: found.day, witnesses: numbered.length } : null;
}
