// The place on a page that a finding speaks of, to be framed on a small picture.
import type { ListReading, PageReading } from '../../artifacts/page-reading.ts';
import type { LinkReading, SectionReading } from '../../artifacts/site.ts';
import type { Place } from '../browser-port.ts';

/**
 * A list by its path; a blank section by what the page says there, else by its own heading; an entry that leads nowhere
 * by its words in the menu.
 */
export function placeOfSection({ content, url, foundOn, selector, why, name }: SectionReading): Place {
  if (content === 'blank' && url === foundOn) return { selector: '', words: [name], link: '' };
  // `记录数为零：共 0 条`: the page prints what follows the colon.
  const words = [why.split('：').at(-1) ?? '', name].filter((each) => each !== '');
  return { selector: content === 'blank' ? '' : selector, words };
}

/** Where a page's dead links stand. */
export function placesOfDead(links: readonly LinkReading[], page: string): readonly Place[] {
  return links
    .filter((link) => link.state === 'dead' && link.page === page)
    .map(({ url, text }) => ({ selector: '', words: text === '' ? [] : [text], link: url }));
}

/** The list of the home page that holds its newest date; its longest one when none is dated. */
export function placeOfHome({ lists }: PageReading): Place {
  const shown = lists.filter((list) => !list.hidden && list.rows.length > 0);
  const ranked = [...shown].sort(
    (one, other) => newestOf(other).localeCompare(newestOf(one), 'en') || other.rows.length - one.rows.length,
  );
  return { selector: ranked[0]?.selector ?? '', words: [] };
}

const newestOf = ({ rows }: ListReading): string =>
  rows.reduce<string>((newest, { date }) => (date !== null && date > newest ? date : newest), '');
