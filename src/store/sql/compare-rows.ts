// What an import changes in a register: rows as stored held against rows as given.
import type { InventoryChange } from '../change.ts';
import type { Value } from './bulk.ts';

export interface RowShape<T> {
  keyOf(item: T): string;
  /** Everything that is stored of it. */
  valuesOf(item: T): readonly Value[];
}

export function compareRows<T>(
  stored: readonly T[],
  given: readonly T[],
  { keyOf, valuesOf }: RowShape<T>,
): InventoryChange<T> {
  const same = (one: T, other: T): boolean => {
    const others = valuesOf(other);
    return valuesOf(one).every((value, index) => value === others[index]);
  };
  const before = new Map(stored.map((item) => [keyOf(item), item]));
  const added: T[] = [];
  const changed: { before: T; after: T }[] = [];
  for (const after of given) {
    const known = before.get(keyOf(after));
    if (known === undefined) added.push(after);
    else if (!same(known, after)) changed.push({ before: known, after });
    before.delete(keyOf(after));
  }
  return {
    added,
    changed,
    missing: [...before.values()],
    unchanged: given.length - added.length - changed.length,
  };
}
