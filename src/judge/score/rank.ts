// Places by score, and what has changed since last year.
import type { Progress } from '../../model/score-table.ts';
import { compareExact, decimal, exact, minus } from './exact.ts';

export interface Scored {
  /** A portal's code or a city's. */
  readonly id: string;
  /** As printed, a decimal string; null: not scored (vetoed), and so without a place. */
  readonly total: string | null;
}

export interface Ranked extends Scored {
  /** From 1; equal scores share a place and the next ones stand so many places lower: 1, 2, 2, 4. */
  readonly place: number | null;
}

/** Highest first; those without a score last, by id. What is compared is what is printed. */
export function rank(entries: readonly Scored[]): readonly Ranked[] {
  const byId = [...entries].sort((one, other) => (one.id < other.id ? -1 : 1));
  const scored = byId
    .flatMap((entry) => (entry.total === null ? [] : [{ entry, score: exact(entry.total) }]))
    .sort((one, other) => compareExact(other.score, one.score));
  const placed = scored.map(({ entry, score }): Ranked => {
    const place = scored.findIndex((other) => compareExact(other.score, score) === 0) + 1;
    return { ...entry, place };
  });
  return [
    ...placed,
    ...byId.filter(({ total }) => total === null).map((entry) => ({ ...entry, place: null })),
  ];
}

export interface YearChange {
  readonly id: string;
  readonly place: number | null;
  readonly placeBefore: number | null;
  /** Places gained (negative: lost); null unless placed in both years. */
  readonly up: number | null;
  /** Score gained, a decimal string with as many digits; null likewise. */
  readonly gained: string | null;
  /** 进步较大; null when it cannot be said: not placed in both years, or no limit is configured. */
  readonly markedProgress: boolean | null;
}

/**
 * This year's ranking against last year's, in this year's order.
 * @param progress how many places up are 进步较大; null or without a number: not said.
 * @param digits of the scores printed.
 */
export function changes(
  now: readonly Ranked[],
  before: readonly Ranked[],
  progress: Pick<Progress, 'ranks'> | null,
  digits: number,
): readonly YearChange[] {
  const earlier = new Map(before.map((one) => [one.id, one]));
  const limit = progress?.ranks ?? null;
  return now.map(({ id, place, total }) => {
    const was = earlier.get(id) ?? null;
    const up = place === null || (was?.place ?? null) === null ? null : (was?.place ?? 0) - place;
    const gained =
      total === null || (was?.total ?? null) === null
        ? null
        : decimal(minus(exact(total), exact(was?.total ?? '0')), digits);
    const markedProgress = up === null || limit === null ? null : up >= limit;
    return { id, place, placeBefore: was?.place ?? null, up, gained, markedProgress };
  });
}
