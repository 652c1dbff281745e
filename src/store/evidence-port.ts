// Where evidence files go: by content hash, compressed, each content once.
import type { EvidenceKind, EvidenceRef } from '../model/evidence.ts';

export interface EvidenceStore {
  put(
    kind: EvidenceKind,
    content: Uint8Array,
    about: Pick<EvidenceRef, 'url' | 'fetchedAt' | 'selector'>,
  ): Promise<EvidenceRef>;
  /** Keeps what is stored already from being let go of as if it were put again; false when it is not there. */
  use(ref: Pick<EvidenceRef, 'kind' | 'sha256'>): Promise<boolean>;
  /** The uncompressed content, or null when retention removed it. */
  get(sha256: string): Promise<Uint8Array | null>;
}
