// How well a row of the rules is known, and who may say that it is met.

/**
 * How well a row is known: V2 the same wording seen twice, V1 once, S a paraphrase, D derived, U not seen (no number may
 * stand in it). `demo` is invented, and allowed in demonstration editions only.
 */
export const EVIDENCE_TAGS = ['V2', 'V1', 'S', 'D', 'U', 'demo'] as const;
export type EvidenceTag = (typeof EVIDENCE_TAGS)[number];

export const AUTOMATIONS = ['automatic', 'suspected', 'manual'] as const;
export type Automation = (typeof AUTOMATIONS)[number];
