// The two times that fetching reads: the day's, for records, and a steady one, for durations.

export interface Clock {
  /** Epoch ms. */
  now(): number;
  /** ms since some fixed moment; never jumps. */
  steady(): number;
}

export const systemClock: Clock = { now: () => Date.now(), steady: () => performance.now() };
