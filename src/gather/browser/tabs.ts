// The tabs of one Chromium, lent out per host: pages of one host share a context (cookies, cache, renderer) for a while.
import { CdpError, type CdpConnection } from './cdp.ts';
import type { BrowserSettings } from './settings.ts';
import { openTab, type Tab } from './tab.ts';

interface Context {
  readonly host: string;
  readonly id: string;
  readonly idle: Tab[];
  lent: number;
  served: number;
  usedAt: number;
}

export interface LentTab {
  readonly tab: Tab;
  /** @param clean false when the visit failed or its page may go on by itself: what it left behind is thrown away with its context. */
  giveBack(clean: boolean): Promise<void>;
}

export class Tabs {
  readonly #connection: CdpConnection;
  readonly #settings: BrowserSettings;
  readonly #contexts = new Map<string, Context>();

  constructor(connection: CdpConnection, settings: BrowserSettings) {
    this.#connection = connection;
    this.#settings = settings;
  }

  /** Throws CdpError. */
  async lend(host: string): Promise<LentTab> {
    const context = this.#contexts.get(host) ?? (await this.#newContext(host));
    context.lent += 1;
    context.served += 1;
    context.usedAt = Date.now();
    if (context.served >= this.#settings.context.pages) this.#forget(context);
    try {
      const tab = context.idle.pop() ?? (await openTab(this.#connection, context.id, this.#settings));
      return { tab, giveBack: (clean) => this.#takeBack(context, tab, clean) };
    } catch (error) {
      context.lent -= 1;
      this.#forget(context);
      throw error;
    }
  }

  async #contextId(): Promise<string> {
    const { browserContextId } = await this.#connection.sender()('Target.createBrowserContext', {
      disposeOnDetach: true,
    });
    await this.#connection.sender()('Browser.setDownloadBehavior', { behavior: 'deny', browserContextId });
    return browserContextId;
  }

  async #newContext(host: string): Promise<Context> {
    const context: Context = {
      host,
      id: await this.#contextId(),
      idle: [],
      lent: 0,
      served: 0,
      usedAt: Date.now(),
    };
    // Two visits may have begun at once; the later context is used for its own visit alone.
    if (!this.#contexts.has(host)) this.#contexts.set(host, context);
    return context;
  }

  #forget(context: Context): void {
    if (this.#contexts.get(context.host) === context) this.#contexts.delete(context.host);
  }

  async #takeBack(context: Context, tab: Tab, clean: boolean): Promise<void> {
    context.lent -= 1;
    if (!clean) this.#forget(context);
    if (this.#connection.closed) return;
    if (this.#contexts.get(context.host) === context) {
      context.idle.push(tab);
      this.#restLater(context, tab);
      await this.#disposeBeyondKept();
      return;
    }
    if (context.lent === 0) await this.#dispose(context);
    else await tab.close();
  }

  /** A page left alone must not run its tickers on; emptying it at once would cost the next visit a third more. */
  #restLater(context: Context, tab: Tab): void {
    const served = context.served;
    setTimeout(() => {
      if (this.#connection.closed || context.served !== served || !context.idle.includes(tab)) return;
      void this.#rest(context, tab);
    }, this.#settings.context.restMs).unref();
  }

  async #rest(context: Context, tab: Tab): Promise<void> {
    context.idle.splice(context.idle.indexOf(tab), 1);
    try {
      await tab.send('Page.navigate', { url: 'about:blank' });
      context.idle.push(tab);
    } catch (error) {
      // The context was disposed of meanwhile, or the tab hangs: it is not lent again.
      if (!(error instanceof CdpError)) throw error;
    }
  }

  async #disposeBeyondKept(): Promise<void> {
    const atRest = [...this.#contexts.values()]
      .filter((context) => context.lent === 0)
      .sort((a, b) => b.usedAt - a.usedAt);
    for (const context of atRest.slice(this.#settings.context.kept)) {
      this.#forget(context);
      await this.#dispose(context);
    }
  }

  /** Its tabs close with it. */
  async #dispose(context: Context): Promise<void> {
    await this.#connection.sender()('Target.disposeBrowserContext', { browserContextId: context.id });
  }
}
