// How many follow an account, as it was seen last.
import type { AccountObservation } from '../../model/account-conclusion.ts';
import type { Followers } from '../../model/account-reading.ts';

/** Of one moment an exact number before a rounded one, then the larger; null when nobody tells. */
export function newestFollowers(observations: readonly AccountObservation[]): Followers | null {
  const told = observations.flatMap(({ seenAt, reading: { followers } }) =>
    followers === null ? [] : [{ seenAt, followers }],
  );
  told.sort(
    (a, b) =>
      b.seenAt - a.seenAt ||
      Number(a.followers.approximate) - Number(b.followers.approximate) ||
      b.followers.count - a.followers.count,
  );
  return told[0]?.followers ?? null;
}
