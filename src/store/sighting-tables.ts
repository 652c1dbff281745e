// The tables of sightings as the queries see them.
import type { Generated } from 'kysely';
import type { SourceCoverage } from '../model/account-conclusion.ts';
import type { Platform } from '../model/account.ts';
import type { FailureKind } from '../model/failure.ts';
import type { RobotsFact } from '../model/robots.ts';
import type { Automation } from '../model/account-sighting.ts';

type Json = string;

export interface AccountSightingTable {
  run_key: number;
  account: string;
  ordinal: number;
  asked_at: number;
  seen_at: number;
  platform: Platform;
  source: string;
  coverage: SourceCoverage;
  automation: Automation;
  url: string;
  status: number | null;
  reading: Json;
  /** Ordinals of the account's rows in the evidence table, `0,3`. */
  evidence: string;
}

export interface CanaryLookTable {
  key: Generated<number>;
  run_key: number;
  platform: Platform;
  source: string;
  handle: string;
  why: string;
  asked_at: number;
  /** 0 or 1. */
  healthy: number;
}

export interface PlatformRobotsTable {
  run_key: number;
  source: string;
  /** Of the robots.txt. */
  url: string;
  platform: Platform;
  state: RobotsFact['state'];
  status: number | null;
  failure: FailureKind | null;
  crawl_delay_ms: number | null;
  path: string;
  /** 0 or 1. */
  allowed: number;
  obeyed: number;
}

export interface CanaryAccountTable {
  platform: Platform;
  handle: string;
  name: string;
  url: string;
}

export interface SelfReportTable {
  key: Generated<number>;
  account: string;
  period: string;
  link: string;
  reported_by: string;
  reported_at: number;
}

export interface AccountEntryTable {
  key: Generated<number>;
  account: string;
  inspector: string;
  seen_at: number;
  entered_at: number;
  entry: Json;
}

export interface SightingTables {
  account_sighting: AccountSightingTable;
  canary_look: CanaryLookTable;
  platform_robots: PlatformRobotsTable;
  canary_account: CanaryAccountTable;
  self_report: SelfReportTable;
  account_entry: AccountEntryTable;
}
