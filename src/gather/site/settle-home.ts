// How fresh the home page is, looked at again in a browser when it looks out of date.
import type { HomePageReading, LinkReading, SectionReading } from '../../artifacts/site.ts';
import type { PageReading } from '../../artifacts/page-reading.ts';
import type { EvidenceRef } from '../../model/evidence.ts';
import { FAILURES, failureText } from '../../model/failure.ts';
import { isRobots } from '../../model/robots.ts';
import type { View } from '../../model/section.ts';
import type { Place, RenderedPage } from '../browser-port.ts';
import { rowUrls } from './confirm-section.ts';
import { dataMissing, partMissing } from './troubles.ts';
import { keepLinkCrops, keepPage, keepRendered } from './evidence.ts';
import { later } from './fold-frames.ts';
import { hiddenFrame, hiddenFromBrowser } from './hidden-by-robots.ts';
import type { Page } from './page-visit.ts';
import { placeOfHome, placesOfDead } from './place.ts';
import { measureRows, rowsOf } from './read-section.ts';
import type { VisitTools } from './tools.ts';
import { readUndatedItems } from './undated-items.ts';
import type { Walk } from './walk.ts';

/** A home page with fewer dated rows may still be meant as navigation only. */
const FEW_ROWS = 3;

/**
 * Judged by all dated rows of the home page; a home page without dated rows by all second-level pages. Before it counts
 * as quiet, a browser has looked, and the articles behind what it shows without a date were read.
 */
async function settle(
  home: Page,
  sections: readonly SectionReading[],
  walk: Walk,
  tools: VisitTools,
  dead: readonly Place[],
  onDrawn: (page: RenderedPage) => void,
): Promise<HomePageReading> {
  const { context, site } = tools;
  const quiet = (reading: HomePageReading): boolean => context.suspicion.homePage(reading);
  const look = (): HomePageReading =>
    readHome(home.reading, home.view, home.fetchedAt, sections, walk, tools);
  const glance = look();
  const again = quiet(glance) && (await walk.lookAgain(rowUrls(home.reading)));
  const first = again ? look() : glance;
  // What bears no date, or shows no rows at all, may do so for those who have scripts.
  const bare = first.datedItems === 0;
  if (!quiet(first) && !bare) return first;
  const opened = await tools.browse({
    url: site.url,
    shoot: async (page) => {
      const { reading: drawn } = await tools.opener.readRendered(page);
      await walk.lookAgain(rowUrls(drawn));
      const old = quiet(readHome(drawn, 'browser', page.fetchedAt, sections, walk, tools));
      return tools.pictures.wanted(page, old && [placeOfHome(drawn), ...dead]);
    },
  });
  if (opened.ok) onDrawn(opened.value);
  const hidden =
    (await hiddenFrame(home.reading, tools)) ??
    (opened.ok ? hiddenFromBrowser(opened.value) : isRobots(opened.error) ? opened.error : null);
  const doubted = (reading: HomePageReading): HomePageReading =>
    hidden ? { ...reading, doubt: failureText(hidden) } : reading;
  if (!opened.ok || opened.value.status >= 400 || lacksData(home, opened.value)) return doubted(first);
  const { reading } = await tools.opener.readRendered(opened.value);
  if (reading.challenge !== null) return first;
  const second = readHome(reading, 'browser', opened.value.fetchedAt, sections, walk, tools);
  const merged = merge(first, second, bare);
  if (!quiet(second) || !quiet(merged)) return { ...second, newest: merged.newest };
  if (hidden) return doubted(merged);
  const undated = await readUndatedItems([home.reading, reading], walk, tools);
  const whole = { ...merged, newest: later(merged.newest, undated.newest) };
  if (!quiet(whole)) return whole;
  if (undated.refused > 0) return { ...merged, doubt: FAILURES.robots.text };
  if (undated.unread > 0)
    return { ...merged, doubt: `首页有 ${undated.unread} 条未注明日期的信息，其正文未能读取` };
  const source = home.undrawn ?? home;
  const evidence = [...(await keepPage(source, context)), ...(await keepRendered(opened.value, tools))];
  // A first look that was the browser's own is no second method.
  const confirmedBy: readonly View[] = source.view === 'http' ? ['http', 'browser'] : ['browser'];
  return { ...merged, confirmedBy, evidence };
}

/** The home page settled, and the links with a crop of those dead ones that stand on it, if it was photographed. */
export async function settleHome(
  home: Page,
  sections: readonly SectionReading[],
  links: readonly LinkReading[],
  walk: Walk,
  tools: VisitTools,
): Promise<{ readonly homePage: HomePageReading; readonly links: readonly LinkReading[] }> {
  const drawn: RenderedPage[] = [];
  const dead = placesOfDead(links, home.finalUrl);
  const homePage = await settle(home, sections, walk, tools, dead, (page) => drawn.push(page));
  const crops = new Map<string, EvidenceRef>();
  for (const page of drawn) for (const [url, ref] of await keepLinkCrops(page, tools)) crops.set(url, ref);
  const shown = links.map((link) => {
    const crop = crops.get(link.url);
    return crop ? { ...link, evidence: [...link.evidence, crop] } : link;
  });
  return { homePage, links: shown };
}

/** Whether news of the site's own may not have come; a page that scripts draw whole needs every part of it. */
function lacksData(home: Page, rendered: RenderedPage): boolean {
  return dataMissing(rendered) || (home.undrawn !== undefined && partMissing(rendered));
}

/** Dates that only a browser shows are the rows' own dates: such a home page is more than navigation. */
function merge(first: HomePageReading, second: HomePageReading, bare: boolean): HomePageReading {
  const newest = later(first.newest, second.newest);
  const items = Math.max(first.items, second.items);
  return { ...(bare && second.datedItems > 0 ? second : first), newest, items };
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
  // A few dated rows in a sea of entries leave it open which of the two the page is.
  const perhaps = measured.datedItems < FEW_ROWS;
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
    secondLevel: perhaps ? secondLevel : [],
    confirmedBy: [view],
    evidence: [],
    seenAt,
  };
}
