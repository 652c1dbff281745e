// The exchange formats' records, keys in the order they are written; names and meanings do not change.
import type { Finding } from '../model/finding.ts';
import type { SectionState, SectionType, View } from '../model/section.ts';
import { isoAt } from '../model/calendar.ts';
import type { Verdict } from '../model/verdict.ts';

export interface FindingRecord extends Omit<Finding, 'evidence' | 'seenAt'> {
  readonly evidence: readonly {
    readonly kind: string;
    readonly sha256: string;
    readonly path: string;
    readonly fetchedAt: string;
    /** Of a crop: CSS path of what is framed. */
    readonly selector?: string;
  }[];
  readonly seenAt: string;
}

export interface SectionRecord {
  readonly subject: string;
  readonly url: string;
  readonly name: string;
  readonly path: string;
  readonly level: number;
  readonly type: SectionType;
  readonly items: number;
  readonly latest: string | null;
  readonly state: SectionState;
  /** Days; null where no window applies. */
  readonly limitDays: number | null;
  readonly confirmedBy: readonly View[];
}

export interface LinkRecord {
  readonly subject: string;
  readonly url: string;
  readonly state: string;
  readonly cause: string | null;
  readonly status: number | null;
  readonly text: string;
  readonly page: string;
  readonly from: string;
  readonly occurrences: number;
  readonly onHomePage: boolean;
  readonly attempts: number;
  readonly finalUrl: string;
  readonly reason: string;
  readonly confirmedBy: readonly View[];
  /** When it was really asked for; on a night before this one where it is carried over. */
  readonly seenAt: string;
  readonly carriedOver: boolean;
}

/** Key order as in the exchange format; times are ISO 8601 with the offset of Asia/Shanghai. */
export function findingRecord(finding: Finding): FindingRecord {
  return {
    id: finding.id,
    run: finding.run,
    subject: finding.subject,
    subjectKind: finding.subjectKind,
    check: finding.check,
    outcome: finding.outcome,
    target: finding.target,
    page: finding.page,
    message: finding.message,
    measured: finding.measured,
    confirmedBy: finding.confirmedBy,
    edition: finding.edition,
    checkVersion: finding.checkVersion,
    evidence: finding.evidence.map(({ kind, sha256, path, fetchedAt, selector }) => ({
      kind,
      sha256,
      path,
      fetchedAt: isoAt(fetchedAt),
      ...(selector === undefined ? {} : { selector }),
    })),
    seenAt: isoAt(finding.seenAt),
  };
}

export type VerdictRecord = Verdict;

export function verdictRecord(verdict: Verdict): VerdictRecord {
  return {
    ...(verdict.period === undefined ? {} : { period: verdict.period }),
    run: verdict.run,
    subject: verdict.subject,
    subjectKind: verdict.subjectKind,
    outcome: verdict.outcome,
    edition: verdict.edition,
    indicators: verdict.indicators.map(({ id, clause, outcome, count, limit, findings, reason }) => ({
      ...{ id, clause, outcome, count, limit, findings },
      ...(reason === undefined ? {} : { reason }),
    })),
    reasons: verdict.reasons,
  };
}
