// Counting verdicts so that every line reconciles: total = checked + excluded, checked = the three outcomes.
import type { VerdictOutcome } from '../model/verdict.ts';
import { percentage } from './rate.ts';

export interface Tally {
  /** Every site planned in the run. */
  readonly total: number;
  /** Those in operation: qualified + unqualified + undetermined. */
  readonly checked: number;
  readonly qualified: number;
  readonly unqualified: number;
  /** Could not be judged; stands on neither side of the rate. */
  readonly undetermined: number;
  /** Not in operation, or no longer in the inventory. */
  readonly excluded: number;
  /** Qualified sites. */
  readonly numerator: number;
  /** Qualified and unqualified sites. */
  readonly denominator: number;
  /** Percent, a decimal string; null when the denominator is 0. */
  readonly rate: string | null;
}

export type Standing = VerdictOutcome | 'excluded';

export function tally(standings: readonly Standing[], digits: number): Tally {
  const count = (standing: Standing): number => standings.filter((one) => one === standing).length;
  const [qualified, unqualified, undetermined] = [
    count('qualified'),
    count('unqualified'),
    count('undetermined'),
  ];
  const denominator = qualified + unqualified;
  return {
    total: standings.length,
    checked: denominator + undetermined,
    qualified,
    unqualified,
    undetermined,
    excluded: count('excluded'),
    numerator: qualified,
    denominator,
    rate: percentage(qualified, denominator, digits),
  };
}
