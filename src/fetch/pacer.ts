// Politeness per host and per address: a slot must be held while asking.

export interface Slot {
  /** Give the slot back, saying how the host answered so that the pacer can back off. */
  release(outcome: { readonly throttled: boolean; readonly retryAfterMs: number | null }): void;
  /** How long we waited for it, ms. */
  readonly waitedMs: number;
}

export interface Pacer {
  acquire(url: string, priority: 'normal' | 'now', signal?: AbortSignal): Promise<Slot>;
  /** From now on at least `ms` between two questions to this address's host; never faster than the settings say. */
  spaceOut(url: string, ms: number): void;
  /** The hosts that keep us waiting most, for the live display. */
  slowest(
    count: number,
  ): readonly { readonly host: string; readonly waiting: number; readonly averageMs: number }[];
}
