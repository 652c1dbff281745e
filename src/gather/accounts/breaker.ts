// 熔断: a platform that turns us away is left alone, for longer each time; after enough of that until tomorrow.
import type { AccountAnswer } from '../../model/account-reading.ts';

export interface BreakerSettings {
  /** So many answers in a row that turn us away open it. */
  readonly after: number;
  /** The first rest, ms; each further one is twice as long, up to `longest`. */
  readonly first: number;
  readonly longest: number;
  /** So many rests in one batch; the next one would be until tomorrow. */
  readonly rests: number;
}

/** Answers by which a platform turns us away as such, not one account. */
const TURNED_AWAY: ReadonlySet<AccountAnswer> = new Set(['rate-limited', 'captcha', 'login-required']);

export class Breaker {
  readonly #settings: BreakerSettings;
  #inARow = 0;
  #rested = 0;
  #until = 0;
  #why = '';
  #stopped = false;

  constructor(settings: BreakerSettings) {
    this.#settings = settings;
  }

  /** Not to be asked again today. */
  get stopped(): boolean {
    return this.#stopped;
  }

  /** Chinese: what the platform said last when it turned us away. */
  get why(): string {
    return this.#why;
  }

  /** ms to wait from `now` (epoch ms) on. */
  restMs(now: number): number {
    return Math.max(0, this.#until - now);
  }

  /**
   * @param now epoch ms
   * @param stayAwayMs what the platform asked for; null for nothing. It is obeyed at once.
   */
  note(
    { answer, why }: { readonly answer: AccountAnswer; readonly why: string },
    now: number,
    stayAwayMs: number | null,
  ): void {
    if (!TURNED_AWAY.has(answer)) {
      // No answer says nothing either way; any other one shows that the platform speaks with us.
      if (answer !== 'network') this.#inARow = 0;
      return;
    }
    this.#why = why;
    this.#inARow += 1;
    if (stayAwayMs !== null)
      this.#until = Math.max(this.#until, now + Math.min(stayAwayMs, this.#settings.longest));
    if (this.#inARow < this.#settings.after) return;
    this.#inARow = 0;
    if (this.#rested >= this.#settings.rests) {
      this.#stopped = true;
      return;
    }
    const rest = Math.min(this.#settings.first * 2 ** this.#rested, this.#settings.longest);
    this.#rested += 1;
    this.#until = Math.max(this.#until, now + rest);
  }
}
