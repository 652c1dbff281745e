// What was seen of accounts, and what people have set up for seeing it.
import type { AccountEntry } from '../model/account-entry.ts';
import type { Platform } from '../model/account.ts';
import type { PlatformRobots } from '../model/robots.ts';
import type { AccountSighting, CanaryAccount, CanaryLook, SelfReport } from '../model/account-sighting.ts';

/** What a robots.txt says of one source's address, in one batch. */
export interface NotedRobots extends PlatformRobots {
  readonly run: string;
  readonly platform: Platform;
  readonly source: string;
}

export interface SightingStore {
  /** Added behind what is there of this account in this run, with its evidence; in one transaction. */
  add(sighting: AccountSighting): Promise<void>;
  /** Of one run, in the order of account and asking. */
  ofRun(run: string): Promise<readonly AccountSighting[]>;
  /** Of one account in every run, asked from `since` (epoch ms) on, oldest first. */
  ofAccount(account: string, since: number): Promise<readonly AccountSighting[]>;
  addLook(look: CanaryLook): Promise<void>;
  /** In the order of asking, asked from `since` (epoch ms) on. */
  looks(since: number): Promise<readonly CanaryLook[]>;
  /** One per run, source and robots.txt: a disallowed address takes the place of an allowed one, never the reverse. */
  noteRobots(noted: NotedRobots): Promise<void>;
  /** Of one run, by platform, source and robots.txt. */
  robots(run: string): Promise<readonly NotedRobots[]>;
  /** How often a platform was asked from `since` (epoch ms) on, canaries included: what a daily cap counts. */
  asked(platform: Platform, since: number): Promise<number>;
}

export interface CanaryStore {
  /** By platform and handle. */
  list(): Promise<readonly CanaryAccount[]>;
  /** All rows or none: those given take the place of what was there. */
  replace(canaries: readonly CanaryAccount[]): Promise<void>;
}

export interface SelfReportStore {
  /** The newest report of each account in this period, by account. */
  of(period: string): Promise<readonly SelfReport[]>;
  /** Of one account, oldest first. */
  history(account: string): Promise<readonly SelfReport[]>;
  /** Added; earlier ones stay as history. All or none. */
  add(reports: readonly SelfReport[]): Promise<void>;
}

export interface AccountEntryStore {
  /** By account, then in the order of entering; `since` and `until` (epoch ms, both included) bound 检查时点. */
  list(filter?: {
    readonly account?: string;
    readonly since?: number;
    readonly until?: number;
  }): Promise<readonly AccountEntry[]>;
  /** All or none. */
  add(entries: readonly AccountEntry[]): Promise<void>;
}
