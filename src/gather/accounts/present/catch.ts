// The net that is held under a page: what it asks for by itself, as far as somebody wants it.
import type { Page, Response } from 'playwright';
import type { RawAnswer } from '../../../model/account-reading.ts';
import { momentOf } from '../ask.ts';
import type { PageSource, WantedAnswer } from './page-source.ts';

/** One answer of the page, as it came. */
export interface Caught {
  readonly wanted: WantedAnswer;
  readonly raw: RawAnswer;
  readonly seenAt: number;
  readonly url: string;
}

const addressOf = (url: string): string => url.replace(/^https?:\/\//, '');

async function caughtOf(response: Response, wanted: WantedAnswer, now: number): Promise<Caught | null> {
  try {
    const headers = await response.allHeaders();
    const body = await response.text();
    const raw = {
      status: response.status(),
      finalUrl: response.url(),
      body,
      contentType: headers['content-type'] ?? '',
    };
    return { wanted, raw, seenAt: momentOf({ headers, fetchedAt: now }), url: response.url() };
  } catch {
    // The page moved on before its answer was read: then it has shown nothing.
    return null;
  }
}

/** Catches what the page asks for from the moment it is opened. */
export class Catch {
  readonly found = new Map<WantedAnswer, Caught>();
  readonly #source: PageSource;
  readonly #clock: () => number;
  readonly #pending = new Set<Promise<void>>();
  #wake: () => void = () => undefined;

  constructor(page: Page, source: PageSource, clock: () => number) {
    this.#source = source;
    this.#clock = clock;
    page.on('response', (response) => {
      const wanted = source.wants.find(({ address }) => address.test(addressOf(response.url())));
      if (wanted && ![301, 302, 303, 307, 308].includes(response.status())) this.#take(response, wanted);
    });
  }

  #take(response: Response, wanted: WantedAnswer): void {
    const taking = caughtOf(response, wanted, this.#clock()).then((caught) => {
      // The first page of a list; what follows on scrolling is older.
      if (caught && !this.found.has(wanted)) this.found.set(wanted, caught);
      this.#pending.delete(taking);
      this.#wake();
    });
    this.#pending.add(taking);
  }

  get hasList(): boolean {
    return this.found.has(this.#source.wants[0]);
  }

  get hasAll(): boolean {
    return this.found.size === this.#source.wants.length;
  }

  /** The list first. */
  inOrder(): readonly Caught[] {
    return this.#source.wants.flatMap((wanted) => this.found.get(wanted) ?? []);
  }

  /** Until it holds, or so many ms are over, or the signal is raised. */
  async until(holds: () => boolean, ms: number, signal: AbortSignal): Promise<void> {
    const end = this.#clock() + ms;
    while (!holds() && !signal.aborted) {
      const left = end - this.#clock();
      if (left <= 0) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.min(left, 1000));
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }
}
