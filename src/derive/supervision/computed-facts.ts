// What the supervision assessment counts by itself: messages and repairs held against their days, samples against their rate.
import type { ScoreFact } from '../../judge/score/facts.ts';
import type { RowRef } from '../../judge/score/needs.ts';
import type { CalendarDate } from '../../model/calendar.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { ComputedFact, ScoreTable, Span } from '../../model/score-table.ts';
import { dueOn, type WorkingCalendar } from '../dates/working-days.ts';

/** One message of “我为政府网站找错”. */
export interface ErrorReport {
  readonly id: string;
  readonly receivedOn: CalendarDate;
  /** 办结; null while it is not. */
  readonly finishedOn: CalendarDate | null;
}

/** One fault of a bulletin, to be mended by a day. */
export interface Rectification {
  readonly id: string;
  readonly dueOn: CalendarDate;
  readonly doneOn: CalendarDate | null;
}

/** One period's sample: how many were checked of how many. */
export interface Sampling {
  readonly period: string;
  readonly checked: number;
  readonly total: number;
}

/** A site or account judged unqualified in the year, with a reviewer's name behind it. */
export interface Unqualified {
  readonly id: string;
  /** For serious wording errors. */
  readonly wording: boolean;
}

export interface SupervisionRows {
  /** What was done later than this day is not done yet. */
  readonly asOf: CalendarDate;
  readonly errorReports: readonly ErrorReport[];
  readonly rectifications: readonly Rectification[];
  readonly samplings: readonly Sampling[];
  readonly unqualified: readonly Unqualified[];
}

/** The numbers a counting row gives. */
interface Rule {
  readonly deadline: Span | null;
  readonly atLeast: number | null;
}

const NO_RULE: Rule = { deadline: null, atLeast: null };

/** null: the row lacks the number it counts by. */
type Count = Result<readonly string[] | null, string>;

const doneBy = (day: CalendarDate | null, asOf: CalendarDate): CalendarDate | null =>
  day !== null && day <= asOf ? day : null;

/** Finished past the deadline, or not finished though it has passed. */
function lateReports(rows: SupervisionRows, deadline: Span, calendar: WorkingCalendar): Count {
  const late: string[] = [];
  for (const { id, receivedOn, finishedOn } of rows.errorReports) {
    const due = dueOn(calendar, receivedOn, deadline);
    if (!due.ok) return err(`找错留言 ${id}：${due.error}`);
    if ((doneBy(finishedOn, rows.asOf) ?? rows.asOf) > due.value) late.push(id);
  }
  return ok(late);
}

function counted(what: ComputedFact, rule: Rule, rows: SupervisionRows, calendar: WorkingCalendar): Count {
  const { asOf } = rows;
  switch (what) {
    case 'error-report-unfinished':
      return ok(rows.errorReports.filter((one) => doneBy(one.finishedOn, asOf) === null).map(({ id }) => id));
    case 'error-report-late':
      return rule.deadline === null ? ok(null) : lateReports(rows, rule.deadline, calendar);
    case 'rectification-late':
      return ok(
        rows.rectifications
          .filter((one) => (doneBy(one.doneOn, asOf) ?? asOf) > one.dueOn)
          .map(({ id }) => id),
      );
    case 'sampling-below': {
      const percent = rule.atLeast;
      if (percent === null) return ok(null);
      return ok(
        rows.samplings.filter((one) => one.checked * 100 < percent * one.total).map(({ period }) => period),
      );
    }
    case 'unqualified-wording':
    case 'unqualified-other':
      return ok(
        rows.unqualified
          .filter(({ wording }) => wording === (what === 'unqualified-wording'))
          .map(({ id }) => id),
      );
  }
}

export interface ComputedFacts {
  readonly facts: readonly ScoreFact[];
  /** Rows that say they are counted but lack the number to count by. */
  readonly open: readonly RowRef[];
}

/**
 * Facts of every row of the table that names what is computed; the rest is entered by people.
 * @returns one Chinese line when a year's holidays are missing.
 */
export function computedFacts(
  table: ScoreTable,
  rows: SupervisionRows,
  calendar: WorkingCalendar,
): Result<ComputedFacts, string> {
  const asked = [
    ...table.veto.map((veto) => ({
      row: { indicator: veto.id, clause: '' },
      what: veto.computed,
      rule: NO_RULE,
    })),
    ...[table.deduct, table.bonus].flatMap(({ indicators }) =>
      indicators.flatMap(({ id, clauses }) =>
        clauses.map((clause) => ({
          row: { indicator: id, clause: clause.id },
          what: clause.computed,
          rule: clause,
        })),
      ),
    ),
  ];
  const facts: ScoreFact[] = [];
  const open: RowRef[] = [];
  for (const { row, what, rule } of asked) {
    if (what === null) continue;
    const targets = counted(what, rule, rows, calendar);
    if (!targets.ok) return targets;
    if (targets.value === null) open.push(row);
    else facts.push(...targets.value.map((target) => ({ ...row, target })));
  }
  return ok({ facts, open });
}
