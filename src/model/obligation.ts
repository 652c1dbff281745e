// 义务: what an office owes by a day, and who says that it is done.
import type { CalendarDate } from './calendar.ts';
import type { EvidenceTag } from './evidence-tag.ts';

export const OBLIGATION_KINDS = ['report', 'publication', 'rectification', 'check'] as const;
export type ObligationKind = (typeof OBLIGATION_KINDS)[number];

export const OBLIGATION_KIND_NAMES = {
  report: '报送',
  publication: '公开',
  rectification: '整改',
  check: '检查',
} as const satisfies Record<ObligationKind, string>;

/** One thing owed once. */
export interface Obligation {
  /** The item's id in config/obligations.yaml. */
  readonly id: string;
  /** The year or quarter of something recurring (`2022`, `2021Q4`); '' of something owed once. */
  readonly period: string;
  readonly title: string;
  readonly kind: ObligationKind;
  /** null: it cannot be told, and `why` says so. */
  readonly dueOn: CalendarDate | null;
  /** Chinese; '' where the day is known. */
  readonly why: string;
  readonly leadDays: number;
  readonly source: string;
  readonly evidence: EvidenceTag;
}

/** `due`: within the days of its reminder; `open`: the day cannot be told. */
export type ObligationState = 'done' | 'overdue' | 'due' | 'ahead' | 'open';

export interface ObligationNote {
  readonly id: string;
  readonly period: string;
  /** `undone` takes a mistaken `done` back. */
  readonly action: 'done' | 'undone';
  /** Epoch ms. */
  readonly at: number;
  readonly by: string;
  readonly note: string;
}

/** One obligation as it stands on a day. */
export interface ObligationStanding extends Obligation {
  readonly state: ObligationState;
  /** Until the day it is due; negative when it has passed, null when the day cannot be told. */
  readonly daysLeft: number | null;
  /** The note by which it is done; null when it is not. */
  readonly done: ObligationNote | null;
}
