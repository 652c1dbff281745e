// Every distinct link target met on one site, and where it was met. Independent of the order pages were read in.
import type { OddLink, PageReading } from '../../artifacts/page-reading.ts';
import { urlKey } from '../../derive/url/normalise.ts';

export interface MetLink {
  /** Of several addresses of one resource (session ids) the first in order. */
  url: string;
  page: string;
  text: string;
  from: string;
  occurrences: number;
  onHomePage: boolean;
  /** Pages that lead to sections and texts (home page, sections) on which it stands; articles are not counted. */
  listed: number;
  /** Set for an address that can be judged without asking. */
  readonly odd: OddLink['problem'] | null;
}

export class LinkBook {
  readonly #links = new Map<string, MetLink>();
  /** By address as met: a menu brings the same ones on every page. */
  readonly #met = new Map<string, MetLink>();

  add(
    page: string,
    reading: Pick<PageReading, 'links' | 'oddLinks'>,
    isHome: boolean,
    isArticle = false,
  ): void {
    for (const link of reading.links) {
      const met = this.#meet(link.url, page, link.text, link.from, isHome, null);
      if (!isArticle) met.listed += 1;
    }
    for (const odd of reading.oddLinks) {
      if (odd.problem !== 'under-construction')
        this.#meet(odd.raw, page, odd.text, odd.from, isHome, odd.problem);
    }
  }

  /** Sorted by address, so that a visit asks in the same order every night. */
  all(): readonly MetLink[] {
    return [...this.#links.values()].sort((a, b) => (a.url < b.url ? -1 : 1));
  }

  /** On how many of the pages that lead to others this address stands; 0 for one never met. */
  listedOn(url: string): number {
    return this.#known(url, null)?.listed ?? 0;
  }

  has(url: string): boolean {
    return this.#known(url, null) !== null;
  }

  isOnHomePage(url: string): boolean {
    return this.#known(url, null)?.onHomePage ?? false;
  }

  get size(): number {
    return this.#links.size;
  }

  #meet(
    url: string,
    page: string,
    text: string,
    from: string,
    isHome: boolean,
    odd: OddLink['problem'] | null,
  ): MetLink {
    const known = this.#known(url, odd);
    if (!known) {
      const link = { url, page, text, from, occurrences: 1, onHomePage: isHome, listed: 0, odd };
      this.#links.set(odd === null ? urlKey(url) : url, link);
      this.#met.set(url, link);
      return link;
    }
    known.occurrences += 1;
    if (url < known.url) known.url = url;
    const better = isHome ? !known.onHomePage : !known.onHomePage && page < known.page;
    if (better)
      Object.assign(known, { page, text: text || known.text, from, onHomePage: known.onHomePage || isHome });
    return known;
  }

  #known(url: string, odd: OddLink['problem'] | null): MetLink | null {
    const met = this.#met.get(url);
    if (met) return met;
    const link = this.#links.get(odd === null ? urlKey(url) : url) ?? null;
    if (link) this.#met.set(url, link);
    return link;
  }
}
