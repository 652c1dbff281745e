// What the prober needs of the house, and what it tells whoever watches.
import type { Probing } from '../../gather/probe/context.ts';
import type { ProbeRound } from '../../model/probe.ts';
import type { Store } from '../../store/port.ts';
import type { ScanLog } from '../scan-house.ts';
import type { ProbeSettings } from './settings.ts';

export interface ProbeHouse {
  readonly store: Pick<Store, 'inventory' | 'runs' | 'probes'>;
  readonly probe: ProbeSettings;
  readonly log: ScanLog;
  /** Wall clock, epoch ms. */
  readonly clock: () => number;
  /** Waits; ends early, without a word, when the signal is raised. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
  openProbing(): Promise<Probing>;
}

export type ProbeWatch = (round: ProbeRound) => void;

export interface ProbeRequest {
  /** Rounds to run; null: until stopped. */
  readonly rounds: number | null;
  /** From start to start, ms. */
  readonly everyMs: number;
  /** Whether a round's visits are spread over the interval, or made as fast as pacing allows. */
  readonly spread: boolean;
}
