// The availability prober's words: rounds of visits to home pages, each visit's outcome and phases, and a site's day.
import type { CalendarDate } from './calendar.ts';
import type { Failure, FailureKind } from './failure.ts';
import { failureTraits } from './failure.ts';

/**
 * `opened` and `failed` are counted. `unverifiable`: somebody answered, but refused us or challenged us (open, yet not
 * to be verified). `ours`: the fault was not shown to be the site's. Neither of the two is counted anywhere.
 */
export const VISIT_OUTCOMES = ['opened', 'failed', 'unverifiable', 'ours'] as const;
export type VisitOutcome = (typeof VISIT_OUTCOMES)[number];

/** How a page was asked for: the ladder's strict rung first, its tolerant one, or a real browser. */
export type ProbeMethod = 'strict' | 'tolerant' | 'browser';

export type Family = 4 | 6;

/** Milliseconds each phase took, added up over redirects; null where it did not come to that. */
export interface ProbePhases {
  readonly dns: number | null;
  /** TCP. */
  readonly connect: number | null;
  /** 0 over plain HTTP. */
  readonly tls: number | null;
  /** From the question's going out to the answer's first byte. */
  readonly firstByte: number | null;
  /** The whole attempt, waiting for our own turn not counted. */
  readonly done: number;
}

/** One try by one method; a visit that fails has at least two of them. */
export interface ProbeAttempt {
  readonly method: ProbeMethod;
  /** null when no address was found. */
  readonly family: Family | null;
  /** The IP address, '' when none was found. */
  readonly address: string;
  readonly status: number | null;
  readonly failure: Failure | null;
  readonly phases: ProbePhases;
}

/** One visit of one round to one site. */
export interface ProbeVisit {
  readonly round: number;
  readonly site: string;
  /** When it began, epoch ms. */
  readonly at: number;
  readonly outcome: VisitOutcome;
  /** In order, the last one decided; a browser that could not help stands first. Never empty. */
  readonly attempts: readonly ProbeAttempt[];
}

/** What was seen of our own side of the line, before or after a round. */
export interface Signs {
  readonly canaries: number;
  /** Those that did not answer at all. */
  readonly sickCanaries: readonly string[];
  readonly resolver: 'alive' | 'silent' | 'skipped';
  /** `silent`: nothing came back, as from many that are well; `unreachable`: the machine itself says so. */
  readonly gateway: 'alive' | 'silent' | 'unreachable' | 'skipped';
}

export interface ProbeRound {
  readonly id: number;
  /** Epoch ms. */
  readonly startedAt: number;
  readonly endedAt: number | null;
  /** The interval between rounds, ms. */
  readonly everyMs: number;
  /** Sites to be visited. */
  readonly planned: number;
  readonly state: 'open' | 'done';
  /** null while open. A void round counts for nobody. */
  readonly health: 'sound' | 'void' | null;
  /** Chinese: why it is void, or what else is to be said of it; '' for nothing. */
  readonly reason: string;
  readonly before: Signs;
  readonly after: Signs | null;
  /** Visits per outcome; all 0 while open. */
  readonly counts: Readonly<Record<VisitOutcome, number>>;
}

/** One visit as a day's row keeps it for good: `void` when its round was. */
export interface VisitMark {
  /** Of the day in Asia/Shanghai, 0 to 1439. */
  readonly minute: number;
  readonly outcome: VisitOutcome | 'void';
}

/** A site's day in Asia/Shanghai, rolled up from its visits. */
export interface ProbeDay {
  readonly site: string;
  readonly day: CalendarDate;
  /** Every visit, in order of time. */
  readonly marks: readonly VisitMark[];
  /** Opened or failed, in sound rounds. */
  readonly visits: number;
  readonly failures: number;
  readonly unverifiable: number;
  /** Our own side's, and those of void rounds. */
  readonly ours: number;
  /** ms, over the opened visits of sound rounds. */
  readonly sums: Readonly<Record<keyof ProbePhases, number>>;
  /** The slowest of them, ms; 0 for none. */
  readonly slowest: number;
}

/**
 * Failures that speak against a site when both methods meet them. Not among them although the table calls them the
 * site's: an address in our inventory that is no address, and one that our own guard would not connect to. There was no
 * visit then.
 */
const SPEAKS_AGAINST: ReadonlySet<FailureKind> = new Set([
  'dns',
  'refused',
  'reset',
  'connect-timeout',
  'timeout',
  'tls',
  'http-malformed',
  'bad-encoding',
  'redirect-loop',
  'too-many-redirects',
  'bad-redirect',
  'http-status',
]);

/** What an attempt that ended in this failure says. */
export function outcomeOfFailure(failure: Failure): Exclude<VisitOutcome, 'opened'> {
  const { fault } = failureTraits(failure);
  if (fault === 'protection') return 'unverifiable';
  return fault === 'site' && SPEAKS_AGAINST.has(failure.kind) ? 'failed' : 'ours';
}

/** The attempt that decided a visit. */
export function decidingAttempt(visit: Pick<ProbeVisit, 'attempts'>): ProbeAttempt {
  const last = visit.attempts.at(-1);
  if (!last) throw new Error('a visit without attempts');
  return last;
}

export const EXEMPTION_KINDS = ['maintenance', 'rebuilding', 'migration', 'closing'] as const;
export type ExemptionKind = (typeof EXEMPTION_KINDS)[number];

export const EXEMPTION_NAMES: Readonly<Record<ExemptionKind, string>> = {
  maintenance: '维护',
  rebuilding: '改版',
  migration: '迁移',
  closing: '关停',
};

/** A filed time during which a site may be off: its days are not counted. */
export interface Exemption {
  readonly id: number;
  readonly site: string;
  readonly kind: ExemptionKind;
  /** First and last day, inclusive. */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly reason: string;
  readonly enteredBy: string;
  /** Epoch ms. */
  readonly enteredAt: number;
  readonly revokedBy: string | null;
  readonly revokedAt: number | null;
}

/** What one change to the exemptions did to the week of a site, as judged for one run. */
export interface ExemptionAudit {
  readonly exemption: number;
  readonly action: 'add' | 'revoke';
  readonly site: string;
  /** Epoch ms. */
  readonly at: number;
  readonly by: string;
  /** The nightly run judged anew; '' for the week as of now. */
  readonly run: string;
  /** Chinese. */
  readonly before: string;
  readonly after: string;
}
