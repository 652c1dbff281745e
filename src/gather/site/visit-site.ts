// One site, from its home page to its artifacts.
import type { HomePageReading } from '../../artifacts/site.ts';
import { sameSite } from '../../derive/url/normalise.ts';
import { failureTraits, type Failure } from '../../model/failure.ts';
import { err, ok } from '../../model/result.ts';
import type { TerminalState } from '../../model/run.ts';
import type { Site } from '../../model/site.ts';
import { isRobots } from '../../model/robots.ts';
import type { SiteVisit } from '../../store/port.ts';
import type { GatherContext } from '../context.ts';
import { articleLists } from './article-lists.ts';
import { checkLinks } from './check-links.ts';
import type { HostRobots } from '../robots/robots-book.ts';
import { coverageOf, noCoverage } from './coverage.ts';
import type { SiteMemory } from '../memory/site-memory.ts';
import { openHome, type Opening } from './open-home.ts';
import type { Page } from './page-visit.ts';
import { askRobots, factOf } from './robots-noted.ts';
import { settleHome } from './settle-home.ts';
import { settleSections } from './settle-sections.ts';
import { VisitTools } from './tools.ts';
import { Walk } from './walk.ts';

/** `memory` is to be saved once the visit is; absent where nothing was seen that is worth it. */
export type Gathered = Omit<SiteVisit, 'run'> & { readonly memory?: SiteMemory };

/**
 * Visits one site within its time budget.
 * @param night aborted when the whole night's time is up or the program is asked to stop.
 */
export async function visitSite(site: Site, context: GatherContext, night: AbortSignal): Promise<Gathered> {
  const startedAt = context.clock();
  const budget = AbortSignal.timeout(context.settings.siteBudgetMs);
  const memory = await context.memory.open(site.code);
  const tools = new VisitTools(site, context, memory, AbortSignal.any([night, budget]));
  const [opening, robots] = await Promise.all([openHome(tools), askRobots(site.url, tools)]);
  const times = (): Pick<Gathered, 'site' | 'startedAt' | 'endedAt'> => ({
    site: site.code,
    startedAt,
    endedAt: context.clock(),
  });
  if (opening.home === null) return { ...notOpened(opening, robots, tools), ...times() };
  return { ...(await lookedAt(opening.home, opening, robots, tools)), ...times() };
}

type Told = Omit<Gathered, 'site' | 'startedAt' | 'endedAt'>;

/** Where a home page forwards to another host, that host's counts: the site lives there. */
async function robotsThere(walk: Walk, robots: HostRobots, tools: VisitTools): Promise<HostRobots> {
  const sameHost = new URL(walk.home).host === new URL(robots.fact.url).host;
  return sameHost ? robots : askRobots(walk.home, tools);
}

async function lookedAt(home: Page, opening: Opening, asked: HostRobots, tools: VisitTools): Promise<Told> {
  const walk = new Walk(home, tools);
  const robots = await robotsThere(walk, asked, tools);
  await walk.run(robots.robots.sitemaps);
  const settling = settleSections(walk, tools);
  // What a browser showed of the sections leads to further links.
  const drawn = (): Promise<void> => settling.then(() => walk.walkDrawn());
  const [sections, checked] = await Promise.all([settling, checkLinks(walk, tools, drawn)]);
  const { homePage: settled, links } = await settleHome(home, sections, checked, walk, tools);
  // What leads to a section is asked for every night: whether it still stands is told by its answer.
  tools.memory.noteLinks(links.filter(({ url }) => !walk.sections.has(url)));
  const elsewhere = sameSite(home.finalUrl, walk.home) ? null : home.finalUrl;
  // Another site's home page is no evidence against this one.
  const homePage: HomePageReading = elsewhere === null ? settled : { ...settled, confirmedBy: ['http'] };
  const met = [...sections, ...walk.links.all()].map(({ url }) => url);
  const noted = factOf(robots, met, tools);
  const coverage = { ...coverageOf(walk, sections, links, elsewhere, tools), robots: noted };
  return {
    state: coverage.thin === null ? 'visited' : 'thin',
    reason: coverage.thin ?? '',
    reachability: ok(opening.reachability),
    homePage: ok(homePage),
    sections: ok(sections),
    links: ok(links),
    articles: articleLists(sections, walk),
    coverage,
    memory: tools.memory,
    ...tools.opener.traffic,
  };
}

function notOpened(opening: Opening, robots: HostRobots, tools: VisitTools): Told {
  const failure: Failure = opening.reachability.failure ?? { kind: 'internal' };
  const { text, fault } = failureTraits(failure);
  // A robots.txt that we obey is no protection product: it only leaves too little to see.
  const state: TerminalState = isRobots(failure)
    ? 'thin'
    : fault === 'protection'
      ? 'challenged'
      : fault === 'ours'
        ? 'errored'
        : 'unreachable';
  return {
    state,
    reason: text,
    reachability: ok(opening.reachability),
    homePage: err(failure),
    sections: err(failure),
    links: err(failure),
    coverage: { ...noCoverage(text), robots: factOf(robots, [tools.site.url], tools) },
    ...tools.opener.traffic,
  };
}
