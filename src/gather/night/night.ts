// What this night already asked: each distinct address is asked once, whichever site links to it.
import type { LinkCause } from '../../artifacts/site.ts';
import type { FetchResult } from '../../fetch/client.ts';
import type { EvidenceRef } from '../../model/evidence.ts';

/** The compact answer for one address; thousands are kept for the whole night. */
export interface LinkAnswer {
  readonly state: 'alive' | 'dead' | 'unknown';
  readonly cause: LinkCause | null;
  /** Chinese, for `unknown`. */
  readonly reason: string;
  readonly status: number | null;
  /** '' when it is the address asked for. */
  readonly finalUrl: string;
  readonly attempts: number;
  readonly at: number;
  /** Nothing but what the host answers to any address: a browser must tell what is there. */
  readonly shell?: true;
  /** Not asked for tonight: of the night of `at`. Never shared with other sites. */
  readonly carriedOver?: true;
  /** Kept with a second attempt that found the link dead. */
  readonly evidence?: readonly EvidenceRef[];
}

export class Night {
  readonly #answers = new Map<string, LinkAnswer | Promise<LinkAnswer>>();
  readonly #stash = new Map<string, FetchResult>();
  readonly #stashLimit: number;
  #stashBytes = 0;

  /** `stashBytes`: how much of foreign pages may be kept until their own site's visit needs them. */
  constructor(stashBytes: number) {
    this.#stashLimit = stashBytes;
  }

  /** Asks at most once a night; everyone else waits for the same answer. */
  async ask(url: string, question: () => Promise<LinkAnswer>): Promise<LinkAnswer> {
    const known = this.#answers.get(url);
    if (known) return known;
    const asking = question();
    this.#answers.set(url, asking);
    const answer = await asking.catch((error: unknown) => {
      this.#answers.delete(url);
      throw error;
    });
    this.#answers.set(url, answer);
    return answer;
  }

  /** Whether somebody asked, or is asking, for this address. */
  knows(url: string): boolean {
    return this.#answers.has(url);
  }

  record(url: string, answer: LinkAnswer): void {
    this.#answers.set(url, answer);
  }

  /** A stub at `from` leads to `to`: where that is no good, neither is the stub. */
  async follow(from: string, to: string): Promise<void> {
    const answer = await this.#answers.get(to);
    if (answer && answer.state !== 'alive') this.record(from, { ...answer, finalUrl: answer.finalUrl || to });
  }

  /** Keeps an answer that another site's visit will want to read as a page. */
  stash(url: string, result: FetchResult): void {
    const size = result.ok ? result.value.body.byteLength : 0;
    if (this.#stashBytes + size > this.#stashLimit || this.#stash.has(url)) return;
    this.#stash.set(url, result);
    this.#stashBytes += size;
  }

  /** Hands a stashed answer over and forgets it. */
  take(url: string): FetchResult | null {
    const result = this.#stash.get(url);
    if (!result) return null;
    this.#stash.delete(url);
    if (result.ok) this.#stashBytes -= result.value.body.byteLength;
    return result;
  }
}
