// Two nights' verdicts held against each other.
import type { IndicatorResult, Verdict, VerdictOutcome } from '../model/verdict.ts';

export interface ClauseChange {
  readonly id: string;
  readonly clause: string;
  readonly before: Pick<IndicatorResult, 'outcome' | 'count'> | null;
  readonly after: Pick<IndicatorResult, 'outcome' | 'count'>;
  readonly limit: number;
}

export interface VerdictChange {
  readonly subject: string;
  /** null: not judged in that run. */
  readonly before: VerdictOutcome | null;
  readonly after: VerdictOutcome;
  /** Clauses whose outcome or count has changed. */
  readonly clauses: readonly ClauseChange[];
}

function clauseChanges(before: Verdict | undefined, after: Verdict): readonly ClauseChange[] {
  return after.indicators.flatMap(({ id, clause, outcome, count, limit }) => {
    const earlier = before?.indicators.find((one) => one.id === id && one.clause === clause);
    if (earlier && earlier.outcome === outcome && earlier.count === count) return [];
    const was = earlier ? { outcome: earlier.outcome, count: earlier.count } : null;
    return [{ id, clause, before: was, after: { outcome, count }, limit }];
  });
}

/** Subjects whose outcome differs, or any of whose clauses does; those judged in the later run only are left out. */
export function compareVerdicts(
  before: readonly Verdict[],
  after: readonly Verdict[],
): readonly VerdictChange[] {
  const earlier = new Map(before.map((verdict) => [verdict.subject, verdict]));
  return after
    .flatMap((verdict) => {
      const was = earlier.get(verdict.subject);
      const clauses = was ? clauseChanges(was, verdict) : [];
      if (!was || (clauses.length === 0 && was.outcome === verdict.outcome)) return [];
      return [{ subject: verdict.subject, before: was.outcome, after: verdict.outcome, clauses }];
    })
    .sort((a, b) => (a.subject < b.subject ? -1 : 1));
}

/** How many subjects have each outcome. */
export function verdictCounts(verdicts: readonly Verdict[]): Readonly<Record<VerdictOutcome, number>> {
  const count = (outcome: VerdictOutcome): number =>
    verdicts.filter((verdict) => verdict.outcome === outcome).length;
  return {
    qualified: count('qualified'),
    unqualified: count('unqualified'),
    undetermined: count('undetermined'),
  };
}
