// What a section is called.
import type { PageReading } from '../../artifacts/page-reading.ts';
import type { Candidate } from './section-book.ts';

/** The candidate's name: what the menu says, else what the page says of itself. */
export function nameOf(candidate: Candidate, reading: PageReading | null): string {
  if (candidate.name !== '') return candidate.name;
  const crumb = reading?.breadcrumb.at(-1)?.name;
  return reading?.tags['ColumnName'] ?? crumb ?? reading?.title.split(/[-_|–—]/)[0]?.trim() ?? '';
}
