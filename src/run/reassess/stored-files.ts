// Reads kept files and holds each against its own hash; every content is hashed once, however many findings rest on it.
import { createHash } from 'node:crypto';
import type { EvidenceRef } from '../../model/evidence.ts';
import type { EvidenceStore } from '../../store/evidence-port.ts';

export type FileState = 'whole' | 'missing' | 'altered';

/** What zlib says of a file that is no longer what was compressed. */
function isDamage(thrown: unknown): boolean {
  return (
    thrown instanceof Error &&
    'code' in thrown &&
    typeof thrown.code === 'string' &&
    thrown.code.startsWith('Z_')
  );
}

export class StoredFiles {
  readonly #store: EvidenceStore;
  readonly #known = new Map<string, FileState>();

  constructor(store: EvidenceStore) {
    this.#store = store;
  }

  /** How many distinct contents were asked for. */
  get read(): number {
    return this.#known.size;
  }

  async stateOf({ sha256 }: EvidenceRef): Promise<FileState> {
    const known = this.#known.get(sha256);
    if (known) return known;
    const { state } = await this.#look(sha256);
    this.#known.set(sha256, state);
    return state;
  }

  /** The content, null unless it is whole. */
  async contentOf(ref: EvidenceRef): Promise<Uint8Array | null> {
    const { state, content } = await this.#look(ref.sha256);
    this.#known.set(ref.sha256, state);
    return content;
  }

  async #look(sha256: string): Promise<{ readonly state: FileState; readonly content: Uint8Array | null }> {
    try {
      const content = await this.#store.get(sha256);
      if (content === null) return { state: 'missing', content };
      const hash = createHash('sha256').update(content).digest('hex');
      return hash === sha256 ? { state: 'whole', content } : { state: 'altered', content: null };
    } catch (thrown) {
      if (!isDamage(thrown)) throw thrown;
      return { state: 'altered', content: null };
    }
  }
}
