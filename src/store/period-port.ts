// Quarters frozen, what was decided of them since, and what people entered for their scores: nothing is ever altered.
import type { SubjectKind } from '../model/finding.ts';
import type { FrozenPart, PeriodDecision, PeriodPart } from '../model/period.ts';
import type { ScoreEntry } from '../model/score-entry.ts';
import type { Account } from '../model/account.ts';
import type { Site } from '../model/site.ts';

/** The register's row of each kind of subject. */
export interface RegisterRow {
  readonly site: Site;
  readonly account: Account;
}

export interface PeriodStore {
  /** The newest version of a part, subjects by id; null when it was never frozen. */
  latest<K extends SubjectKind>(period: string, kind: K): Promise<FrozenPart<RegisterRow[K]> | null>;
  /** Every version of every part, without subjects: by period, kind and version. */
  parts(period?: string): Promise<readonly PeriodPart[]>;
  /**
   * Freezes a part as the version that it names, which must be the next; one transaction.
   * @returns false when somebody else has frozen that version meanwhile; nothing is written then.
   */
  freeze(frozen: FrozenPart): Promise<boolean>;
  /** Of one period, by number. */
  decisions(period: string): Promise<readonly PeriodDecision[]>;
  /**
   * All or none; their numbers must follow those that are there.
   * @returns false when somebody else has decided meanwhile; nothing is written then.
   */
  decide(decisions: readonly PeriodDecision[]): Promise<boolean>;
  /** Of one period, in the order of entering. */
  scores(period: string): Promise<readonly ScoreEntry[]>;
  /** Added; all or none. */
  addScores(entries: readonly ScoreEntry[]): Promise<void>;
}
