// A run over sites in numbers: overall, per stratum and per city, with the names behind every number but the passing ones.
import { isProvince } from '../model/region.ts';
import type { Site, SiteKind } from '../model/site.ts';
import { inCity, summing, type Group, type NamesBehind, type SummedRun } from './summary-rows.ts';
import type { Tally } from './tally.ts';

export interface CityGroup extends Group {
  readonly portals: Tally;
  readonly departments: Tally;
}

export interface Summary extends NamesBehind {
  readonly run: string;
  readonly period: string | null;
  readonly edition: string;
  readonly editionTitle: string;
  readonly overall: Group;
  /** `portal`, `department` and `provincial` (省直部门). */
  readonly strata: readonly Group[];
  /** 市（州）, each with its counties, by code. */
  readonly regions: readonly CityGroup[];
  /** Cities where every site judged is qualified and none is left undetermined. */
  readonly fullMarks: readonly string[];
}

export interface SummaryInput extends SummedRun {
  /** The inventory. */
  readonly sites: readonly Site[];
}

/** Numbers of one run; sites are listed by code, cities by code. */
export function summarise(input: SummaryInput): Summary {
  const { edition } = input;
  const { names, count, cities } = summing(input, new Map(input.sites.map((site) => [site.code, site])));
  const group = (id: string, name: string, of: (site: Site) => boolean): Group => ({
    id,
    name,
    ...count(of),
  });
  const regions = cities().map(({ id, name }) => {
    const own = (kind?: SiteKind): Tally =>
      count((site) => inCity(site.region, id) && (kind === undefined || site.kind === kind));
    return { id, name, ...own(), portals: own('portal'), departments: own('department') };
  });
  return {
    run: input.run,
    period: input.period ?? null,
    edition: edition.id,
    editionTitle: edition.title,
    overall: { id: 'all', name: '全省', ...count() },
    strata: [
      group('portal', '政府门户网站', (site) => site.kind === 'portal'),
      group('department', '部门网站', (site) => site.kind === 'department'),
      group('provincial', '省直部门', (site) => isProvince(site.region)),
    ],
    regions,
    fullMarks: regions
      .filter((city) => city.denominator > 0 && city.unqualified === 0 && city.undetermined === 0)
      .map((city) => city.name),
    ...names,
  };
}
