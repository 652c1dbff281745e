// How far one visit's page has come, as its events tell.
import type { CdpEvent } from './events.ts';
import type { BrowserSettings } from './settings.ts';
import type { MainAnswer, Traffic } from './traffic.ts';

export class Progress {
  readonly #traffic: Traffic;
  readonly #settings: BrowserSettings;
  readonly #mainFrame: string;
  readonly #previousLoader: string;
  #loaderId: string | null = null;
  /** The address shown; '' before anything is. */
  url = '';
  /** Epoch ms of DOMContentLoaded of the document shown; null before. */
  readyAt: number | null = null;
  loaded = false;
  /** A redirection has been announced for soon. */
  leaving = false;
  /** Documents shown one after the other. */
  documents = 0;
  crashed = false;
  downloading = false;
  #wake: (() => void) | null = null;

  /** @param previousLoader the document the tab showed before: its late events are not this visit's. */
  constructor(settings: BrowserSettings, traffic: Traffic, mainFrame: string, previousLoader: string) {
    this.#settings = settings;
    this.#traffic = traffic;
    this.#mainFrame = mainFrame;
    this.#previousLoader = previousLoader;
  }

  /** Of the document shown; null before its first byte. */
  get answer(): MainAnswer | null {
    return this.#loaderId === null ? null : this.#traffic.answer(this.#loaderId);
  }

  get committed(): boolean {
    return this.#loaderId !== null;
  }

  /** Calls back at once when the tab crashes. */
  onCrash(wake: () => void): void {
    this.#wake = wake;
  }

  readonly take = (event: CdpEvent): void => {
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
        }
        break;
      case 'Page.frameClearedScheduledNavigation':
        if (event.params.frameId === this.#mainFrame) this.leaving = false;
        break;
      case 'Page.downloadWillBegin':
        this.downloading = true;
        break;
      case 'Inspector.targetCrashed':
        this.crashed = true;
        this.#wake?.();
        break;
      default:
    }
  };

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
    if (frame.parentId !== undefined || frame.loaderId === this.#previousLoader) return;
    this.#loaderId = frame.loaderId;
    this.documents += 1;
    this.url = frame.url + (frame.urlFragment ?? '');
    this.readyAt = null;
    this.loaded = false;
    this.leaving = false;
    this.#traffic.navigated(frame.loaderId);
  }
}
