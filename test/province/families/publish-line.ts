// The line under an article's title that says when and by whom it was published.
import { iso, printDay, two } from '../days.ts';
import type { ArticleView } from './family.ts';
import { siteChoice } from './kit.ts';

/** `发布时间：2021-12-17 09:28　来源：…`; without a date when the item has none. */
export function publishLine(view: ArticleView, dateLabel: string, sourceLabel: string): string {
  const { item, site } = view;
  const source = `${sourceLabel}${view.source}`;
  const reads = `　浏览次数：<span id="hits">${(item.id * 7) % 900}</span>`;
  if (item.day === null) return source + reads;
  const clock = `${two(8 + (item.id % 10))}:${two(item.id % 60)}`;
  const long = siteChoice(site, 'long-date', 3) === 0;
  const date = long ? printDay(item.day, 'chinese', site.asOf) : `${iso(item.day)} ${clock}`;
  return siteChoice(site, 'source-first', 2) === 0
    ? `${source}　${dateLabel}${date}${reads}`
    : `${dateLabel}${date}　${source}${reads}`;
}
