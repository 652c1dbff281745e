// What the walk met at the address of a section's candidate.
import type { Failure } from '../../model/failure.ts';
import type { Page } from './page-visit.ts';
import type { Candidate } from './section-book.ts';

/** A candidate with what its address turned out to be. */
export interface Visited {
  readonly candidate: Candidate;
  readonly page: Page | null;
  readonly failure: Failure | null;
  /** Of the page's bytes, '' without a page: the same bytes under two addresses are one section. */
  readonly fingerprint: string;
}
