// What the house asks of the store about the availability prober, and about filed exemptions.
import type { CalendarDate } from '../model/calendar.ts';
import type { Exemption, ExemptionAudit, ProbeDay, ProbeRound, ProbeVisit, Signs } from '../model/probe.ts';

/** A visit with the health of its round. */
export interface JudgedVisit {
  readonly visit: ProbeVisit;
  readonly health: ProbeRound['health'];
}

export interface ProbeStore {
  openRound(round: Pick<ProbeRound, 'startedAt' | 'everyMs' | 'planned' | 'before'>): Promise<ProbeRound>;
  /** Rounds that a process left open, the earliest first. */
  openRounds(): Promise<readonly ProbeRound[]>;
  /** Newest first, at most `limit`, begun within [from, to] (epoch ms) where given. */
  rounds(filter: {
    readonly from?: number;
    readonly to?: number;
    readonly limit?: number;
  }): Promise<readonly ProbeRound[]>;
  /** Adds visits of open rounds, in one transaction. A visit already there is left as it is. */
  saveVisits(visits: readonly ProbeVisit[]): Promise<void>;
  /** All of one round, by site. */
  visitsOf(round: number): Promise<readonly ProbeVisit[]>;
  closeRound(
    round: number,
    end: Pick<ProbeRound, 'reason' | 'counts'> & {
      readonly endedAt: number;
      readonly health: 'sound' | 'void';
      readonly after: Signs | null;
    },
  ): Promise<ProbeRound>;
  /** By day, site and time; what retention thinned out is gone. */
  visits(filter: {
    readonly from: CalendarDate;
    readonly to: CalendarDate;
    readonly site?: string;
  }): AsyncIterable<JudgedVisit>;
  /** Days before `before` with visits that have not been rolled up, the earliest first. */
  unrolledDays(before: CalendarDate): Promise<readonly CalendarDate[]>;
  /** Replaces the rows of one day by what `decide` makes of its visits, in one transaction. `decide` must be pure. */
  rollUp(
    day: CalendarDate,
    at: number,
    decide: (visits: readonly JudgedVisit[]) => readonly ProbeDay[],
  ): Promise<void>;
  /**
   * Thins out the raw visits of rolled-up days before `before`, one transaction each: what failed or could not be
   * verified stays, and the visits next to a failed one. `now` is epoch ms.
   * @returns how many were let go.
   */
  pruneVisits(before: CalendarDate, now: number): Promise<number>;
  /** Rolled-up days within [from, to], by site and day. */
  days(filter: {
    readonly from: CalendarDate;
    readonly to: CalendarDate;
    readonly site?: string;
  }): Promise<readonly ProbeDay[]>;
}

export interface ExemptionStore {
  add(
    entry: Pick<Exemption, 'site' | 'kind' | 'from' | 'to' | 'reason' | 'enteredBy' | 'enteredAt'>,
  ): Promise<Exemption>;
  get(id: number): Promise<Exemption | null>;
  /** By site and first day; those in force only, unless `revoked`. */
  list(filter?: { readonly site?: string; readonly revoked?: boolean }): Promise<readonly Exemption[]>;
  /** null when there is none, or it was revoked before. */
  revoke(id: number, by: string, at: number): Promise<Exemption | null>;
  writeAudit(rows: readonly ExemptionAudit[]): Promise<void>;
  audit(filter?: { readonly exemption?: number }): Promise<readonly ExemptionAudit[]>;
}
