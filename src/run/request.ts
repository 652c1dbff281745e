// What a scan is asked to do, and how it ended.
import type { Run } from '../model/run.ts';

export const DEPTHS = ['sections', 'full'] as const;
export type Depth = (typeof DEPTHS)[number];

export interface ScanRequest {
  /** 网站标识码; empty means every site of the inventory. */
  readonly sites: readonly string[];
  /** 行政区划码: a city takes its counties with it. Empty means every region. */
  readonly regions: readonly string[];
  readonly depth: Depth;
  /** Look at every site in full, whatever is remembered of other nights. */
  readonly fullLook?: boolean;
  /** Go on with the newest open run instead of opening another. */
  readonly resume: boolean;
  /** Wall-clock time for the whole night, ms; sites not reached by then are listed as such. Absent: no limit. */
  readonly budgetMs?: number;
}

/** How a scan ended; a run that was interrupted or ran out of time to seal stays open. */
export interface ScanEnd {
  readonly run: Run;
  /** Ledger rows per terminal state. */
  readonly states: Readonly<Record<string, number>>;
  /** Failing findings per check id. */
  readonly fails: Readonly<Record<string, number>>;
  readonly unknowns: number;
  /** ms */
  readonly tookMs: number;
}

/** Why a run's signal is raised when the night's time is up: what is left is listed as not reached, and it is sealed. */
export class NightOver extends Error {
  constructor() {
    super('the night budget is used up');
    this.name = 'NightOver';
  }
}

/** Whether a person (not the night's end) stopped the scan. */
export function wasInterrupted(signal: AbortSignal): boolean {
  return signal.aborted && !(signal.reason instanceof NightOver);
}
