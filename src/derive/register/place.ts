// What makes two addresses one section, whatever the night.
import type { SectionReading } from '../../artifacts/site.ts';
import { urlKey } from '../url/normalise.ts';

/** The address by which a section is known again: either scheme, `www.` or not, with or without the index file. */
export function placeOf(url: string): string {
  return urlKey(url)
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/\/(?:index|default)\.\w{2,5}$/i, '/')
    .replace(/\/$/, '');
}

/** With a blank in it, so that it is no page's place. */
const ENTRY = 'entry ';

/**
 * Where a section stands: its page, or, for a menu entry that leads nowhere (it is filed under the page it stands on,
 * and that page may be another every night), the entry itself.
 */
export function standOf(section: Pick<SectionReading, 'url' | 'name' | 'content' | 'foundOn'>): string {
  const leadsNowhere = section.content === 'blank' && section.url === section.foundOn;
  return leadsNowhere ? `${ENTRY}${section.name}` : placeOf(section.url);
}

/** Whether this is the stand of an entry that leads nowhere. */
export function isEntry(stand: string): boolean {
  return stand.startsWith(ENTRY);
}
