// A small site looked at night after night with one memory of its pages.
import { MemoryBook } from '../../../src/gather/memory/book.ts';
import type { IncrementalSettings } from '../../../src/gather/memory/settings.ts';
import { plusDays } from '../../../src/model/calendar.ts';
import type { MemoryChange, PageMemoryStore, StoredMemory } from '../../../src/store/memory-port.ts';
import { openPageReaders } from '../../../src/app/readers.ts';
import { AS_OF } from './real-parts.ts';
import { look, type Looked } from './small-site.ts';
import type { SmallSite } from './served-site.ts';

/** So many that nobody's turn comes within a test. */
const NEVER = 100_000;

const HEADERS = openPageReaders().headers;

/** As the database keeps it. */
export function memoryStore(): PageMemoryStore & { readonly saved: Map<string, StoredMemory> } {
  const saved = new Map<string, StoredMemory>();
  return {
    saved,
    load: (site) => Promise.resolve(saved.get(site) ?? null),
    save({ site, index, pages, gone }: MemoryChange) {
      const kept = new Map(saved.get(site)?.pages);
      for (const number of gone) kept.delete(number);
      for (const [number, content] of pages) kept.set(number, content);
      saved.set(site, { index, pages: kept });
      return Promise.resolve();
    },
    prune: () => Promise.resolve(0),
  };
}

export interface NightOptions {
  readonly fullLook?: boolean;
  readonly reader?: string;
  readonly settings?: Partial<IncrementalSettings>;
}

export class Nights {
  readonly store = memoryStore();
  readonly #kept = new Map<string, string>();

  /** @param night counted from 0, one a day. */
  async look(night: number, site: SmallSite, options: NightOptions = {}): Promise<Looked> {
    const asOf = plusDays(AS_OF, night);
    const memory = new MemoryBook({
      store: this.store,
      settings: {
        ...{ mode: 'on', fullLookDays: NEVER, aliveLinkNights: NEVER, memoryDays: 30 },
        ...options.settings,
      },
      asOf,
      reader: { version: options.reader ?? 'these', headers: HEADERS },
      fullLook: options.fullLook ?? false,
      clock: Date.now,
      warn: (message, about) => {
        throw new Error(`${message} ${JSON.stringify(about)}`);
      },
    });
    const looked = await look({ ...site, asOf, memory, kept: this.#kept });
    if (looked.visit.memory) await memory.save(looked.visit.memory);
    return looked;
  }
}
