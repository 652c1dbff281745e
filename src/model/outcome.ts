// The four ranked answers a check can give, and how they combine.

/** Ranked worst first: `fail > unknown > pass > inapplicable`. "We could not look" is `unknown`, never `fail`. */
export const OUTCOMES = ['fail', 'unknown', 'pass', 'inapplicable'] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** The highest-ranked of several outcomes; `inapplicable` for none. Unknown spreads: it is never averaged away. */
export function worstOutcome(outcomes: Iterable<Outcome>): Outcome {
  let worst = OUTCOMES.length - 1;
  for (const outcome of outcomes) worst = Math.min(worst, OUTCOMES.indexOf(outcome));
  return OUTCOMES[worst] ?? 'inapplicable';
}
