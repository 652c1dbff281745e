// The tables of accounts and samples as the queries see them.
import type { Generated } from 'kysely';
import type { AccountStatus, Platform } from '../model/account.ts';
import type { CalendarDate } from '../model/calendar.ts';
import type { SampleKind } from '../model/sample.ts';
import type { Level } from '../model/site.ts';

type Json = string;

export interface AccountTable {
  id: string;
  platform: Platform;
  name: string;
  handle: string;
  url: string;
  organizer: string;
  region: string;
  level: Level;
  /** 0 or 1. */
  represents_government: number;
  provincial_department: number;
  status: AccountStatus;
  certified_as: string;
  opened_on: CalendarDate | null;
  changed_on: CalendarDate | null;
  closed_on: CalendarDate | null;
}

export interface AccountHistoryTable {
  key: Generated<number>;
  id: string;
  changed_at: number;
  /** null when the account was added. */
  before: Json | null;
  after: Json;
}

export interface SampleTable {
  key: Generated<number>;
  period: string;
  kind: SampleKind;
  version: number;
  seed: number;
  snapshot: string;
  registered: number;
  eligible: number;
  drawn_at: number;
  strata: Json;
  settings: Json;
  reason: string;
}

export interface SampleMemberTable {
  sample_key: number;
  ordinal: number;
  subject: string;
  stratum: string;
  row: Json;
}

export interface AccountTables {
  account: AccountTable;
  account_history: AccountHistoryTable;
  sample: SampleTable;
  sample_member: SampleMemberTable;
}
