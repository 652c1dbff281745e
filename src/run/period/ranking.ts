// Who stands first by score, and who has risen since last year: official scores only, a trial ranks nobody.
import { changes, rank, type Ranked } from '../../judge/score/rank.ts';
import type { ScoreTable } from '../../model/score-table.ts';
import type { Ranking } from '../../report/bulletin/input.ts';
import type { Scored } from './scores.ts';

const ranked = (all: readonly Scored[]): readonly Ranked[] =>
  rank(all.map(({ id, card }) => ({ id, total: card.provisional ? null : card.total })));

export interface RankingInput {
  readonly now: readonly Scored[];
  /** The same quarter a year earlier; null when it was not scored. */
  readonly before: readonly Scored[] | null;
  readonly table: ScoreTable | null;
  /** Decimals of the scores. */
  readonly digits: number;
  /** So many are named as standing first; equal scores share a place. */
  readonly leading: number;
}

/** By id, in the order of places; nobody while any score is a trial, since it could still come before. */
export function rankingOf({ now, before, table, digits, leading }: RankingInput): Ranking {
  if (now.length === 0 || now.some(({ card }) => card.provisional)) return { leading: [], improved: [] };
  const places = ranked(now);
  const first = places.filter(({ place }) => place !== null && place <= leading).map(({ id }) => id);
  const risen =
    before === null || before.some(({ card }) => card.provisional)
      ? []
      : changes(places, ranked(before), table?.progress ?? null, digits)
          .filter(({ markedProgress }) => markedProgress === true)
          .map(({ id }) => id);
  return { leading: first, improved: risen };
}
