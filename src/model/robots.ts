// What a visit noted of a site's robots.txt: a fact beside the findings, never one of them.
import type { Failure, FailureKind } from './failure.ts';

export interface RobotsFact {
  /** Of the robots.txt. */
  readonly url: string;
  /** `none`: it does not exist or holds no rule for anybody's robots; `unreadable`: nobody could say. */
  readonly state: 'read' | 'none' | 'unreadable';
  readonly status: number | null;
  /** Why it is unreadable, where there was no answer. */
  readonly failure: FailureKind | null;
  /** Crawl-delay asked of us, and the one kept to (capped), ms; null when nothing was asked. */
  readonly crawlDelayMs: number | null;
  readonly keptDelayMs: number | null;
  /** Sitemaps it names. */
  readonly sitemaps: number;
  /** Addresses met on this site that it disallows us; in `note` mode they were visited all the same. */
  readonly disallowed: number;
}

/** What a platform's robots.txt says of one source's address, as a batch of accounts notes it. */
export interface PlatformRobots extends Pick<
  RobotsFact,
  'url' | 'state' | 'status' | 'failure' | 'crawlDelayMs'
> {
  /** Of the address asked for; without its query, which names the account. */
  readonly path: string;
  /** Whether it lets us ask for that address. */
  readonly allowed: boolean;
  /** Whether the office's policy was to heed it. */
  readonly obeyed: boolean;
}

/** Whether a robots.txt (or one that cannot be read) kept us from looking. */
export function isRobots(failure: Failure | null): boolean {
  return failure?.kind === 'robots' || failure?.kind === 'robots-unreadable';
}
