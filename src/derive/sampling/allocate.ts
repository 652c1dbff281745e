// Seats among groups in proportion to their sizes, by the largest remainder (最大余数法). Whole numbers only.

export interface Group {
  readonly key: string;
  readonly size: number;
}

/**
 * How many each group gives: its share rounded down, the rest to those with the largest remainders (a tie to the larger
 * group, then to the smaller key). The sum is `wanted`, or everything when there is less; no group gives more than it has.
 */
export function allocate(wanted: number, groups: readonly Group[]): ReadonlyMap<string, number> {
  const total = groups.reduce((sum, { size }) => sum + size, 0);
  const seats = Math.min(wanted, total);
  if (total === 0) return new Map(groups.map(({ key }) => [key, 0]));
  const shares = groups.map(({ key, size }) => ({
    ...{ key, size },
    whole: Math.floor((seats * size) / total),
    remainder: (seats * size) % total,
  }));
  const left = seats - shares.reduce((sum, { whole }) => sum + whole, 0);
  const favoured = new Set(
    [...shares]
      .sort((a, b) => b.remainder - a.remainder || b.size - a.size || (a.key < b.key ? -1 : 1))
      .slice(0, left)
      .map(({ key }) => key),
  );
  return new Map(shares.map(({ key, whole }) => [key, whole + (favoured.has(key) ? 1 : 0)]));
}
