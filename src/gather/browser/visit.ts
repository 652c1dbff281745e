// One visit of one page in a tab: go there, wait until it has settled, write it down, take a picture if wanted.
import { setTimeout as pause } from 'node:timers/promises';
import { withRoute } from '../../derive/url/route.ts';
import type { Failure } from '../../model/failure.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { BrowseRequest, Place, RenderedPage } from '../browser-port.ts';
import { CdpError } from './cdp.ts';
import { netFailure } from './net-errors.ts';
import { Permission } from './permission.ts';
import type { Pictures } from './picture.ts';
import { Progress } from './progress.ts';
import type { GuardedProxy } from './proxy.ts';
import type { BrowserSettings } from './settings.ts';
import { Hurry, lookBelow, probe, settle } from './settle.ts';
import type { Tab } from './tab.ts';
import { Traffic, type MainAnswer } from './traffic.ts';
import { writeDown } from './write-down.ts';

export interface VisitTools {
  readonly settings: BrowserSettings;
  readonly proxy: GuardedProxy;
  /** Pictures of the page shown in the tab and of places in it, as far as they could be taken. */
  picture(
    tab: Tab,
    page: Omit<RenderedPage, 'screenshot'>,
    until: number,
    places: readonly Place[],
  ): Promise<Pictures>;
}

export interface VisitOrder {
  readonly request: BrowseRequest;
  /** Epoch ms. */
  readonly startedAt: number;
  readonly until: number;
  readonly signal: AbortSignal;
  /** Called once the page has settled and asks its server for no more. */
  answered(status: number, headers: Readonly<Record<string, string>>): void;
}

interface Shown {
  readonly page: Omit<RenderedPage, 'screenshot'>;
  readonly wanted: boolean | 'kept' | readonly Place[];
}

const TRIES = 3;
/** What is asked of a page that is read already is given this long even when its time is up. */
const LEAST_MS = 1_000;
const EMPTY = '<!DOCTYPE html><html><head></head><body></body></html>';
/** Chromium shows a page of its own for an error status without a body. */
const BODILESS_ERROR = 'net::ERR_HTTP_RESPONSE_CODE_FAILURE';

class Visit {
  readonly #tab: Tab;
  readonly #tools: VisitTools;
  readonly #order: VisitOrder;
  readonly #traffic: Traffic;
  readonly #progress: Progress;
  /** null when nothing is forbidden. */
  readonly #permission: Permission | null;
  #bodiless: MainAnswer | null = null;
  #lookedBelow = false;
  readonly #hurry: Hurry;

  constructor(tab: Tab, tools: VisitTools, order: VisitOrder) {
    this.#tab = tab;
    this.#tools = tools;
    this.#order = order;
    this.#hurry = new Hurry(tools.settings);
    const { permit } = order.request;
    this.#permission = permit === undefined ? null : new Permission(tab.send, permit);
    this.#traffic = new Traffic(tools.settings, tools.proxy, tab.frameId, this.#permission);
    this.#progress = new Progress(tools.settings, this.#traffic, tab.frameId);
    tab.listen((event) => {
      if (event.method === 'Fetch.requestPaused') void this.#permission?.take(event.params);
      else this.#progress.take(event);
    });
  }

  get restless(): boolean {
    return this.#progress.restless;
  }

  /** As soon as the visit is called off or the tab crashes; otherwise what the visit brings. */
  run(): Promise<Result<RenderedPage>> {
    const { signal } = this.#order;
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        resolve(err({ kind: 'cancelled' }));
      };
      // Where starting the browser took long, it may have been called off before.
      if (signal.aborted) onAbort();
      signal.addEventListener('abort', onAbort, { once: true });
      this.#progress.onCrash(() => {
        reject(new CdpError('gone', 'the page crashed'));
      });
      this.#run()
        .then(resolve, reject)
        .finally(() => {
          signal.removeEventListener('abort', onAbort);
        });
    });
  }

  async #run(): Promise<Result<RenderedPage>> {
    await this.#permission?.begin();
    const result = await this.#visit();
    await this.#permission?.end();
    return result;
  }

  async #visit(): Promise<Result<RenderedPage>> {
    const went = await this.#navigate();
    if (!went.ok) return went;
    if (went.value === 'bodiless') return ok({ ...this.#page(EMPTY), screenshot: null });
    const shown = await this.#readSettled();
    if (!shown.ok) return shown;
    const { page, wanted } = shown.value;
    if (wanted === false || wanted === 'kept') return ok({ ...page, screenshot: null });
    const places = wanted === true ? [] : wanted;
    return ok({ ...page, ...(await this.#tools.picture(this.#tab, page, this.#order.until, places)) });
  }

  /** The page as settled, and what is wanted of it; a page that is to be photographed is given its longer timers first. */
  async #readSettled(): Promise<Result<Shown>> {
    const first = await this.#read();
    if (!first.ok || first.value.wanted === false) return first;
    const stirring = await probe(this.#tab.send, this.#left());
    const laterMs = stirring?.laterMs ?? 0;
    if (laterMs === 0 || laterMs + this.#tools.settings.settle.limitMs > this.#left()) return first;
    await pause(laterMs, undefined, { signal: this.#order.signal });
    this.#progress.startOver();
    return this.#read();
  }

  async #read(): Promise<Result<Shown>> {
    const html = await this.#settledHtml();
    if (!html.ok) return html;
    await this.#traffic.readData((requestId) => this.#bodyOf(requestId));
    const page = this.#page(html.value);
    // Whoever decides on the picture may ask the same host for more: with all of its turns held by visits that wait for
    // such answers, nobody would get on.
    this.#order.answered(page.status, page.headers);
    return ok({ page, wanted: (await this.#order.request.shoot?.(page)) ?? false });
  }

  /** null when Chromium keeps it no more. */
  async #bodyOf(requestId: string): Promise<string | null> {
    try {
      const timeout = Math.max(LEAST_MS, this.#left());
      const kept = await this.#tab.send('Network.getResponseBody', { requestId }, { timeout });
      return kept.base64Encoded ? null : kept.body;
    } catch (error) {
      if (error instanceof CdpError && error.reason === 'refused') return null;
      throw error;
    }
  }

  #left(): number {
    return Math.max(1, this.#order.until - Date.now());
  }

  async #navigate(): Promise<Result<'shown' | 'bodiless'>> {
    const { request } = this.#order;
    try {
      const answer = await this.#leadTo(request.url);
      this.#progress.begin(answer.loaderId ?? '');
      if (answer.isDownload === true || this.#progress.downloading)
        return err({ kind: 'browser', detail: 'download' });
      if (answer.errorText === undefined || answer.errorText === '') return ok('shown');
      const answered = this.#traffic.answer(answer.loaderId ?? '');
      if (answer.errorText === BODILESS_ERROR && answered) {
        this.#bodiless = answered;
        return this.#refusal(answered.headers) ?? ok('bodiless');
      }
      return err(this.#dialFailure() ?? netFailure(answer.errorText));
    } catch (error) {
      // No first byte in time: the site's slowness, not the browser's.
      if (error instanceof CdpError && error.reason === 'silent')
        return err({ kind: 'timeout', detail: 'no answer' });
      throw error;
    }
  }

  /** Always loads: where only the fragment differs from the page shown before, that page is left first. */
  async #leadTo(url: string) {
    const answer = await this.#tab.send('Page.navigate', { url }, { timeout: this.#left() });
    const stayed = answer.loaderId === undefined && (answer.errorText ?? '') === '';
    if (!stayed || answer.isDownload === true) return answer;
    await this.#tab.send('Page.navigate', { url: 'about:blank' }, { timeout: this.#left() });
    return this.#tab.send('Page.navigate', { url }, { timeout: this.#left() });
  }

  #refusal(headers: Readonly<Record<string, string>>): Result<never> | null {
    if (headers[this.#tools.proxy.mark] === undefined) return null;
    return err(this.#dialFailure() ?? { kind: 'browser', detail: 'refused by the proxy' });
  }

  /** Why the last address the main document asked for could not be connected to, if it could not. */
  #dialFailure(): Failure | null {
    const address = this.#traffic.lastDocument ?? this.#order.request.url;
    if (!URL.canParse(address)) return null;
    const forbidden = this.#permission?.refusal(address);
    if (forbidden) return forbidden;
    const { hostname, port, protocol } = new URL(address);
    return this.#tools.proxy.failureFor(hostname, Number(port || (protocol === 'https:' ? 443 : 80)));
  }

  /** Tries again when the page went on to another document just as it was written down. */
  async #settledHtml(): Promise<Result<string>> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      await this.#settle();
      const failure = this.#failureNow();
      if (failure) return err(failure);
      try {
        return ok(await writeDown(this.#tab, this.#tools.settings.maxHtmlCharacters));
      } catch (error) {
        if (!(error instanceof CdpError) || error.reason !== 'refused') throw error;
      }
    }
    const looped = this.#progress.documents > this.#tools.settings.settle.forwards;
    return err(
      looped
        ? { kind: 'redirect-loop', detail: 'by script' }
        : { kind: 'browser', detail: 'the page kept changing' },
    );
  }

  async #settle(): Promise<void> {
    const { until, signal } = this.#order;
    const { settings } = this.#tools;
    try {
      const [send, traffic, progress] = [this.#tab.send, this.#traffic, this.#progress];
      const settling = { send, settings, traffic, progress, until, signal, hurry: this.#hurry };
      await settle(settling);
      if (this.#lookedBelow || this.#failureNow() || !(await lookBelow(settling))) return;
      this.#lookedBelow = true;
      progress.startOver();
      await settle(settling);
    } catch (error) {
      if (!(error instanceof CdpError) || error.reason !== 'silent') throw error;
      this.#hurry.cutShort();
      // A script that never ends: stop it and take what it left. Throws again if the page is past that.
      await this.#tab.send('Runtime.terminateExecution', undefined, { timeout: settings.settle.limitMs });
    }
  }

  #failureNow(): Failure | null {
    const progress = this.#progress;
    if (progress.intruded) return { kind: 'browser', detail: 'another page came between' };
    if (progress.downloading) return { kind: 'browser', detail: 'download' };
    const refused = this.#refusal(progress.answer?.headers ?? {});
    if (refused && !refused.ok) return refused.error;
    if (progress.url.startsWith('chrome-error:'))
      return this.#dialFailure() ?? { kind: 'browser', detail: 'error page' };
    if (progress.readyAt !== null) return null;
    if (progress.documents > this.#tools.settings.settle.forwards)
      return { kind: 'redirect-loop', detail: 'by script' };
    return { kind: 'timeout', detail: 'the document did not end' };
  }

  #page(html: string): Omit<RenderedPage, 'screenshot'> {
    const answer = this.#bodiless ?? this.#progress.answer;
    const now = Date.now();
    return {
      requestUrl: this.#order.request.url,
      finalUrl: this.#bodiless?.url ?? withRoute(this.#order.request.url, this.#progress.url),
      status: answer?.status ?? 200,
      headers: answer?.headers ?? {},
      html,
      fetchedAt: now,
      tookMs: now - this.#order.startedAt,
      troubles: this.#traffic.troubles(),
      dataAnswers: this.#traffic.dataAnswers,
      ...(this.#hurry.hurried ? { hurried: true as const } : {}),
    };
  }
}

export interface Visited {
  readonly result: Result<RenderedPage>;
  /** Whether the tab may be lent again: its visit succeeded and its page will not go elsewhere by itself. */
  readonly clean: boolean;
}

/** Throws CdpError when the tab crashed or hangs; everything else is in the result. */
export async function visit(tab: Tab, tools: VisitTools, order: VisitOrder): Promise<Visited> {
  const visiting = new Visit(tab, tools, order);
  try {
    const result = await visiting.run();
    return { result, clean: result.ok && !visiting.restless };
  } finally {
    tab.listen(null);
  }
}
