// What the crawl asks of a real browser.
import type { Result } from '../model/result.ts';

/** A page after its scripts have run. */
export interface RenderedPage {
  readonly requestUrl: string;
  readonly finalUrl: string;
  /** Of the main document's last answer. */
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * The DOM serialised as HTML: frames inlined as `<div data-frame="URL">`, open shadow roots inlined, form values as
   * they stand, addresses inside frames made absolute, elements that take no room or are hidden by style marked
   * `data-hidden`.
   */
  readonly html: string;
  /** Epoch ms. */
  readonly fetchedAt: number;
  readonly tookMs: number;
  /** Requests the page made that failed or answered ≥ 400, at most 50: why a list may be missing its rows. */
  readonly troubles: readonly {
    readonly url: string;
    readonly status: number | null;
    readonly failure: string | null;
    /** Rows may come by such a request: a frame, XHR or fetch; no script, style or picture. */
    readonly data: boolean;
  }[];
  /** A full-page picture (JPEG) with address and time stamped above it, when `shoot` said so. */
  readonly screenshot: Uint8Array | null;
}

export interface BrowseRequest {
  readonly url: string;
  /** Total time, ms. */
  readonly deadlineMs: number;
  /** Asked once the page has settled: is a picture wanted? Without it none is taken. */
  readonly shoot?: (page: Omit<RenderedPage, 'screenshot'>) => boolean;
}

export interface Browser {
  open(request: BrowseRequest, signal?: AbortSignal): Promise<Result<RenderedPage>>;
  close(): Promise<void>;
}
