// What a workspace remembers of a site's pages from night to night: for saving work only, nothing is judged by it.

/** Of one site. The contents are the gatherer's own, packed; the store does not look into them. */
export interface StoredMemory {
  /** Small, written every night. */
  readonly index: Uint8Array;
  /** By the number that the index gives a page; written when the page changed. */
  readonly pages: ReadonlyMap<number, Uint8Array>;
}

export interface MemoryChange extends StoredMemory {
  readonly site: string;
  /** Epoch ms. */
  readonly savedAt: number;
  /** Numbers of pages that are let go of. A page that changed gets a new number: `pages` holds only new ones. */
  readonly gone: readonly number[];
}

export interface PageMemoryStore {
  /** null when nothing is remembered of the site. */
  load(site: string): Promise<StoredMemory | null>;
  /** In one transaction. */
  save(change: MemoryChange): Promise<void>;
  /** Lets go of the sites saved last before `before` (epoch ms); returns how many. */
  prune(before: number): Promise<number>;
}
