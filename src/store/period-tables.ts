// The tables of frozen quarters as the queries see them.
import type { Generated } from 'kysely';
import type { SubjectKind } from '../model/finding.ts';
import type { DecisionAction } from '../model/period.ts';
import type { ScoreTableId } from '../model/score-table.ts';

type Json = string;

export interface PeriodPartTable {
  key: Generated<number>;
  period: string;
  kind: SubjectKind;
  version: number;
  edition: Json;
  as_of: number;
  runs: Json;
  samples: Json;
  register: string;
  sealed_at: number;
  frozen_at: number;
  reason: string;
  frozen_by: string;
}

export interface PeriodSubjectTable {
  part_key: number;
  subject: string;
  row: Json;
  /** null when no run looked at it. */
  run: string | null;
  ledger: Json | null;
  findings: Json;
}

export interface PeriodDecisionTable {
  period: string;
  number: number;
  action: DecisionAction;
  kind: SubjectKind;
  subject: string;
  at: number;
  decision: Json;
}

export interface ScoreEntryTable {
  key: Generated<number>;
  period: string;
  score_table: ScoreTableId;
  subject: string;
  entered_at: number;
  entry: Json;
}

export interface PeriodTables {
  period_part: PeriodPartTable;
  period_subject: PeriodSubjectTable;
  period_decision: PeriodDecisionTable;
  score_entry: ScoreEntryTable;
}
