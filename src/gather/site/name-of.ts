// What a section is called, and on which level it stands.
import type { PageReading } from '../../artifacts/page-reading.ts';
import { urlKey } from '../../derive/url/normalise.ts';
import type { Candidate } from './section-book.ts';

/** The candidate's name: what the menu says, else what the page says of itself. */
export function nameOf(candidate: Candidate, reading: PageReading | null): string {
  const below = reading && firstBelow(candidate, reading);
  if (below) return below;
  if (candidate.name !== '') return candidate.name;
  const crumb = reading?.breadcrumb.at(-1)?.name;
  return reading?.tags['ColumnName'] ?? crumb ?? reading?.title.split(/[-_|–—]/)[0]?.trim() ?? '';
}

/** 1 = it stands in the site's main navigation itself. */
export function levelOf(candidate: Candidate, reading: PageReading): number {
  return firstBelow(candidate, reading) ? candidate.level + 1 : candidate.level;
}

/**
 * An entry of the main menu without a page of its own leads to the first section below it: the trail of that page names
 * both, and its last step is the page. It is that section, by its name and on its level. Where the step above leads
 * (here, to an address that forwards, nowhere) says nothing against it.
 */
function firstBelow({ name, place, key }: Candidate, reading: PageReading): string | null {
  if (place !== 'main-menu') return null;
  const { breadcrumb, title } = reading;
  const [above, last] = breadcrumb.slice(-2);
  if (!above || !last) return breadcrumb.length === 0 ? namedBeside(name, key, reading) : null;
  if (above.name !== name || last.name === name) return null;
  const leadsHere = last.url !== null && urlKey(last.url) === key;
  return leadsHere || (last.url === null && title.startsWith(last.name)) ? last.name : null;
}

/** Without a trail: the menu beside the page has the name that the page's title begins with, and leads to it. */
function namedBeside(name: string, key: string, { entries, title }: PageReading): string | null {
  const self = entries.find(
    ({ place, url, name: other }) =>
      place === 'side-menu' && url !== null && urlKey(url) === key && title.startsWith(other),
  );
  return self !== undefined && self.name !== name && !title.startsWith(name) ? self.name : null;
}
