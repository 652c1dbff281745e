// Pagers and calendars without an end: pages that lead only to the next of their own kind and show nothing new.
import type { PageReading } from '../../artifacts/page-reading.ts';
import { oneNumberShapes } from '../../derive/url/shape.ts';

/** So many pages of one shape without a row that was not known already, and the rest of them is left alone. */
const BARREN_PAGES = 5;

export class BarrenPages {
  readonly #barren = new Map<string, number>();
  readonly #rows = new Set<string>();

  /** Remembers what the page at `url` brought. Texts are no lists: a site may have any number of them. */
  note(url: string, reading: PageReading): void {
    const { kind, lists } = reading;
    let isNew = false;
    for (const { rows } of lists)
      for (const row of rows) {
        const mark = row.url ?? row.title;
        isNew ||= !this.#rows.has(mark);
        this.#rows.add(mark);
      }
    if (isNew || kind === 'article' || kind === 'guide') return;
    for (const shape of oneNumberShapes(url)) this.#barren.set(shape, (this.#barren.get(shape) ?? 0) + 1);
  }

  /** Whether following this address would only lead to more of the same. */
  isEndless(url: string): boolean {
    return oneNumberShapes(url).some((shape) => (this.#barren.get(shape) ?? 0) >= BARREN_PAGES);
  }
}
