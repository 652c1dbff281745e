// The tabs of one Chromium, each in a context of its own (cookies, cache, renderer) and lent to one visit at a time.
import { CdpError, type CdpConnection } from './cdp.ts';
import type { BrowserSettings } from './settings.ts';
import { openTab, type Tab } from './tab.ts';

/** A tab alone in its context: a page that keeps its renderer busy holds up nobody else's. */
interface Lane {
  readonly contextId: string;
  readonly tab: Tab;
  /** Whose pages it showed last: its cookies and cache serve that host best. */
  host: string;
  served: number;
}

export interface LentTab {
  readonly tab: Tab;
  /**
   * @param clean false when the visit failed or its page may go on by itself: what it left behind is thrown away with
   * its context.
   */
  giveBack(clean: boolean): Promise<void>;
}

export class Tabs {
  readonly #connection: CdpConnection;
  readonly #settings: BrowserSettings;
  /** Longest at rest first. As many as were ever lent at once: starting a renderer costs more than a page. */
  readonly #idle: Lane[] = [];

  constructor(connection: CdpConnection, settings: BrowserSettings) {
    this.#connection = connection;
    this.#settings = settings;
  }

  /** Throws CdpError. */
  async lend(host: string): Promise<LentTab> {
    const lane = this.#takeIdle(host) ?? (await this.#open());
    lane.host = host;
    lane.served += 1;
    return { tab: lane.tab, giveBack: (clean) => this.#takeBack(lane, clean) };
  }

  #takeIdle(host: string): Lane | undefined {
    const known = this.#idle.findIndex((lane) => lane.host === host);
    return this.#idle.splice(Math.max(0, known), 1)[0];
  }

  async #open(): Promise<Lane> {
    const browser = this.#connection.sender();
    const { browserContextId: contextId } = await browser('Target.createBrowserContext', {
      disposeOnDetach: true,
    });
    await browser('Browser.setDownloadBehavior', { behavior: 'deny', browserContextId: contextId });
    return {
      contextId,
      tab: await openTab(this.#connection, contextId, this.#settings),
      host: '',
      served: 0,
    };
  }

  async #takeBack(lane: Lane, clean: boolean): Promise<void> {
    if (this.#connection.closed) return;
    const spare = this.#idle.length >= this.#settings.concurrency;
    if (!clean || spare || lane.served >= this.#settings.context.pages) {
      // Its tab closes with it.
      await this.#connection.sender()('Target.disposeBrowserContext', { browserContextId: lane.contextId });
      return;
    }
    this.#idle.push(lane);
    this.#restLater(lane);
  }

  /** A page left alone must not run its tickers on; emptying it at once would cost the next visit a third more. */
  #restLater(lane: Lane): void {
    const served = lane.served;
    setTimeout(() => {
      if (this.#connection.closed || lane.served !== served || !this.#idle.includes(lane)) return;
      void this.#rest(lane);
    }, this.#settings.context.restMs).unref();
  }

  async #rest(lane: Lane): Promise<void> {
    this.#idle.splice(this.#idle.indexOf(lane), 1);
    try {
      await lane.tab.send('Page.navigate', { url: 'about:blank' });
      this.#idle.push(lane);
    } catch (error) {
      // The browser ends, or the tab hangs: it is not lent again.
      if (!(error instanceof CdpError)) throw error;
    }
  }
}
