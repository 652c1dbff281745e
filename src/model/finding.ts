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
