// The rows behind a summary, and what every summary makes of them: groups, and the names behind every number.
import type { Edition } from '../model/indicator.ts';
import { cityOf, isProvince, type Region } from '../model/region.ts';
import type { LedgerRow } from '../model/run.ts';
import type { IndicatorResult, Verdict } from '../model/verdict.ts';
import { tally, type Standing, type Tally } from './tally.ts';

/** A site or an account by what it is called. */
export interface NamedSubject {
  readonly code: string;
  readonly name: string;
  readonly region: string;
}

export interface Group extends Tally {
  /** `all`, a stratum's id, a platform or a city's 6-digit code. */
  readonly id: string;
  readonly name: string;
}

/** Every subject that is not simply qualified, with its reasons. */
export interface NamesBehind {
  readonly unqualified: readonly (NamedSubject & {
    readonly clauses: readonly (Pick<IndicatorResult, 'id' | 'clause' | 'count' | 'limit'> & {
      readonly name: string;
    })[];
  })[];
  readonly undetermined: readonly (NamedSubject & { readonly reasons: readonly string[] })[];
  readonly excluded: readonly (NamedSubject & { readonly reason: string })[];
}

/** What is summed up, whatever kind of subject it is of. */
export interface SummedRun {
  readonly run: string;
  readonly period?: string;
  readonly edition: Edition;
  /** Every row of the run: what is counted is exactly what was planned. */
  readonly ledger: readonly LedgerRow[];
  readonly verdicts: readonly Verdict[];
  readonly regions: readonly Region[];
}

interface Row<S> {
  readonly code: string;
  readonly subject: S | null;
  readonly verdict: Verdict | null;
  readonly standing: Standing;
  readonly reason: string;
}

type Placed = Pick<NamedSubject, 'name' | 'region'>;

function rowsOf<S>({ ledger, verdicts }: SummedRun, subjects: ReadonlyMap<string, S>): readonly Row<S>[] {
  const byCode = new Map(verdicts.map((verdict) => [verdict.subject, verdict]));
  const rows = ledger.map(({ site: code, reason }): Row<S> => {
    const subject = subjects.get(code) ?? null;
    const verdict = byCode.get(code) ?? null;
    const gone = subject === null ? '已不在台账中' : reason || '非运行状态';
    if (subject === null || verdict === null)
      return { code, subject, verdict: null, standing: 'excluded', reason: gone };
    return { code, subject, verdict, standing: verdict.outcome, reason };
  });
  return rows.sort((left, right) => (left.code < right.code ? -1 : left.code > right.code ? 1 : 0));
}

function clausesOf(verdict: Verdict, edition: Edition) {
  return verdict.indicators
    .filter((result) => result.outcome === 'fail')
    .map(({ id, clause, count, limit }) => ({
      ...{ id, clause },
      name: edition.indicators.find((indicator) => indicator.id === id)?.name ?? id,
      ...{ count, limit },
    }));
}

function namesBehind<S extends Placed>(rows: readonly Row<S>[], edition: Edition): NamesBehind {
  const standing = (which: Standing): readonly Row<S>[] => rows.filter((row) => row.standing === which);
  const named = ({ code, subject }: Row<S>): NamedSubject => ({
    ...{ code, name: subject?.name ?? '', region: subject?.region ?? '' },
  });
  return {
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

export interface Summing<S> {
  readonly names: NamesBehind;
  /** Rows of those in the register that fit; without a condition every row of the run. */
  count(fits?: (subject: S) => boolean): Tally;
  /** 市（州）, each with its counties, by code; the province's own are in none. */
  cities(): readonly Pick<Group, 'id' | 'name'>[];
}

/** @param subjects the register, by the code that the ledger uses. */
export function summing<S extends Placed>(input: SummedRun, subjects: ReadonlyMap<string, S>): Summing<S> {
  const { edition, regions } = input;
  const rows = rowsOf(input, subjects);
  const count: Summing<S>['count'] = (fits) =>
    tally(
      rows.filter(({ subject }) => !fits || (subject !== null && fits(subject))).map((row) => row.standing),
      edition.rounding.digits,
    );
  const present = rows.flatMap(({ subject }) => subject ?? []);
  const cities: Summing<S>['cities'] = () => {
    const names = new Map(regions.map((region) => [region.code, region.name]));
    const own = present.filter(({ region }) => !isProvince(region));
    const codes = [...new Set(own.map(({ region }) => cityOf(region)))].sort();
    return codes.map((code) => ({ id: code, name: names.get(code) ?? code }));
  };
  return { names: namesBehind(rows, edition), count, cities };
}

/** Whether a region's code lies in the city. */
export const inCity = (region: string, city: string): boolean =>
  !isProvince(region) && cityOf(region) === city;
