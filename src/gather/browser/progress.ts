// How far one visit's page has come, as its events tell.
import type { CdpEvent } from './events.ts';
import type { BrowserSettings } from './settings.ts';
import type { MainAnswer, Traffic } from './traffic.ts';

export class Progress {
  readonly #traffic: Traffic;
  readonly #settings: BrowserSettings;
  readonly #mainFrame: string;
  /** What came before it was known which document is this visit's own. */
  #early: CdpEvent[] | null = [];
  #ownLoader: string | null = null;
  #loaderId: string | null = null;
  /** The address shown; '' before anything is. */
  url = '';
  /** Epoch ms of DOMContentLoaded of the document shown; null before. */
  readyAt: number | null = null;
  loaded = false;
  /** A redirection has been announced for soon. */
  leaving = false;
  /** A document came up that neither the visit nor its page asked for: the tab's former page went on by itself. */
  intruded = false;
  /** The page shown has asked to be left for another one, at once or later. */
  #asked = false;
  #scheduled = false;
  /** Documents shown one after the other. */
  documents = 0;
  crashed = false;
  downloading = false;
  #wake: (() => void) | null = null;

  constructor(settings: BrowserSettings, traffic: Traffic, mainFrame: string) {
    this.#settings = settings;
    this.#traffic = traffic;
    this.#mainFrame = mainFrame;
  }

  /**
   * Names the document that this visit asked for. The page the tab showed before may have gone on by itself meanwhile:
   * whatever it showed must never be taken for an answer from the address visited.
   */
  begin(loaderId: string): void {
    this.#ownLoader = loaderId;
    const early = this.#early ?? [];
    this.#early = null;
    for (const event of early) this.#take(event);
  }

  /** Of the document shown; null before its first byte. */
  get answer(): MainAnswer | null {
    return this.#loaderId === null ? null : this.#traffic.answer(this.#loaderId);
  }

  get committed(): boolean {
    return this.#loaderId !== null;
  }

  /** Whether the page may still go elsewhere by itself: its tab must not be lent to another visit. */
  get restless(): boolean {
    const circles = this.documents > this.#settings.settle.forwards;
    return !this.loaded || circles || this.#asked || this.#scheduled || this.intruded;
  }

  /** What the page brings from now on is waited for as if it had only just come up. */
  startOver(): void {
    if (this.readyAt !== null) this.readyAt = Date.now();
  }

  /** Calls back at once when the tab crashes. */
  onCrash(wake: () => void): void {
    this.#wake = wake;
  }

  readonly take = (event: CdpEvent): void => {
    if (event.method === 'Inspector.targetCrashed') {
      this.crashed = true;
      this.#wake?.();
    } else if (this.#early) this.#early.push(event);
    else this.#take(event);
  };

  #take(event: CdpEvent): void {
    switch (event.method) {
      case 'Network.requestWillBeSent':
        this.#traffic.sent(event.params);
        break;
      case 'Network.responseReceived':
        this.#traffic.answered(event.params);
        break;
      case 'Network.loadingFinished':
        this.#traffic.finished(event.params.requestId);
        break;
      case 'Network.loadingFailed':
        this.#traffic.failed(event.params);
        break;
      case 'Page.frameNavigated':
        this.#navigated(event.params.frame);
        break;
      case 'Page.navigatedWithinDocument':
        if (event.params.frameId === this.#mainFrame && this.committed) this.url = event.params.url;
        break;
      case 'Page.domContentEventFired':
        if (this.committed) this.readyAt ??= Date.now();
        break;
      case 'Page.loadEventFired':
        if (this.committed) this.loaded = true;
        break;
      case 'Page.frameScheduledNavigation':
        if (event.params.frameId === this.#mainFrame) {
          this.leaving = this.#leadsOn(event.params);
          this.#scheduled = this.committed;
        }
        break;
      case 'Page.frameRequestedNavigation':
        if (event.params.frameId === this.#mainFrame) this.#asked = this.committed;
        break;
      case 'Page.frameClearedScheduledNavigation':
        if (event.params.frameId === this.#mainFrame) this.leaving = this.#scheduled = false;
        break;
      case 'Page.downloadWillBegin':
        this.downloading = true;
        break;
      default:
    }
  }

  /** A page that only calls itself again, or leads in a circle, is taken as it stands. */
  #leadsOn(next: { readonly delay: number; readonly url: string }): boolean {
    const { redirectMs, forwards } = this.#settings.settle;
    return (
      this.committed && next.delay * 1000 <= redirectMs && next.url !== this.url && this.documents <= forwards
    );
  }

  #navigated(frame: {
    readonly parentId?: string;
    readonly loaderId: string;
    readonly url: string;
    readonly urlFragment?: string;
  }): void {
    if (frame.parentId !== undefined) return;
    if (!this.committed && frame.loaderId !== this.#ownLoader) return;
    this.intruded ||= this.committed && !this.#asked;
    this.#asked = this.#scheduled = false;
    // What the page before had begun to load into the tab is no answer to this visit.
    this.downloading &&= this.committed;
    this.#loaderId = frame.loaderId;
    this.documents += 1;
    this.url = frame.url + (frame.urlFragment ?? '');
    this.readyAt = null;
    this.loaded = false;
    this.leaving = false;
    this.#traffic.navigated(frame.loaderId);
  }
}
