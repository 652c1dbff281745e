// Rules as data: one edition of the official indicators, as read from config/indicators/<edition>.yaml.

import type { Automation, EvidenceTag } from './evidence-tag.ts';
import type { ScoreTable, Span } from './score-table.ts';

export { AUTOMATIONS, EVIDENCE_TAGS, type Automation, type EvidenceTag } from './evidence-tag.ts';

/** One clause of a veto indicator: convicts when findings of its checks reach the limit. */
export interface Clause {
  readonly id: string;
  readonly text: string;
  readonly evidence: EvidenceTag;
  readonly source: string;
  readonly automation: Automation;
  /** The checks whose failing findings are counted. Empty: nothing in the system answers it yet. */
  readonly checks: readonly string[];
  /** Convicts at this count, inclusive; 1 where the file gives none (任一情形). */
  readonly limit: number;
  /** How far back is looked, and how long something may take, where no check's limits say so. */
  readonly window?: Span | undefined;
  readonly deadline?: Span | undefined;
  /**
   * `run` (when absent): the findings of one run are counted. `period`: only a series over a period convicts, so one
   * run's failing finding leaves the clause open.
   */
  readonly over?: 'run' | 'period';
  /** Of a clause over a period: those of its checks that look at the period, and alone convict. */
  readonly convictedBy?: readonly string[];
  /** Checks whose findings are shown beside the clause and count for nothing. */
  readonly informedBy?: readonly string[];
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
  /** Editions of one family follow each other in time; `national` of `national-2019` unless the file says otherwise. */
  readonly family: string;
  /** `YYYY-MM-DD`, first and last day in force; null: until the family's next edition begins. */
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  /** Invented, to show how scoring works: never chosen unless asked for by its id. */
  readonly demo: boolean;
  /** Checks that rows name although the program does not have them yet. */
  readonly awaitedChecks: readonly string[];
  /** Veto indicators of sites and accounts. */
  readonly indicators: readonly Indicator[];
  /** Limits per check id, validated against the check's own schema when it is run. */
  readonly limits: Readonly<Record<string, unknown>>;
  readonly rounding: { readonly mode: 'half-up'; readonly digits: number };
  /** 第二、三部分: points of government portals; null when the edition has none. */
  readonly portal: ScoreTable | null;
  /** 监管工作年度考核. */
  readonly supervision: ScoreTable | null;
}
