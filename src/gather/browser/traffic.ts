// What one visit's requests are doing: the main document's answer, what is still on its way, what went wrong.
import type { RenderedPage } from '../browser-port.ts';
import { refusesData } from './data-refusal.ts';
import type { CdpEvents } from './events.ts';
import type { Permission } from './permission.ts';
import type { GuardedProxy } from './proxy.ts';
import type { BrowserSettings } from './settings.ts';

type Trouble = RenderedPage['troubles'][number];

export interface MainAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly url: string;
}

interface Request {
  readonly url: string;
  readonly type: string;
  readonly counted: boolean;
  /** Epoch ms. */
  readonly sentAt: number;
}

/** Rows come by these; images, fonts, beacons and streams hold nobody. */
const DATA = new Set(['Document', 'XHR', 'Fetch']);
const ASKED_BY_SCRIPT = new Set(['XHR', 'Fetch']);
/** More of a page's answers are not read again. */
const MOST_DATA_ANSWERS = 24;
const LOADED = new Set([...DATA, 'Script', 'Stylesheet']);

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

export class Traffic {
  readonly #settings: BrowserSettings;
  readonly #proxy: GuardedProxy;
  readonly #mainFrame: string;
  readonly #permission: Permission | null;
  readonly #open = new Map<string, Request>();
  readonly #asked = new Map<string, number>();
  readonly #answers = new Map<string, MainAnswer>();
  readonly #troubles: Trouble[] = [];
  readonly #dataAnswers: { readonly requestId: string; readonly url: string; readonly status: number }[] = [];
  /** What scripts asked for and got, 4xx and 5xx aside. */
  dataAnswers = 0;
  /** Epoch ms of the last end of a counted request. */
  lastEnd = 0;
  /** The address last asked for as the main document, redirects followed. */
  lastDocument: string | null = null;

  constructor(
    settings: BrowserSettings,
    proxy: GuardedProxy,
    mainFrame: string,
    permission: Permission | null = null,
  ) {
    this.#permission = permission;
    this.#settings = settings;
    this.#proxy = proxy;
    this.#mainFrame = mainFrame;
  }

  sent(event: CdpEvents['Network.requestWillBeSent']): void {
    const type = event.type ?? 'Other';
    const redirected = this.#open.get(event.requestId);
    const { url, method } = event.request;
    if (type === 'Document' && event.frameId === this.#mainFrame) this.lastDocument = url;
    const times = (this.#asked.get(url) ?? 0) + (redirected ? 0 : 1);
    this.#asked.set(url, times);
    // Only what is asked for by GET says all of itself in its address: ten lists may come from one POST address.
    const poller = times > this.#settings.settle.sameRequest + 1 && type !== 'Document' && method === 'GET';
    this.#open.set(event.requestId, { url, type, counted: LOADED.has(type) && !poller, sentAt: Date.now() });
  }

  answered(event: CdpEvents['Network.responseReceived']): void {
    const headers = lowerCased(event.response.headers);
    const refusal = headers[this.#proxy.mark];
    if (event.type === 'Document' && event.frameId === this.#mainFrame) {
      this.#answers.set(event.loaderId, { status: event.response.status, headers, url: event.response.url });
      return;
    }
    const { status, url } = event.response;
    const data = DATA.has(event.type);
    if (refusal !== undefined) this.#note({ url, status: null, failure: refusal, data });
    else if (status >= 400) this.#note({ url, status, failure: null, data });
    else if (ASKED_BY_SCRIPT.has(event.type)) {
      this.dataAnswers += 1;
      if (this.#dataAnswers.length < MOST_DATA_ANSWERS)
        this.#dataAnswers.push({ requestId: event.requestId, url, status });
    }
  }

  /** What scripts asked for and got with a good status; `read` hands out its body, null when it is not kept. */
  async readData(read: (requestId: string) => Promise<string | null>): Promise<void> {
    for (const { requestId, url, status } of this.#dataAnswers.splice(0)) {
      const body = await read(requestId);
      if (body !== null && refusesData(body))
        this.#note({ url, status, failure: 'refused in its body', data: true });
    }
  }

  finished(requestId: string): void {
    const request = this.#open.get(requestId);
    this.#open.delete(requestId);
    if (request?.counted === true) this.lastEnd = Date.now();
  }

  failed(event: CdpEvents['Network.loadingFailed']): void {
    const request = this.#open.get(event.requestId);
    this.finished(event.requestId);
    const ours = event.blockedReason === 'inspector';
    if (!request || ours || event.canceled === true) return;
    const { url, type } = request;
    this.#note({ url, status: null, failure: this.#refusal(url) ?? event.errorText, data: DATA.has(type) });
  }

  /** The main frame shows another document now: what the old one asked for no longer matters. */
  navigated(loaderId: string): void {
    for (const id of this.#open.keys()) if (id !== loaderId) this.#open.delete(id);
    this.#asked.clear();
    this.#dataAnswers.length = 0;
    this.dataAnswers = 0;
    this.lastEnd = Date.now();
  }

  answer(loaderId: string): MainAnswer | null {
    return this.#answers.get(loaderId) ?? null;
  }

  /** Whether anything is under way that the page may still be built from. */
  busy(): boolean {
    return [...this.#open.values()].some((request) => request.counted);
  }

  /** Whether something that rows may come by, asked for before `time` (epoch ms), is still awaited. */
  awaitsData(time: number): boolean {
    return [...this.#open.values()].some(
      (request) => request.counted && DATA.has(request.type) && request.sentAt <= time,
    );
  }

  /** At most `maxTroubles`; what was still awaited at the end is one too. */
  troubles(): readonly Trouble[] {
    const awaited = [...this.#open.values()]
      .filter((request) => request.counted)
      .map(({ url, type }): Trouble => ({ url, status: null, failure: 'unanswered', data: DATA.has(type) }));
    return [...this.#troubles, ...awaited].slice(0, this.#settings.maxTroubles);
  }

  #note(trouble: Trouble): void {
    if (this.#troubles.length < this.#settings.maxTroubles) this.#troubles.push(trouble);
  }

  #refusal(address: string): string | null {
    if (!URL.canParse(address)) return null;
    const forbidden = this.#permission?.refusal(address);
    if (forbidden) return forbidden.kind;
    const { hostname, port, protocol } = new URL(address);
    return this.#proxy.failureFor(hostname, Number(port || (protocol === 'https:' ? 443 : 80)))?.kind ?? null;
  }
}
