// Ways to sections in a site of frames: what opens in another frame is its navigation, whichever frame it stands in.
import type { Entry, PageReading, TargetedLink } from '../../artifacts/page-reading.ts';

/** Links that make a frame of the home page the one with the main menu. */
const FEWEST_OF_MENU = 3;

type Framed = Pick<PageReading, 'targeted'>;

export class FrameBook {
  /** Names of the site's frames met so far. */
  readonly #names = new Set<string>();

  /**
   * The entries of a page, those that open in another frame told by the tree they stand in. On the home page the first
   * frame that leads to several sections holds the main menu; every other tree is a menu beside.
   * @param own names the frame that the page stands in.
   */
  entriesOf(
    page: Pick<PageReading, 'entries' | 'namedFrames' | 'targeted'>,
    own: string,
    isHome: boolean,
  ): readonly Entry[] {
    for (const { name } of page.namedFrames ?? []) this.#names.add(name);
    const ways = this.#waysOf(page, own);
    const many = ({ frame }: TargetedLink): boolean =>
      ways.filter((way) => way.frame === frame).length >= FEWEST_OF_MENU;
    const main = isHome ? ways.find(many) : undefined;
    const known = new Set(ways.map(({ url }) => url));
    const others = page.entries.filter(({ url }) => url === null || !known.has(url));
    const framed = ways.map(({ name, url, target, frame, under }): Entry => {
      const place = main !== undefined && frame === main.frame ? 'main-menu' : 'side-menu';
      return { name, url, place, under, problem: null, opensIn: target };
    });
    return [...others, ...framed];
  }

  /** Whether the page is one of the menus: it leads to what other frames show. */
  isMenu(page: Framed, own: string): boolean {
    return this.#waysOf(page, own).length > 0;
  }

  #waysOf({ targeted = [] }: Framed, own: string): readonly TargetedLink[] {
    return targeted.filter(
      ({ target, frame }) => this.#names.has(target) && target !== (frame === '' ? own : frame),
    );
  }
}
