// What is said of one subject, computed from stored findings.
import type { Outcome } from './outcome.ts';
import type { SubjectKind } from './finding.ts';

export const VERDICT_OUTCOMES = ['qualified', 'unqualified', 'undetermined'] as const;
export type VerdictOutcome = (typeof VERDICT_OUTCOMES)[number];

/** One row per clause of each veto indicator; `clause` is '' for an indicator without lettered clauses. */
export interface IndicatorResult {
  readonly id: string;
  readonly clause: string;
  readonly outcome: Outcome;
  /** Failing findings counted, and the count that convicts (inclusive). */
  readonly count: number;
  readonly limit: number;
  /** Ids of the findings the count rests on. */
  readonly findings: readonly string[];
  /** Chinese, when the outcome is unknown: why. */
  readonly reason?: string;
}

export interface Verdict {
  readonly run: string;
  readonly period?: string;
  readonly subject: string;
  readonly subjectKind: SubjectKind;
  readonly outcome: VerdictOutcome;
  readonly edition: string;
  readonly indicators: readonly IndicatorResult[];
  /** Chinese, when undetermined. */
  readonly reasons: readonly string[];
}
