// Candidates for sections: entries of menus, headings, tabs and breadcrumbs, merged by address whatever order they came in.
import type { Entry, EntryPlace, OddLink } from '../../artifacts/page-reading.ts';
import { gathersByTag, isFilteredView } from '../../derive/url/filtered-view.ts';
import { firstPagesByPath, withoutLastNumber, withoutPageParameter } from '../../derive/url/further-page.ts';
import { sameSite, urlKey } from '../../derive/url/normalise.ts';
import { viewAddress } from '../../derive/url/route.ts';
import { pathKind, type PathKind } from '../../derive/url/path-kind.ts';

export interface Candidate {
  readonly key: string;
  /** null for an entry whose address leads nowhere. */
  readonly url: string | null;
  name: string;
  place: EntryPlace;
  /** Names from the home page down, the section's own last. */
  path: readonly string[];
  /** 1 = stands in the site's main navigation itself. */
  level: number;
  foundOn: string;
  readonly problem: OddLink['problem'] | null;
  /** Steps from the home page. */
  readonly depth: number;
  /** The frame that its page stands in, '' for none. */
  readonly frame: string;
}

/** The page whose entries are added. */
export interface Origin {
  readonly url: string;
  readonly depth: number;
  readonly level: number;
  readonly path: readonly string[];
  /** The frame that it stands in. */
  readonly frame?: string;
}

/** How much an entry's place says about the section's name and level, best first. */
const RANK: readonly EntryPlace[] = [
  'main-menu',
  'side-menu',
  'breadcrumb',
  'tab',
  'heading',
  'more',
  'sitemap',
];

/** Entries that make the home page's main menu one to go by. */
const FEWEST_OF_MENU = 3;

const MORE_WORDS = /^(更多|more|查看更多|>+|»|›|\+|\[更多\])/i;

/** `key` is null for another site's address and for the home page. */
interface Address {
  readonly key: string | null;
  readonly kind: PathKind;
}

export class SectionBook {
  readonly #byKey = new Map<string, Candidate>();
  readonly #known = new Map<string, Address>();
  readonly #home: string;
  /** What the main menu of the home page leads to, and its names: the first level of the site. */
  readonly #first = { keys: new Set<string>(), names: new Set<string>() };

  constructor(homeUrl: string) {
    this.#home = homeUrl;
  }

  add(entry: Entry, origin: Origin): void {
    if (entry.url === null) {
      // A menu stands on every page: the entry is one section, wherever it was met.
      if (entry.problem === 'under-construction')
        this.#merge(this.#candidate(entry, origin, `${this.#home} ${entry.name}`));
      return;
    }
    const { key, kind } = this.#addressOf(entry.url);
    if (key === null) return;
    const menu = entry.place === 'main-menu' || entry.place === 'side-menu';
    if (kind === 'asset' || kind === 'attachment' || (kind === 'article' && !menu)) return;
    if (isPartOfPage({ ...entry, url: entry.url }, origin, this.#isHome(origin.url))) return;
    if (origin.level === 0 && entry.place === 'main-menu') {
      this.#first.keys.add(key);
      this.#first.names.add(entry.under[0] ?? entry.name);
    }
    this.#merge(this.#candidate(entry, origin, key));
  }

  /** What the breadcrumb of a text names. */
  addTrail(url: string, entries: readonly Entry[]): void {
    const crumbs = entries.filter(({ place }) => place === 'breadcrumb');
    crumbs.forEach((entry, index) => {
      const above = crumbs.slice(0, index).flatMap(({ name }) => (name === '首页' ? [] : name));
      this.add(entry, { url, depth: 0, level: index + 1, path: ['首页', ...above] });
    });
  }

  has(url: string): boolean {
    const candidate = this.#byKey.get(this.#known.get(url)?.key ?? urlKey(url));
    return candidate !== undefined && !this.#isPartOfCandidate(candidate);
  }

  /** Menus bring the same addresses on every page: each is looked at once. */
  #addressOf(url: string): Address {
    const known = this.#known.get(url);
    if (known) return known;
    const outside = !sameSite(url, this.#home) || this.#isHome(url);
    const address: Address = { key: outside ? null : urlKey(url), kind: pathKind(url) };
    this.#known.set(url, address);
    return address;
  }

  /** Candidates at this depth, sorted by key. */
  atDepth(depth: number): readonly Candidate[] {
    return this.all().filter((candidate) => candidate.depth === depth);
  }

  all(): readonly Candidate[] {
    return [...this.#byKey.values()]
      .filter((candidate) => !this.#isPartOfCandidate(candidate))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  #isHome(url: string): boolean {
    const { pathname, search } = viewAddress(new URL(url));
    return (
      urlKey(url) === urlKey(this.#home) ||
      (search === '' && /^\/(index|default|home)?(\.\w+)?$/i.test(pathname))
    );
  }

  /**
   * A further page or a choice of a list that is a candidate itself. Asked once a wave is over: what is met first must
   * not decide what stays.
   */
  #isPartOfCandidate({ url, place, key }: Candidate): boolean {
    if (url === null || place === 'main-menu' || (place !== 'more' && !url.includes('?'))) return false;
    const isKnown = (of: string): boolean => {
      const other = urlKey(of);
      return other !== key && !this.#isHome(of) && this.#byKey.has(other);
    };
    const less = withoutPageParameter(url, place !== 'side-menu');
    if (less !== null && isKnown(less)) return true;
    const bare = url.replace(/[?#].*$/, '');
    if (isFilteredView(url, bare) && isKnown(bare)) return true;
    return place === 'more' && firstPagesByPath(url).some(isKnown);
  }

  /**
   * The bar of sub-sections at the head of an inner page is built like a main menu; what the main menu of the home page
   * does not hold stands below the page that shows it.
   */
  #isBarOfPage(entry: Entry, origin: Origin, key: string): boolean {
    const { keys, names } = this.#first;
    if (entry.place !== 'main-menu' || origin.level === 0 || keys.size < FEWEST_OF_MENU) return false;
    return !keys.has(key) && !names.has(entry.under[0] ?? entry.name);
  }

  #candidate(entry: Entry, origin: Origin, key: string): Candidate {
    const isBar = this.#isBarOfPage(entry, origin, key);
    const inMenu = entry.place === 'main-menu' && !isBar;
    // In a tree that a frame shows, each group is a step.
    const groups = inMenu || (entry.opensIn === undefined && !isBar) ? [] : entry.under;
    const below = (entry.beside ? origin.level : origin.level + 1) + groups.length;
    const level = inMenu ? 1 + entry.under.length : Math.max(2, below);
    const parents = entry.beside && origin.path.length > 1 ? origin.path.slice(0, -1) : origin.path;
    const base = inMenu ? ['首页', ...entry.under] : [...parents, ...groups];
    const name = MORE_WORDS.test(entry.name) ? '' : entry.name;
    return {
      key,
      url: entry.url,
      name,
      place: isBar ? 'side-menu' : entry.place,
      path: [...base, name].filter((part) => part !== ''),
      level,
      foundOn: origin.url,
      problem: entry.problem,
      depth: origin.depth + 1,
      frame: entry.opensIn ?? origin.frame ?? '',
    };
  }

  #merge(candidate: Candidate): void {
    const known = this.#byKey.get(candidate.key);
    if (!known) {
      this.#byKey.set(candidate.key, candidate);
      return;
    }
    const level = Math.min(known.level, candidate.level);
    if (better(candidate, known)) {
      const { name, place, path, foundOn } = candidate;
      Object.assign(known, { name, place, path, foundOn });
    }
    known.level = level;
  }
}

/**
 * Whether an entry leads to a part of the page that it stands on: the next page of its list, a choice made of it, or to
 * what bears a keyword. Menus name sections by whatever numbers; a sign that leads on, a heading or a tab does not.
 */
function isPartOfPage(entry: Entry & { readonly url: string }, origin: Origin, isHome: boolean): boolean {
  const { url, place } = entry;
  const isMenu = place === 'main-menu' || place === 'side-menu';
  const isHere = (of: string): boolean => urlKey(of) === urlKey(origin.url);
  const less = withoutPageParameter(url, !isMenu);
  // Numbers behind the home page's own address may name its sections.
  if (!isHome && less !== null && (isHere(less) || less === withoutPageParameter(origin.url, !isMenu)))
    return true;
  if (place === 'main-menu') return false;
  if (gathersByTag(url) || isFilteredView(url, origin.url)) return true;
  if (place !== 'more' || isHome) return false;
  const folder = withoutLastNumber(url);
  const name = origin.path.at(-1) ?? '';
  const isNext = folder !== null && isHere(folder) && name !== '' && entry.name.endsWith(name);
  return isNext || firstPagesByPath(url).some(isHere);
}

function better(a: Candidate, b: Candidate): boolean {
  if ((a.name === '') !== (b.name === '')) return a.name !== '';
  const rank = RANK.indexOf(a.place) - RANK.indexOf(b.place);
  if (rank !== 0) return rank < 0;
  if (a.path.length !== b.path.length) return a.path.length < b.path.length;
  return `${a.path.join('/')} ${a.foundOn}` < `${b.path.join('/')} ${b.foundOn}`;
}
