// Which of tonight's sections is which of the register's: by address, then by name at that address, then by name and path.
import type { RegisteredSection } from '../../model/section-register.ts';
import type { Seen } from './night.ts';

export interface Pair {
  readonly known: RegisteredSection;
  readonly seen: Seen;
}

export interface Matching {
  readonly pairs: readonly Pair[];
  /** In the register, not among tonight's; by number. */
  readonly absent: readonly RegisteredSection[];
  /** Tonight's that the register does not hold, in their order. */
  readonly unknown: readonly Seen[];
}

/** Everything yet to be matched. */
export function unmatched(sections: readonly RegisteredSection[], seen: readonly Seen[]): Matching {
  return { pairs: [], absent: sections, unknown: seen };
}

function groupBy<T>(
  items: readonly T[],
  keyOf: (item: T) => string | null,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

type KeyOf<T> = (item: T) => string | null;

/** One of each side, or nothing: of several that share a key nobody can say which is which. */
function matchBy(before: Matching, keyOfKnown: KeyOf<RegisteredSection>, keyOfSeen: KeyOf<Seen>): Matching {
  const known = groupBy(before.absent, keyOfKnown);
  const seen = groupBy(before.unknown, keyOfSeen);
  const pairs: Pair[] = [];
  for (const [key, ones] of seen) {
    const others = known.get(key) ?? [];
    // One that vanished long ago makes way for one that still stood there lately.
    const living = others.filter((one) => one.state !== 'vanished');
    const [found, more] = living.length > 0 ? living : others;
    const [one, second] = ones;
    if (found && !more && one && !second) pairs.push({ known: found, seen: one });
  }
  const usedKnown = new Set(pairs.map((pair) => pair.known));
  const usedSeen = new Set(pairs.map((pair) => pair.seen));
  return {
    pairs: [...before.pairs, ...pairs],
    absent: before.absent.filter((one) => !usedKnown.has(one)),
    unknown: before.unknown.filter((one) => !usedSeen.has(one)),
  };
}

type Named = { readonly stand: string; readonly name: string; readonly level: number };

const flat = ({ stand, section }: Seen): Named => ({ stand, name: section.name, level: section.level });

/** The same stand and name. */
export function matchExactly(before: Matching): Matching {
  const keyOf = ({ stand, name }: Named): string => `${stand} ${name}`;
  return matchBy(before, keyOf, (seen) => keyOf(flat(seen)));
}

/** The same stand: same name first, then the one left there of its level, then the one left there at all. */
export function matchByStand(before: Matching): Matching {
  const sameName = matchExactly(before);
  const taken = new Set(sameName.pairs.map(({ known }) => known.stand));
  // A new block of a page whose other sections are known is not the block that vanished from it long ago.
  const canReturn = ({ state, stand }: RegisteredSection): boolean =>
    state !== 'vanished' || !taken.has(stand);
  const left = (from: Matching, keyOf: (one: Named) => string): Matching =>
    matchBy(
      from,
      (known) => (canReturn(known) ? keyOf(known) : null),
      (seen) => keyOf(flat(seen)),
    );
  const sameLevel = left(sameName, ({ stand, level }) => `${stand} ${level}`);
  return left(sameLevel, ({ stand }) => stand);
}

const PARTS = '\u0000';

/** The same bytes of name and path at another address. */
export function matchByNameAndPath(before: Matching): Matching {
  const keyOf = (name: string, path: string): string | null =>
    name === '' || path === '' ? null : `${name}${PARTS}${path}`;
  return matchBy(
    before,
    ({ name, path }) => keyOf(name, path),
    ({ section: { name, path } }) => keyOf(name, path),
  );
}

/** The same name only: enough when a whole site changed, too little otherwise. */
export function matchByName(before: Matching): Matching {
  const keyOf = (name: string): string | null => (name === '' ? null : name);
  return matchBy(
    before,
    ({ name }) => keyOf(name),
    ({ section }) => keyOf(section.name),
  );
}
