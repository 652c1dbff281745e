// How each site is built: CMS family, home page, encoding, answers to missing pages; who is convicted of what.
import { allot, type Share } from './allot.ts';
import type { DateForm } from './days.ts';
import type { Conviction, Encoding, HomeForm, MissingForm, NightTrouble, SiteIdentity } from './model.ts';
import { Rng } from './rng.ts';

export interface Traits {
  readonly family: string;
  readonly size: number;
  readonly home: HomeForm;
  readonly missing: MissingForm;
  readonly encoding: Encoding;
  readonly gzip: boolean;
  readonly headAnswer: 200 | 404 | 405;
  readonly trouble: NightTrouble;
  readonly conviction: Conviction | null;
}

const FAMILY_SHARES: readonly Share<string>[] = [
  ['trs', 0],
  ['jcms', 150],
  ['vsb', 130],
  ['kaipu', 130],
  ['webforms', 80],
  ['phpcms', 90],
  ['oldasp', 60],
  ['jsp', 80],
  ['numbered', 50],
  ['spa', 6],
];

/** How lists of each family may print their dates. */
export const FAMILY_DATES: Readonly<Record<string, readonly DateForm[]>> = {
  trs: ['iso', 'month-day', 'url', 'bracket', 'iso'],
  jcms: ['iso', 'bracket', 'iso', 'month-day'],
  vsb: ['slash', 'chinese', 'iso', 'bracket', 'split'],
  kaipu: ['iso', 'dot', 'title-attribute', 'iso'],
  webforms: ['iso', 'slash', 'article', 'iso'],
  phpcms: ['time', 'iso', 'month-day', 'relative'],
  oldasp: ['bracket', 'short-year', 'iso', 'article'],
  jsp: ['split', 'iso', 'dot', 'chinese'],
  numbered: ['iso', 'url', 'time', 'chinese'],
  spa: ['iso', 'time'],
};

/** Families whose addresses carry no dates: only there can an item be undated, and month-day be told by the article. */
export const DATELESS_ADDRESSES: ReadonlySet<string> = new Set([
  'vsb',
  'webforms',
  'phpcms',
  'oldasp',
  'jsp',
  'spa',
]);

const UTF8: Encoding = { bytes: 'utf-8', meta: ['utf-8'], header: 'utf-8' };

const ENCODING_SHARES: Readonly<Record<string, readonly Share<Encoding>[]>> = {
  modern: [
    [UTF8, 0],
    [{ bytes: 'utf-8', meta: ['gb2312'], header: 'UTF-8' }, 40],
    [{ bytes: 'utf-8', meta: ['utf-8', 'gb2312'], header: '' }, 30],
    [{ bytes: 'utf-8', meta: ['utf-8'], header: '' }, 200],
  ],
  old: [
    [{ bytes: 'gbk', meta: ['gb2312'], header: '' }, 0],
    [{ bytes: 'gbk', meta: ['gb2312'], header: 'GBK' }, 200],
    [{ bytes: 'gbk', meta: ['utf-8'], header: 'gb2312' }, 120],
    [UTF8, 300],
  ],
};

const HOME_SHARES: readonly Share<HomeForm>[] = [
  ['normal', 0],
  ['navigation-only', 12],
  ['splash', 8],
  ['meta-refresh', 24],
  ['script-redirect', 10],
  ['frameset', 6],
  ['server-redirect', 40],
];

const MISSING_SHARES: readonly Share<MissingForm>[] = [
  ['404', 0],
  ['error-page', 180],
  ['charity', 90],
  ['soft', 90],
  ['home', 90],
];

/** Pairs of a conviction and whose site it falls on: a provincial department, or the first, second or third city. */
const SENTENCES: readonly (readonly [Conviction, 'province' | 0 | 1 | 2])[] = [
  ['home', 'province'],
  ['a', 'province'],
  ['b', 0],
  ['c', 1],
  ['mix', 2],
  ['a', 0],
  ['b', 2],
];

function convictions(seed: number, sites: readonly SiteIdentity[]): Map<number, Conviction> {
  const rng = new Rng(seed, 'convictions');
  const eligible = rng.shuffle(sites.filter((site) => site.status === 'running'));
  const cities: string[] = [];
  const needs = [2, 1, 2];
  for (const need of needs) {
    const found = eligible.find(
      (site) =>
        site.city !== '' &&
        !cities.includes(site.city) &&
        eligible.filter((other) => other.city === site.city).length >= need,
    );
    cities.push(found?.city ?? '');
  }
  const out = new Map<number, Conviction>();
  for (const [conviction, where] of SENTENCES) {
    const city = where === 'province' ? '' : (cities[where] ?? '');
    const site =
      eligible.find((one) => one.city === city && !out.has(one.index)) ??
      (city === '' ? undefined : eligible.find((one) => cities.includes(one.city) && !out.has(one.index)));
    if (site) out.set(site.index, conviction);
  }
  return out;
}

function sizeOf(site: SiteIdentity, rng: Rng): number {
  if (site.kind === 'portal') return site.level === 'city' || rng.chance(0.1) ? 3 : rng.chance(0.5) ? 2 : 1;
  if (site.level === 'province') return rng.chance(0.3) ? 2 : 1;
  return rng.chance(0.04) ? 2 : 1;
}

const NEEDED_SIZE: Readonly<Record<Conviction, number>> = { home: 1, a: 3, b: 3, c: 1, mix: 3 };

export interface TraitOptions {
  readonly awkwardNights: number;
  /** Every site the same middle size. */
  readonly fixedPages: boolean;
}

/** Traits by site index. */
export function traitsOf(seed: number, sites: readonly SiteIdentity[], options: TraitOptions): Traits[] {
  const total = sites.length;
  const families = allot(seed, 'family', total, FAMILY_SHARES);
  const homes = allot(seed, 'home', total, HOME_SHARES);
  const missing = allot(seed, 'missing', total, MISSING_SHARES);
  const modern = allot(seed, 'modern', total, ENCODING_SHARES['modern'] ?? []);
  const old = allot(seed, 'old', total, ENCODING_SHARES['old'] ?? []);
  const convicted = convictions(seed, sites);
  const troubles = awkward(seed, sites, convicted, options.awkwardNights);
  return sites.map((site, index) => {
    const rng = new Rng(seed, site.host, 'traits');
    const conviction = convicted.get(index) ?? null;
    // A frameset or script shell would hide what a conviction rests on; convicted sites are plain.
    const family = conviction !== null && families[index] === 'spa' ? 'trs' : (families[index] ?? 'trs');
    const size = options.fixedPages ? 1 : sizeOf(site, rng);
    const dated = family === 'webforms' || family === 'oldasp' || family === 'phpcms';
    return {
      family,
      conviction,
      size: conviction ? Math.max(size, NEEDED_SIZE[conviction]) : size,
      home: conviction || family === 'spa' ? 'normal' : (homes[index] ?? 'normal'),
      missing: missing[index] ?? '404',
      encoding: (dated ? old[index] : modern[index]) ?? UTF8,
      gzip: rng.chance(0.15),
      headAnswer: family === 'webforms' || family === 'oldasp' ? (rng.chance(0.5) ? 405 : 404) : 200,
      trouble: troubles.get(index) ?? 'none',
    };
  });
}

function awkward(
  seed: number,
  sites: readonly SiteIdentity[],
  convicted: ReadonlyMap<number, Conviction>,
  count: number,
): Map<number, NightTrouble> {
  const kinds: readonly NightTrouble[] = ['jsl', 'ruishu', 'reset', '5xx'];
  const clean = new Rng(seed, 'awkward').shuffle(
    sites.filter((site) => site.status === 'running' && !convicted.has(site.index)),
  );
  return new Map(
    clean.slice(0, count).map((site, index) => [site.index, kinds[index % kinds.length] ?? 'reset']),
  );
}
