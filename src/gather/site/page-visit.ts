// Opening one page: fetch, read, follow where it forwards by itself, fold its frames in.
import type { PageReading, ReadOptions } from '../../artifacts/page-reading.ts';
import type { PageLines } from '../../derive/own/page-lines.ts';
import { withRoute } from '../../derive/url/route.ts';
import type { FetchRequest, FetchResponse, FetchResult } from '../../fetch/client.ts';
import { err, ok, type Result } from '../../model/result.ts';
import { isRobots } from '../../model/robots.ts';
import type { View } from '../../model/section.ts';
import type { GatherContext, PageRead } from '../context.ts';
import type { RenderedPage } from '../browser-port.ts';
import { fingerprintOf, type SiteMemory } from '../memory/site-memory.ts';
import { classifyAnswer, NO_HINTS, type BodyHints } from '../night/classify.ts';
import { foldFrames } from './fold-frames.ts';
import { MissingPages, sendsHome } from './missing-page.ts';
import { statusFailure } from './status-failure.ts';

/** One page as looked at; the body is held only until its section is settled. */
export interface Page {
  readonly url: string;
  readonly finalUrl: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly reading: PageReading;
  readonly lines: PageLines;
  /** Emptied once it is clear that the page will never be evidence; empty where the server said that it had not changed. */
  readonly body: Uint8Array;
  /** Of the page as the server sent it, or as a browser drew it; '' where nobody needs it. */
  readonly sha256: string;
  readonly view: View;
  readonly fetchedAt: number;
  /** A page drawn by a browser because plain HTTP showed an empty shell: that shell. */
  readonly undrawn?: Page;
}

export interface VisitOptions {
  readonly referer?: string;
  /** Forwards (meta refresh, script) still to be followed. */
  readonly forwards: number;
  /** Its bytes are wanted whatever the server says of them: it may have to be shown. */
  readonly whole?: true;
  /** Told what the network said, before it is read. */
  readonly onResult?: (result: FetchResult) => void;
}

/** A page's reading, and the fingerprint of what was read. */
interface KnownRead {
  readonly read: PageRead;
  readonly sha256: string;
}

/** The sum of what was asked of the network for one site. */
export interface Traffic {
  requests: number;
  bytes: number;
}

const HTML_LIKE = /html|xml|^text\/plain|^$/i;

/** Whether an answer is a page to be read (and not an attachment or a picture). */
export function isPage(response: FetchResponse): boolean {
  return HTML_LIKE.test((response.headers['content-type'] ?? '').split(';')[0]?.trim() ?? '');
}

export class PageOpener {
  readonly #context: GatherContext;
  readonly #missing: MissingPages;
  readonly #memory: SiteMemory;
  #drawn: { readonly html: string; readonly finalUrl: string; readonly read: Promise<PageRead> } | null =
    null;
  readonly traffic: Traffic = { requests: 0, bytes: 0 };

  constructor(context: GatherContext, memory: SiteMemory) {
    this.#context = context;
    this.#memory = memory;
    this.#missing = new MissingPages(context);
  }

  /** Fetches without reading; foreign answers stashed for this site are taken first. */
  async fetch(
    url: string,
    limits: Pick<FetchRequest, 'maxBytes' | 'deadlineMs' | 'validators'>,
    referer: string | undefined,
    signal: AbortSignal,
  ): Promise<FetchResult> {
    const stashed = this.#context.night.take(url);
    if (stashed) return stashed;
    this.traffic.requests += 1;
    const result = await this.#context.client.fetch(
      { url, ...limits, ...(referer ? { referer } : {}) },
      signal,
    );
    if (result.ok) this.traffic.bytes += result.value.body.byteLength;
    return result;
  }

  /** Opens a page by plain HTTP. The night remembers the link's state on the way. */
  async open(url: string, options: VisitOptions, signal: AbortSignal): Promise<Result<Page>> {
    const { settings, night, clock } = this.#context;
    const limits = { maxBytes: settings.maxPageBytes, deadlineMs: settings.pageDeadlineMs };
    const startedAt = clock();
    const { result, known } = await this.#ask(url, limits, options, signal);
    if (!result.ok) {
      night.record(url, classifyAnswer(result, NO_HINTS, clock()));
      return err(result.error.failure);
    }
    const response = { ...result.value, url: withRoute(url, result.value.url) };
    if (!isPage(response)) {
      night.record(url, classifyAnswer(result, await this.heard(result, signal), clock()));
      return err({
        kind: 'internal',
        detail: `not a page: ${response.headers['content-type'] ?? ''}`,
        status: response.status,
      });
    }
    // Half a page could look blank or old: it proves nothing.
    if (response.truncated) {
      night.record(url, classifyAnswer(result, NO_HINTS, clock()));
      return err({ kind: 'too-large' });
    }
    const { read, sha256 } = known ?? (await this.#readWhole(response, signal));
    const heard = await this.heard(result, signal, read);
    const { redirect } = read.reading;
    const hints =
      redirect && sendsHome(response.requestUrl, redirect.url) ? { ...heard, redirectedHome: true } : heard;
    night.record(url, classifyAnswer(result, hints, clock()));
    this.#context.onPage(url, clock() - startedAt);
    if (response.status < 400 && (hints.softNotFound || hints.likeMissing || hints.redirectedHome)) {
      return err({
        kind: 'http-status',
        status: response.status,
        detail: 'not found, though the status does not say so',
      });
    }
    return this.#follow(url, response, { ...read, sha256 }, options, signal);
  }

  /** What an answer says of a link beyond its status; `read` spares reading its body again. */
  async heard(result: FetchResult, signal: AbortSignal, read?: PageRead): Promise<BodyHints> {
    if (!result.ok) return NO_HINTS;
    const { requestUrl: url, url: finalUrl, status, headers, body, unchanged } = result.value;
    const type = headers['content-type'] ?? '';
    if (status === 503 && headers['retry-after'] !== undefined) return { ...NO_HINTS, closedForNow: true };
    if (!unchanged && status === 200 && body.byteLength === 0 && !/css|script/i.test(type))
      return { ...NO_HINTS, empty: true };
    if (!isPage(result.value) && !/\bjson\b/i.test(type)) return NO_HINTS;
    const about = { url, finalUrl, status, headers, asOf: this.#context.asOf };
    const said = read?.said ?? this.#context.readHints(body, about);
    const { challenge, softNotFound } = read?.reading ?? said;
    const likeMissing =
      status < 400 && said.missingWords
        ? await this.#missing.saysSame(url, said.missingWords, signal)
        : false;
    const away = await this.#missing.redirectedAway(result, signal);
    const shell = await this.#missing.gaveShell(result.value, signal);
    return {
      challenge,
      softNotFound: softNotFound || away === 'error-page',
      redirectedHome: away === 'home',
      ...(likeMissing ? { likeMissing } : {}),
      ...(shell ? { shell } : {}),
    };
  }

  /** Asks for a page; by the server's word that it has not changed where that word has proved good. */
  async #ask(
    url: string,
    limits: Pick<FetchRequest, 'maxBytes' | 'deadlineMs'>,
    { referer, onResult, whole }: VisitOptions,
    signal: AbortSignal,
  ): Promise<{ readonly result: FetchResult; readonly known: KnownRead | null }> {
    const validators = whole === true ? null : this.#memory.validatorsFor(url);
    const first = await this.fetch(url, validators ? { ...limits, validators } : limits, referer, signal);
    onResult?.(first);
    const isWord = validators !== null && first.ok && first.value.status === 304;
    if (!isWord) return { result: first, known: null };
    const kept = first.value.hops.length === 0 ? this.#memory.unchanged(url, first.value) : null;
    if (kept) return { result: ok(kept.response), known: kept };
    const again = await this.fetch(url, limits, referer, signal);
    onResult?.(again);
    return { result: again, known: null };
  }

  /** The reading of a page: remembered where the very same was read before, and remembered from now on. */
  async #readWhole(response: FetchResponse, signal: AbortSignal): Promise<KnownRead> {
    const sha256 = fingerprintOf(response.body);
    const { requestUrl: url, url: finalUrl, status, headers, body, hops, fetchedAt } = response;
    const about = { url, finalUrl, status, headers, asOf: this.#context.asOf };
    await this.#testWord(url, sha256, signal);
    const read = await this.#remember(body, sha256, about, { asked: hops.length === 0, fetchedAt });
    return { read, sha256 };
  }

  /** @param answer given for an answer of plain HTTP; `asked`: the address asked for is the one that answered. */
  async #remember(
    body: Uint8Array,
    sha256: string,
    about: ReadOptions,
    answer?: { readonly asked: boolean; readonly fetchedAt: number },
  ): Promise<PageRead> {
    const known = this.#memory.readingOf(about, sha256);
    const read = known ?? (await this.#context.readPage(body, about));
    this.#memory.note(about, sha256, read, answer ?? { asked: false, fetchedAt: this.#context.clock() });
    return read;
  }

  /** A page that was last taken by its server's word and turns out to have changed: would it still give its word? */
  async #testWord(url: string, sha256: string, signal: AbortSignal): Promise<void> {
    const validators = this.#memory.lieToTest(url, sha256);
    if (!validators) return;
    const { maxPageBytes: maxBytes, pageDeadlineMs: deadlineMs } = this.#context.settings;
    const answer = await this.fetch(url, { maxBytes, deadlineMs, validators }, undefined, signal);
    if (answer.ok && answer.value.status === 304) this.#memory.distrust(url);
  }

  /** The address a short answer sends its visitor on to by itself. */
  forwardOf(response: FetchResponse): string | null {
    const { requestUrl: url, url: finalUrl, status, headers, body } = response;
    return this.#context.readForward(body, { url, finalUrl, status, headers, asOf: this.#context.asOf });
  }

  /** A page that was kept with its bytes, read once more: what waits among hundreds is kept lean. */
  readAgain({ url, finalUrl, status, headers, body, view, sha256 }: Page): Promise<PageRead> {
    const about = { url, finalUrl, status, headers, asOf: this.#context.asOf, rendered: view === 'browser' };
    return this.#remember(body, sha256 === '' ? fingerprintOf(body) : sha256, about);
  }

  /** The page the browser drew last is asked for several times over, and read once. */
  readRendered(page: Omit<RenderedPage, 'screenshot'>): Promise<PageRead> {
    if (this.#drawn?.html !== page.html || this.#drawn.finalUrl !== page.finalUrl)
      this.#drawn = { html: page.html, finalUrl: page.finalUrl, read: this.#readDrawn(page) };
    return this.#drawn.read;
  }

  #readDrawn(page: Omit<RenderedPage, 'screenshot'>): Promise<PageRead> {
    const body = new TextEncoder().encode(page.html);
    const { requestUrl: url, finalUrl, status, headers } = page;
    const about = { url, finalUrl, status, headers, asOf: this.#context.asOf, rendered: true };
    return this.#remember(body, fingerprintOf(body), about);
  }

  async #follow(
    url: string,
    response: FetchResponse,
    { reading, lines, sha256 }: PageRead & Pick<Page, 'sha256'>,
    options: VisitOptions,
    signal: AbortSignal,
  ): Promise<Result<Page>> {
    const page: Page = {
      url,
      finalUrl: response.url,
      status: response.status,
      headers: response.headers,
      reading,
      lines,
      body: response.body,
      sha256,
      view: 'http',
      fetchedAt: response.fetchedAt,
    };
    if (reading.challenge)
      return err({ kind: 'challenged', product: reading.challenge, status: response.status });
    if (response.status >= 400) return err(statusFailure(response.status));
    if (reading.redirect && reading.redirect.url !== url && options.forwards > 0) {
      const further = await this.open(
        reading.redirect.url,
        {
          referer: response.url,
          forwards: options.forwards - 1,
          ...(options.whole === true ? { whole: true } : {}),
        },
        signal,
      );
      if (further.ok) return ok({ ...further.value, url });
      // Where a robots.txt keeps us from following, what the public is shown was not seen.
      if (isRobots(further.error)) return further;
      await this.#context.night.follow(url, reading.redirect.url);
      return reading.links.length > 3 ? ok(page) : further;
    }
    if (reading.frames.length > 0 && options.forwards > 0)
      return ok(await this.#withFrames(page, options, signal));
    return ok(page);
  }

  async #withFrames(page: Page, options: VisitOptions, signal: AbortSignal): Promise<Page> {
    const frames: PageReading[] = [];
    for (const frame of page.reading.frames.slice(0, 6)) {
      const opened = await this.open(
        frame,
        { referer: page.finalUrl, forwards: options.forwards - 1 },
        signal,
      );
      if (opened.ok) frames.push(opened.value.reading);
    }
    return { ...page, reading: foldFrames(page.reading, frames) };
  }
}
