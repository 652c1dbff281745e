// From a settled question to what a finding about an account carries: outcome, who confirmed, what is still to do.
import type { AccountReadings } from '../../artifacts/account.ts';
import { isoAt } from '../../model/calendar.ts';
import type { EvidenceRef } from '../../model/evidence.ts';
import type { Measured } from '../../model/finding.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { View } from '../../model/section.ts';
import type { Confirmation, ConfirmationState } from './confirm.ts';

/** Only what is confirmed tells against an account. */
const OUTCOMES = {
  confirmed: 'fail',
  sound: 'pass',
  contradicted: 'unknown',
  candidate: 'unknown',
  open: 'unknown',
} as const satisfies Record<ConfirmationState, Outcome>;

export interface Weighed {
  readonly outcome: (typeof OUTCOMES)[ConfirmationState];
  readonly measured: Measured;
  readonly confirmedBy: readonly View[];
  readonly evidence: readonly EvidenceRef[];
  /** Epoch ms: the last look it rests on, otherwise 监测时间点. */
  readonly seenAt: number;
}

/** `candidate`: somebody or something tells against the account, so that a person has to look (待复核). */
function words({ state, machine, by, at, why, next }: Confirmation): Measured {
  const people = by.length === 0 ? {} : { inspectors: by.join('、') };
  if (state === 'sound') return people;
  if (state === 'confirmed')
    return {
      ...{ confirmed: true, machine, confirmedBy: by.join('、') },
      confirmedAt: at === null ? null : isoAt(at),
    };
  return { reason: why, next, candidate: state !== 'open', ...people };
}

function distinct(evidence: readonly EvidenceRef[]): readonly EvidenceRef[] {
  return [...new Map(evidence.map((one) => [`${one.kind} ${one.sha256} ${one.path}`, one])).values()];
}

/**
 * @param rests indexes of the answers that it rests on, beside the entries that `told` names.
 * @param more what else was measured.
 */
export function weigh(
  { account, asOf, seen }: AccountReadings,
  told: Confirmation,
  rests: readonly number[],
  more: Measured = {},
): Weighed {
  const answers = rests.flatMap((index) => seen[index] ?? []);
  const views = answers.map(({ automation }): View => (automation === 'user-present' ? 'browser' : 'http'));
  return {
    outcome: OUTCOMES[told.state],
    measured: { platform: account.platform, ...more, ...words(told) },
    confirmedBy: [...new Set(views)].sort().reverse(),
    evidence: distinct([...answers, ...told.entries].flatMap(({ evidence }) => evidence)),
    seenAt:
      Math.max(...answers.map(({ seenAt }) => seenAt), ...(told.at === null ? [] : [told.at]), 0) || asOf,
  };
}
