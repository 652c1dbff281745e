// One answer of one check about one target.
import type { EvidenceRef } from './evidence.ts';
import type { Outcome } from './outcome.ts';
import type { View } from './section.ts';

export type SubjectKind = 'site' | 'account';

export type Measured = Readonly<Record<string, string | number | boolean | null>>;

export interface Finding {
  /** Stable: a hash of run, subject, check, target and ordinal; the same evidence gives the same id. */
  readonly id: string;
  readonly run: string;
  readonly subject: string;
  readonly subjectKind: SubjectKind;
  /** The check's id, a noun in the failing state. */
  readonly check: string;
  readonly checkVersion: number;
  readonly outcome: Outcome;
  /** The thing judged: a section, a link's address, a home page. */
  readonly target: string;
  /** Where it was seen. */
  readonly page: string;
  /** Chinese. */
  readonly message: string;
  readonly measured: Measured;
  readonly confirmedBy: readonly View[];
  readonly edition: string;
  readonly evidence: readonly EvidenceRef[];
  /** Epoch ms. */
  readonly seenAt: number;
}

/**
 * Put into `measured` of an `unknown` answer that stands for everything the check would have looked at (nothing could
 * be seen, or the crawl was too thin): such an answer leaves the whole clause open, however few findings there are.
 */
export const WHOLE_SUBJECT = { scope: 'subject' } as const;

/** Whether an unknown finding leaves the whole clause open. */
export function coversWholeSubject(finding: Pick<Finding, 'outcome' | 'measured'>): boolean {
  return finding.outcome === 'unknown' && finding.measured['scope'] === WHOLE_SUBJECT.scope;
}
