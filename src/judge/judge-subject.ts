// The verdict on one subject, of whatever kind: every clause of the veto indicators that apply to it, and what they add up to.
import type { SubjectKind } from '../model/finding.ts';
import type { Edition, Indicator } from '../model/indicator.ts';
import type { LedgerRow, TerminalState } from '../model/run.ts';
import type { IndicatorResult, Verdict, VerdictOutcome } from '../model/verdict.ts';
import { judgeClause, type JudgedFinding } from './clause.ts';

export interface SubjectCase {
  /** The run's id. */
  readonly run: string;
  /** `2021Q4`, when the run is judged for a period. */
  readonly period?: string;
  readonly subject: string;
  readonly subjectKind: SubjectKind;
  readonly services: boolean;
  /** Chinese: why it could not be looked at properly; null when it could. */
  readonly unseen: string | null;
  readonly findings: readonly JudgedFinding[];
  readonly edition: Edition;
}

/** Why the subject could not be looked at properly, in the words of its kind; null when it was. */
export function whyUnseen(
  { state, reason }: Pick<LedgerRow, 'state' | 'reason'>,
  words: Readonly<Record<Exclude<TerminalState, 'visited'>, string>>,
): string | null {
  if (state === 'visited') return null;
  const general = words[state ?? 'not-reached'];
  return reason && reason !== general ? `${general}：${reason}` : general;
}

function overall(results: readonly IndicatorResult[]): VerdictOutcome {
  if (results.some((result) => result.outcome === 'fail')) return 'unqualified';
  const answered = results.some((result) => result.outcome === 'pass');
  return answered && results.every((result) => result.outcome !== 'unknown') ? 'qualified' : 'undetermined';
}

function reasonsOf(
  results: readonly IndicatorResult[],
  indicators: readonly Indicator[],
  unseen: string | null,
): string[] {
  if (unseen !== null) return [unseen];
  const open = results.filter((result) => result.outcome === 'unknown');
  if (open.length === 0) return ['没有一项指标得到检查'];
  return open.map((result) => {
    const name = indicators.find((indicator) => indicator.id === result.id)?.name ?? result.id;
    return `${name}${result.clause ? `（${result.clause}）` : ''}：${result.reason ?? ''}`;
  });
}

export function judgeSubject(input: SubjectCase): Verdict {
  const { subject, subjectKind, services, unseen, findings, edition } = input;
  const indicators = edition.indicators.filter((one) => one.part === 'veto' && one.appliesTo === subjectKind);
  const results = indicators.flatMap((indicator) =>
    indicator.clauses.map((clause) => judgeClause({ indicator, clause, findings, services, unseen })),
  );
  const outcome = overall(results);
  return {
    run: input.run,
    ...(input.period === undefined ? {} : { period: input.period }),
    ...{ subject, subjectKind, outcome, edition: edition.id, indicators: results },
    reasons: outcome === 'undetermined' ? reasonsOf(results, indicators, unseen) : [],
  };
}
