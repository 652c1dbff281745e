// What a small site says to plain HTTP and to the fake browser, and evidence kept in memory.
import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { Browser, RenderedPage } from '../../../src/gather/browser-port.ts';
import type { RobotsSettings } from '../../../src/gather/robots/settings.ts';
import type { MemoryBook } from '../../../src/gather/memory/book.ts';
import type { CalendarDate } from '../../../src/model/calendar.ts';
import type { CrawlSettings } from '../../../src/gather/settings.ts';
import type { Strain } from '../../../src/gather/strain/strain.ts';
import type { Failure } from '../../../src/model/failure.ts';
import { err, ok } from '../../../src/model/result.ts';
import type { EvidenceStore } from '../../../src/store/evidence-port.ts';
import { article } from './pages.ts';

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
  | string
  | Partial<Pick<RenderedPage, 'html' | 'status' | 'troubles' | 'finalUrl' | 'dataAnswers' | 'hurried'>>
  | { failure: Failure };

export interface SmallSite {
  /** By path; other hosts' pages by their whole address. Articles named as `rowsFrom` names them need no entry. */
  readonly pages: Readonly<Record<string, Served>>;
  /** By path. Without an entry the browser sees what the server says. */
  readonly browser?: Readonly<Record<string, Seen>>;
  readonly settings?: Partial<CrawlSettings>;
  readonly robots?: Partial<RobotsSettings>;
  readonly strain?: Strain;
  readonly depth?: 'sections' | 'full';
  /** Home pages of the inventory besides the site's own. */
  readonly neighbours?: readonly string[];
  /** Hosts to whose doors nobody answers. */
  readonly closed?: readonly string[];
  readonly signal?: AbortSignal;
  /** Changes what the server is about to answer, by the headers it was asked with. */
  readonly serve?: (key: string, asked: IncomingHttpHeaders, answer: Answer) => Answer;
  /** What the nights before left; without it every look is a full one. */
  readonly memory?: MemoryBook;
  readonly asOf?: CalendarDate;
  /** Evidence of earlier looks; filled further. */
  readonly kept?: Map<string, string>;
  /** Called with each path as the server is asked for it. */
  readonly onRequest?: (key: string) => void;
  /** A real browser, which finds every host at this port; the fake one without. */
  readonly chromium?: (port: number) => Browser;
}

const ARTICLE = /\/t(\d{4})(\d\d)(\d\d)_\d+\.html$/;

export const keyOf = (url: string): string => (url.startsWith(HOME) ? url.slice(HOME.length - 1) : url);

export function answerOf(site: SmallSite, key: string, turn: number): Answer {
  const served = site.pages[key];
  const said = typeof served === 'function' ? served(turn) : served;
  if (typeof said === 'string') return { html: said };
  const day = ARTICLE.exec(key);
  if (said === undefined && day) return { html: article(day.slice(1, 4).join('-')) };
  return said ?? { status: 404, html: '<h1>404 Not Found</h1>' };
}

export function send(answer: Answer, response: ServerResponse): void {
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
export function fakeBrowser(site: SmallSite, browsed: string[]): Browser {
  return {
    async open({ url, shoot }) {
      const key = keyOf(url);
      browsed.push(key);
      const told = site.browser?.[key] ?? {};
      if (typeof told === 'object' && 'failure' in told) return err(told.failure);
      const seen = typeof told === 'string' ? { html: told } : told;
      const { said, finalUrl } = seen.html === undefined ? drawnFrom(site, url) : { said: {}, finalUrl: url };
      if (said.broken !== undefined) return err({ kind: 'reset' });
      const drawn: Omit<RenderedPage, 'screenshot'> = {
        requestUrl: url,
        finalUrl,
        status: said.status ?? 200,
        headers: said.headers ?? {},
        html: said.html ?? '',
        fetchedAt: Date.now(),
        tookMs: 1,
        troubles: [],
        dataAnswers: 1,
        ...seen,
      };
      const wanted = (await shoot?.(drawn)) ?? false;
      const screenshot = wanted === false || wanted === 'kept' ? null : new TextEncoder().encode('picture');
      const places = typeof wanted === 'object' ? wanted : [];
      const crops = places.map((place) => ({
        place,
        picture: new TextEncoder().encode(`crop of ${JSON.stringify(place)}`),
        selector: place.selector,
      }));
      return ok({ ...drawn, screenshot, crops });
    },
    close: () => Promise.resolve(),
  };
}

export function evidenceIn(kept: Map<string, string>): EvidenceStore {
  return {
    put(kind, content, about) {
      const sha256 = createHash('sha256').update(content).digest('hex');
      kept.set(sha256, new TextDecoder().decode(content));
      return Promise.resolve({ kind, sha256, path: `evidence/${sha256}`, ...about });
    },
    use: ({ sha256 }) => Promise.resolve(kept.has(sha256)),
    get: () => Promise.resolve(null),
  };
}
