// The ground truth: what an honest inspector with all the time in the world would write about every site.
import { iso, type Day } from './days.ts';
import { FAMILIES, addressOf, familyOf } from './families/index.ts';
import { isClauseA } from './faults.ts';
import {
  DEAD_CAUSES,
  type DeadCause,
  type PlantedLink,
  type SectionPlan,
  type SitePlan,
  type Verdict,
} from './model.ts';
import { homeUrl, type ProvincePlan } from './plan.ts';
import { countPages, hasPage, homePath } from './routes.ts';
import { CITIES } from './data/regions.ts';

/** The rules' limits as the contract has them; the truth is judged apart from the program's own config. */
const LIMITS = { a: 5, b: 10, c: 5, homeQuietDays: 14 } as const;

export interface TruthSection {
  /** '' for an entry that has no page. */
  readonly url: string;
  readonly name: string;
  readonly state: SectionPlan['state'];
  readonly type: SectionPlan['type'];
  readonly level: number;
  readonly newest: string | null;
  /** Rows are nowhere in the page's bytes. */
  readonly needsBrowser: boolean;
  readonly form: SectionPlan['form'];
  readonly drawing: SectionPlan['drawing'];
  readonly dateForm: SectionPlan['dateForm'];
  readonly items: number;
}

export interface TruthLink {
  readonly url: string;
  readonly cause: DeadCause;
  readonly page: string;
  readonly place: 'home' | 'article' | 'row';
}

export interface TruthSite {
  readonly code: string;
  readonly name: string;
  readonly host: string;
  readonly region: string;
  readonly city: string;
  readonly family: string;
  readonly verdict: Verdict;
  /** Why nothing could be seen tonight; 'none' otherwise. */
  readonly trouble: SitePlan['trouble'];
  readonly indicators: {
    readonly homeNotUpdated: boolean;
    readonly a: number;
    readonly b: number;
    readonly c: number;
    readonly undated: number;
  };
  readonly homePage: {
    readonly newest: string | null;
    readonly state: 'fresh' | 'stale' | 'unknown';
    readonly form: SitePlan['home'];
    readonly url: string;
  };
  readonly pages: number;
  readonly sections: readonly TruthSection[];
  readonly deadLinks: readonly TruthLink[];
  readonly aliveTricky: readonly { readonly url: string; readonly trick: string; readonly page: string }[];
  /** Answers a challenge: neither alive nor dead. */
  readonly unknowable: readonly string[];
}

const text = (day: Day | null): string | null => (day === null ? null : iso(day));

function sectionTruth(site: SitePlan, section: SectionPlan): TruthSection {
  const family = familyOf(site);
  return {
    url: hasPage(section) ? addressOf(site, family.sectionPath(site, section, 1)) : '',
    name: section.name,
    state: section.state,
    type: section.type,
    level: section.level,
    newest: text(section.newest),
    needsBrowser: section.drawing === 'xhr' || section.drawing === 'script-file' || section.drawing === 'spa',
    form: section.form,
    drawing: section.drawing,
    dateForm: section.dateForm,
    items: section.items.length,
  };
}

function pageOf(site: SitePlan, link: PlantedLink): string {
  const { place } = link;
  if (place.on === 'home') return addressOf(site, homePath(site));
  const section = site.sections.find((one) => one.key === place.section);
  const item = section?.items.find((one) => one.id === place.item);
  if (!section || !item) throw new Error(`a planted link of ${site.host} stands nowhere`);
  const family = familyOf(site);
  if (place.on === 'article') return addressOf(site, family.articlePath(site, section, item));
  return addressOf(
    site,
    family.sectionPath(site, section, 1 + Math.floor(section.items.indexOf(item) / section.pageSize)),
  );
}

const isDead = (cause: string): cause is DeadCause => (DEAD_CAUSES as readonly string[]).includes(cause);

/** A navigation-only home page is as new as the newest second-level page. */
function newestShown(site: SitePlan): Day | null {
  if (site.home !== 'navigation-only') return site.homeNewest;
  const days = site.sections.flatMap((section) => (section.newest === null ? [] : [section.newest]));
  return days.length === 0 ? null : Math.max(...days);
}

function siteTruth(site: SitePlan): TruthSite {
  const stale = site.sections.filter((section) => section.state === 'stale');
  const newest = newestShown(site);
  const homeStale = newest !== null && site.asOf - newest > LIMITS.homeQuietDays;
  const count = (state: string): number => site.sections.filter((section) => section.state === state).length;
  const indicators = {
    homeNotUpdated: homeStale,
    a: stale.filter(isClauseA).length,
    b: count('long-stale'),
    c: count('blank'),
    undated: count('undated'),
  };
  const convicted =
    homeStale || indicators.a >= LIMITS.a || indicators.b >= LIMITS.b || indicators.c >= LIMITS.c;
  const seen = site.trouble === 'none';
  return {
    code: site.code,
    name: site.name,
    host: site.host,
    region: site.region,
    city: site.city,
    family: site.family,
    verdict: !seen ? 'undetermined' : convicted ? 'unqualified' : 'qualified',
    trouble: site.trouble,
    indicators,
    homePage: {
      newest: text(newest),
      state: !seen ? 'unknown' : homeStale ? 'stale' : 'fresh',
      form: site.home,
      url: homeUrl(site),
    },
    pages: countPages(site),
    sections: site.sections.map((section) => sectionTruth(site, section)),
    deadLinks: site.planted.flatMap((link) =>
      isDead(link.cause)
        ? [{ url: link.href, cause: link.cause, page: pageOf(site, link), place: link.place.on }]
        : [],
    ),
    aliveTricky: site.planted
      .filter((link) => link.cause === 'alive')
      .map((link) => ({ url: link.href, trick: link.trick, page: pageOf(site, link) })),
    unknowable: site.planted.filter((link) => link.cause === 'unknowable').map((link) => link.href),
  };
}

export interface Rate {
  readonly code: string;
  readonly name: string;
  readonly total: number;
  readonly qualified: number;
  readonly unqualified: number;
  readonly undetermined: number;
  /** Percent with two decimals, half up, qualified of total; '' without sites. */
  readonly rate: string;
}

function rate(code: string, name: string, sites: readonly TruthSite[]): Rate {
  const count = (verdict: Verdict): number => sites.filter((site) => site.verdict === verdict).length;
  const qualified = count('qualified');
  const hundredths =
    sites.length === 0 ? 0 : Math.floor((qualified * 20000 + sites.length) / (2 * sites.length));
  return {
    code,
    name,
    total: sites.length,
    qualified,
    unqualified: count('unqualified'),
    undetermined: count('undetermined'),
    rate:
      sites.length === 0
        ? ''
        : `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`,
  };
}

export interface Truth {
  readonly asOf: string;
  readonly seed: number;
  readonly sites: readonly TruthSite[];
  readonly summary: {
    readonly province: Rate;
    readonly departments: Rate;
    readonly cities: readonly Rate[];
    readonly pages: number;
    readonly sections: number;
    readonly faultySections: number;
    readonly needBrowser: number;
    readonly deadLinks: number;
    readonly families: Readonly<Record<string, number>>;
  };
}

/** The truth about the whole province. */
export function truthOf(plan: ProvincePlan): Truth {
  const sites = plan.sites.map(siteTruth);
  const sections = sites.flatMap((site) => site.sections);
  const cities = CITIES.map(([code, name]) =>
    rate(
      code,
      name,
      sites.filter((site) => site.city === code),
    ),
  );
  return {
    asOf: plan.asOfText,
    seed: plan.seed,
    sites,
    summary: {
      province: rate('510000', '全省', sites),
      departments: rate(
        '510000',
        '省直部门',
        sites.filter((site) => site.city === ''),
      ),
      cities: cities.filter((city) => city.total > 0),
      pages: sites.reduce((sum, site) => sum + site.pages, 0),
      sections: sections.length,
      faultySections: sections.filter((section) => ['stale', 'long-stale', 'blank'].includes(section.state))
        .length,
      needBrowser: sections.filter((section) => section.needsBrowser).length,
      deadLinks: sites.reduce((sum, site) => sum + site.deadLinks.length, 0),
      families: Object.fromEntries(
        FAMILIES.map((family) => [family.id, sites.filter((site) => site.family === family.id).length]),
      ),
    },
  };
}
