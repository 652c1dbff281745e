// What the bulletin is made of, handed over by whoever may see the store.
import type { Account } from '../../model/account.ts';
import type { Finding } from '../../model/finding.ts';
import type { Edition } from '../../model/indicator.ts';
import type { Region } from '../../model/region.ts';
import type { Sample } from '../../model/sample.ts';
import type { Site } from '../../model/site.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { BulletinSettings } from './settings.ts';
import type { Wordings } from './wording.ts';

/** A failing finding, in brief. */
export type BriefFinding = Pick<Finding, 'id' | 'subject' | 'check' | 'message' | 'target'>;

/** Verdicts on sites or accounts in the period; each names the run it is of. */
export interface Judged<S> {
  /** The register's rows of the subjects, and of those without a verdict. */
  readonly register: readonly S[];
  readonly verdicts: readonly Verdict[];
  readonly findings: readonly BriefFinding[];
}

/** One line of 检查情况 or 年度考核情况: what the scoring came to. */
export interface ScoredRow {
  /** A portal's code or a city's. */
  readonly id: string;
  readonly veto: string;
  /** Decimal strings; null where none may be printed. */
  readonly deduct: string | null;
  readonly bonus: string | null;
  readonly total: string | null;
  /** Chinese; '' when the score is final. */
  readonly note: string;
}

/** Ids, in the order of places; empty while the scores are a trial. */
export interface Ranking {
  /** 得分靠前. */
  readonly leading: readonly string[];
  /** 进步较大, against the same quarter a year earlier. */
  readonly improved: readonly string[];
}

export interface AccountSample {
  readonly sample: Sample;
  /** The stratum's id of each member, by 备案编号. */
  readonly members: ReadonlyMap<string, string>;
}

export interface QuarterRate {
  readonly period: string;
  /** The run whose verdicts they are. */
  readonly run: string;
  readonly qualified: number;
  readonly unqualified: number;
}

export interface BulletinInput {
  /** As 2021Q4. */
  readonly period: string;
  readonly edition: Edition;
  readonly regions: readonly Region[];
  readonly settings: BulletinSettings;
  readonly wordings: Wordings;
  /** Checks by id, in Chinese. */
  readonly checkNames: ReadonlyMap<string, string>;
  /** Running on the day of the 监测时间点, whether in the run or not. */
  readonly runningSites: readonly Site[];
  readonly sites: Judged<Site>;
  readonly accounts: Judged<Account>;
  readonly sample: AccountSample;
  readonly portalScores: readonly ScoredRow[];
  readonly supervisionScores: readonly ScoredRow[];
  readonly ranking: { readonly portals: Ranking; readonly cities: Ranking };
  /** Site pass counts of this quarter and those before it that were judged, oldest first. */
  readonly quarters: readonly QuarterRate[];
  /** 成文日期, YYYY-MM-DD; null: not yet known. */
  readonly date: string | null;
}
