// Decisions on a frozen quarter: each is checked against what is frozen and decided, and stored with the verdict before and after.
import { createHash } from 'node:crypto';
import { decidedSubject, standing } from '../../judge/period/decided.ts';
import { judgeAccounts, judgeSites } from '../../judge/period/judge-part.ts';
import type { Account } from '../../model/account.ts';
import type { SubjectKind } from '../../model/finding.ts';
import type { Edition } from '../../model/indicator.ts';
import {
  ENTERED_CHECK,
  type DecisionEntry,
  type FrozenFinding,
  type FrozenPart,
  type FrozenSubject,
  type PeriodDecision,
} from '../../model/period.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { Site } from '../../model/site.ts';
import type { Verdict, VerdictOutcome } from '../../model/verdict.ts';
import { faultOf } from './decision-faults.ts';

/** Both parts of a quarter as far as they are frozen. */
export interface FrozenParts {
  readonly site: FrozenPart<Site> | null;
  readonly account: FrozenPart<Account> | null;
}

const OUTCOMES: Readonly<Record<VerdictOutcome, string>> = {
  qualified: '合格',
  unqualified: '不合格',
  undetermined: '未能判定',
};

const said = (verdict: Verdict | undefined): string => (verdict ? OUTCOMES[verdict.outcome] : '不判定');

interface Place {
  readonly subject: FrozenSubject;
  readonly edition: Edition;
  /** In words. */
  verdict(decisions: readonly PeriodDecision[]): string;
}

function placeIn(parts: FrozenParts, kind: SubjectKind, id: string): Place | null {
  if (kind === 'site') {
    const subject = parts.site?.subjects.find((one) => one.id === id);
    if (!parts.site || !subject) return null;
    const { part } = parts.site;
    const alone = { part, subjects: [subject] };
    return { subject, edition: part.edition, verdict: (all) => said(judgeSites(alone, all).verdicts[0]) };
  }
  const subject = parts.account?.subjects.find((one) => one.id === id);
  if (!parts.account || !subject) return null;
  const { part } = parts.account;
  const alone = { part, subjects: [subject] };
  return { subject, edition: part.edition, verdict: (all) => said(judgeAccounts(alone, all).verdicts[0]) };
}

/** What a person found, as a finding of its own: the same words give the same id. */
export function enteredFinding(
  entry: Pick<DecisionEntry, 'subject' | 'by' | 'day'>,
  about: Readonly<{ indicator: string; clause: string; target: string; message: string; fault: boolean }>,
): FrozenFinding {
  const { indicator, clause, target, message, fault } = about;
  const words = [entry.subject, indicator, clause, target, message, fault];
  const id = createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 24);
  return {
    ...{ id, run: '', subject: entry.subject, check: ENTERED_CHECK, outcome: fault ? 'fail' : 'pass' },
    ...{ target: target || `${indicator} ${clause}`.trim(), page: target, message },
    measured: { indicator, clause, by: entry.by, day: entry.day },
  };
}

const same = (one: DecisionEntry, other: DecisionEntry): boolean =>
  one.action === other.action &&
  one.subject === other.subject &&
  one.target === other.target &&
  one.by === other.by &&
  one.day === other.day &&
  one.reason === other.reason;

export interface Decided {
  readonly added: readonly PeriodDecision[];
  /** Decided in the same words before, and still standing. */
  readonly unchanged: number;
}

/**
 * All or none, each on top of the ones before it.
 * @param known the period's decisions. @param at epoch ms.
 * @returns what is to be stored, or one Chinese line per entry that cannot stand, with its place in `entries`.
 */
export function decideAll(
  parts: FrozenParts,
  known: readonly PeriodDecision[],
  entries: readonly DecisionEntry[],
  { period, at }: { readonly period: string; readonly at: number },
): Result<Decided, readonly { readonly index: number; readonly reason: string }[]> {
  const all = [...known];
  const added: PeriodDecision[] = [];
  const faults: { readonly index: number; readonly reason: string }[] = [];
  let unchanged = 0;
  for (const [index, entry] of entries.entries()) {
    const place = placeIn(parts, entry.kind, entry.subject);
    if (!place) {
      faults.push({ index, reason: `${period} 冻结的名录中没有 ${entry.subject}；请核对编号和季度` });
      continue;
    }
    const stands = standing(all).filter(({ subject }) => subject === entry.subject);
    if (stands.some((one) => same(one, entry))) {
      unchanged += 1;
      continue;
    }
    const seen = decidedSubject(place.subject, all);
    const fault = faultOf(entry, { findings: seen.findings, stands, edition: place.edition });
    if (fault !== null) {
      faults.push({ index, reason: fault });
      continue;
    }
    const before = place.verdict(all);
    const decision: PeriodDecision = {
      ...{ ...entry, number: (all.at(-1)?.number ?? 0) + 1, period, at, before, after: before },
    };
    const decided = { ...decision, after: place.verdict([...all, decision]) };
    all.push(decided);
    added.push(decided);
  }
  return faults.length > 0 ? err(faults) : ok({ added, unchanged });
}
