// What is kept of a page that a finding rests on.

/**
 * `crop`: a small picture of the very place, beside the full-page `screenshot`. `answer`: what a platform's interface
 * said, mostly JSON. `photo`: a picture that an inspector took.
 */
export const EVIDENCE_KINDS = ['html', 'headers', 'screenshot', 'crop', 'answer', 'photo'] as const;
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
