// A hand-written site on a real HTTP server, visited with the real client, readers and rules; only the browser is a fake.
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HomePageReading, LinkReading, SectionReading } from '../../../src/artifacts/site.ts';
import type { Browser, RenderedPage } from '../../../src/gather/browser-port.ts';
import type { GatherContext } from '../../../src/gather/context.ts';
import { Night } from '../../../src/gather/night/night.ts';
import type { CrawlSettings } from '../../../src/gather/settings.ts';
import { visitSite, type Gathered } from '../../../src/gather/site/visit-site.ts';
import type { Failure } from '../../../src/model/failure.ts';
import { err, ok } from '../../../src/model/result.ts';
import type { Site } from '../../../src/model/site.ts';
import type { EvidenceStore } from '../../../src/store/evidence-port.ts';
import { fetchingFor, unhurried } from '../../fetch/support/fetching.ts';
import { httpServer } from '../../fetch/support/servers.ts';
import { article } from './pages.ts';
import { AS_OF, READERS, SHIPPED_CRAWL, SUSPICION } from './real-parts.ts';

export const HOME = 'http://www.example.gov.cn/';

/** An answer of the server; `broken` breaks the connection off, or never answers. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly html?: string;
  readonly broken?: 'reset' | 'silence';
}

/** `turn` counts the server's own visitors from 1; it is 0 when the browser looks. */
export type Served = string | Answer | ((turn: number) => string | Answer);

/** What the browser sees in place of what the server says. */
export type Seen =
  string | Partial<Pick<RenderedPage, 'html' | 'status' | 'troubles'>> | { failure: Failure };

export interface SmallSite {
  /** By path; other hosts' pages by their whole address. Articles named as `rowsFrom` names them need no entry. */
  readonly pages: Readonly<Record<string, Served>>;
  /** By path. Without an entry the browser sees what the server says. */
  readonly browser?: Readonly<Record<string, Seen>>;
  readonly settings?: Partial<CrawlSettings>;
  readonly depth?: 'sections' | 'full';
  /** Hosts to whose doors nobody answers. */
  readonly closed?: readonly string[];
  readonly signal?: AbortSignal;
  /** Called with each path as the server is asked for it. */
  readonly onRequest?: (key: string) => void;
}

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

const ARTICLE = /\/t(\d{4})(\d\d)(\d\d)_\d+\.html$/;
/** Nothing listens there. */
const CLOSED_PORT = 1;

const keyOf = (url: string): string => (url.startsWith(HOME) ? url.slice(HOME.length - 1) : url);

function answerOf(site: SmallSite, key: string, turn: number): Answer {
  const served = site.pages[key];
  const said = typeof served === 'function' ? served(turn) : served;
  if (typeof said === 'string') return { html: said };
  const day = ARTICLE.exec(key);
  if (said === undefined && day) return { html: article(day.slice(1, 4).join('-')) };
  return said ?? { status: 404, html: '<h1>404 Not Found</h1>' };
}

function send(answer: Answer, response: ServerResponse): void {
  const { status = 200, headers = {}, html = '', broken } = answer;
  if (broken === 'reset') response.socket?.resetAndDestroy();
  if (broken !== undefined) return;
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(html);
}

/** The server's last answer to the browser, after redirects within the site, and where it was found. */
function drawnFrom(site: SmallSite, url: string): { readonly said: Answer; readonly finalUrl: string } {
  const said = answerOf(site, keyOf(url), 0);
  const location = said.headers?.['location'];
  return location === undefined ? { said, finalUrl: url } : drawnFrom(site, new URL(location, url).href);
}

/** Draws what the server would say, or what the test says instead. */
function fakeBrowser(site: SmallSite, browsed: string[]): Browser {
  return {
    open({ url, shoot }) {
      const key = keyOf(url);
      browsed.push(key);
      const told = site.browser?.[key] ?? {};
      if (typeof told === 'object' && 'failure' in told) return Promise.resolve(err(told.failure));
      const seen = typeof told === 'string' ? { html: told } : told;
      const { said, finalUrl } = seen.html === undefined ? drawnFrom(site, url) : { said: {}, finalUrl: url };
      if (said.broken !== undefined) return Promise.resolve(err({ kind: 'reset' as const }));
      const drawn: Omit<RenderedPage, 'screenshot'> = {
        requestUrl: url,
        finalUrl,
        status: said.status ?? 200,
        headers: said.headers ?? {},
        html: said.html ?? '',
        fetchedAt: Date.now(),
        tookMs: 1,
        troubles: [],
        ...seen,
      };
      const screenshot = shoot?.(drawn) === true ? new TextEncoder().encode('picture') : null;
      return Promise.resolve(ok({ ...drawn, screenshot }));
    },
    close: () => Promise.resolve(),
  };
}

function evidenceIn(kept: Map<string, string>): EvidenceStore {
  return {
    put(kind, content, about) {
      const sha256 = createHash('sha256').update(content).digest('hex');
      kept.set(sha256, new TextDecoder().decode(content));
      return Promise.resolve({ kind, sha256, path: `evidence/${sha256}`, ...about });
    },
    get: () => Promise.resolve(null),
  };
}

/** Serves the site and visits it once. */
export async function look(site: SmallSite): Promise<Looked> {
  const asked: string[] = [];
  const browsed: string[] = [];
  const kept = new Map<string, string>();
  const server = await httpServer((request: IncomingMessage, response: ServerResponse) => {
    const key = keyOf(`http://${request.headers.host ?? ''}${request.url ?? ''}`);
    asked.push(key);
    site.onRequest?.(key);
    send(answerOf(site, key, asked.filter((one) => one === key).length), response);
  });
  const hurried = unhurried();
  const backOff = { ...hurried.pacing.backOff, firstMs: 1, maxMs: 1, unavailableMs: 1 };
  const doors = (site.closed ?? []).map((host) => ({
    host,
    port: null,
    toHost: '127.0.0.1',
    toPort: CLOSED_PORT,
  }));
  const { client } = fetchingFor({
    settings: {
      ...hurried,
      retry: { times: 0, pauseMs: 1, throttledTimes: 0 },
      pacing: { ...hurried.pacing, backOff },
    },
    connectTo: [...doors, { host: '', port: null, toHost: '127.0.0.1', toPort: server.port }],
  });
  const context: GatherContext = {
    client,
    browser: fakeBrowser(site, browsed),
    evidence: evidenceIn(kept),
    settings: { ...SHIPPED_CRAWL, secondAttemptAfterMs: 5, ...site.settings },
    night: new Night(1_000_000),
    depth: site.depth ?? 'sections',
    asOf: AS_OF,
    suspicion: SUSPICION,
    ...READERS,
    homePages: new Set([HOME]),
    clock: Date.now,
    onPage: () => undefined,
    onLinks: () => undefined,
    warn: () => undefined,
  };
  const visit = await visitSite(SITE, context, site.signal ?? new AbortController().signal);
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
