// Rounds, visits and days of the prober as rows, there and back.
import { marksFromText, marksToText } from '../../model/visit-marks.ts';
import { dateAt } from '../../model/calendar.ts';
import {
  decidingAttempt,
  type ProbeAttempt,
  type ProbeDay,
  type ProbeRound,
  type ProbeVisit,
} from '../../model/probe.ts';
import type { ProbeDayTable, ProbeRoundTable, ProbeVisitTable } from '../probe-tables.ts';
import type { BulkTable, Value } from './bulk.ts';
import { fromJson, toJson } from './json.ts';

export const VISITS: BulkTable<'probe_visit'> = {
  table: 'probe_visit',
  columns: [
    'day',
    'site',
    'round_key',
    'at',
    'outcome',
    'method',
    'family',
    'address',
    'status',
    'failure',
    'dns_ms',
    'connect_ms',
    'tls_ms',
    'first_byte_ms',
    'done_ms',
    'earlier',
  ],
};

export const DAYS: BulkTable<'probe_day'> = {
  table: 'probe_day',
  columns: [
    'day',
    'site',
    'marks',
    'visits',
    'failures',
    'unverifiable',
    'ours',
    'dns_ms',
    'connect_ms',
    'tls_ms',
    'first_byte_ms',
    'done_ms',
    'slowest_ms',
  ],
};

export function roundOf(row: { readonly key: number } & Omit<ProbeRoundTable, 'key'>): ProbeRound {
  const { opened, failed, unverifiable, ours } = row;
  return {
    id: row.key,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    everyMs: row.every_ms,
    planned: row.planned,
    state: row.state,
    health: row.health,
    reason: row.reason,
    before: fromJson(row.before),
    after: row.after === null ? null : fromJson(row.after),
    counts: { opened, failed, unverifiable, ours },
  };
}

export function visitRow(visit: ProbeVisit): readonly Value[] {
  const { method, family, address, status, failure, phases } = decidingAttempt(visit);
  const earlier = visit.attempts.slice(0, -1);
  return [
    ...[dateAt(visit.at), visit.site, visit.round, visit.at, visit.outcome],
    ...[method, family, address, status, failure ? toJson(failure) : null],
    ...[phases.dns, phases.connect, phases.tls, phases.firstByte, phases.done],
    earlier.length > 0 ? toJson(earlier) : null,
  ];
}

export function visitOf(row: ProbeVisitTable): ProbeVisit {
  const last: ProbeAttempt = {
    method: row.method,
    family: row.family === 4 || row.family === 6 ? row.family : null,
    address: row.address,
    status: row.status,
    failure: row.failure === null ? null : fromJson(row.failure),
    phases: {
      dns: row.dns_ms,
      connect: row.connect_ms,
      tls: row.tls_ms,
      firstByte: row.first_byte_ms,
      done: row.done_ms,
    },
  };
  const earlier: readonly ProbeAttempt[] = row.earlier === null ? [] : fromJson(row.earlier);
  const { round_key: round, site, at, outcome } = row;
  return { round, site, at, outcome, attempts: [...earlier, last] };
}

export function dayRow(day: ProbeDay): readonly Value[] {
  const { sums } = day;
  return [
    ...[day.day, day.site, marksToText(day.marks), day.visits, day.failures, day.unverifiable, day.ours],
    ...[sums.dns, sums.connect, sums.tls, sums.firstByte, sums.done, day.slowest],
  ];
}

export function dayOf(row: ProbeDayTable): ProbeDay {
  return {
    site: row.site,
    day: row.day,
    marks: marksFromText(row.marks),
    visits: row.visits,
    failures: row.failures,
    unverifiable: row.unverifiable,
    ours: row.ours,
    sums: {
      dns: row.dns_ms,
      connect: row.connect_ms,
      tls: row.tls_ms,
      firstByte: row.first_byte_ms,
      done: row.done_ms,
    },
    slowest: row.slowest_ms,
  };
}
