// Puts the whole province together: every site with its sections, faults and planted links.
import { allot } from './allot.ts';
import { dayOfInstant, type Day } from './days.ts';
import { plantLinks } from './links.ts';
import type { SiteIdentity, SitePlan } from './model.ts';
import { previewed } from './previews.ts';
import { hash } from './rng.ts';
import { roster } from './roster.ts';
import { hasNestedMenu, layOutSections } from './sections.ts';
import { traitsOf } from './traits.ts';

export interface ProvinceOptions {
  readonly sites: number;
  readonly seed: number;
  /** 监测时间点, ISO 8601; without an offset it is Shanghai's. */
  readonly asOf: string;
  /** Rows of the inventory that are not running, besides `sites`. */
  readonly notRunning?: number;
  /** Clean sites that cannot be looked at tonight: challenged, resetting, 5xx throughout. */
  readonly awkwardNights?: number;
  readonly fixedPages?: boolean;
}

export interface ProvincePlan {
  readonly seed: number;
  readonly asOf: Day;
  readonly asOfText: string;
  readonly inventory: readonly SiteIdentity[];
  /** The running sites. */
  readonly sites: readonly SitePlan[];
}

function homeNewest(site: SitePlan): Day | null {
  if (site.home === 'navigation-only') return null;
  const days = previewed(site).flatMap((section) => (section.newest === null ? [] : [section.newest]));
  return days.length === 0 ? null : Math.max(...days);
}

function friendsOf(site: SiteIdentity, all: readonly SiteIdentity[]): { name: string; url: string }[] {
  const near = all.filter(
    (other) => other.city === site.city && other.index !== site.index && other.status === 'running',
  );
  const start = near.length === 0 ? 0 : hash(site.host, 'friends') % near.length;
  return [...near.slice(start), ...near.slice(0, start)]
    .slice(0, 8)
    .map((other) => ({ name: other.name, url: homeUrl(other) }));
}

/** The home page's address as the inventory has it. */
export function homeUrl(site: Pick<SiteIdentity, 'scheme' | 'host'>): string {
  return `${site.scheme}://${site.host}/`;
}

/** Everything that exists, from the options alone. */
export function planProvince(options: ProvinceOptions): ProvincePlan {
  const { seed } = options;
  const asOf = dayOfInstant(options.asOf);
  const inventory = roster(seed, options.sites, options.notRunning ?? 0);
  const running = inventory.filter((site) => site.status === 'running');
  const traits = traitsOf(seed, running, {
    awkwardNights: options.awkwardNights ?? 0,
    fixedPages: options.fixedPages ?? false,
  });
  const moods = allot<'clean' | 'faulty' | 'edge'>(seed, 'moods', running.length, [
    ['clean', 0],
    ['faulty', 150],
    ['edge', 3],
  ]);
  const sites = running.map((site, index): SitePlan => {
    const trait = traits[index];
    if (!trait) throw new Error('a site without traits');
    const mood = trait.trouble === 'none' ? moods[index] : 'clean';
    const sections = layOutSections(seed, site, trait, asOf, {
      faulty: mood === 'faulty',
      atTheEdge: mood === 'edge',
    });
    const plan: SitePlan = {
      ...site,
      ...trait,
      seed: hash(seed, site.host),
      asOf,
      sections,
      planted: [],
      nested: hasNestedMenu(seed, site.host),
      friends: friendsOf(site, running),
      homeNewest: null,
    };
    plan.homeNewest = homeNewest(plan);
    return plan;
  });
  plantLinks(seed, sites);
  return { seed, asOf, asOfText: options.asOf, inventory, sites };
}
