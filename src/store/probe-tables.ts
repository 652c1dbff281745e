// The prober's tables as the queries see them.
import type { Generated } from 'kysely';
import type { CalendarDate } from '../model/calendar.ts';
import type { ExemptionAudit, ExemptionKind, ProbeMethod, ProbeRound, VisitOutcome } from '../model/probe.ts';

type Json = string;

export interface ProbeRoundTable {
  key: Generated<number>;
  started_at: number;
  ended_at: number | null;
  every_ms: number;
  planned: number;
  state: ProbeRound['state'];
  health: ProbeRound['health'];
  reason: string;
  before: Json;
  after: Json | null;
  opened: number;
  failed: number;
  unverifiable: number;
  ours: number;
}

/** The columns of the attempt that decided; those before it stand in `earlier`. */
export interface ProbeVisitTable {
  /** Of `at`, in Asia/Shanghai. */
  day: CalendarDate;
  site: string;
  round_key: number;
  at: number;
  outcome: VisitOutcome;
  method: ProbeMethod;
  family: number | null;
  address: string;
  status: number | null;
  failure: Json | null;
  dns_ms: number | null;
  connect_ms: number | null;
  tls_ms: number | null;
  first_byte_ms: number | null;
  done_ms: number;
  earlier: Json | null;
}

export interface ProbeDayTable {
  day: CalendarDate;
  site: string;
  /** See src/model/visit-marks.ts. */
  marks: string;
  visits: number;
  failures: number;
  unverifiable: number;
  ours: number;
  dns_ms: number;
  connect_ms: number;
  tls_ms: number;
  first_byte_ms: number;
  done_ms: number;
  slowest_ms: number;
}

/** Days that have been rolled up, and when their raw visits were thinned out. */
export interface ProbeRollupTable {
  day: CalendarDate;
  rolled_at: number;
  pruned_at: number | null;
}

export interface ExemptionTable {
  key: Generated<number>;
  site: string;
  kind: ExemptionKind;
  from_day: CalendarDate;
  to_day: CalendarDate;
  reason: string;
  entered_by: string;
  entered_at: number;
  revoked_by: string | null;
  revoked_at: number | null;
}

export interface ExemptionAuditTable {
  key: Generated<number>;
  exemption_key: number;
  action: ExemptionAudit['action'];
  site: string;
  at: number;
  by: string;
  run: string;
  before: string;
  after: string;
}

export interface ProbeTables {
  probe_round: ProbeRoundTable;
  probe_visit: ProbeVisitTable;
  probe_day: ProbeDayTable;
  probe_rollup: ProbeRollupTable;
  exemption: ExemptionTable;
  exemption_audit: ExemptionAuditTable;
}
