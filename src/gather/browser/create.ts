// The browser behind the crawl's port: paced, guarded, pooled, and replaced before it grows old.
import type { Dialer } from '../../fetch/dialer.ts';
import type { Pacer, Slot } from '../../fetch/pacer.ts';
import type { Failure } from '../../model/failure.ts';
import { err, type Result } from '../../model/result.ts';
import type { Browser, BrowseRequest, RenderedPage } from '../browser-port.ts';
import { CdpError } from './cdp.ts';
import { Generation } from './generation.ts';
import { silentLog, type BrowserLog } from './log.ts';
import { NO_PICTURES, takePictures, type Pictures } from './picture.ts';
import { startProxy, type GuardedProxy } from './proxy.ts';
import { Semaphore } from './semaphore.ts';
import type { BrowserSettings } from './settings.ts';
import { visit, type VisitOrder } from './visit.ts';

export interface BrowserOptions {
  readonly settings: BrowserSettings;
  readonly dialer: Dialer;
  readonly pacer: Pacer;
  readonly userAgent: string;
  /** From `findBrowser`; null when the machine has none: every `open` then answers `no-browser`. */
  readonly executablePath: string | null;
  readonly log?: BrowserLog;
}

const WITHOUT_END = new AbortController().signal;

function precheck(url: string): Failure | null {
  if (!URL.canParse(url)) return { kind: 'malformed-url' };
  return /^https?:$/.test(new URL(url).protocol) ? null : { kind: 'unsupported-scheme' };
}

/** Retry-After in seconds, as ms; dates and nonsense are left to the pacer's own measure. */
function retryAfterMs(headers: Readonly<Record<string, string>>): number | null {
  const seconds = /^\d+$/.exec(headers['retry-after']?.trim() ?? '')?.[0];
  return seconds === undefined ? null : Number(seconds) * 1000;
}

/** Gives a slot back once, however often it is asked to. */
function slotKeeper(slot: Slot): {
  answered(status: number, headers: Readonly<Record<string, string>>): void;
  done(): void;
} {
  let held = true;
  const release = (throttled: boolean, waitMs: number | null): void => {
    if (held) slot.release({ throttled, retryAfterMs: waitMs });
    held = false;
  };
  return {
    answered: (status, headers) => {
      release(status === 429 || status === 503, retryAfterMs(headers));
    },
    done: () => {
      release(false, null);
    },
  };
}

class PooledBrowser implements Browser {
  readonly #options: BrowserOptions;
  readonly #executablePath: string;
  readonly #log: BrowserLog;
  readonly #places: Semaphore;
  readonly #living = new Set<Generation>();
  #proxy: Promise<GuardedProxy> | null = null;
  #current: Promise<Generation> | null = null;
  #closed = false;

  constructor(options: BrowserOptions, executablePath: string) {
    this.#options = options;
    this.#executablePath = executablePath;
    this.#log = options.log ?? silentLog;
    this.#places = new Semaphore(options.settings.concurrency);
  }

  async open(request: BrowseRequest, signal: AbortSignal = WITHOUT_END): Promise<Result<RenderedPage>> {
    const failure = precheck(request.url);
    if (failure) return err(failure);
    if (this.#closed || !(await this.#places.enter(signal))) return err({ kind: 'cancelled' });
    try {
      return await this.#paced(request, signal);
    } finally {
      this.#places.leave();
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    // A Chromium that is just starting must not be forgotten.
    await Promise.allSettled([this.#current]);
    await Promise.all([...this.#living].map((generation) => generation.end()));
    const proxy = await this.#proxy;
    this.#proxy = null;
    await proxy?.close();
  }

  async #paced(request: BrowseRequest, signal: AbortSignal): Promise<Result<RenderedPage>> {
    const slot = await this.#slot(request.url, signal);
    if (slot === null) return err({ kind: 'cancelled' });
    const keeper = slotKeeper(slot);
    const startedAt = Date.now();
    const order: VisitOrder = {
      request,
      startedAt,
      until: startedAt + request.deadlineMs,
      signal,
      answered: keeper.answered,
    };
    try {
      const first = await this.#attempt(order);
      // Ours to mend: once more in a fresh browser, as long as there is time for it to settle.
      const again =
        !first.ok &&
        first.error.kind === 'browser' &&
        first.error.detail !== 'download' &&
        !this.#closed &&
        order.until - Date.now() > this.#options.settings.settle.limitMs;
      return again ? await this.#attempt(order) : first;
    } finally {
      keeper.done();
    }
  }

  /** Null when called off while waiting. */
  async #slot(url: string, signal: AbortSignal): Promise<Slot | null> {
    try {
      return await this.#options.pacer.acquire(url, 'normal', signal);
    } catch (error) {
      if (signal.aborted) return null;
      throw error;
    }
  }

  /** One visit in the current Chromium; its crash or silence retires that Chromium. */
  async #attempt(order: VisitOrder): Promise<Result<RenderedPage>> {
    let generation: Generation | null = null;
    try {
      generation = await this.#generation();
      generation.enter();
      return await this.#visit(generation, order);
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      this.#log.warn({ url: order.request.url, detail }, 'browser visit failed');
      generation?.retire();
      if (this.#closed || order.signal.aborted) return err({ kind: 'cancelled' });
      return err({ kind: 'browser', detail });
    } finally {
      await generation?.leave();
    }
  }

  async #visit(generation: Generation, order: VisitOrder): Promise<Result<RenderedPage>> {
    const { settings } = this.#options;
    const proxy = await this.#theProxy();
    const lent = await generation.tabs.lend(new URL(order.request.url).host);
    let clean = false;
    try {
      const picture = this.#picture(generation);
      const visited = await visit(lent.tab, { settings, proxy, picture }, order);
      clean = visited.clean;
      return visited.result;
    } finally {
      await lent.giveBack(clean).catch((error: unknown) => {
        this.#log.debug({ detail: String(error) }, 'a tab could not be given back');
        generation.retire();
      });
    }
  }

  #picture(generation: Generation) {
    return async (
      ...[tab, page, until, places]: Parameters<Parameters<typeof visit>[1]['picture']>
    ): Promise<Pictures> => {
      try {
        return await takePictures(tab, page, this.#options.settings, until, places);
      } catch (error) {
        if (!(error instanceof CdpError)) throw error;
        // The page itself was read; a missing picture must not lose it.
        this.#log.warn({ url: page.finalUrl, detail: error.message }, 'no picture taken');
        generation.retire();
        return NO_PICTURES;
      }
    };
  }

  #theProxy(): Promise<GuardedProxy> {
    this.#proxy ??= startProxy(this.#options.dialer, this.#options.settings.connectMs);
    return this.#proxy;
  }

  /** The Chromium that takes new visits; started when there is none. */
  async #generation(): Promise<Generation> {
    const current = this.#current;
    // A start that failed was reported to the visit that asked for it; the next visit tries anew.
    const living = current === null ? null : await current.catch(() => null);
    if (living?.usable === true) return living;
    // Another visit may have started the next one while we waited.
    if (this.#current !== current) return this.#generation();
    // Nobody would end a Chromium started after `close`.
    if (this.#closed) throw new CdpError('gone', 'the browser was closed');
    this.#current = this.#start();
    return this.#current;
  }

  async #start(): Promise<Generation> {
    for (const old of this.#living) if (old.idle) await old.end();
    for (const old of this.#living) if (old.ended) this.#living.delete(old);
    const generation = await Generation.start({
      settings: this.#options.settings,
      executablePath: this.#executablePath,
      userAgent: this.#options.userAgent,
      proxyPort: (await this.#theProxy()).port,
    });
    this.#living.add(generation);
    this.#log.debug({ processId: generation.processId }, 'browser started');
    return generation;
  }
}

const absent: Browser = {
  open: async () => err({ kind: 'no-browser' }),
  close: async () => undefined,
};

/** The browser; nothing is started before the first `open`. */
export function createBrowser(options: BrowserOptions): Browser {
  return options.executablePath === null ? absent : new PooledBrowser(options, options.executablePath);
}
