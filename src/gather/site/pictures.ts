// Pictures of drawn pages: taken where something is at fault, and not taken again of what was photographed before and
// was drawn the same, character by character.
import { createHash } from 'node:crypto';
import type { RenderedPage, Place } from '../browser-port.ts';
import type { GatherContext } from '../context.ts';
import type { KeptPicture } from '../memory/notes.ts';
import type { SiteMemory } from '../memory/site-memory.ts';

type Drawn = Pick<RenderedPage, 'finalUrl' | 'html'>;

export class Pictures {
  readonly #context: GatherContext;
  readonly #memory: SiteMemory;
  /** By the page as drawn: what was wanted of it, and what is there of that already. */
  readonly #wanted = new Map<
    string,
    { readonly key: string; readonly kept: readonly KeptPicture[] | null }
  >();
  readonly #done = new WeakMap<RenderedPage, Promise<readonly KeptPicture[]>>();

  constructor(context: GatherContext, memory: SiteMemory) {
    this.#context = context;
    this.#memory = memory;
  }

  /** What the browser is to take: `kept` where the same page was photographed on a night before. */
  async wanted(page: Drawn, places: false | readonly Place[]): Promise<false | 'kept' | readonly Place[]> {
    if (places === false) return false;
    const drawn = hashOf(page);
    const key = `${drawn} ${createHash('sha1').update(JSON.stringify(places)).digest('base64')}`;
    const kept = await this.#stillThere(this.#memory.picturesOf(key));
    this.#wanted.set(drawn, { key, kept });
    return kept === null ? places : 'kept';
  }

  /** The pictures of a page at fault, stored: those just taken, or those of the night on which they were. */
  of(page: RenderedPage): Promise<readonly KeptPicture[]> {
    const known = this.#done.get(page);
    if (known) return known;
    const keeping = this.#keep(page);
    this.#done.set(page, keeping);
    return keeping;
  }

  async #keep(page: RenderedPage): Promise<readonly KeptPicture[]> {
    const wanted = this.#wanted.get(hashOf(page));
    const pictures = wanted?.kept ?? (await this.#store(page));
    if (wanted && pictures.length > 0) this.#memory.notePictures(wanted.key, pictures);
    return pictures;
  }

  async #store({ screenshot, crops = [], finalUrl: url, fetchedAt }: RenderedPage): Promise<KeptPicture[]> {
    const { evidence } = this.#context;
    const about = { url, fetchedAt };
    const kept: KeptPicture[] = [];
    if (screenshot) kept.push({ ref: await evidence.put('screenshot', screenshot, about) });
    for (const { place, picture, selector } of crops) {
      const ref = await evidence.put('crop', picture, { ...about, selector });
      kept.push(place.link ? { ref, link: place.link } : { ref });
    }
    return kept;
  }

  /** null unless every file is there; they count as used tonight. */
  async #stillThere(pictures: readonly KeptPicture[] | null): Promise<readonly KeptPicture[] | null> {
    for (const { ref } of pictures ?? []) if (!(await this.#context.evidence.use(ref))) return null;
    return pictures;
  }
}

function hashOf({ finalUrl, html }: Drawn): string {
  return createHash('sha256').update(finalUrl).update('\n').update(html).digest('base64');
}
