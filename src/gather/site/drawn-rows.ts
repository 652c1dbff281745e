// Rows of sections' lists that only a browser showed: what they lead to is met like what any other row leads to.
import type { LinkReading, ListReading, PageReading } from '../../artifacts/page-reading.ts';
import { sameSite } from '../../derive/url/normalise.ts';
import { pathKind } from '../../derive/url/path-kind.ts';
import type { LinkBook } from './link-book.ts';

export interface DrawnPage {
  readonly url: string;
  readonly lists: readonly ListReading[];
}

export class DrawnRows {
  readonly #pages = new Map<string, readonly ListReading[]>();

  /** A section as a browser drew it; drawn several times over, it counts as it was drawn last. */
  note({ finalUrl, lists }: PageReading): void {
    const own = lists.filter(({ role, rows }) => role !== 'aside' && rows.length > 0);
    if (own.length > 0) this.#pages.set(finalUrl, own);
  }

  /** Pages with rows that were met nowhere else, in the order of their addresses; each once. */
  takeNew(links: LinkBook): readonly DrawnPage[] {
    const pages = [...this.#pages].sort(([one], [other]) => (one < other ? -1 : 1));
    this.#pages.clear();
    return pages.flatMap(([url, all]) => {
      const lists = all.map((list) => ({
        ...list,
        rows: list.rows.filter((row) => row.url !== null && !links.has(row.url)),
      }));
      return lists.some(({ rows }) => rows.length > 0) ? [{ url, lists }] : [];
    });
  }
}

/** Notes where such rows lead; `isText` tells addresses that the server answered with a text. */
export function noteRowLinks(
  pages: readonly DrawnPage[],
  links: LinkBook,
  home: string,
  isText: (url: string) => boolean,
): void {
  for (const page of pages) links.add(page.url, { links: rowLinks(page, home, isText), oddLinks: [] }, false);
}

/**
 * The links of such rows. A script that draws them may also answer the click, so that the server need not know their
 * addresses: those of texts are links like others only where the server answered one of them with a text.
 */
function rowLinks({ lists }: DrawnPage, home: string, isText: (url: string) => boolean): LinkReading[] {
  const links = lists.flatMap(({ rows }) =>
    rows.flatMap(({ url, title }) => (url === null ? [] : [{ url, text: title, from: 'a' as const }])),
  );
  if (links.some(({ url }) => isText(url))) return links;
  return links.filter(({ url }) => pathKind(url) === 'attachment' || !sameSite(url, home));
}
