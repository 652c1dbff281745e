// One clause of a veto indicator over the findings of one subject. Unknown spreads as far as it could change the answer.
import { coversWholeSubject, type Finding } from '../model/finding.ts';
import type { Clause, Indicator } from '../model/indicator.ts';
import { ENTERED_CHECK } from '../model/period.ts';
import type { IndicatorResult } from '../model/verdict.ts';

/** What judging reads of a finding. */
export type JudgedFinding = Pick<Finding, 'id' | 'check' | 'outcome' | 'target' | 'measured'>;

export interface ClauseInput {
  readonly indicator: Indicator;
  readonly clause: Clause;
  readonly findings: readonly JudgedFinding[];
  readonly services: boolean;
  /** Chinese: why the subject could not be looked at properly; null when it could. */
  readonly unseen: string | null;
}

/** One thing judged counts once, however often a visit met it. */
function distinct(findings: readonly JudgedFinding[]): readonly JudgedFinding[] {
  const byKey = new Map<string, JudgedFinding>();
  for (const finding of [...findings].sort((left, right) => (left.id < right.id ? -1 : 1))) {
    const key = JSON.stringify([finding.check, finding.target, finding.measured['section'] ?? null]);
    if (!byKey.has(key)) byKey.set(key, finding);
  }
  return [...byKey.values()];
}

/** The reasons of unknown findings, commonest first, each with how often. */
function reasonsOf(findings: readonly JudgedFinding[]): string {
  const counts = new Map<string, number>();
  for (const finding of findings) {
    const reason = String(finding.measured['reason'] ?? '未能检查');
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  const ranked = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return ranked
    .slice(0, 3)
    .map(([reason, count]) => (count > 1 ? `${reason}（${count} 处）` : reason))
    .join('；');
}

/** Whether a finding is about the clause: one of its checks made it, or a person entered it under the clause. */
const isAbout =
  ({ indicator, clause }: Pick<ClauseInput, 'indicator' | 'clause'>) =>
  ({ check, measured }: JudgedFinding): boolean =>
    check === ENTERED_CHECK
      ? measured['indicator'] === indicator.id && measured['clause'] === clause.id
      : clause.checks.includes(check);

function notExamined(input: ClauseInput, mine: readonly JudgedFinding[]): string | null {
  if (input.indicator.needsServices && !input.services) return '该网站无对外服务，此项不适用';
  return input.clause.checks.length === 0 && mine.length === 0 ? '系统尚不检查此项，须人工检查' : null;
}

type Answer = Pick<IndicatorResult, 'outcome' | 'reason'>;

/** What convicts: what an automatic clause's checks found; of the rest, and of what one person entered, only what was confirmed. */
function convicting({ automation }: Clause, failing: readonly JudgedFinding[]): readonly JudgedFinding[] {
  return failing.filter(
    ({ check, measured }) =>
      measured['confirmed'] === true || (automation === 'automatic' && check !== ENTERED_CHECK),
  );
}

function convicted(clause: Clause, failing: readonly JudgedFinding[]): Answer {
  if (convicting(clause, failing).length >= clause.limit) return { outcome: 'fail' };
  return { outcome: 'unknown', reason: '疑似问题，须人工确认后才能认定' };
}

/** Nothing that the clause speaks of applies to an account: there is nothing to clear. */
const appliesNot = ({ appliesTo }: Indicator, findings: readonly JudgedFinding[]): boolean =>
  appliesTo === 'account' &&
  findings.length > 0 &&
  findings.every(({ outcome }) => outcome === 'inapplicable');

function countedAnswer(
  input: ClauseInput,
  failing: readonly JudgedFinding[],
  unknown: readonly JudgedFinding[],
  any: boolean,
): Answer {
  const { clause } = input;
  if (input.unseen !== null) return { outcome: 'unknown', reason: input.unseen };
  if (failing.length >= clause.limit) return convicted(clause, failing);
  const whole = unknown.find(coversWholeSubject);
  if (whole) return { outcome: 'unknown', reason: reasonsOf([whole]) };
  if (!any) return { outcome: 'unknown', reason: '没有检查记录' };
  if (failing.length + unknown.length < clause.limit) return { outcome: 'pass' };
  // Where one is enough there is nothing to count.
  if (clause.limit === 1) return { outcome: 'unknown', reason: reasonsOf(unknown) };
  return {
    outcome: 'unknown',
    reason: `已确认 ${failing.length} 个，另有 ${unknown.length} 个未能确认，可能达到 ${clause.limit} 个：${reasonsOf(unknown)}`,
  };
}

/** One run's findings about a clause that only a period can answer: a failing one leaves it open. */
function tonightAnswer(
  input: ClauseInput,
  failing: readonly JudgedFinding[],
  unknown: readonly JudgedFinding[],
  any: boolean,
): Answer {
  if (input.unseen !== null) return { outcome: 'unknown', reason: input.unseen };
  if (failing.length > 0) {
    const cause = String(failing[0]?.measured['cause'] ?? '');
    return {
      outcome: 'unknown',
      reason: `本次检查时打不开${cause ? `（${cause}）` : ''}，须由一周的可用性监测认定`,
    };
  }
  if (unknown.length > 0) return { outcome: 'unknown', reason: reasonsOf(unknown) };
  return any ? { outcome: 'pass' } : { outcome: 'unknown', reason: '没有检查记录' };
}

/**
 * A clause over a period: the period's own finding convicts and clears, whatever one run saw. Where the period is too
 * poor to say (or is not there) the run's answer stands, save that it does not clear what the period may yet convict.
 */
function periodResult(input: ClauseInput, mine: readonly JudgedFinding[]): IndicatorResult {
  const { indicator, clause } = input;
  const over = clause.convictedBy ?? [];
  const period = distinct(mine.filter(({ check }) => over.includes(check)));
  const run = mine.filter(({ check }) => !over.includes(check));
  const of = (outcome: JudgedFinding['outcome'], from: readonly JudgedFinding[]): readonly JudgedFinding[] =>
    distinct(from.filter((finding) => finding.outcome === outcome));
  const about = { id: indicator.id, clause: clause.id, limit: clause.limit };
  const findings = period.map(({ id }) => id).sort();
  const failing = of('fail', period);
  if (failing.length >= clause.limit)
    return { ...about, ...convicted(clause, failing), count: failing.length, findings };
  const open = of('unknown', period);
  if (period.length > 0 && open.length === 0 && failing.length === 0)
    return { ...about, outcome: 'pass', count: 0, findings };
  const tonight = tonightAnswer(input, of('fail', run), of('unknown', run), run.length > 0);
  const doubted = open.filter(({ measured }) => measured['mayConvict'] === true);
  const answer: Answer =
    tonight.outcome === 'pass' && doubted.length > 0
      ? { outcome: 'unknown', reason: reasonsOf(doubted) }
      : tonight;
  return { ...about, ...answer, count: 0, findings };
}

/**
 * Fails at the limit (inclusive) whatever else is unknown; is unknown while the unknown ones could still reach the
 * limit, and where nothing was recorded at all; passes otherwise.
 */
export function judgeClause(input: ClauseInput): IndicatorResult {
  const { indicator, clause } = input;
  const about = { id: indicator.id, clause: clause.id };
  const mine = input.findings.filter(isAbout(input));
  const why = notExamined(input, mine);
  if (why)
    return { ...about, outcome: 'inapplicable', count: 0, limit: clause.limit, findings: [], reason: why };
  if (clause.over === 'period') return periodResult(input, mine);
  if (input.unseen === null && appliesNot(indicator, mine)) {
    const said = mine.filter(({ measured }) => measured['reason'] !== undefined);
    const reason = said.length === 0 ? {} : { reason: reasonsOf(said) };
    return { ...about, outcome: 'inapplicable', count: 0, limit: clause.limit, findings: [], ...reason };
  }
  const failing = distinct(mine.filter((finding) => finding.outcome === 'fail'));
  const unknown = distinct(mine.filter((finding) => finding.outcome === 'unknown'));
  const any = mine.length > 0;
  const ids = failing.map((finding) => finding.id).sort();
  return {
    ...about,
    ...countedAnswer(input, failing, unknown, any),
    count: ids.length,
    limit: clause.limit,
    findings: ids,
  };
}
