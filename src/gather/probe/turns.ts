// Whose turn it is to be opened in a real browser, and what the browser said last: looks are few, and must not always
// go to the same sites.
import type { VisitOutcome } from '../../model/probe.ts';

export class BrowserTurns {
  readonly #looks = new Map<string, { looks: number; last: VisitOutcome | null }>();

  /** Whether this page is among the `left` that have been looked at least often of all that ever asked. */
  mayLook(url: string, left: number): boolean {
    const mine = this.#looks.get(url) ?? { looks: 0, last: null };
    this.#looks.set(url, mine);
    const before = [...this.#looks.values()].filter(({ looks }) => looks < mine.looks).length;
    return before < left;
  }

  looked(url: string, said: VisitOutcome): void {
    const mine = this.#looks.get(url) ?? { looks: 0, last: null };
    this.#looks.set(url, { looks: mine.looks + 1, last: said });
  }

  /** The browser got in the last time it looked: what plain questions meet is then no proof that the site is down. */
  gotIn(url: string): boolean {
    const last = this.#looks.get(url)?.last;
    return last === 'opened' || last === 'unverifiable';
  }
}
