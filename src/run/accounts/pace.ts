// One platform is asked one question at a time, an interval apart, and so often a day.
import type { Platform } from '../../model/account.ts';
import type { AccountSettings } from '../../gather/accounts/settings.ts';

const DAY_MS = 86_400_000;

type PaceSettings = Pick<AccountSettings, 'interval' | 'jitter' | 'dailyCap'>;

export interface PaceHouse {
  readonly clock: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly random: () => number;
  /** How often a platform was asked since then (epoch ms), by whatever process. */
  readonly asked: (since: number) => Promise<number>;
}

export class Pace {
  readonly #house: PaceHouse;
  readonly #intervalMs: number;
  readonly #jitter: number;
  readonly #cap: number;
  /** Asked within the last day when last counted, and since. */
  #counted: number | null = null;
  #next = 0;

  constructor(platform: Platform, settings: PaceSettings, house: PaceHouse) {
    this.#house = house;
    this.#intervalMs = settings.interval[platform] ?? settings.interval.default;
    this.#jitter = settings.jitter;
    this.#cap = settings.dailyCap[platform] ?? settings.dailyCap.default;
  }

  /** Whether the daily cap allows another question. */
  async allows(): Promise<boolean> {
    this.#counted ??= await this.#house.asked(this.#house.clock() - DAY_MS);
    return this.#counted < this.#cap;
  }

  /** A batch that was killed and goes on, or another command, may have asked a moment ago. */
  async #heedOthers(): Promise<void> {
    if (this.#next > 0) return;
    const now = this.#house.clock();
    this.#next = (await this.#house.asked(now - this.#intervalMs)) > 0 ? now + this.#intervalMs : now;
  }

  /** Waits for this question's turn, `atLeastMs` at least. */
  async turn(atLeastMs: number, signal: AbortSignal): Promise<void> {
    const { clock, sleep } = this.#house;
    await this.#heedOthers();
    const waitMs = Math.max(this.#next - clock(), atLeastMs, 0);
    if (waitMs > 0) await sleep(waitMs, signal);
    if (!signal.aborted) this.#counted = (this.#counted ?? 0) + 1;
  }

  /** The interval counts from the answer: a slow platform is not asked the sooner for it. */
  answered(): void {
    const { clock, random } = this.#house;
    const shift = (random() * 2 - 1) * this.#jitter;
    this.#next = clock() + this.#intervalMs * (1 + shift);
  }
}
