// How each city stands in a year's supervision: every share with what it is a share of.
import { dueOn, type WorkingCalendar } from '../../derive/dates/working-days.ts';
import { percentage } from '../../judge/rate.ts';
import type { CalendarDate } from '../../model/calendar.ts';
import { cityOf, isProvince, type Region } from '../../model/region.ts';
import { ok, type Result } from '../../model/result.ts';
import type { ScoreTable, Span } from '../../model/score-table.ts';
import type { CityCheckEntry, SupervisionLedger } from '../../model/supervision.ts';
import { countedRowsOf } from './computed-city-facts.ts';
import { ofCity, ofYear } from './of-year.ts';

export interface Share {
  readonly numerator: number;
  readonly denominator: number;
  /** In percent; null when there is nothing to divide by. */
  readonly percent: string | null;
}

/** Late messages by one clause of the edition. */
export interface LateMessages extends Share {
  readonly deadline: Span;
  readonly numbers: readonly string[];
}

export interface QuarterShare extends Share {
  readonly period: string;
  readonly unqualified: number;
}

export interface CityStanding {
  readonly city: string;
  readonly name: string;
  /** Without those dismissed. */
  readonly messages: number;
  readonly dismissed: number;
  readonly unfinished: Share & { readonly numbers: readonly string[] };
  /** One per deadline that the edition sets. */
  readonly late: readonly LateMessages[];
  readonly rectifications: number;
  readonly rectificationLate: Share & { readonly numbers: readonly string[] };
  /** Quarters entered, and quarters of the year that nothing was entered for. */
  readonly samplings: readonly QuarterShare[];
  readonly missingQuarters: readonly string[];
}

export interface StandingInput {
  readonly year: number;
  readonly asOf: CalendarDate;
  readonly regions: readonly Region[];
  readonly ledger: SupervisionLedger;
  /** The supervision table of the edition; null when it has none. */
  readonly table: ScoreTable | null;
  readonly calendar: WorkingCalendar;
  readonly digits: number;
}

const shareOf = (numerator: number, denominator: number, digits: number): Share => ({
  ...{ numerator, denominator },
  percent: percentage(numerator, denominator, digits),
});

/** Every deadline for messages that the edition has, each once. */
export function lateDeadlines(table: ScoreTable | null): readonly Span[] {
  const clauses = table ? [table.deduct, table.bonus].flatMap(({ indicators }) => indicators) : [];
  const spans = clauses
    .flatMap((indicator) => indicator.clauses)
    .flatMap(({ computed, deadline }) => (computed === 'error-report-late' && deadline ? [deadline] : []));
  return [...new Map(spans.map((span) => [JSON.stringify(span), span])).values()];
}

type Rows = ReturnType<typeof countedRowsOf>;

/** Whether something was done by the 监测时间点, and when. */
const done = (day: CalendarDate | null, asOf: CalendarDate): CalendarDate | null =>
  day !== null && day <= asOf ? day : null;

function lateOf(
  { errorReports, asOf }: Rows,
  deadline: Span,
  input: StandingInput,
): Result<LateMessages, string> {
  const numbers: string[] = [];
  for (const { id, receivedOn, finishedOn } of errorReports) {
    const due = dueOn(input.calendar, receivedOn, deadline);
    if (!due.ok) return due;
    if ((done(finishedOn, asOf) ?? asOf) > due.value) numbers.push(id);
  }
  return ok({ deadline, numbers, ...shareOf(numbers.length, errorReports.length, input.digits) });
}

const quarterShare =
  (digits: number) =>
  ({ period, checked, running, unqualified }: CityCheckEntry): QuarterShare => ({
    ...{ period, unqualified },
    ...shareOf(checked, running, digits),
  });

function cityStanding(
  { code, name }: Region,
  own: SupervisionLedger,
  input: StandingInput,
): Result<CityStanding, string> {
  const { asOf, digits, year } = input;
  const rows = countedRowsOf(own, asOf);
  const late: LateMessages[] = [];
  for (const deadline of lateDeadlines(input.table)) {
    const one = lateOf(rows, deadline, input);
    if (!one.ok) return one;
    late.push(one.value);
  }
  const open = rows.errorReports.filter(({ finishedOn }) => done(finishedOn, asOf) === null);
  const overdue = rows.rectifications.filter(({ dueOn: due, doneOn }) => (done(doneOn, asOf) ?? asOf) > due);
  const entered = new Set(own.cityChecks.map(({ period }) => period));
  const quarters = [1, 2, 3, 4].map((number) => `${String(year)}Q${String(number)}`);
  return ok({
    ...{ city: code, name, messages: rows.errorReports.length, late },
    dismissed: own.errorReports.filter(({ state }) => state === 'dismissed').length,
    unfinished: {
      numbers: open.map(({ id }) => id),
      ...shareOf(open.length, rows.errorReports.length, digits),
    },
    rectifications: rows.rectifications.length,
    rectificationLate: {
      numbers: overdue.map(({ id }) => id),
      ...shareOf(overdue.length, rows.rectifications.length, digits),
    },
    samplings: own.cityChecks.map(quarterShare(digits)),
    missingQuarters: isProvince(code) ? [] : quarters.filter((period) => !entered.has(period)),
  });
}

/**
 * Of every city, and of the province's own units, in the order of their codes.
 * @returns one Chinese line when a limit in working days meets a year without a holiday calendar.
 */
export function cityStandings(input: StandingInput): Result<readonly CityStanding[], string> {
  const year = ofYear(input.ledger, input.year);
  const groups = input.regions.filter(({ code }) => isProvince(code) || cityOf(code) === code);
  const standings: CityStanding[] = [];
  for (const region of groups) {
    const own = ofCity(year, region.code);
    const one = cityStanding(region, own, input);
    if (!one.ok) return one;
    standings.push(one.value);
  }
  return ok(standings);
}
