// The rows of the sections' lists as the history of articles keeps them: address, title, date, and whose text it is.
import type { ListReading, ListRow } from '../../artifacts/page-reading.ts';
import type { ArticleList, ArticleRow, SectionReading } from '../../artifacts/site.ts';
import { sameSite } from '../../derive/url/normalise.ts';
import { ownLists } from './read-section.ts';
import type { Walk } from './walk.ts';

/** Rows of one list, and of a whole site, that are handed on; what a reader looks at is far less. */
const MOST_ROWS = 200;
const MOST_ROWS_OF_SITE = 6_000;

/**
 * Every list that a section was settled as, in the order of the sections; of its first page, as plain HTTP (or, for a
 * page that scripts draw whole, the browser) had it. Rows that lead to other sites or nowhere are left out.
 */
export function articleLists(sections: readonly SectionReading[], walk: Walk): readonly ArticleList[] {
  let left = MOST_ROWS_OF_SITE;
  return sections.flatMap((section) => {
    if (section.content !== 'list' || section.failure !== null) return [];
    const page = walk.pageAt(section.url);
    if (!page) return [];
    return listsOf(section, page.reading.lists, ownLists(page.reading)).flatMap((list, part) => {
      const rows = list.rows.flatMap((row) => articleRow(row, walk)).slice(0, Math.min(MOST_ROWS, left));
      left -= rows.length;
      if (rows.length === 0) return [];
      const evidence = section.evidence.find(({ kind }) => kind === 'html')?.path ?? '';
      const { url, name, type } = section;
      return [{ url, name, type, part, selector: list.selector, rows, evidence, seenAt: page.fetchedAt }];
    });
  });
}

/** A block of a channel page is a section under the block's own name. */
function listsOf(
  { name }: SectionReading,
  all: readonly ListReading[],
  own: readonly ListReading[],
): readonly ListReading[] {
  const block = all.filter((list) => list.role === 'block' && (list.pane ?? list.name) === name);
  return block.length > 0 && own[0]?.role === 'block' ? block : own;
}

function articleRow({ url, title, date, inferredYear, pinned }: ListRow, walk: Walk): readonly ArticleRow[] {
  if (url === null || !sameSite(url, walk.home)) return [];
  return [
    {
      ...{ url, title, pinned: pinned === true },
      date: inferredYear === true ? null : date,
      page: walk.articlePages.get(url) ?? null,
    },
  ];
}
