// At most so many connections to one address at once: many sites share a platform, and a round must not crowd it.

export class AddressGate {
  readonly #atOnce: number;
  readonly #held = new Map<string, { count: number; readonly waiting: (() => void)[] }>();

  constructor(atOnce: number) {
    this.#atOnce = atOnce;
  }

  /** Waits for a place and gives the way to leave it. */
  async enter(address: string): Promise<() => void> {
    const lane = this.#held.get(address) ?? { count: 0, waiting: [] };
    this.#held.set(address, lane);
    // A place that is left goes to the first who waits: the count stays as it is.
    if (lane.count >= this.#atOnce) await new Promise<void>((resolve) => lane.waiting.push(resolve));
    else lane.count += 1;
    return () => {
      const next = lane.waiting.shift();
      if (next) return next();
      lane.count -= 1;
      if (lane.count === 0) this.#held.delete(address);
    };
  }
}
