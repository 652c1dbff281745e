// How near a site is to a veto that counts several faults, and when it gets there unless something is updated.
import type { CalendarDate } from '../model/calendar.ts';
import type { Clause, Edition, Indicator } from '../model/indicator.ts';
import { judgeClause, type JudgedFinding } from './clause.ts';

export interface ClauseStanding {
  /** The indicator's id and name, and the clause. */
  readonly id: string;
  readonly name: string;
  readonly clause: string;
  /** The checks counted. */
  readonly checks: readonly string[];
  /** Confirmed, could not be told, and the number that convicts (inclusive). */
  readonly count: number;
  readonly unknown: number;
  readonly limit: number;
  /** So many more convict; 0 when the limit is reached. */
  readonly left: number;
  /** The day on which it is reached unless something is updated; null when it is reached already, or never by date. */
  readonly reachedOn: CalendarDate | null;
}

/** A section that will be out of date on a day to come. */
export interface ComingFault {
  readonly check: string;
  readonly overOn: CalendarDate;
}

export interface StandingInput {
  readonly edition: Edition;
  readonly services: boolean;
  /** The open findings of one site that was looked at properly. */
  readonly findings: readonly JudgedFinding[];
  readonly coming: readonly ComingFault[];
}

const counts = ({ automation, over, checks, limit }: Clause): boolean =>
  automation === 'automatic' && over !== 'period' && checks.length > 0 && limit > 1;

function standing(indicator: Indicator, clause: Clause, input: StandingInput): ClauseStanding {
  const { findings, services, coming } = input;
  const { count } = judgeClause({ indicator, clause, findings, services, unseen: null });
  const left = Math.max(0, clause.limit - count);
  const days = coming
    .filter(({ check }) => clause.checks.includes(check))
    .map(({ overOn }) => overOn)
    .sort();
  const unknown = findings.filter(
    ({ check, outcome }) => outcome === 'unknown' && clause.checks.includes(check),
  ).length;
  return {
    ...{ id: indicator.id, name: indicator.name, clause: clause.id, checks: clause.checks },
    ...{ count, unknown, limit: clause.limit, left },
    reachedOn: left === 0 ? null : (days[left - 1] ?? null),
  };
}

/** One per clause that convicts by a number of faults in one run. */
export function clauseStandings(input: StandingInput): readonly ClauseStanding[] {
  return input.edition.indicators
    .filter(({ part, appliesTo }) => part === 'veto' && appliesTo === 'site')
    .flatMap((indicator) =>
      indicator.clauses.filter(counts).map((clause) => standing(indicator, clause, input)),
    );
}
