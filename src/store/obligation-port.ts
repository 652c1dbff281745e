// What people say of obligations: only ever added, the last word counts.
import type { ObligationNote } from '../model/obligation.ts';

export interface ObligationStore {
  /** Oldest first. */
  notes(): Promise<readonly ObligationNote[]>;
  add(note: ObligationNote): Promise<void>;
}
