// Forgeries as an office would make them before an inspection, and how each is known in the answers.
import type { SuspicionKind } from '../../../src/model/article-history.ts';
import { plusDays, type CalendarDate } from '../../../src/model/calendar.ts';
import type { Item, SimulatedList, SimulatedSite } from './life.ts';

export interface Planted {
  readonly kind: SuspicionKind;
  readonly site: string;
  readonly night: number;
  /** Of the article, or of any article of the list that moved. */
  readonly urls: readonly string[];
}

type Forger = (site: SimulatedSite, list: SimulatedList, day: CalendarDate) => readonly Item[];

const backdate: Forger = (site, list, day) => [site.publish(list, plusDays(day, -site.rng.int(20, 90)))];

/** A silent section is filled up at one stroke. */
const fill: Forger = (site, list, day) =>
  Array.from({ length: 8 }, (_one, at) => site.publish(list, plusDays(day, -16 - 9 * at)));

const moveAll: Forger = (_site, list, day) => {
  const shift = shiftOf(list, day);
  for (const item of list.items) {
    item.date = plusDays(item.date, shift);
    item.pageDate = item.pageDate && plusDays(item.pageDate, shift);
  }
  return list.items;
};

/** So many days that the newest is of yesterday. */
function shiftOf(list: SimulatedList, day: CalendarDate): number {
  const newest = list.items.map(({ date }) => date).reduce((a, b) => (a > b ? a : b));
  return Math.max(10, Math.round((Date.parse(day) - Date.parse(newest)) / 86_400_000) - 1);
}

/** Under a new address; a word or two may be another. */
const repost: Forger = (site, list, day) => {
  const old = site.inOrder(list)[6];
  if (!old) throw new Error('nothing to post again');
  const copy = site.publish(list, day, old.text);
  copy.title = old.title;
  return [copy];
};

const redate: Forger = (site, list, day) => {
  const old = site.inOrder(list)[5];
  if (!old) throw new Error('nothing to date anew');
  old.date = day;
  old.pageDate = old.pageDate && day;
  return [old];
};

/** An old draft of the content system comes out as new. */
const oldAddress: Forger = (site, list, day) => {
  const item = site.publish(list, day);
  const old = site.style === 'dated' ? site.address(plusDays(day, -1200), 77) : site.address(day, 137);
  item.url = `${site.host}${list.path}${old}`;
  return [item];
};

/** Which forger works where: lists by number; the last three publish seldom. */
const PLAN: readonly { readonly kind: SuspicionKind; readonly forge: Forger; readonly list: number }[] = [
  { kind: 'backdated-article', forge: backdate, list: 6 },
  { kind: 'backdated-article', forge: fill, list: 7 },
  { kind: 'moved-dates', forge: moveAll, list: 5 },
  { kind: 'reposted-article', forge: repost, list: 6 },
  { kind: 'reposted-article', forge: redate, list: 5 },
  { kind: 'contradicted-order', forge: oldAddress, list: 6 },
];

/** Kinds of site (`index % 12`) whose whole life can be compared. */
const STEADY = [0, 4, 6, 7, 8, 9, 10];

/** At most one on a night of a site, the first in the third week. */
export function forge(site: SimulatedSite, night: number, day: CalendarDate): Planted | null {
  const turn = STEADY.indexOf(site.index % 12);
  if (turn < 0) return null;
  const step = (night - 14 - turn) / 7;
  const plan = Number.isInteger(step) && step >= 0 ? PLAN[step] : undefined;
  const list = plan && site.lists[plan.list];
  if (!list || list.gone || (plan.kind === 'contradicted-order' && site.style === 'plain')) return null;
  return { kind: plan.kind, site: site.code, night, urls: plan.forge(site, list, day).map(({ url }) => url) };
}
