// Articles that are not fetched tonight, because the rows that lead to them say what they said when they were read.
import type { PageReading } from '../../artifacts/page-reading.ts';
import { RowBook } from './row-book.ts';
import type { Page } from './page-visit.ts';
import type { VisitTools } from './tools.ts';

/** Counted in `skipped`: articles behind unchanged rows, as the nights before read them. */
export const ARTICLES_REMEMBERED = '文章：所在列表的行未变，沿用前几夜所读';

export type ArticleSeen = Pick<Page, 'reading' | 'finalUrl' | 'lines' | 'fetchedAt'>;

export class RememberedArticles {
  readonly rows = new RowBook();
  readonly #tools: VisitTools;
  readonly #remembered = new Set<string>();
  readonly #lookedAgain = new Map<string, Promise<void>>();

  constructor(tools: VisitTools) {
    this.#tools = tools;
  }

  /**
   * An article behind rows that all print their own day, the same as when it was read, needs no second reading tonight:
   * its link is asked for again on another night. null for one to be fetched. Where a robots.txt is obeyed, tonight's
   * decides of every address.
   */
  recall(url: string): ArticleSeen | null {
    const { memory, skipped, context } = this.#tools;
    if (context.night.knows(url) || context.robots.obeys) return null;
    const known = memory.article(url, this.rows.markOf(url));
    if (!known) return null;
    this.#remembered.add(url);
    skipped.add(ARTICLES_REMEMBERED);
    const { read, finalUrl, seenAt } = known;
    return { reading: read.reading, lines: read.lines, finalUrl, fetchedAt: seenAt };
  }

  /** To be recalled on other nights; what forwards or is made of frames is more than its own answer. */
  keep(url: string, { redirect, frames }: PageReading): void {
    if (redirect === null && frames.length === 0) this.#tools.memory.noteRows(url, this.rows.markOf(url));
  }

  /**
   * Looks after all at those of these articles that were only remembered, by `open`, each once. Returns whether any was
   * looked at again, now or before: what was measured by what was remembered is then to be measured anew.
   */
  async lookAgain(urls: Iterable<string | null>, open: (url: string) => Promise<void>): Promise<boolean> {
    const looking: Promise<void>[] = [];
    for (const url of new Set(urls)) {
      if (url === null) continue;
      if (this.#remembered.delete(url)) this.#lookedAgain.set(url, open(url));
      const look = this.#lookedAgain.get(url);
      if (look) looking.push(look);
    }
    await Promise.all(looking);
    return looking.length > 0;
  }
}
