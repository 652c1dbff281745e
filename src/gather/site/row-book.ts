// The rows that lead to each article: while they say the same, the article need not be read again for its date.
import { createHash } from 'node:crypto';
import type { ListRow } from '../../artifacts/page-reading.ts';

export class RowBook {
  /** By address; null once a row did not print its own whole day: only the article dates that one. */
  readonly #rows = new Map<string, Set<string> | null>();

  note(rows: readonly ListRow[]): void {
    for (const { url, title, date, inferredYear } of rows) {
      if (url === null) continue;
      const known = this.#rows.get(url);
      if (date === null || inferredYear === true) this.#rows.set(url, null);
      else if (known === undefined) this.#rows.set(url, new Set([`${date} ${title}`]));
      else known?.add(`${date} ${title}`);
    }
  }

  /** The same for the same rows, in whatever order they were met; '' for an article that dates a row, or has none. */
  markOf(url: string): string {
    const rows = this.#rows.get(url);
    if (!rows) return '';
    return createHash('sha1')
      .update([...rows].sort().join('\n'))
      .digest('base64');
  }
}
