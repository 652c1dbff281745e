// Those who wait for a lane: `now` before `normal`, each in order; a timer exists only while somebody waits.
import type { Clock } from './clock.ts';
import type { Lane, LaneOutcome } from './lane.ts';

interface Waiter {
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
  readonly signal: AbortSignal | undefined;
  readonly onAbort: () => void;
}

export class LaneQueue {
  readonly #lane: Lane;
  readonly #clock: Clock;
  readonly #waiting: { readonly now: Waiter[]; readonly normal: Waiter[] } = { now: [], normal: [] };
  #timer: NodeJS.Timeout | null = null;

  constructor(lane: Lane, clock: Clock) {
    this.#lane = lane;
    this.#clock = clock;
  }

  get waiting(): number {
    return this.#waiting.now.length + this.#waiting.normal.length;
  }

  idle(): boolean {
    return this.waiting === 0 && this.#lane.idle(this.#clock.steady());
  }

  /** Takes a slot at once when one is free and nobody waits: no promise for the common case. */
  tryTake(): boolean {
    const now = this.#clock.steady();
    if (this.waiting > 0 || this.#lane.delay(now) > 0) return false;
    this.#lane.take(now);
    return true;
  }

  /** Waits for a slot; rejects with the signal's reason when aborted. */
  wait(priority: 'normal' | 'now', signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason as Error);
        return;
      }
      const queue = this.#waiting[priority];
      const waiter: Waiter = {
        resolve,
        reject,
        signal,
        onAbort: () => {
          queue.splice(queue.indexOf(waiter), 1);
          reject(signal?.reason as Error);
          this.#pump();
        },
      };
      signal?.addEventListener('abort', waiter.onAbort, { once: true });
      queue.push(waiter);
      this.#pump();
    });
  }

  space(ms: number): void {
    this.#lane.space(ms);
    this.#pump();
  }

  release(outcome: LaneOutcome): void {
    this.#lane.release(outcome, this.#clock.steady());
    this.#pump();
  }

  #pump(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    while (this.waiting > 0) {
      const now = this.#clock.steady();
      const delay = this.#lane.delay(now);
      if (delay > 0) {
        if (delay !== Infinity) this.#timer = setTimeout(() => this.#pump(), Math.ceil(delay));
        return;
      }
      const next = this.#waiting.now.shift() ?? this.#waiting.normal.shift();
      if (!next) return;
      next.signal?.removeEventListener('abort', next.onAbort);
      this.#lane.take(now);
      next.resolve();
    }
  }
}
