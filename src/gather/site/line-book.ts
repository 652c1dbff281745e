// On how many pages of one site each line, link and picture stands: what stands on one page alone is that page's own,
// and what stands on a good part of them is the frame around each.
import { FEWEST_FRAMED, type BesideList, type FrameKind } from '../../derive/own/only-frame.ts';
import type { PageLines } from '../../derive/own/page-lines.ts';

/** What frames a page stands on at least this share of the others: one in so many. */
const FRAMED_SHARE = 4;

/** What a page that is asked about shows itself; what it noted beside its list depends on whether it has one. */
type Shown = Exclude<FrameKind, BesideList>;
type Books = Readonly<Record<Shown, Map<number, number>>>;

export class LineBook {
  readonly #books: Books = {
    lines: new Map(),
    hidden: new Map(),
    ways: new Map(),
    media: new Map(),
  };
  /** The pages that show each column, banner and place of a list. */
  readonly #beside: Readonly<Record<BesideList, Map<number, Set<string>>>> = {
    columns: new Map(),
    mounts: new Map(),
    places: new Map(),
  };
  readonly #noted = new Set<string>();

  /** A page counts once, however often it is noted. `beside`: what stands around its main list. */
  note(
    page: string,
    { hashes, hidden, ways, media }: PageLines,
    beside: Partial<Record<BesideList, Uint32Array>> = {},
  ): void {
    if (this.#noted.has(page)) return;
    this.#noted.add(page);
    count(this.#books.lines, hashes);
    count(this.#books.hidden, hidden);
    count(this.#books.ways, ways);
    count(this.#books.media, media);
    for (const [kind, book] of Object.entries(this.#beside))
      for (const hash of beside[kind as BesideList] ?? [])
        book.set(hash, (book.get(hash) ?? new Set<string>()).add(page));
  }

  /** Whether another page than this one was noted. */
  knowsOther(page: string): boolean {
    return this.#others(page) > 0;
  }

  /** Whether this line, link or picture stands on another page than this one; `hash` is on this one. */
  standsElsewhere(page: string, kind: FrameKind, hash: number): boolean {
    return this.#elsewhere(kind, page, hash) > 0;
  }

  /** The same on several others. */
  standsOnSeveral(page: string, kind: FrameKind, hash: number): boolean {
    return this.#elsewhere(kind, page, hash) > 1;
  }

  /** Whether enough pages were noted to tell what the site puts around each. */
  knowsFrame(page: string): boolean {
    return this.#others(page) >= FEWEST_FRAMED + 1;
  }

  /** Whether this line, link or picture of the page stands around a good part of the site's pages. */
  isFrame(page: string, kind: FrameKind, hash: number): boolean {
    const least = Math.max(FEWEST_FRAMED, this.#others(page) / FRAMED_SHARE);
    return this.#elsewhere(kind, page, hash) >= least;
  }

  #others(page: string): number {
    return this.#noted.size - (this.#noted.has(page) ? 1 : 0);
  }

  #elsewhere(kind: FrameKind, page: string, hash: number): number {
    if (kind === 'columns' || kind === 'mounts' || kind === 'places') {
      const pages = this.#beside[kind].get(hash);
      return (pages?.size ?? 0) - (pages?.has(page) ? 1 : 0);
    }
    return (this.#books[kind].get(hash) ?? 0) - (this.#noted.has(page) ? 1 : 0);
  }
}

function count(book: Map<number, number>, hashes: Uint32Array): void {
  for (const hash of new Set(hashes)) book.set(hash, (book.get(hash) ?? 0) + 1);
}
