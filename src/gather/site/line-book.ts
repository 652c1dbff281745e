// On how many pages of one site each line stands: what stands on one page alone is that page's own.
import type { PageLines } from '../../derive/own/page-lines.ts';

export class LineBook {
  readonly #pages = new Map<number, number>();
  readonly #noted = new Set<string>();

  /** A page counts once, however often it is noted. */
  note(page: string, { hashes }: PageLines): void {
    if (this.#noted.has(page)) return;
    this.#noted.add(page);
    for (const hash of hashes) this.#pages.set(hash, (this.#pages.get(hash) ?? 0) + 1);
  }

  /** Whether another page than this one was noted. */
  knowsOther(page: string): boolean {
    return this.#noted.size > (this.#noted.has(page) ? 1 : 0);
  }

  /** Whether this line stands on another page than this one; `hash` is on this one. */
  standsElsewhere(page: string, hash: number): boolean {
    return (this.#pages.get(hash) ?? 0) > (this.#noted.has(page) ? 1 : 0);
  }
}
