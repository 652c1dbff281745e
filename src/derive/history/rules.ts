// The numbers by which nights are compared; their values live in config/system.yaml, section `history`.

export interface HistoryRules {
  /** Days before the last look at its list from which the date of a new article is suspicious. */
  readonly backdatedDays: number;
  /** Days by which a date must have moved to count as moved. */
  readonly movedDays: number;
  /** Days between the dates of one text from which the newer is suspicious. */
  readonly repostedDays: number;
  /** Days between the date shown and what the address says. */
  readonly contradictedDays: number;
  /** Bits of 64 in which two prints of one text may differ. */
  readonly nearBits: number;
  /** A text under so many addresses is a form, and nobody's own. */
  readonly sharedTexts: number;
  /** Rows a list must have in common with the night before to be called moved. */
  readonly listAtLeast: number;
  /** More suspicious rows than this in one list are told as one. */
  readonly groupAbove: number;
  /** A larger share of a site's rows or lists changed in one night is an event of the site. */
  readonly siteShare: number;
  /** Rows a site must have for that. */
  readonly siteAtLeast: number;
  /** More suspicions than this and than `crowdedShare` of the rows: something else happened. */
  readonly crowdedAtLeast: number;
  readonly crowdedShare: number;
  /** Nights between two notes that an article is still listed. */
  readonly refreshDays: number;
}
