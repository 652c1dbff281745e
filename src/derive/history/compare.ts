// From what is known of a site's articles and one more night to what is known after it, and what is suspicious in it.
import type {
  DateSuspicion,
  HistoryEvent,
  HistoryUpdate,
  KnownArticle,
  KnownHistory,
  KnownList,
  RunMoment,
} from '../../model/article-history.ts';
import { dateAt, daysBetween } from '../../model/calendar.ts';
import { backdatedArticles } from './backdated.ts';
import { compared, wouldHaveStood, type Comparison } from './comparison.ts';
import { contradiction } from './contradicted.ts';
import { NO_DELAYS, withDelay } from './delays.ts';
import { hasMoved, movedDates, movedLists, type ListMoves } from './moved-dates.ts';
import { redated, repostedElsewhere } from './reposted.ts';
import { wasElsewhere } from './same-text.ts';
import type { HistoryRules } from './rules.ts';
import { layOutHistory, type HistoryNight, type TonightArticle, type TonightList } from './tonight.ts';

/** Lists that must have moved at once before it is the site that changed. */
const LEAST_MOVED_LISTS = 2;

/**
 * Takes one night in. Pure; the same history and night give the same answer. Not to be called for a night on which too
 * little of the site was seen: what is not looked at then is looked at the next time.
 */
export function compareNight(known: KnownHistory, night: HistoryNight, rules: HistoryRules): HistoryUpdate {
  const comparison = compared(known, layOutHistory(night), rules);
  const fresh = comparison.night.articles.filter(({ key }) => !comparison.byKey.has(key));
  const { comparable, moved } = movedLists(comparison);
  const rows = comparison.night.articles.length;
  const event = eventOf(comparison, fresh, { comparable, moved: moved.length });
  const suspicions = event ? [] : suspicionsOf(comparison, fresh, moved);
  const crowded = suspicions.length > Math.max(rules.crowdedAtLeast, rules.crowdedShare * rows);
  return {
    lists: listsAfter(comparison, event ? [] : newcomers(comparison, fresh)),
    articles: articlesAfter(comparison, event ? new Set() : unsettled(comparison, moved)),
    suspicions: crowded ? [] : suspicions,
    event: crowded ? { kind: 'crowded', rows, affected: suspicions.length } : event,
  };
}

/** What changed the whole site at once, null on a usual night. */
function eventOf(
  { known, night, rules }: Comparison,
  fresh: readonly TonightArticle[],
  lists: { readonly comparable: number; readonly moved: number },
): HistoryEvent | null {
  const rows = night.articles.length;
  if (!known.baseline) return { kind: 'registered', rows, affected: fresh.length };
  if (rows >= rules.siteAtLeast && fresh.length > rows * rules.siteShare)
    return { kind: 'readdressed', rows, affected: fresh.length };
  if (lists.moved >= LEAST_MOVED_LISTS && lists.moved > lists.comparable * rules.siteShare)
    return { kind: 'redated', rows, affected: lists.moved };
  return null;
}

/** Of one article only the strongest sign is told. */
function suspicionsOf(
  comparison: Comparison,
  fresh: readonly TonightArticle[],
  moved: readonly ListMoves[],
): readonly DateSuspicion[] {
  const { rules, night, byKey } = comparison;
  const told = new Set(moved.flatMap(({ moves }) => moves.map(({ article }) => article.key)));
  const found: DateSuspicion[] = [...movedDates(moved, comparison)];
  const note = (article: TonightArticle, suspicions: readonly DateSuspicion[]): void => {
    if (suspicions.length === 0 || told.has(article.key)) return;
    told.add(article.key);
    found.push(...suspicions);
  };
  // Its page may not have been opened on the first night.
  const newTexts = night.articles.filter(({ key, text }) => text !== null && !byKey.get(key)?.text);
  for (const article of newTexts) note(article, repostedElsewhere(article, comparison));
  const redatedTonight = night.articles.filter((article) => {
    const before = byKey.get(article.key);
    return before !== undefined && hasMoved(article, before, rules.repostedDays);
  });
  for (const article of redatedTonight) note(article, redated(article, comparison));
  const untold = fresh.filter(({ key }) => !told.has(key));
  const backdated = backdatedArticles(untold, comparison);
  found.push(...backdated);
  const folded = new Set(backdated.map(({ now, sectionUrl }) => `${now.url} ${sectionUrl}`));
  const grouped = new Set(
    backdated.flatMap(({ sectionUrl, signs }) => (signs.rows === undefined ? [] : [sectionUrl])),
  );
  for (const article of untold) {
    const [pair] = wouldHaveStood(article, comparison);
    if (!pair || grouped.has(pair.list.source.url)) continue;
    if (folded.has(`${article.url} ${pair.list.source.url}`)) continue;
    note(article, contradiction(article, pair.list, comparison));
  }
  return found;
}

/** New articles, without those that only came under another address: they say nothing of how late rows come. */
function newcomers(
  { known, rules }: Comparison,
  fresh: readonly TonightArticle[],
): readonly TonightArticle[] {
  return fresh.filter(
    (article) => article.shown !== null && !wasElsewhere(article, article.shown, known.articles, rules),
  );
}

function listsAfter(comparison: Comparison, newcomers: readonly TonightArticle[]): readonly KnownList[] {
  const { known, night } = comparison;
  const before = new Map(known.lists.map((list) => [list.key, list]));
  const isNew = new Map(newcomers.map((article) => [article.key, article]));
  const moment: RunMoment = { run: night.run, at: night.at };
  return night.pageLists.map((list): KnownList => {
    const { key, source, newest, floor, rowsHash } = list;
    const old = before.get(key);
    const same = old?.rowsHash === rowsHash && old.newest === newest && old.selector === source.selector;
    return {
      ...{ key, url: source.url, name: source.name, selector: source.selector },
      ...{ rows: source.rows.length, newest, floor, rowsHash },
      firstSeen: old?.firstSeen ?? moment,
      lastSeen: moment,
      changed: old && same ? old.changed : moment,
      delays: delaysAfter(list, old, isNew, comparison),
    };
  });
}

/** The custom of a list is learned from all its new rows, suspicious or not. */
function delaysAfter(
  list: TonightList,
  old: KnownList | undefined,
  newcomers: ReadonlyMap<number, TonightArticle>,
  comparison: Comparison,
): KnownList['delays'] {
  if (!old) return NO_DELAYS;
  const last = dateAt(old.lastSeen.at);
  return list.keys.reduce((delays, key) => {
    const article = newcomers.get(key);
    const isNew = article && wouldHaveStood(article, comparison).some((pair) => pair.list === list);
    if (!isNew || article.shown === null) return delays;
    return withDelay(delays, Math.max(0, daysBetween(article.shown, last)));
  }, old.delays);
}

/** Articles whose date moved while their page was not opened: the next night compares again with what was known. */
function unsettled({ night, byKey, rules }: Comparison, moved: readonly ListMoves[]): ReadonlySet<number> {
  const told = new Set(moved.flatMap(({ moves }) => moves.map(({ article }) => article.key)));
  const waiting = night.articles.filter((article) => {
    const before = byKey.get(article.key);
    if (!before?.text || article.text !== null || told.has(article.key)) return false;
    return hasMoved(article, before, rules.repostedDays);
  });
  return new Set(waiting.map(({ key }) => key));
}

/** New articles, changed ones, and those not noted as seen for some nights. */
function articlesAfter(
  { night, byKey, rules }: Comparison,
  waiting: ReadonlySet<number>,
): readonly KnownArticle[] {
  const moment: RunMoment = { run: night.run, at: night.at };
  return night.articles.flatMap((article): KnownArticle[] => {
    const { key, url, title, lists } = article;
    const before = byKey.get(key);
    if (waiting.has(key)) return [];
    const known = {
      ...{ key, url, title },
      list: before?.list ?? lists[0]?.key ?? 0,
      listed: article.listed ?? before?.listed ?? null,
      paged: article.paged ?? before?.paged ?? null,
      text: article.text ?? before?.text ?? null,
      firstSeen: before?.firstSeen ?? moment,
      lastSeen: moment,
    };
    if (!before) return [{ ...known, changed: moment }];
    const changed =
      before.title !== title ||
      before.listed !== known.listed ||
      before.paged !== known.paged ||
      before.text?.content !== known.text?.content;
    if (changed) return [{ ...known, changed: moment }];
    const due = daysBetween(dateAt(before.lastSeen.at), night.day) >= rules.refreshDays;
    return due ? [{ ...known, changed: before.changed }] : [];
  });
}
