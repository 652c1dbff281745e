// The great changes in sites' lives, by night: none of them is a forgery.
import type { CalendarDate } from '../../../src/model/calendar.ts';
import type { SimulatedSite } from './life.ts';

/** Nights on which nothing of the province could be reached. */
export const DARK_NIGHTS: ReadonlySet<number> = new Set([28]);

export function isScanned(site: SimulatedSite, night: number): boolean {
  const kind = site.index % 12;
  if (DARK_NIGHTS.has(night)) return false;
  // Comes into the inventory late; does not answer for some nights.
  return !(kind === 5 && night < 25) && !(kind === 6 && night >= 12 && night <= 14);
}

export const isThin = (site: SimulatedSite, night: number): boolean => site.index % 12 === 6 && night === 33;

export function unreadLists(site: SimulatedSite, night: number): ReadonlySet<number> {
  return new Set(site.index % 12 === 7 && (night === 18 || night === 19) ? [2] : []);
}

type Upheaval = (site: SimulatedSite, day: CalendarDate) => void;

const readdress = (site: SimulatedSite, lists: readonly number[], day: CalendarDate): void => {
  for (const [index, list] of site.lists.entries())
    if (lists.includes(index))
      for (const item of list.items)
        item.url = `${item.url.split('/c')[0] ?? ''}/new${list.path}${site.address(day)}`;
};

/** By kind of site (`index % 12`) and night. */
const UPHEAVALS: Readonly<Record<number, readonly [number, Upheaval]>> = {
  // A new template, through which rows show the day of the look.
  1: [20, (site) => void (site.selector = 'table.new')],
  // The same without any sign in the layout.
  2: [20, (site) => void (site.showsToday = true)],
  // Moved to another content system: every address is another, and bears the day of the move.
  3: [
    30,
    (site, day) =>
      readdress(
        site,
        site.lists.map((_list, index) => index),
        day,
      ),
  ],
  4: [
    15,
    (site) => {
      const before = site.host;
      site.host = site.host.replace('http://', 'https://www.');
      for (const { items } of site.lists)
        for (const item of items) item.url = item.url.replace(before, site.host);
    },
  ],
  8: [22, (site) => void (site.pageSize = 20)],
  // Two sections become one.
  9: [
    27,
    (site) => {
      const [into, from] = [site.lists[3], site.lists[4]];
      if (!into || !from) return;
      into.items = [...into.items, ...from.items];
      from.gone = true;
    },
  ],
  // One section alone gets new addresses.
  10: [35, (site, day) => readdress(site, [2], day)],
};

export function undergo(site: SimulatedSite, night: number, day: CalendarDate): void {
  const found = UPHEAVALS[site.index % 12];
  if (!found || found[0] !== night) return;
  found[1](site, day);
  if (site.index % 12 === 1) site.showsToday = true;
}
