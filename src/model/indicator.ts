// Rules as data: one edition of the official indicators, as read from config/indicators/<edition>.yaml.

export const EVIDENCE_TAGS = ['V2', 'V1', 'S', 'D', 'U'] as const;
export type EvidenceTag = (typeof EVIDENCE_TAGS)[number];

export const AUTOMATIONS = ['automatic', 'suspected', 'manual'] as const;
export type Automation = (typeof AUTOMATIONS)[number];

/** One clause of a veto indicator: convicts when findings of its checks reach the limit. */
export interface Clause {
  readonly id: string;
  readonly text: string;
  readonly evidence: EvidenceTag;
  readonly source: string;
  readonly automation: Automation;
  /** The checks whose failing findings are counted. Empty: nothing in the system answers it yet. */
  readonly checks: readonly string[];
  /** Convicts at this count, inclusive. */
  readonly limit: number;
  /**
   * `run` (when absent): the findings of one run are counted. `period`: only a series over a period convicts, so one
   * run's failing finding leaves the clause open.
   */
  readonly over?: 'run' | 'period';
  /** Of a clause over a period: those of its checks that look at the period, and alone convict. */
  readonly convictedBy?: readonly string[];
}

export interface Indicator {
  /** `site.columns-not-updated`. */
  readonly id: string;
  readonly name: string;
  readonly appliesTo: 'site' | 'account';
  readonly part: 'veto' | 'deduct' | 'bonus';
  /** Only for sites with services to the public. */
  readonly needsServices: boolean;
  readonly clauses: readonly Clause[];
}

export interface Edition {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly effectiveFrom: string;
  readonly indicators: readonly Indicator[];
  /** Limits per check id, validated against the check's own schema when it is run. */
  readonly limits: Readonly<Record<string, unknown>>;
  readonly rounding: { readonly mode: 'half-up'; readonly digits: number };
}
