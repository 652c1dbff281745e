// How evidence is called where people look it up: in a notice, and in the pack that holds it.
import type { EvidenceRef } from '../model/evidence.ts';

/** So many digits tell the files of a whole province apart. */
const DIGITS = 12;

export const evidenceNumber = ({ sha256 }: Pick<EvidenceRef, 'sha256'>): string => sha256.slice(0, DIGITS);

/** What shows a fault at a glance comes first. */
const BEST_FIRST: readonly EvidenceRef['kind'][] = [
  'screenshot',
  'photo',
  'crop',
  'html',
  'answer',
  'headers',
];

/** The evidence to name where there is room for one. */
export function bestEvidence(all: readonly EvidenceRef[]): EvidenceRef | null {
  const ranked = [...all].sort((one, other) => BEST_FIRST.indexOf(one.kind) - BEST_FIRST.indexOf(other.kind));
  return ranked[0] ?? null;
}
