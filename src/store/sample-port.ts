// Samples drawn for a period and frozen: nothing of one ever changes, a redraw is a new version beside it.
import type { Account } from '../model/account.ts';
import type { Site } from '../model/site.ts';
import type { Sample, SampleKind, SampleMember } from '../model/sample.ts';

/** The register's row as it was when it was drawn. */
export type SampledRow = Account | Site;

export interface StoredSample {
  readonly sample: Sample;
  /** In the order of the list. */
  readonly members: readonly SampleMember<SampledRow>[];
}

export interface SampleStore {
  /** The newest version of a period's sample; null when none was drawn. */
  latest(period: string, kind: SampleKind): Promise<StoredSample | null>;
  /** One version, as a frozen quarter names it; null when there is none. */
  version(period: string, kind: SampleKind, version: number): Promise<StoredSample | null>;
  /** Every version, oldest first, without members. */
  versions(period: string, kind: SampleKind): Promise<readonly Sample[]>;
  /**
   * Freezes a sample as the version that it names, which must be the next; one transaction.
   * @returns false when somebody else has frozen that version meanwhile; nothing is written then.
   */
  freeze(sample: StoredSample): Promise<boolean>;
}
