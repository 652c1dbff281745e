// A finding as it counts in a quarter or a run, with what is still kept of it.
import type { EvidenceRef } from '../model/evidence.ts';
import type { FrozenFinding } from '../model/period.ts';

export interface KeptFinding extends FrozenFinding {
  /** None of what a person entered. */
  readonly evidence: readonly EvidenceRef[];
  /** Epoch ms; null of what a person entered. */
  readonly seenAt: number | null;
}
