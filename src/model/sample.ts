// A period's sample: which accounts or portals are looked at, and by what rule they were drawn.

export const SAMPLE_KINDS = ['accounts', 'portals'] as const;
export type SampleKind = (typeof SAMPLE_KINDS)[number];

export interface SampleMember<T> {
  /** 备案编号 or 网站标识码. */
  readonly id: string;
  /** The stratum's id. */
  readonly stratum: string;
  /** The register's row as it was. */
  readonly row: T;
}

/** What one stratum gave. */
export interface StratumCount {
  readonly id: string;
  /** Chinese. */
  readonly name: string;
  /** Members of the register in this stratum, those of earlier strata left out. */
  readonly size: number;
  /** Those that would be in it as well but were counted in an earlier one. */
  readonly overlap: number;
  /** null: all of them. */
  readonly wanted: number | null;
  readonly taken: number;
  /** Of those taken: drawn in a period to be avoided, since there were too few others. */
  readonly repeated: number;
}

export interface Sample {
  /** As 2021Q4. */
  readonly period: string;
  readonly kind: SampleKind;
  /** 1, 2, 3 …; the newest counts. */
  readonly version: number;
  readonly seed: number;
  /** SHA-256 of the register's rows, sorted; hex. */
  readonly snapshot: string;
  /** Rows of the register at that moment, whatever their state. */
  readonly registered: number;
  /** Those that could be drawn: running on the day. */
  readonly eligible: number;
  /** Epoch ms. */
  readonly drawnAt: number;
  readonly strata: readonly StratumCount[];
  /** The configuration used, as it was. */
  readonly settings: unknown;
  /** Chinese; why it was drawn again, '' for the first version. */
  readonly reason: string;
}
