// A run is open, then sealed. Verdicts and statistics come from sealed runs only.

/**
 * `probe-week`: the prober's week of each site as of one 监测时间点, sealed from the start. `accounts`: a check of
 * new-media accounts; its ledger and findings are of accounts.
 */
export const RUN_KINDS = ['nightly', 'rescan', 'probe-week', 'accounts'] as const;
export type RunKind = (typeof RUN_KINDS)[number];

export type RunState = 'open' | 'sealed';

/** Every inventory row ends a run in exactly one terminal state. */
export const TERMINAL_STATES = [
  'visited', // looked at properly
  'thin', // looked at, but too little was seen to judge
  'unreachable', // no rung of the ladder opened it tonight
  'challenged', // a protection product answered instead
  'not-running', // rebuilding, suspended, migrated, closed on the day: listed, not scanned
  'not-reached', // the night's budget ended first
  'errored', // our own fault; logged
] as const;
export type TerminalState = (typeof TERMINAL_STATES)[number];

/**
 * What retention has left of a sealed run: all of it; what failed or stayed open, with its evidence and the verdicts; or
 * how each site ended alone.
 */
export const KEPT = ['all', 'problems', 'ledger'] as const;
export type Kept = (typeof KEPT)[number];

export interface Run {
  readonly id: string;
  readonly kind: RunKind;
  readonly state: RunState;
  /** 监测时间点, epoch ms: rules count back from it. */
  readonly asOf: number;
  readonly edition: string;
  /** `sections` or `full`. */
  readonly depth: string;
  /** Epoch ms. */
  readonly startedAt: number;
  readonly sealedAt: number | null;
  readonly kept: Kept;
}

export interface LedgerRow {
  readonly site: string;
  /** null while the run is open and the site is still to be visited. */
  readonly state: TerminalState | null;
  /** Chinese. */
  readonly reason: string;
}
