// The run in numbers: overall, per stratum and per city, with the names behind every number but the passing ones.
import type { Edition } from '../model/indicator.ts';
import { cityOf, isProvince, type Region } from '../model/region.ts';
import type { LedgerRow } from '../model/run.ts';
import type { Site } from '../model/site.ts';
import type { IndicatorResult, Verdict } from '../model/verdict.ts';
import { tally, type Standing, type Tally } from './tally.ts';

export interface NamedSite {
  readonly code: string;
  readonly name: string;
  readonly region: string;
}

export interface Group extends Tally {
  /** `all`, `portal`, `department`, `provincial` (省直部门) or a city's 6-digit code. */
  readonly id: string;
  readonly name: string;
}

export interface CityGroup extends Group {
  readonly portals: Tally;
  readonly departments: Tally;
}

export interface Summary {
  readonly run: string;
  readonly period: string | null;
  readonly edition: string;
  readonly editionTitle: string;
  readonly overall: Group;
  readonly strata: readonly Group[];
  /** 市（州）, each with its counties, by code. */
  readonly regions: readonly CityGroup[];
  /** Cities where every site judged is qualified and none is left undetermined. */
  readonly fullMarks: readonly string[];
  readonly unqualified: readonly (NamedSite & {
    readonly clauses: readonly (Pick<IndicatorResult, 'id' | 'clause' | 'count' | 'limit'> & {
      readonly name: string;
    })[];
  })[];
  readonly undetermined: readonly (NamedSite & { readonly reasons: readonly string[] })[];
  readonly excluded: readonly (NamedSite & { readonly reason: string })[];
}

export interface SummaryInput {
  readonly run: string;
  readonly period?: string;
  readonly edition: Edition;
  /** The inventory. */
  readonly sites: readonly Site[];
  /** Every row of the run: what is counted is exactly what was planned. */
  readonly ledger: readonly LedgerRow[];
  readonly verdicts: readonly Verdict[];
  readonly regions: readonly Region[];
}

interface Row {
  readonly code: string;
  readonly site: Site | null;
  readonly verdict: Verdict | null;
  readonly standing: Standing;
  readonly reason: string;
}

const byCode = (left: { readonly code: string }, right: { readonly code: string }): number =>
  left.code < right.code ? -1 : left.code > right.code ? 1 : 0;

function rowsOf(input: SummaryInput): readonly Row[] {
  const sites = new Map(input.sites.map((site) => [site.code, site]));
  const verdicts = new Map(input.verdicts.map((verdict) => [verdict.subject, verdict]));
  const rows = input.ledger.map(({ site: code, reason }): Row => {
    const site = sites.get(code) ?? null;
    const verdict = verdicts.get(code) ?? null;
    const gone = site === null ? '已不在台账中' : reason || '非运行状态';
    if (site === null || verdict === null)
      return { code, site, verdict: null, standing: 'excluded', reason: gone };
    return { code, site, verdict, standing: verdict.outcome, reason };
  });
  return rows.sort(byCode);
}

const named = (row: Row): NamedSite => ({
  code: row.code,
  name: row.site?.name ?? '',
  region: row.site?.region ?? '',
});

function groups(rows: readonly Row[], digits: number) {
  const count = (some: readonly Row[]): Tally =>
    tally(
      some.map((row) => row.standing),
      digits,
    );
  return {
    count,
    group: (id: string, name: string, of: (site: Site) => boolean): Group => ({
      id,
      name,
      ...count(rows.filter((row) => row.site !== null && of(row.site))),
    }),
  };
}

function cities(rows: readonly Row[], input: SummaryInput): readonly CityGroup[] {
  const { count } = groups(rows, input.edition.rounding.digits);
  const names = new Map(input.regions.map((region) => [region.code, region.name]));
  const own = rows.filter((row) => row.site !== null && !isProvince(row.site.region));
  const codes = [...new Set(own.map((row) => cityOf(row.site?.region ?? '')))].sort();
  return codes.map((code) => {
    const mine = own.filter((row) => cityOf(row.site?.region ?? '') === code);
    return {
      id: code,
      name: names.get(code) ?? code,
      ...count(mine),
      portals: count(mine.filter((row) => row.site?.kind === 'portal')),
      departments: count(mine.filter((row) => row.site?.kind === 'department')),
    };
  });
}

function clausesOf(verdict: Verdict, edition: Edition) {
  return verdict.indicators
    .filter((result) => result.outcome === 'fail')
    .map(({ id, clause, count, limit }) => ({
      id,
      clause,
      name: edition.indicators.find((indicator) => indicator.id === id)?.name ?? id,
      count,
      limit,
    }));
}

/** Numbers of one run; sites are listed by code, cities by code. */
export function summarise(input: SummaryInput): Summary {
  const { edition } = input;
  const rows = rowsOf(input);
  const { count, group } = groups(rows, edition.rounding.digits);
  const regions = cities(rows, input);
  const standing = (which: Standing): readonly Row[] => rows.filter((row) => row.standing === which);
  return {
    run: input.run,
    period: input.period ?? null,
    edition: edition.id,
    editionTitle: edition.title,
    overall: { id: 'all', name: '全省', ...count(rows) },
    strata: [
      group('portal', '政府门户网站', (site) => site.kind === 'portal'),
      group('department', '部门网站', (site) => site.kind === 'department'),
      group('provincial', '省直部门', (site) => isProvince(site.region)),
    ],
    regions,
    fullMarks: regions
      .filter((city) => city.denominator > 0 && city.unqualified === 0 && city.undetermined === 0)
      .map((city) => city.name),
    unqualified: standing('unqualified').map((row) => ({
      ...named(row),
      clauses: row.verdict ? clausesOf(row.verdict, edition) : [],
    })),
    undetermined: standing('undetermined').map((row) => ({
      ...named(row),
      reasons: row.verdict?.reasons ?? [],
    })),
    excluded: standing('excluded').map((row) => ({ ...named(row), reason: row.reason })),
  };
}
