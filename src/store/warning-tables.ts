// The tables of early warnings as the queries see them.
import type { CalendarDate } from '../model/calendar.ts';
import type { SectionType } from '../model/section.ts';
import type { CauseKey, Observed, WarningEvent, WarningKind, WarningState } from '../model/warning.ts';

type Json = string;

/** Up to which visit a subject has been taken in. */
export interface WarningSubjectTable {
  subject: string;
  run_key: number;
  updated_at: number;
}

interface WarnedOfColumns {
  subject: string;
  /** 0 for what is no section. */
  number: number;
  kind: WarningKind;
  url: string;
  name: string;
  path: string;
  type: SectionType | '';
  latest: CalendarDate | null;
  over_on: CalendarDate | null;
  limit_days: number | null;
}

export interface WarningTable extends WarnedOfColumns {
  observed: Observed;
  confirmed_by: string;
  state: WarningState;
  since_run: number;
  since_at: number;
  seen_run: number;
  seen_at: number;
  streak: number;
  toward: Observed;
}

export interface WarningEventTable extends WarnedOfColumns {
  run_key: number;
  ordinal: number;
  at: number;
  before: WarningState;
  after: WarningEvent['after'];
}

/** Sealed runs whose warnings have been taken in. */
export interface WarningRunTable {
  run_key: number;
  finished_at: number;
}

export interface SharedCauseTable {
  run_key: number;
  ordinal: number;
  at: number;
  symptom: string;
  by: CauseKey;
  key: string;
  sites: Json;
  looked: number;
  since_run: number;
  since_at: number;
}

export interface WarningTables {
  warning_subject: WarningSubjectTable;
  warning: WarningTable;
  warning_event: WarningEventTable;
  warning_run: WarningRunTable;
  shared_cause: SharedCauseTable;
}
