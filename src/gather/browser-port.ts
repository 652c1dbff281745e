// What the crawl asks of a real browser.
import type { Failure } from '../model/failure.ts';
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
  /** Requests of scripts for data that were answered well: a list drawn by none of them was never asked for. */
  readonly dataAnswers: number;
  /** The page had too little time to run, of the machine's or of the visit's: that it shows nothing proves nothing. */
  readonly hurried?: true;
  /** A full-page picture (JPEG) with address and time stamped above it, when `shoot` said so. */
  readonly screenshot: Uint8Array | null;
  /** The places `shoot` named, each framed, with address and time above; those that could not be shown are left out. */
  readonly crops?: readonly Crop[];
}

/** A place in the page as it was written down: by path, else by address of a link, else by words printed there. */
export interface Place {
  /** A CSS path as the page readings write it, '' when none is known. */
  readonly selector: string;
  /** Best first; those that follow are looked for only when the ones before are not there. */
  readonly words: readonly string[];
  /** A link is meant (its address, '' when only its words are known), not the part of the page that the words stand in. */
  readonly link?: string;
}

/** A small picture (JPEG) of one place. */
export interface Crop {
  readonly place: Place;
  readonly picture: Uint8Array;
  /** CSS path of what is framed. */
  readonly selector: string;
}

export interface BrowseRequest {
  readonly url: string;
  /** Total time, ms. */
  readonly deadlineMs: number;
  /** Asked before each address, of the page and of all it is built from; a failure keeps it from being asked for. */
  readonly permit?: (url: string) => Promise<Failure | null>;
  /**
   * Asked once the page has settled: is a picture wanted, and of which places besides? Without it none is taken. `kept`:
   * the page is at fault and is given its longer timers as if it were to be photographed, but pictures are there already.
   */
  readonly shoot?: (page: Omit<RenderedPage, 'screenshot'>) => Promise<boolean | 'kept' | readonly Place[]>;
}

export interface Browser {
  open(request: BrowseRequest, signal?: AbortSignal): Promise<Result<RenderedPage>>;
  close(): Promise<void>;
}
