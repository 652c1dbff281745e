// What is kept of a page that a finding rests on.

/** `crop`: a small picture of the very place, beside the full-page `screenshot`. */
export const EVIDENCE_KINDS = ['html', 'headers', 'screenshot', 'crop'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

export interface EvidenceRef {
  readonly kind: EvidenceKind;
  /** Hex SHA-256 of the uncompressed content. */
  readonly sha256: string;
  /** Relative to the workspace: `evidence/ab/cdef….html.gz`. */
  readonly path: string;
  readonly url: string;
  /** Epoch ms. */
  readonly fetchedAt: number;
  /** Of a crop: the CSS path, in the page at `url`, of what is framed on it. */
  readonly selector?: string;
}
