// Gives traits to sites in fixed proportions, so that a small province still has one of each.
import { Rng } from './rng.ts';

/** One share: the trait and its count in a province of 919. */
export type Share<T> = readonly [T, number];

/**
 * For every one of `total` sites a trait: each share scaled to `total` but at least one, the first share takes the rest.
 */
export function allot<T>(seed: number, salt: string, total: number, shares: readonly Share<T>[]): T[] {
  const [rest, ...others] = shares;
  if (!rest) throw new Error('no shares');
  const traits: T[] = [];
  for (const [trait, of919] of others) {
    const count = of919 === 0 ? 0 : Math.max(1, Math.round((of919 * total) / 919));
    for (let index = 0; index < count && traits.length < total; index += 1) traits.push(trait);
  }
  while (traits.length < total) traits.push(rest[0]);
  return new Rng(seed, 'allot', salt).shuffle(traits);
}
