// Pacing lanes by host or address, bounded: a night meets thousands of hosts once.

/** Lanes by name, created on demand; idle ones are swept whenever their number has doubled past the limit. */
export class Lanes<L> {
  readonly #lanes = new Map<string, L>();
  readonly #create: (name: string) => L;
  readonly #idle: (lane: L) => boolean;
  readonly #kept: number;
  #sweepAt: number;

  constructor(create: (name: string) => L, idle: (lane: L) => boolean, kept: number) {
    this.#create = create;
    this.#idle = idle;
    this.#kept = kept;
    this.#sweepAt = kept;
  }

  get(name: string): L {
    const known = this.#lanes.get(name);
    if (known) return known;
    if (this.#lanes.size >= this.#sweepAt) this.#sweep();
    const lane = this.#create(name);
    this.#lanes.set(name, lane);
    return lane;
  }

  entries(): IterableIterator<[string, L]> {
    return this.#lanes.entries();
  }

  #sweep(): void {
    for (const [name, lane] of this.#lanes) if (this.#idle(lane)) this.#lanes.delete(name);
    this.#sweepAt = Math.max(this.#kept, this.#lanes.size * 2);
  }
}
