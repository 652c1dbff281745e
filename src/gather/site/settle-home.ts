// How fresh the home page is, looked at again in a browser when it looks out of date.
import type { HomePageReading, SectionReading } from '../../artifacts/site.ts';
import type { PageReading } from '../../artifacts/page-reading.ts';
import type { View } from '../../model/section.ts';
import { dataMissing } from './confirm-section.ts';
import { keepPage, keepRendered } from './evidence.ts';
import { later } from './fold-frames.ts';
import type { Page } from './page-visit.ts';
import { measureRows, rowsOf } from './read-section.ts';
import type { VisitTools } from './tools.ts';
import type { Walk } from './walk.ts';

/** Judged by all dated rows of the home page; a home page without rows by all second-level pages. */
export async function settleHome(
  home: Page,
  sections: readonly SectionReading[],
  walk: Walk,
  tools: VisitTools,
): Promise<HomePageReading> {
  const { context, site } = tools;
  const first = readHome(home.reading, home.view, home.fetchedAt, sections, walk, tools);
  if (!context.suspicion.homePage(first)) return first;
  const opened = await tools.browse({
    url: site.url,
    shoot: (page) =>
      context.suspicion.homePage(
        readHome(tools.opener.readRendered(page), 'browser', page.fetchedAt, sections, walk, tools),
      ),
  });
  if (!opened.ok || opened.value.status >= 400 || dataMissing(opened.value)) return first;
  const reading = tools.opener.readRendered(opened.value);
  if (reading.challenge !== null) return first;
  const second = readHome(reading, 'browser', opened.value.fetchedAt, sections, walk, tools);
  const merged = {
    ...first,
    newest: later(first.newest, second.newest),
    items: Math.max(first.items, second.items),
  };
  if (!context.suspicion.homePage(second) || !context.suspicion.homePage(merged))
    return { ...second, newest: merged.newest };
  const evidence = [...(await keepPage(home, context)), ...(await keepRendered(opened.value, context))];
  // A first look that was the browser's own is no second method.
  const confirmedBy: readonly View[] = home.view === 'http' ? ['http', 'browser'] : ['browser'];
  return { ...merged, confirmedBy, evidence };
}

function readHome(
  reading: PageReading,
  view: View,
  seenAt: number,
  sections: readonly SectionReading[],
  walk: Walk,
  tools: VisitTools,
): HomePageReading {
  const measured = measureRows(rowsOf(reading.lists), walk, tools.context.asOf);
  const navigationOnly = measured.datedItems === 0;
  const secondLevel = sections
    .filter((section) => section.content !== 'article' && section.content !== 'static')
    .map((section) => ({
      url: section.url,
      newest: section.newest,
      readable: section.content !== 'unreadable',
    }));
  return {
    url: tools.site.url,
    ...measured,
    navigationOnly,
    secondLevel: navigationOnly ? secondLevel : [],
    confirmedBy: [view],
    evidence: [],
    seenAt,
  };
}
