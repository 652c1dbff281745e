// What may be concluded of one account from everything its sources answered.
import type { AccountReading } from './account-reading.ts';

/**
 * How much of an account's posts a source shows: all of them in the order of time; some; or posts that may prove an
 * update but whose absence means nothing.
 */
export type SourceCoverage = 'complete' | 'partial' | 'positive-only';

/** One answer of one source, read. */
export interface AccountObservation {
  /** The source's id; answers of one source are independent only when a day lies between them. */
  readonly source: string;
  readonly coverage: SourceCoverage;
  /** Epoch ms. */
  readonly seenAt: number;
  /** The platform's canary accounts showed posts of yesterday or today in the same batch. */
  readonly canaryHealthy: boolean;
  readonly reading: AccountReading;
}

/** 监测时间点 and what counts back from it, epoch ms; both ends belong to the window. */
export interface AccountWindow {
  readonly from: number;
  /** T0: what is posted after it is not of this check. */
  readonly to: number;
  /** Silent since before this moment: a zombie (僵尸号). */
  readonly zombieBefore: number;
  /** Whether 转发 alone is an update. */
  readonly repostsCount: boolean;
}

/**
 * `silent-candidate` and `vanished-candidate` are for two people to confirm, never verdicts; everything that is not
 * proved either way is `unknown`.
 */
export type AccountConclusionKind = 'updated' | 'silent-candidate' | 'vanished-candidate' | 'unknown';

export interface AccountConclusion {
  readonly kind: AccountConclusionKind;
  /** Only reposts prove the update (仅转发). */
  readonly repostsOnly: boolean;
  /** Of a silent candidate: every post is older than the limit of zombies. */
  readonly zombie: boolean;
  /** The latest moment of a post known to lie at or before T0, epoch ms; null when none is known. */
  readonly newest: number | null;
  /** Chinese: why, and what a person does next ('' where nothing is to be done). */
  readonly why: string;
  readonly next: string;
  /** Which observations it rests on, by index. */
  readonly rests: readonly number[];
}
