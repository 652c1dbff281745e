// Points as data: what is deducted from 100 and what is added on top, as an edition of the rules lists it.
import type { Automation, EvidenceTag } from './evidence-tag.ts';

/** A length of time: exactly one of the three. Days and months are the calendar's; working days are the State Council's. */
export type Span = { readonly days: number } | { readonly months: number } | { readonly workingDays: number };

/**
 * What the system counts by itself, from entered rows: 找错 messages unfinished, or finished past the clause's deadline;
 * faults not mended by their day; periods sampled below `atLeast` percent; subjects unqualified for wording or otherwise.
 */
export const COMPUTED_FACTS = [
  'error-report-unfinished',
  'error-report-late',
  'rectification-late',
  'sampling-below',
  'unqualified-wording',
  'unqualified-other',
] as const;
export type ComputedFact = (typeof COMPUTED_FACTS)[number];

/** 评分细则: one thing that costs or brings points. */
export interface ScoreClause {
  readonly id: string;
  readonly text: string;
  readonly evidence: EvidenceTag;
  readonly source: string;
  readonly automation: Automation;
  /** Checks that answer it; empty: entered by a person. */
  readonly checks: readonly string[];
  /** Points, at most two decimals; null: nobody has seen the number. */
  readonly points: number | null;
  /** `each`: for every case found. `once`: however many there are. */
  readonly per: 'once' | 'each';
  /** The most this clause may count for; null: up to its indicator's total. */
  readonly cap: number | null;
  /** Counts from so many cases on, inclusive. */
  readonly limit: number;
  /** How far back is looked, and how long something may take. */
  readonly window: Span | null;
  readonly deadline: Span | null;
  /** The number of activities asked for, inclusive (征集调查), or the percentage (抽查比例). */
  readonly atLeast: number | null;
  /** 不重复扣分: the same case under several clauses of one group counts once, where it counts most. */
  readonly dedupGroup: string | null;
  /** null: entered, or answered by checks. */
  readonly computed: ComputedFact | null;
}

/** 一级指标. */
export interface ScoreGroup {
  readonly id: string;
  readonly name: string;
  /** null: not known. */
  readonly total: number | null;
  readonly evidence: EvidenceTag;
  readonly source: string;
  /** Not looked at where there are no services to the public. */
  readonly needsServices: boolean;
}

/** 二级指标: its clauses together never count for more than its total. */
export interface ScoreIndicator {
  readonly id: string;
  readonly name: string;
  /** The id of its 一级指标. */
  readonly group: string;
  readonly total: number | null;
  readonly evidence: EvidenceTag;
  readonly source: string;
  readonly clauses: readonly ScoreClause[];
}

export interface ScorePart {
  readonly total: number | null;
  readonly evidence: EvidenceTag;
  readonly source: string;
  readonly groups: readonly ScoreGroup[];
  readonly indicators: readonly ScoreIndicator[];
}

/** 低于 `failBelow` 不合格 (itself passes); 高于 `bonusAbove` 进入加分 (itself does not). */
export interface Thresholds {
  readonly failBelow: number;
  readonly bonusAbove: number;
  readonly evidence: EvidenceTag;
  readonly source: string;
}

/** 无对外服务职能的部门: the groups that need services are left out, and the rest is scaled. */
export interface WithoutServices {
  /** 75 × 4/3. */
  readonly numerator: number;
  readonly denominator: number;
  readonly evidence: EvidenceTag;
  readonly source: string;
  /** Scaled `before` or `after` the two thresholds are applied. */
  readonly order: 'before' | 'after';
  /** How well the order is known. */
  readonly orderEvidence: EvidenceTag;
}

/** Any of a table's own veto clauses (监管考核): nothing is scored then. */
export interface ScoreVeto {
  readonly id: string;
  readonly text: string;
  readonly evidence: EvidenceTag;
  readonly source: string;
  readonly automation: Automation;
  /** Convicts at this count, inclusive; null: nobody has seen the number. */
  readonly limit: number | null;
  readonly computed: ComputedFact | null;
}

/** 进步较大: so many places up against last year; null: the office has not said. */
export interface Progress {
  readonly ranks: number | null;
  readonly evidence: EvidenceTag;
  readonly source: string;
}

export interface ScoreTable {
  readonly name: string;
  /** Who is scored: `portal` 政府门户网站, `city` 市（州）政府办公室. */
  readonly appliesTo: 'portal' | 'city';
  readonly thresholds: Thresholds;
  readonly withoutServices: WithoutServices | null;
  readonly progress: Progress | null;
  readonly veto: readonly ScoreVeto[];
  readonly deduct: ScorePart;
  readonly bonus: ScorePart;
}

export const SCORE_TABLES = ['portal', 'supervision'] as const;
export type ScoreTableId = (typeof SCORE_TABLES)[number];
