// Links beside a list that name only a time (2021年, 全部): where the rest of the list stands.
import type { PageReading } from '../../artifacts/page-reading.ts';
import { anchorsIn, contains, type Anchor } from '../dom/box.ts';
import type { PageView } from '../dom/view.ts';
import type { Zones } from '../dom/zones.ts';
import { keep } from '../text/keep.ts';
import { sameSite } from '../url/normalise.ts';
import { isPeriodName } from './periods.ts';

/** Those of the page's own part. In a side menu years may stand under any section: only a menu of years alone counts. */
export function periodLinks(view: PageView, zones: Zones): PageReading['periods'] {
  const ofYears = (anchors: readonly Anchor[]): boolean =>
    anchors.filter(({ text }) => isPeriodName(text)).length * 2 > anchors.length;
  const closed = [
    ...zones.mainMenus,
    ...zones.sideMenus.filter((menu) => !ofYears(anchorsIn(view.page, menu.box))),
  ];
  return view.page.anchors.flatMap(({ text, url, box }) => {
    if (url === null || url === view.url || !isPeriodName(text) || !sameSite(url, view.url)) return [];
    if (box.start < zones.from || box.start >= zones.to) return [];
    if (closed.some((menu) => contains(menu.box, box))) return [];
    return [{ name: keep(text.trim()), url: keep(url) }];
  });
}
