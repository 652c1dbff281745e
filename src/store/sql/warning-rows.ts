// Warnings, their events and shared causes as rows, there and back.
import type { SharedCause, Warning, WarningEvent } from '../../model/warning.ts';
import type { SharedCauseTable, WarningEventTable, WarningTable } from '../warning-tables.ts';
import type { BulkTable, Value } from './bulk.ts';
import { fromJson, toJson } from './json.ts';
import { viewsFromText, viewsToText } from './reading-rows.ts';
import type { RunNames } from './register-rows.ts';

const WARNED_OF = [
  'subject',
  'number',
  'kind',
  'url',
  'name',
  'path',
  'type',
  'latest',
  'over_on',
  'limit_days',
] as const;

export const WARNINGS: BulkTable<'warning'> = {
  table: 'warning',
  columns: [
    ...WARNED_OF,
    'observed',
    'confirmed_by',
    'state',
    'since_run',
    'since_at',
    'seen_run',
    'seen_at',
    'streak',
    'toward',
  ],
};

export const WARNING_EVENTS: BulkTable<'warning_event'> = {
  table: 'warning_event',
  columns: [...WARNED_OF, 'run_key', 'ordinal', 'at', 'before', 'after'],
};

export const CAUSES: BulkTable<'shared_cause'> = {
  table: 'shared_cause',
  columns: ['run_key', 'ordinal', 'at', 'symptom', 'by', 'key', 'sites', 'looked', 'since_run', 'since_at'],
};

type WarnedOf = Omit<WarningEvent, 'run' | 'subject' | 'at' | 'before' | 'after'>;

function warnedOfRow(subject: string, of: WarnedOf): readonly Value[] {
  const { number, kind, url, name, path, type, latest, overOn, limitDays } = of;
  return [subject, number, kind, url, name, path, type, latest, overOn, limitDays];
}

function warnedOf(row: WarningTable | WarningEventTable): WarnedOf {
  const { number, kind, url, name, path, type, latest } = row;
  return { number, kind, url, name, path, type, latest, overOn: row.over_on, limitDays: row.limit_days };
}

export function warningRow(subject: string, warning: Warning, runs: RunNames): readonly Value[] {
  const { observed, confirmedBy, state, since, seen, streak, toward } = warning;
  return [
    ...warnedOfRow(subject, warning),
    ...[observed, viewsToText(confirmedBy), state],
    ...[runs.keyOf(since.run), since.at, runs.keyOf(seen.run), seen.at, streak, toward],
  ];
}

export function warningOf(row: WarningTable, runs: RunNames): Warning {
  const { observed, state, streak, toward } = row;
  return {
    ...warnedOf(row),
    ...{ observed, confirmedBy: viewsFromText(row.confirmed_by), state, streak, toward },
    since: { run: runs.idOf(row.since_run), at: row.since_at },
    seen: { run: runs.idOf(row.seen_run), at: row.seen_at },
  };
}

export function warningEventRow(runKey: number, ordinal: number, event: WarningEvent): readonly Value[] {
  return [...warnedOfRow(event.subject, event), runKey, ordinal, event.at, event.before, event.after];
}

export function warningEventOf(row: WarningEventTable, runs: RunNames): WarningEvent {
  const { subject, at, before, after } = row;
  return { run: runs.idOf(row.run_key), subject, at, ...warnedOf(row), before, after };
}

export function causeRow(
  runKey: number,
  ordinal: number,
  cause: SharedCause,
  runs: RunNames,
): readonly Value[] {
  const { at, symptom, by, key, sites, looked, since } = cause;
  return [
    ...[runKey, ordinal, at, symptom, by, key, toJson(sites), looked],
    ...[runs.keyOf(since.run), since.at],
  ];
}

export function causeOf(row: SharedCauseTable, runs: RunNames): SharedCause {
  const { at, symptom, by, key, looked } = row;
  return {
    run: runs.idOf(row.run_key),
    ...{ at, symptom, by, key, sites: fromJson<readonly string[]>(row.sites), looked },
    since: { run: runs.idOf(row.since_run), at: row.since_at },
  };
}
