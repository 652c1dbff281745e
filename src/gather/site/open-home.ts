// Opening a site's home page, in whatever way it can be opened, and saying how.
import { setTimeout as sleep } from 'node:timers/promises';
import type { ReachabilityReading } from '../../artifacts/site.ts';
import type { FetchResult } from '../../fetch/client.ts';
import { sameSite } from '../../derive/url/normalise.ts';
import { failureTraits, type Failure } from '../../model/failure.ts';
import type { View } from '../../model/section.ts';
import type { Page } from './page-visit.ts';
import { drawPage } from './draw-page.ts';
import type { VisitTools } from './tools.ts';

export interface Opening {
  /** null when nothing opened it. */
  readonly home: Page | null;
  readonly reachability: ReachabilityReading;
}

type Attempt = ReachabilityReading['attempts'][number];

/** Tries plain HTTP twice (the second time later), then a real browser; a refusal to answer machines is not pressed. */
export async function openHome(tools: VisitTools): Promise<Opening> {
  const { settings } = tools.context;
  const attempts: Attempt[] = [];
  let failure: Failure | null = null;
  for (const turn of [1, 2]) {
    const opened = await tryHttp(tools, attempts);
    if (opened.home)
      return {
        home: await asPublicSees(opened.home, tools),
        reachability: reached(tools, opened.home, attempts),
      };
    failure = opened.failure;
    if (failureTraits(failure).fault === 'protection' || tools.signal.aborted)
      return missed(tools, failure, attempts, ['http']);
    if (turn === 1)
      await sleep(settings.secondAttemptAfterMs, undefined, { signal: tools.signal }).catch(() => undefined);
  }
  const browsed = await tryBrowser(tools, attempts);
  if (browsed.home) return { home: browsed.home, reachability: reached(tools, browsed.home, attempts) };
  // A browser that was refused, or had no way through, did not see the site fail.
  const fault = browsed.failure === null ? null : failureTraits(browsed.failure).fault;
  const told = fault === 'protection' ? browsed.failure : failure;
  return missed(
    tools,
    told ?? { kind: 'internal' },
    attempts,
    fault === 'site' ? ['http', 'browser'] : ['http'],
  );
}

async function tryHttp(
  tools: VisitTools,
  attempts: Attempt[],
): Promise<{ home: Page; failure: null } | { home: null; failure: Failure }> {
  const { site, context, signal, opener } = tools;
  const onResult = (result: FetchResult): void => {
    for (const fact of result.ok ? result.value.rungs : result.error.rungs) attempts.push(fact);
  };
  const options = { forwards: context.settings.maxForwards, whole: true as const, onResult };
  const opened = await opener.open(site.url, options, signal);
  return opened.ok ? { home: opened.value, failure: null } : { home: null, failure: opened.error };
}

async function tryBrowser(
  tools: VisitTools,
  attempts: Attempt[],
): Promise<{ home: Page | null; failure: Failure | null }> {
  const startedAt = tools.context.clock();
  const page = await drawPage(tools.site.url, tools);
  const failure = 'kind' in page ? page : null;
  attempts.push({ rung: 'browser', failure, tookMs: tools.context.clock() - startedAt });
  return 'kind' in page ? { home: null, failure: page } : { home: page, failure: null };
}

/** Steps over a splash page, and lets a browser draw a home page that plain HTML does not show. */
async function asPublicSees(home: Page, tools: VisitTools): Promise<Page> {
  const beyond = await stepOverSplash(home, tools);
  if (beyond.reading.needsBrowser === null && beyond.reading.kind !== 'shell') return beyond;
  const drawn = await drawPage(tools.site.url, tools);
  return 'kind' in drawn ? beyond : { ...drawn, undrawn: beyond };
}

const SPLASH_LINKS = 12;

/** A splash shows no menu and no list, only a few ways in. */
async function stepOverSplash(home: Page, tools: VisitTools): Promise<Page> {
  const { reading } = home;
  const menu = reading.entries.length > 3 || reading.lists.some((list) => list.rows.length > 2);
  const ways = reading.links.filter(
    (link) =>
      (link.from === 'a' || link.from === 'area') &&
      link.url !== home.finalUrl &&
      sameSite(link.url, tools.site.url),
  );
  if (menu || ways.length === 0 || ways.length > SPLASH_LINKS) return home;
  for (const way of ways.slice(0, 3)) {
    const options = { referer: home.finalUrl, forwards: 2, whole: true as const };
    const inside = await tools.opener.open(way.url, options, tools.signal);
    if (inside.ok && inside.value.reading.entries.length > 3) return { ...inside.value, url: tools.site.url };
  }
  return home;
}

function reached(tools: VisitTools, home: Page, attempts: readonly Attempt[]): ReachabilityReading {
  return {
    url: tools.site.url,
    opened: true,
    by: attempts.at(-1)?.rung ?? home.view,
    status: home.status,
    failure: null,
    attempts,
    confirmedBy: [home.view],
    evidence: [],
    seenAt: home.fetchedAt,
  };
}

function missed(
  tools: VisitTools,
  failure: Failure,
  attempts: readonly Attempt[],
  confirmedBy: readonly View[],
): Opening {
  return {
    home: null,
    reachability: {
      url: tools.site.url,
      opened: false,
      by: '',
      status: failure.status ?? null,
      failure,
      attempts,
      confirmedBy,
      evidence: [],
      seenAt: tools.context.clock(),
    },
  };
}
