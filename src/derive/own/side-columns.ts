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
export function columnsOf({ lists }: Pick<PageReading, 'lists'>): Uint32Array {
  const main = lists.filter(({ role, rows }) => role === 'main' && rows.length > 0).map(placedRows);
  const keys = lists.filter(({ rows }) => rows.length > 0).map(placedRows);
  return Uint32Array.from(keys.filter((key) => main.some((other) => other !== key)));
}
