// Gathers addresses as they are met: resolved, each once, sorted into links and odd links.
import { isPlaceInPage } from '../url/route.ts';
import type { LinkReading, LinkSource, OddLink } from '../../artifacts/page-reading.ts';
import { keep, keepShort } from '../text/keep.ts';
import type { Resolve } from '../url/resolver.ts';

const LONGEST_TEXT = 80;
const LONGEST_RAW = 300;
/** Left over by a template that a script was to fill in: nobody is sent there. */
const PLACEHOLDER = /\{\{|\}\}|\$\{|<%|%>|\{%|\{\$|['"]\s*\+|\+\s*['"]|^\[[\w.]+\]$|^@\{|^#\{/;

interface Entry {
  readonly url: string;
  text: string;
  readonly from: LinkSource;
}

export class LinkCollector {
  readonly #resolve: Resolve;
  readonly #links = new Map<string, Entry>();
  readonly #odd = new Map<string, OddLink>();

  constructor(resolve: Resolve) {
    this.#resolve = resolve;
  }

  /** `text` is asked for only when the address is new or still without words. */
  add(raw: string, from: LinkSource, text: () => string): void {
    const written = raw.trim();
    if (written === '' || isPlaceInPage(written) || PLACEHOLDER.test(written)) return;
    const resolved = this.#resolve(raw);
    if (!resolved.ok) {
      if (resolved.problem !== 'not-http') this.addOdd(written, from, text(), resolved.problem);
      return;
    }
    const known = this.#links.get(resolved.url);
    if (!known)
      this.#links.set(resolved.url, { url: keep(resolved.url), text: keepShort(text(), LONGEST_TEXT), from });
    else if (known.text === '') known.text = keepShort(text(), LONGEST_TEXT);
  }

  addOdd(raw: string, from: LinkSource, text: string, problem: OddLink['problem']): void {
    const words = keepShort(text, LONGEST_TEXT);
    const key = `${problem} ${raw} ${words}`;
    if (!this.#odd.has(key))
      this.#odd.set(key, { raw: keepShort(raw, LONGEST_RAW), text: words, from, problem });
  }

  result(): { links: LinkReading[]; odd: OddLink[] } {
    return { links: [...this.#links.values()], odd: [...this.#odd.values()] };
  }
}
