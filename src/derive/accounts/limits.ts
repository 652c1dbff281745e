// Between which moments a time on a platform can lie at all, and the one way to make an interval of it.
import type { PostTime, PostTimeBasis } from '../../model/account-reading.ts';

/** How far the clock of a platform may run ahead of ours. */
export const CLOCK_SKEW_MS = 5 * 60_000;

/** 2009-01-01 in Asia/Shanghai: none of the platforms is older, so an earlier time is no time of a post. */
export const FIRST_POST_MS = Date.UTC(2009, 0, 1) - 8 * 3_600_000;

/** The earliest end of an `edited` time: the post may be as old as one likes. */
export const EDITED_EARLIEST = 0;

/**
 * The interval, or null when it cannot be: before every platform, or beginning in the future by more than the skew of
 * clocks. Its end is cut at the moment of seeing: what is seen has been posted.
 */
export function postTime(
  earliest: number,
  latest: number,
  basis: PostTimeBasis,
  seenAt: number,
): PostTime | null {
  if (!Number.isFinite(earliest) || !Number.isFinite(latest) || earliest > latest) return null;
  if (earliest < FIRST_POST_MS || earliest > seenAt + CLOCK_SKEW_MS) return null;
  return { earliest, latest: Math.max(earliest, Math.min(latest, seenAt)), basis };
}

/** A moment given as a number of seconds or milliseconds since 1970; null for 0, nonsense and the future. */
export function epochTime(
  value: number | null,
  unit: 'seconds' | 'milliseconds',
  seenAt: number,
): PostTime | null {
  if (value === null) return null;
  const at = Math.trunc(unit === 'seconds' ? value * 1000 : value);
  return postTime(at, at, 'absolute', seenAt);
}
