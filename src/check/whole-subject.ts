// The answer a check gives when it could not look at the subject as a whole.
import { WHOLE_SUBJECT } from '../model/finding.ts';
import type { Answer } from './define.ts';

/** An `unknown` that leaves the whole clause open; `message` must print `{reason}` (Chinese). */
export function cannotTell<const M extends string>(message: M, target: string, reason: string): Answer<M> {
  return {
    outcome: 'unknown',
    message,
    target,
    measured: { reason, ...WHOLE_SUBJECT },
    confirmedBy: [],
    evidence: [],
  };
}
