// Random numbers that are the same on every machine: SplitMix64 (Steele, Lea and Flood, 2014) over 64-bit integers.

const MASK = (1n << 64n) - 1n;
const GAMMA = 0x9e3779b97f4a7c15n;

export interface Random {
  /** A whole number from 0 up to, not including, `limit`; every one equally likely. */
  below(limit: number): number;
}

/** The next 64 bits each time it is asked. */
export function splitMix64(seed: bigint): () => bigint {
  let state = seed & MASK;
  return () => {
    state = (state + GAMMA) & MASK;
    let mixed = state;
    mixed = ((mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
    mixed = ((mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn) & MASK;
    return mixed ^ (mixed >> 31n);
  };
}

/** FNV-1a over 64 bits of the text's UTF-16 units. */
function hash64(text: string): bigint {
  let hash = 0xcbf29ce484222325n;
  for (let index = 0; index < text.length; index += 1)
    hash = ((hash ^ BigInt(text.charCodeAt(index))) * 0x100000001b3n) & MASK;
  return hash;
}

/**
 * The stream of one purpose: what is drawn for one stratum or period does not shift what is drawn for another.
 * @param seed a whole number, not negative
 */
export function randomOf(seed: number, purpose: string): Random {
  const next = splitMix64(BigInt(seed) ^ hash64(purpose));
  return {
    below(limit) {
      const size = BigInt(limit);
      // What lies beyond the last whole multiple would make the first numbers likelier; it is drawn again.
      const fair = (1n << 64n) - ((1n << 64n) % size);
      let drawn = next();
      while (drawn >= fair) drawn = next();
      return Number(drawn % size);
    },
  };
}

/** A new order, every order equally likely (Fisher and Yates). */
export function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
  const all = [...items];
  for (let last = all.length - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    const [one, two] = [all[last] as T, all[other] as T];
    [all[last], all[other]] = [two, one];
  }
  return all;
}
