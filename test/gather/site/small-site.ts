// A hand-written site on a real HTTP server, visited with the real client, readers and rules; only the browser is a fake.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HomePageReading, LinkReading, SectionReading } from '../../../src/artifacts/site.ts';
import type { GatherContext } from '../../../src/gather/context.ts';
import { Night } from '../../../src/gather/night/night.ts';
import { obeyingBrowser, obeyingClient } from '../../../src/gather/robots/obeying.ts';
import { RobotsBook } from '../../../src/gather/robots/robots-book.ts';
import { Strain } from '../../../src/gather/strain/strain.ts';
import { visitSite, type Gathered } from '../../../src/gather/site/visit-site.ts';
import type { Failure } from '../../../src/model/failure.ts';
import type { Site } from '../../../src/model/site.ts';
import { fetchingFor, unhurried } from '../../fetch/support/fetching.ts';
import { httpServer } from '../../fetch/support/servers.ts';
import { forgetful } from './forgetful.ts';
import { AS_OF, CALM, READERS, SHIPPED_CRAWL, SHIPPED_ROBOTS, SUSPICION } from './real-parts.ts';
import { answerOf, evidenceIn, fakeBrowser, HOME, keyOf, send, type SmallSite } from './served-site.ts';

export interface Looked {
  readonly visit: Gathered;
  /** Keys of `pages` in the order the server was asked for them, and those the browser opened. */
  readonly asked: readonly string[];
  readonly browsed: readonly string[];
  /** Kept contents by hash. */
  readonly kept: ReadonlyMap<string, string>;
}

const SITE: Site = {
  code: '5117010001',
  name: '示例县人民政府',
  url: HOME,
  domain: 'www.example.gov.cn',
  organizer: '示例县人民政府办公室',
  region: '511701',
  level: 'county',
  kind: 'portal',
  services: true,
  status: 'running',
  statusFrom: null,
  statusTo: null,
};

/** Nothing listens there. */
const CLOSED_PORT = 1;

/** Serves the site and visits it once. */
export async function look(site: SmallSite): Promise<Looked> {
  const asked: string[] = [];
  const browsed: string[] = [];
  const kept = site.kept ?? new Map<string, string>();
  const server = await httpServer((request: IncomingMessage, response: ServerResponse) => {
    const key = keyOf(`http://${request.headers.host ?? ''}${request.url ?? ''}`);
    asked.push(key);
    site.onRequest?.(key);
    const answer = answerOf(site, key, asked.filter((one) => one === key).length);
    send(site.serve?.(key, request.headers, answer) ?? answer, response);
  });
  const hurried = unhurried();
  const backOff = { ...hurried.pacing.backOff, firstMs: 1, maxMs: 1, unavailableMs: 1 };
  const doors = (site.closed ?? []).map((host) => ({
    host,
    port: null,
    toHost: '127.0.0.1',
    toPort: CLOSED_PORT,
  }));
  const { client, pacer } = fetchingFor({
    settings: {
      ...hurried,
      retry: { times: 0, pauseMs: 1, throttledTimes: 0 },
      pacing: { ...hurried.pacing, backOff },
    },
    connectTo: [...doors, { host: '', port: null, toHost: '127.0.0.1', toPort: server.port }],
  });
  const robots = new RobotsBook({
    settings: { ...SHIPPED_ROBOTS, ...site.robots },
    client,
    spaceOut: (url, ms) => pacer.spaceOut(url, ms),
  });
  const browser = site.chromium?.(server.port) ?? fakeBrowser(site, browsed);
  const context: GatherContext = {
    client: obeyingClient(client, robots),
    browser: obeyingBrowser(browser, robots),
    robots,
    memory: site.memory ?? forgetful(),
    evidence: evidenceIn(kept),
    settings: { ...SHIPPED_CRAWL, secondAttemptAfterMs: 5, ...site.settings },
    night: new Night(1_000_000),
    strain: site.strain ?? new Strain(SHIPPED_CRAWL.strain, Date.now, CALM),
    depth: site.depth ?? 'sections',
    asOf: site.asOf ?? AS_OF,
    suspicion: SUSPICION,
    ...READERS,
    homePages: new Set([HOME, ...(site.neighbours ?? [])]),
    clock: Date.now,
    onPage: () => undefined,
    onLinks: () => undefined,
    warn: () => undefined,
  };
  const visit = await visitSite(SITE, context, site.signal ?? new AbortController().signal);
  await browser.close();
  return { visit, asked, browsed, kept };
}

function valueOf<T>(artifact: { ok: true; value: T } | { ok: false; error: Failure }): T {
  if (!artifact.ok) throw new Error(`not gathered: ${JSON.stringify(artifact.error)}`);
  return artifact.value;
}

export const sectionsOf = ({ visit }: Looked): readonly SectionReading[] => valueOf(visit.sections);
export const linksOf = ({ visit }: Looked): readonly LinkReading[] => valueOf(visit.links);
export const homeOf = ({ visit }: Looked): HomePageReading => valueOf(visit.homePage);

/** The one section of this name. */
export function sectionNamed(looked: Looked, name: string): SectionReading {
  const found = sectionsOf(looked).filter((section) => section.name === name);
  if (found.length !== 1 || !found[0])
    throw new Error(
      `${String(found.length)} sections are called ${name}: ${JSON.stringify(sectionsOf(looked))}`,
    );
  return found[0];
}

/** The link with this address (a path, or another host's whole address). */
export function linkTo(looked: Looked, key: string): LinkReading {
  const found = linksOf(looked).find((link) => keyOf(link.url) === key);
  if (!found)
    throw new Error(
      `no link leads to ${key}: ${linksOf(looked)
        .map(({ url }) => url)
        .join(' ')}`,
    );
  return found;
}
