// The state of one warning from night to night: it changes only when enough nights in a row say so.
import { dateAt } from '../../model/calendar.ts';
import type { Sighting } from '../../model/section-register.ts';
import type { Observation, Observed, Warning, WarningEvent, WarningState } from '../../model/warning.ts';

/** How bad: a change upwards is a warning, one downwards its end. */
const RANK: Readonly<Record<WarningState | Observed, number>> = {
  lapsed: 0,
  calm: 0,
  mended: 0,
  due: 1,
  over: 2,
};

const REACHED: readonly WarningEvent['after'][] = ['mended', 'due', 'over'];

export interface Stepped {
  /** null: there is nothing more to watch. */
  readonly warning: Warning | null;
  readonly change: Pick<WarningEvent, 'before' | 'after'> | null;
}

/** A thing seen for the first time has been calm so far. */
function newcomer(observation: Observation, night: Sighting): Warning {
  return { ...observation, state: 'calm', since: night, seen: night, streak: 0, toward: 'calm' };
}

/** What the nights of the streak agree on: of two that lead away from the state, the nearer one. */
function agreed(known: Warning, observed: Observed, direction: number): Observed {
  if (known.streak === 0 || Math.sign(RANK[known.toward] - RANK[known.state]) !== direction) return observed;
  const nearer = direction > 0 ? Math.min : Math.max;
  return nearer(RANK[known.toward], RANK[observed]) === RANK[observed] ? observed : known.toward;
}

/**
 * Takes one night's observation in. Two runs of one day are one night: the second changes nothing.
 * @param nights how many in a row must speak for a change.
 */
export function step(
  known: Warning | null,
  observation: Observation,
  night: Sighting,
  nights: number,
): Stepped {
  if (known && dateAt(night.at) <= dateAt(known.seen.at)) return { warning: known, change: null };
  const before = known ?? newcomer(observation, night);
  const { observed } = observation;
  const direction = Math.sign(RANK[observed] - RANK[before.state]);
  const now = { ...before, ...observation, seen: night };
  if (direction === 0) {
    if (observed === 'lapsed') return { warning: null, change: null };
    return { warning: { ...now, streak: 0, toward: observed }, change: null };
  }
  const toward = agreed(before, observed, direction);
  const goesOn = before.streak > 0 && Math.sign(RANK[before.toward] - RANK[before.state]) === direction;
  const streak = goesOn ? before.streak + 1 : 1;
  if (streak < nights) return { warning: { ...now, streak, toward }, change: null };
  const after = toward === 'lapsed' ? 'lapsed' : (REACHED[RANK[toward]] ?? 'mended');
  const change = { before: before.state, after };
  if (after === 'lapsed') return { warning: null, change };
  return { warning: { ...now, state: after, since: night, streak: 0, toward: observed }, change };
}

/** Ends a warning at once: its section has vanished, which took nights of its own to be believed. */
export function end(known: Warning): Stepped {
  const change = RANK[known.state] > 0 ? { before: known.state, after: 'lapsed' as const } : null;
  return { warning: null, change };
}
