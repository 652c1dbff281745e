// What is counted of the cities' supervision for a quarter's bulletin: the ledger of its year, and who was unqualified in it.
import type { WorkingCalendar } from '../../derive/dates/working-days.ts';
import type { ComputedFacts, Unqualified } from '../../derive/supervision/computed-facts.ts';
import { dateAt } from '../../model/calendar.ts';
import { groupBy } from '../../model/group.ts';
import { quarterOf } from '../../model/quarter.ts';
import { cityOf, isProvince, type Region } from '../../model/region.ts';
import { ok, type Result } from '../../model/result.ts';
import type { Store } from '../../store/port.ts';
import { supervisionLedger } from '../supervision/import.ts';
import { computedCityFacts } from '../supervision/computed-city-facts.ts';
import type { JudgedAccounts, JudgedSites } from './frozen.ts';

const WORDING = 'site.security';
const ACCOUNT_WORDING = 'account.security';

/** Unqualified sites and accounts of the quarter by city; those of the province's own departments are no city's. */
function unqualifiedOf(
  sites: JudgedSites,
  accounts: JudgedAccounts | null,
): ReadonlyMap<string, readonly Unqualified[]> {
  const regions = new Map([
    ...sites.subjects.map(({ id, row }) => [id, row.region] as const),
    ...(accounts?.subjects ?? []).map(({ id, row }) => [id, row.region] as const),
  ]);
  const failed = [...sites.verdicts, ...(accounts?.verdicts ?? [])].flatMap(
    ({ subject, outcome, indicators }) => {
      const region = regions.get(subject) ?? '';
      if (outcome !== 'unqualified' || region === '' || isProvince(region)) return [];
      const wording = indicators.some(
        (one) => one.outcome === 'fail' && (one.id === WORDING || one.id === ACCOUNT_WORDING),
      );
      return [{ city: cityOf(region), id: subject, wording }];
    },
  );
  return groupBy(failed, ({ city }) => city);
}

/** @returns by city; one Chinese line when a limit in working days meets a year without a holiday calendar. */
export async function cityFactsOf(
  { supervision }: Pick<Store, 'supervision'>,
  quarter: { readonly sites: JudgedSites; readonly accounts: JudgedAccounts | null },
  regions: readonly Region[],
  calendar: WorkingCalendar,
): Promise<Result<ReadonlyMap<string, ComputedFacts>, string>> {
  const { part } = quarter.sites;
  const table = part.edition.supervision;
  if (table === null) return ok(new Map());
  // The year is counted up to the quarter's end, also what came in after the last scan.
  const asOf = quarterOf(part.period)?.to ?? dateAt(part.asOf);
  return computedCityFacts({
    ...{ table, year: Number(part.period.slice(0, 4)), asOf, calendar },
    cities: regions.map(({ code }) => code).filter((code) => !isProvince(code) && cityOf(code) === code),
    ledger: await supervisionLedger({ supervision }),
    unqualified: unqualifiedOf(quarter.sites, quarter.accounts),
  });
}
