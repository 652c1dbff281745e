// Draws a stratified sample. Pure: the same candidates (in any order), rules and seed give the same sample everywhere.
import { groupBy } from '../../model/group.ts';
import type { StratumCount } from '../../model/sample.ts';
import { allocate } from './allocate.ts';
import { randomOf, shuffled, type Random } from './random.ts';

export interface Candidate {
  readonly id: string;
  /** Seats are given to cities in proportion to their candidates. */
  readonly city: string;
  /** Within a city the sample is spread over these (platforms); '' where there is nothing to spread over. */
  readonly kind: string;
}

export interface StratumRule<C extends Candidate> {
  readonly id: string;
  readonly name: string;
  readonly take: number | 'all';
  matches(candidate: C): boolean;
}

export interface DrawOptions {
  readonly seed: number;
  /** What it is drawn for: another period draws otherwise with the same seed. */
  readonly purpose: string;
  /** Drawn before: not drawn again while their city has others. Full strata take everybody. */
  readonly avoid: ReadonlySet<string>;
}

export interface Draw {
  /** By stratum, then by id. */
  readonly members: readonly { readonly id: string; readonly stratum: string }[];
  readonly strata: readonly StratumCount[];
  /** Candidates that belong to no stratum. */
  readonly outside: number;
}

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
const byId = (one: Candidate, other: Candidate): number => byText(one.id, other.id);

/**
 * `count` of the candidates, each equally likely. They are lined up kind by kind, in a drawn order, and taken at even
 * steps from a drawn start: so every kind gives its share, rounded down or up.
 */
function evenly(candidates: readonly Candidate[], count: number, random: Random): readonly Candidate[] {
  if (count === 0) return [];
  const kinds = [...groupBy(candidates, ({ kind }) => kind)].sort(([one], [other]) => byText(one, other));
  const line = shuffled(kinds, random).flatMap(([, group]) => shuffled(group, random));
  const start = random.below(line.length);
  const step = (index: number): number => Math.floor((index * count + start) / line.length);
  return line.filter((_candidate, index) => step(index + 1) > step(index));
}

interface Taken {
  readonly candidates: readonly Candidate[];
  readonly repeated: number;
}

/** @param candidates sorted by id */
function take(
  candidates: readonly Candidate[],
  wanted: number | 'all',
  random: Random,
  avoid: ReadonlySet<string>,
): Taken {
  if (wanted === 'all' || candidates.length <= wanted) {
    const repeated = wanted === 'all' ? 0 : candidates.filter(({ id }) => avoid.has(id)).length;
    return { candidates, repeated };
  }
  const cities = [...groupBy(candidates, ({ city }) => city)].sort(([one], [other]) => byText(one, other));
  const seats = allocate(
    wanted,
    cities.map(([key, group]) => ({ key, size: group.length })),
  );
  let repeated = 0;
  const taken = cities.flatMap(([city, group]) => {
    const count = seats.get(city) ?? 0;
    const fresh = group.filter(({ id }) => !avoid.has(id));
    const again = Math.max(0, count - fresh.length);
    repeated += again;
    const former = group.filter(({ id }) => avoid.has(id));
    return [...evenly(fresh, count - again, random), ...evenly(former, again, random)];
  });
  return { candidates: taken.sort(byId), repeated };
}

/** A candidate belongs to the first stratum whose rule it meets, and is counted there alone. */
export function drawSample<C extends Candidate>(
  candidates: readonly C[],
  rules: readonly StratumRule<C>[],
  { seed, purpose, avoid }: DrawOptions,
): Draw {
  let rest: readonly C[] = [...candidates].sort(byId);
  const members: { id: string; stratum: string }[] = [];
  const strata: StratumCount[] = [];
  for (const rule of rules) {
    const own = rest.filter((candidate) => rule.matches(candidate));
    const inAll = candidates.filter((candidate) => rule.matches(candidate)).length;
    rest = rest.filter((candidate) => !rule.matches(candidate));
    const taken = take(own, rule.take, randomOf(seed, `${purpose}|${rule.id}`), avoid);
    members.push(...taken.candidates.map(({ id }) => ({ id, stratum: rule.id })));
    strata.push({
      ...{ id: rule.id, name: rule.name, size: own.length, overlap: inAll - own.length },
      wanted: rule.take === 'all' ? null : rule.take,
      ...{ taken: taken.candidates.length, repeated: taken.repeated },
    });
  }
  return { members, strata, outside: rest.length };
}
