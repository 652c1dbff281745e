// The memory of all sites: opened before a visit, saved after it.
import type { CalendarDate } from '../../model/calendar.ts';
import type { PageMemoryStore, StoredMemory } from '../../store/memory-port.ts';
import { unpackIndex, type SiteIndex } from './notes.ts';
import { SiteMemory, type MemoryOptions } from './site-memory.ts';

export interface BookOptions extends Omit<MemoryOptions, 'site'> {
  readonly store: PageMemoryStore;
  readonly asOf: CalendarDate;
}

export class MemoryBook {
  readonly #options: BookOptions;

  constructor(options: BookOptions) {
    this.#options = options;
  }

  /** What cannot be read back counts as never remembered: the site is looked at in full. */
  async open(site: string): Promise<SiteMemory> {
    const { store, ...options } = this.#options;
    const stored = options.settings.mode === 'on' ? await store.load(site) : null;
    return new SiteMemory({ ...options, site }, this.#indexOf(site, stored), stored?.pages ?? new Map());
  }

  /** To be called once the visit is stored: what a killed night did not save is looked at anew. */
  async save(memory: SiteMemory): Promise<void> {
    const { store, settings } = this.#options;
    if (settings.mode === 'on') await store.save(memory.change());
  }

  #indexOf(site: string, stored: StoredMemory | null): SiteIndex | null {
    if (!stored) return null;
    try {
      return unpackIndex(stored.index);
    } catch (error) {
      this.#options.warn('what was remembered of a site could not be unpacked', { site, error });
      return null;
    }
  }
}
