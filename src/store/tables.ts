// The tables as the queries see them, the same on both engines: times are epoch ms, booleans 0/1, JSON a string.
import type { EvidenceKind } from '../model/evidence.ts';
import type { SubjectKind } from '../model/finding.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Kept, RunKind, RunState, TerminalState } from '../model/run.ts';
import type { SectionContent, SectionType } from '../model/section.ts';
import type { LookDepth, RegisterState, SectionEventKind } from '../model/section-register.ts';
import type { Level, SiteKind, SiteStatus } from '../model/site.ts';
import type { VerdictOutcome } from '../model/verdict.ts';
import type { CalendarDate } from '../model/calendar.ts';
import type { LinkCause, LinkReading } from '../artifacts/site.ts';
import type { Generated } from 'kysely';
import type { AccountTables } from './account-tables.ts';
import type { HistoryTables } from './history-tables.ts';
import type { MemoryTables } from './memory-tables.ts';
import type { PeriodTables } from './period-tables.ts';
import type { ProbeTables } from './probe-tables.ts';
import type { SightingTables } from './sighting-tables.ts';
import type { SupervisionTables } from './supervision-tables.ts';
import type { WarningTables } from './warning-tables.ts';

/** JSON text; PostgreSQL keeps it as jsonb and hands it back as text. */
export type Json = string;
export type Flag = 0 | 1;

export interface SiteTable {
  code: string;
  name: string;
  url: string;
  domain: string;
  organizer: string;
  region: string;
  level: Level;
  kind: SiteKind;
  services: Flag;
  status: SiteStatus;
  status_from: CalendarDate | null;
  status_to: CalendarDate | null;
}

export interface SiteHistoryTable {
  key: Generated<number>;
  code: string;
  changed_at: number;
  /** null when the site was added. */
  before: Json | null;
  after: Json;
}

export interface RunTable {
  key: Generated<number>;
  id: string;
  kind: RunKind;
  state: RunState;
  as_of: number;
  edition: string;
  depth: string;
  started_at: number;
  sealed_at: number | null;
  kept: Generated<Kept>;
}

export interface RunSiteTable {
  run_key: number;
  site: string;
  state: TerminalState | null;
  reason: string;
}

export interface VisitTable {
  run_key: number;
  site: string;
  started_at: number;
  ended_at: number;
  reachability: Json;
  home_page: Json;
  /** The failure, when the artifact failed; its rows otherwise stand in their own table. */
  sections_failure: Json | null;
  links_failure: Json | null;
  coverage: Json;
  pages: number;
  links: number;
  requests: number;
  bytes: number;
}

/** `evidence` columns hold ordinals of the subject's rows in the evidence table, `0,3`; '' for none. */
export interface SectionReadingTable {
  run_key: number;
  site: string;
  ordinal: number;
  url: string;
  name: string;
  path: string;
  level: number;
  type: SectionType;
  content: SectionContent;
  items: number;
  dated_items: number;
  newest: CalendarDate | null;
  why: string;
  confirmed_by: string;
  failure: Json | null;
  found_on: string;
  selector: string;
  evidence: string;
  seen_at: number;
}

export interface LinkReadingTable {
  run_key: number;
  site: string;
  ordinal: number;
  url: string;
  state: LinkReading['state'];
  cause: LinkCause | null;
  reason: string;
  status: number | null;
  /** null when it is `url` itself: most links answer where they are asked. */
  final_url: string | null;
  attempts: number;
  confirmed_by: string;
  page: string;
  text: string;
  from: string;
  occurrences: number;
  on_home_page: Flag;
  evidence: string;
  seen_at: number;
  /** 1 for a link that was not asked for in this run: `seen_at` tells when it was. */
  carried: Flag;
}

export interface FindingTable {
  run_key: number;
  subject_kind: SubjectKind;
  subject: string;
  ordinal: number;
  id: string;
  check_id: string;
  check_version: number;
  outcome: Outcome;
  target: string;
  /** null when it is `target` itself. */
  page: string | null;
  message: string;
  measured: Json;
  confirmed_by: string;
  edition: string;
  evidence: string;
  seen_at: number;
}

export interface EvidenceTable {
  run_key: number;
  subject: string;
  ordinal: number;
  kind: EvidenceKind;
  sha256: string;
  path: string;
  url: string;
  fetched_at: number;
  /** '' for all but crops. */
  selector: string;
  /** 1 when a failing finding rests on it: kept longer. */
  convicting: Flag;
}

export interface VerdictTable {
  run_key: number;
  edition: string;
  subject_kind: SubjectKind;
  subject: string;
  period: string | null;
  outcome: VerdictOutcome;
  indicators: Json;
  reasons: Json;
}

/** A site in the register of sections: up to which visit it has been taken in. */
export interface RegisterSiteTable {
  site: string;
  /** The last run taken in, and when its visit ended. */
  run_key: number;
  updated_at: number;
  baseline: LookDepth | null;
}

export interface RegisterSectionTable {
  site: string;
  number: number;
  url: string;
  stand: string;
  name: string;
  path: string;
  level: number;
  type: SectionType;
  content: SectionContent;
  first_run: number;
  first_at: number;
  last_run: number;
  last_at: number;
  state: RegisterState;
  missing_run: number | null;
  missing_at: number | null;
  missed: number;
  missed_on: CalendarDate | null;
  depth: LookDepth;
  replaced: Flag;
}

export interface SectionEventTable {
  run_key: number;
  site: string;
  ordinal: number;
  at: number;
  kind: SectionEventKind;
  /** null when the event is the whole site's. */
  number: number | null;
  url: string;
  name: string;
  path: string;
  before: string;
  after: string;
  counts: Json | null;
}

/** Sealed runs that the register has taken in. */
export interface RegisterRunTable {
  run_key: number;
  finished_at: number;
}

export interface LockTable {
  name: string;
  owner: string;
  expires_at: number;
}

export interface SchemaVersionTable {
  version: number;
  name: string;
  applied_at: number;
}

export interface Tables
  extends
    ProbeTables,
    HistoryTables,
    WarningTables,
    MemoryTables,
    AccountTables,
    SightingTables,
    PeriodTables,
    SupervisionTables {
  site: SiteTable;
  site_history: SiteHistoryTable;
  run: RunTable;
  run_site: RunSiteTable;
  visit: VisitTable;
  section_reading: SectionReadingTable;
  link_reading: LinkReadingTable;
  finding: FindingTable;
  evidence: EvidenceTable;
  verdict: VerdictTable;
  register_site: RegisterSiteTable;
  register_section: RegisterSectionTable;
  section_event: SectionEventTable;
  register_run: RegisterRunTable;
  lock: LockTable;
  xunjian_schema: SchemaVersionTable;
}
