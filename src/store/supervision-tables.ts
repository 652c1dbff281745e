// The tables of supervision and obligations as the queries see them.
import type { Generated } from 'kysely';
import type { SupervisionKind } from '../model/supervision.ts';

type Json = string;

export interface SupervisionRowTable {
  key: Generated<number>;
  kind: SupervisionKind;
  number: string;
  /** null: withdrawn. */
  entry: Json | null;
  entered_at: number;
  entered_by: string;
  reason: string;
}

export interface ObligationNoteTable {
  key: Generated<number>;
  /** The item's id, and the year or quarter of something recurring. */
  obligation: string;
  period: string;
  action: 'done' | 'undone';
  noted_at: number;
  noted_by: string;
  note: string;
}

export interface SupervisionTables {
  supervision_row: SupervisionRowTable;
  obligation_note: ObligationNoteTable;
}
