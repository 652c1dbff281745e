// Where evidence files go: by content hash, compressed, each content once.
import type { EvidenceKind, EvidenceRef } from '../model/evidence.ts';

export interface EvidenceStore {
  put(
    kind: EvidenceKind,
    content: Uint8Array,
    about: Pick<EvidenceRef, 'url' | 'fetchedAt' | 'selector'>,
  ): Promise<EvidenceRef>;
  /** The uncompressed content, or null when retention removed it. */
  get(sha256: string): Promise<Uint8Array | null>;
}
