// Lists that a site puts beside the lists of its sections: the latest news of all, say. On a page whose own list is empty
// nothing tells them from it; on the other pages they stand in the same place with the same rows, beside a list.
import type { ListReading, PageReading } from '../../artifacts/page-reading.ts';
import { hashOf } from './hash.ts';

/** A browser puts `<tbody>` where the source has none. */
const IMPLIED_STEP = / > tbody(?::nth-of-type\(1\))?(?= >|$)/g;

/** The same for the same rows in the same place of another page. */
export function placedRows({ selector, rows }: ListReading): number {
  const marks = rows.map(({ url, title }) => url ?? title);
  return hashOf([selector.replace(IMPLIED_STEP, ''), ...marks].join('\n'));
}

/** The lists of a page that stand beside its main one. */
export function columnsOf(page: Pick<PageReading, 'finalUrl' | 'lists'>): Uint32Array {
  const main = mainLists(page).map(placedRows);
  const keys = page.lists.filter(({ rows }) => rows.length > 0).map(placedRows);
  return Uint32Array.from(keys.filter((key) => main.some((other) => other !== key)));
}

/**
 * What the page is about. Old layouts put lists side by side without a word to tell which: then the one list whose rows
 * lie below the page's own address, where those of the others do not.
 */
export function mainLists({
  finalUrl,
  lists,
}: Pick<PageReading, 'finalUrl' | 'lists'>): readonly ListReading[] {
  const filled = lists.filter(({ role, rows }) => role !== 'aside' && rows.length > 0);
  const main = filled.filter(({ role }) => role === 'main');
  const folder = finalUrl.replace(/[?#].*$/, '').replace(/[^/]*$/, '');
  if (main.length > 0 || new URL(folder).pathname === '/') return main;
  const below = filled.filter(({ rows }) => rows.every(({ url }) => url?.startsWith(folder) === true));
  return below.length === 1 ? below : main;
}
