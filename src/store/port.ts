// What the rest of the house asks of a database. SQLite now, PostgreSQL through the same typed queries.
import type {
  ArticleList,
  HomePageReading,
  LinkReading,
  ReachabilityReading,
  SectionReading,
} from '../artifacts/site.ts';
import type { Artifact } from '../artifacts/token.ts';
import type { Coverage } from '../model/coverage.ts';
import type { Finding } from '../model/finding.ts';
import type { LedgerRow, Run, RunKind, TerminalState } from '../model/run.ts';
import type { Site } from '../model/site.ts';
import type { Verdict } from '../model/verdict.ts';
import type { AccountStore } from './account-port.ts';
import type { InventoryChange, RowChange } from './change.ts';
import type { ArticleHistoryStore } from './history-port.ts';
import type { ExemptionStore, ProbeStore } from './probe-port.ts';
import type { ComparisonStore } from './comparison-port.ts';
import type { ObligationStore } from './obligation-port.ts';
import type { PageMemoryStore } from './memory-port.ts';
import type { PeriodStore } from './period-port.ts';
import type { SectionRegisterStore } from './register-port.ts';
import type { SampleStore } from './sample-port.ts';
import type { AccountEntryStore, CanaryStore, SelfReportStore, SightingStore } from './sighting-port.ts';
import type { SupervisionStore } from './supervision-port.ts';
import type { WarningStore } from './warning-port.ts';

export interface InventoryStore {
  all(): Promise<readonly Site[]>;
  byCode(code: string): Promise<Site | null>;
  /** When the address of a site was last corrected, until `before` (both epoch ms); sites that never moved are left out. */
  movedAt(before: number): Promise<ReadonlyMap<string, number>>;
  /** Every change of one site's row, oldest first. */
  history(code: string): Promise<readonly RowChange<Site>[]>;
  /** One transaction: all rows or none. Every change keeps its history (old value, when). */
  replaceSites(sites: readonly Site[], at: number): Promise<InventoryChange<Site>>;
}

/** Everything one visit to one site leaves, written in one transaction with its terminal state. */
export interface SiteVisit {
  readonly run: string;
  readonly site: string;
  readonly state: TerminalState;
  /** Chinese. */
  readonly reason: string;
  /** Epoch ms. */
  readonly startedAt: number;
  readonly endedAt: number;
  readonly reachability: Artifact<ReachabilityReading>;
  readonly homePage: Artifact<HomePageReading>;
  readonly sections: Artifact<readonly SectionReading[]>;
  readonly links: Artifact<readonly LinkReading[]>;
  /** Lists row by row, kept only until the history of articles has taken them in; absent where none were gathered. */
  readonly articles?: readonly ArticleList[];
  readonly coverage: Coverage;
  readonly requests: number;
  readonly bytes: number;
}

export interface RunProgress {
  readonly planned: number;
  readonly done: number;
  readonly pages: number;
  readonly links: number;
  readonly findings: Readonly<Record<string, number>>;
}

export interface RunStore {
  /** Plans one row per inventory site in the same transaction. */
  open(run: {
    readonly kind: RunKind;
    readonly asOf: number;
    readonly edition: string;
    readonly depth: string;
    readonly startedAt: number;
    readonly sites: readonly string[];
  }): Promise<Run>;
  get(id: string): Promise<Run | null>;
  /** Newest first. */
  list(filter?: { readonly kind?: RunKind; readonly state?: Run['state'] }): Promise<readonly Run[]>;
  ledger(run: string): Promise<readonly LedgerRow[]>;
  /** Replaces whatever an earlier, interrupted attempt left for this site; atomic. */
  saveVisit(visit: SiteVisit, findings: readonly Finding[]): Promise<void>;
  /** A site that ends without a visit (not running, not reached). */
  saveState(run: string, site: string, state: TerminalState, reason: string): Promise<void>;
  /** How a subject ended that leaves rows of its own beside the ledger: unlike `saveState` it removes none of them. */
  settle(run: string, subject: string, state: TerminalState, reason: string): Promise<void>;
  /** Refuses (throws) while a ledger row has no terminal state. */
  seal(run: string, at: number): Promise<Run>;
  progress(run: string): Promise<RunProgress>;
  /**
   * A run that is computed rather than visited: stored whole and sealed, with its ledger and findings, in one
   * transaction. `findingsOf` is told the run and must be pure.
   */
  saveSealed(
    run: Pick<Run, 'kind' | 'asOf' | 'edition' | 'depth' | 'startedAt'>,
    ledger: readonly LedgerRow[],
    findingsOf: (run: Run) => readonly Finding[],
  ): Promise<Run>;

  /** One holder at a time over all processes; false when somebody alive holds it. */
  lock(name: string, owner: string, at: number, ttlMs: number): Promise<boolean>;
  unlock(name: string, owner: string): Promise<void>;
  /** Who holds it, whether alive or not; null when nobody does. */
  lockOwner(name: string): Promise<string | null>;
}

export interface ReadingStore {
  visit(run: string, site: string): Promise<SiteVisit | null>;
  /** Streams in (site, ordinal) order without holding a run in memory. */
  sections(run: string): AsyncIterable<{ readonly site: string; readonly section: SectionReading }>;
  links(run: string): AsyncIterable<{ readonly site: string; readonly link: LinkReading }>;
  findings(
    run: string,
    filter?: { readonly site?: string; readonly check?: string; readonly outcome?: string },
  ): AsyncIterable<Finding>;
  /** Replaces the findings of one site of an open or sealed run (a replayed inspection). */
  replaceFindings(run: string, site: string, findings: readonly Finding[]): Promise<void>;
}

export interface VerdictStore {
  /** Replaces all verdicts of this run under this edition, in one transaction. */
  save(run: string, edition: string, verdicts: readonly Verdict[]): Promise<void>;
  of(run: string): Promise<readonly Verdict[]>;
}

export interface Store {
  readonly inventory: InventoryStore;
  readonly accounts: AccountStore;
  readonly samples: SampleStore;
  readonly periods: PeriodStore;
  readonly sightings: SightingStore;
  readonly canaries: CanaryStore;
  readonly selfReports: SelfReportStore;
  readonly entries: AccountEntryStore;
  readonly runs: RunStore;
  readonly readings: ReadingStore;
  readonly verdicts: VerdictStore;
  readonly register: SectionRegisterStore;
  readonly history: ArticleHistoryStore;
  readonly memory: PageMemoryStore;
  readonly probes: ProbeStore;
  readonly exemptions: ExemptionStore;
  readonly warnings: WarningStore;
  readonly comparison: ComparisonStore;
  readonly supervision: SupervisionStore;
  readonly obligations: ObligationStore;
  close(): Promise<void>;
}
