// What the house asks of the history of articles: taken in site by site, and the suspicions read as streams.
import type { ArticleList } from '../artifacts/site.ts';
import type {
  HistoryQuestion,
  HistoryUpdate,
  KnownArticle,
  KnownHistory,
  KnownList,
  StoredHistoryEvent,
  StoredSuspicion,
} from '../model/article-history.ts';
import type { Run } from '../model/run.ts';

export interface HistoryFilter {
  readonly run?: string;
  readonly sites?: readonly string[];
  /** The first 监测时间点 that counts, epoch ms. */
  readonly since?: number;
}

export interface HistoryPruned {
  readonly articles: number;
}

export interface ArticleHistoryStore {
  /** Sealed nightly runs that have not been taken in whole, the earliest begun first. Rescans never are. */
  pending(): Promise<readonly Run[]>;
  /** What a visit left of its lists; null when it left none, or they were let go of. */
  lists(run: string, site: string): Promise<readonly ArticleList[] | null>;
  /**
   * Takes one site's visit of a sealed run in, in one transaction, and lets go of its lists. `decide` is given what the
   * questions ask for and must be pure.
   * @param visitedAt when the visit ended, epoch ms.
   * @returns false, and nothing changes, when this run was taken in already or a later visit has been.
   */
  update(
    visit: { readonly run: string; readonly site: string; readonly visitedAt: number },
    questions: readonly HistoryQuestion[],
    decide: (known: KnownHistory) => HistoryUpdate,
  ): Promise<boolean>;
  /** Every site of the run has been taken in; lists it still holds are let go of. */
  finish(run: string, at: number): Promise<void>;
  /** Lets go of articles not seen since `before` (a 监测时间点, epoch ms). Suspicions stay. */
  prune(before: number): Promise<HistoryPruned>;
  /** In the order of the runs, then by site. */
  suspicions(filter?: HistoryFilter): AsyncIterable<StoredSuspicion>;
  events(filter?: HistoryFilter): AsyncIterable<StoredHistoryEvent>;
  /** Everything known of one site, by key. */
  known(site: string): Promise<{
    readonly lists: readonly KnownList[];
    readonly articles: readonly KnownArticle[];
  }>;
}
