// What the supervision assessment counts by itself of each city, from the rows that are stored for a year.
import type { WorkingCalendar } from '../../derive/dates/working-days.ts';
import {
  computedFacts,
  type ComputedFacts,
  type SupervisionRows,
  type Unqualified,
} from '../../derive/supervision/computed-facts.ts';
import type { RowRef } from '../../judge/score/needs.ts';
import type { CalendarDate } from '../../model/calendar.ts';
import { ok, type Result } from '../../model/result.ts';
import type { ComputedFact, ScoreTable } from '../../model/score-table.ts';
import type { SupervisionLedger } from '../../model/supervision.ts';
import { endedQuarters, ofCity, ofYear } from './of-year.ts';

export interface CityFactsInput {
  readonly table: ScoreTable;
  readonly year: number;
  /** 监测时间点: what was done later is not done yet. */
  readonly asOf: CalendarDate;
  /** Codes of cities (市州). */
  readonly cities: readonly string[];
  readonly ledger: SupervisionLedger;
  /** By city, with a reviewer's name behind each; null while nobody has confirmed any. */
  readonly unqualified: ReadonlyMap<string, readonly Unqualified[]> | null;
  readonly calendar: WorkingCalendar;
}

type Known = Readonly<Record<ComputedFact, boolean>>;

/** The rows of the table that are counted, with what they count. */
const countedRows = (table: ScoreTable): readonly { readonly row: RowRef; readonly what: ComputedFact }[] =>
  [
    ...table.veto.map(({ id, computed }) => ({ row: { indicator: id, clause: '' }, what: computed })),
    ...[table.deduct, table.bonus].flatMap(({ indicators }) =>
      indicators.flatMap(({ id, clauses }) =>
        clauses.map((clause) => ({ row: { indicator: id, clause: clause.id }, what: clause.computed })),
      ),
    ),
  ].flatMap(({ row, what }) => (what === null ? [] : [{ row, what }]));

/**
 * What has been entered at all. Messages and faults are entered for the whole province, so one row of the year shows that
 * they were; of its own checks each city's every quarter that is over must be there.
 */
function knownOf(input: CityFactsInput, year: SupervisionLedger, own: SupervisionLedger): Known {
  const there = new Set(own.cityChecks.map(({ period }) => period));
  const quarters = endedQuarters(input.year, input.asOf);
  const reports = year.errorReports.length > 0;
  return {
    'error-report-unfinished': reports,
    'error-report-late': reports,
    'rectification-late': year.rectifications.length > 0,
    'sampling-below': quarters.length > 0 && quarters.every((period) => there.has(period)),
    'unqualified-wording': input.unqualified !== null,
    'unqualified-other': input.unqualified !== null,
  };
}

/** Messages that were dismissed are nobody's to handle, and what came in later has not come in yet. */
export function countedRowsOf(
  { errorReports, rectifications, cityChecks }: SupervisionLedger,
  asOf: CalendarDate,
): Omit<SupervisionRows, 'unqualified'> {
  return {
    asOf,
    errorReports: errorReports
      .filter(({ state, receivedOn }) => state !== 'dismissed' && receivedOn <= asOf)
      .map(({ number, receivedOn, handledOn }) => ({ id: number, receivedOn, finishedOn: handledOn })),
    rectifications: rectifications
      .filter(({ foundOn }) => foundOn <= asOf)
      .map(({ number, dueOn, mendedOn }) => ({ id: number, dueOn, doneOn: mendedOn })),
    samplings: cityChecks.map(({ period, checked, running }) => ({ period, checked, total: running })),
  };
}

/**
 * Facts of each city for every row that is counted. `open` names the rows that cannot be counted yet: nothing was entered
 * for them, or they lack the number to count by; facts of those are left out, so that silence never passes for merit.
 * @returns one Chinese line when a limit in working days meets a year without a holiday calendar.
 */
export function computedCityFacts(input: CityFactsInput): Result<ReadonlyMap<string, ComputedFacts>, string> {
  const year = ofYear(input.ledger, input.year);
  const counted = countedRows(input.table);
  const byCity = new Map<string, ComputedFacts>();
  for (const city of input.cities) {
    const own = ofCity(year, city);
    const ended = new Set(endedQuarters(input.year, input.asOf));
    const cityChecks = own.cityChecks.filter(({ period }) => ended.has(period));
    const rows = {
      ...countedRowsOf({ ...own, cityChecks }, input.asOf),
      unqualified: input.unqualified?.get(city) ?? [],
    };
    const computed = computedFacts(input.table, rows, input.calendar);
    if (!computed.ok) return computed;
    const known = knownOf(input, year, own);
    const silent = counted.filter(({ what }) => !known[what]).map(({ row }) => row);
    const isSilent = ({ indicator, clause }: RowRef): boolean =>
      silent.some((row) => row.indicator === indicator && row.clause === clause);
    byCity.set(city, {
      facts: computed.value.facts.filter((fact) => !isSilent(fact)),
      open: [...computed.value.open.filter((row) => !isSilent(row)), ...silent],
    });
  }
  return ok(byCity);
}
