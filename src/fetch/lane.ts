// How fast one host or one address may be asked: pure arithmetic over a given time, no timers.
import type { FetchSettings, LaneLimits } from './settings.ts';

export type BackOff = FetchSettings['pacing']['backOff'];

/** How a question ended, as far as pacing cares. */
export interface LaneOutcome {
  readonly throttled: boolean;
  readonly retryAfterMs: number | null;
}

/** Beyond this, doubling changes nothing that the limits would not cut. */
const MAX_STRIKES = 10;

/** All times are ms of one steady clock, handed in by the caller. */
export class Lane {
  readonly #limits: LaneLimits;
  readonly #backOff: BackOff;
  #active = 0;
  /** When the next question would be due at the average rate; ahead of now by at most the burst. */
  #due = 0;
  #blockedUntil = 0;
  #strikes = 0;
  #lastThrottled = 0;
  /** ms at least between the starts of two questions, by the host's own wish; 0 without one. */
  #spacing = 0;

  constructor(limits: LaneLimits, backOff: BackOff) {
    this.#limits = limits;
    this.#backOff = backOff;
  }

  /** 0 when a question may start now; else ms until it is worth looking again, Infinity until one in flight has ended. */
  delay(now: number): number {
    if (this.#active >= this.#allowedNow(now)) return Infinity;
    const ahead = this.#spaced() ? 0 : this.#interval() * (this.#limits.burst - 1);
    const earliest = Math.max(this.#blockedUntil, this.#due - ahead);
    return Math.max(0, earliest - now);
  }

  /** Never faster than the limits allow anyway; what a host asked to be spaced out comes without bursts. */
  space(ms: number): void {
    this.#spacing = ms;
  }

  take(now: number): void {
    this.#active += 1;
    this.#due = Math.max(now, this.#due) + this.#interval();
  }

  /** With a Retry-After the pause is the one asked for, capped; without one it doubles with every throttling. */
  release(outcome: LaneOutcome, now: number): void {
    this.#active -= 1;
    if (!outcome.throttled) return;
    this.#forget(now);
    const doubled = Math.min(this.#backOff.maxMs, this.#backOff.firstMs * 2 ** this.#strikes);
    const pause =
      outcome.retryAfterMs === null ? doubled : Math.min(outcome.retryAfterMs, this.#backOff.retryAfterMaxMs);
    this.#blockedUntil = Math.max(this.#blockedUntil, now + pause);
    this.#strikes = Math.min(MAX_STRIKES, this.#strikes + 1);
    this.#lastThrottled = now;
  }

  /** Nothing in flight and nothing remembered that would hold the next question back. */
  idle(now: number): boolean {
    this.#forget(now);
    return this.#active === 0 && this.#strikes === 0 && this.#due <= now && this.#blockedUntil <= now;
  }

  #spaced(): boolean {
    return this.#spacing > 1000 / this.#limits.perSecond;
  }

  #interval(): number {
    return Math.max(this.#spacing, 1000 / this.#limits.perSecond);
  }

  /** Each throttling halves the concurrency until time has forgiven it. */
  #allowedNow(now: number): number {
    if (this.#strikes > 0) this.#forget(now);
    return Math.max(1, Math.floor(this.#limits.concurrent / 2 ** this.#strikes));
  }

  #forget(now: number): void {
    const since = Math.max(this.#lastThrottled, this.#blockedUntil);
    const forgiven = Math.floor((now - since) / this.#backOff.forgetAfterMs);
    if (forgiven <= 0 || this.#strikes === 0) return;
    this.#strikes = Math.max(0, this.#strikes - forgiven);
    this.#lastThrottled = since + forgiven * this.#backOff.forgetAfterMs;
  }
}
