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

/** How much of the subject was looked at; `thin` (Chinese) says why it was too little. */
export interface Looked {
  readonly target: string;
  readonly sections: number;
  readonly thin: string | null;
}

/**
 * The answers about single sections with what is to be said of the subject as a whole: `unseen` where too little of it
 * was looked at to call the rest clean, `noneApplies` where no section is of the kind the clause speaks of.
 */
export function withWhole<const M extends string>(
  answers: readonly Answer<M>[],
  looked: Looked,
  messages: { readonly unseen: M; readonly noneApplies: M },
): readonly Answer<M>[] {
  const { target, sections } = looked;
  const thin = looked.thin ?? (sections === 0 ? '未发现任何栏目' : null);
  if (thin !== null) return [...answers, cannotTell(messages.unseen, target, thin)];
  if (answers.length > 0) return answers;
  const nothing = { target, measured: { sections }, confirmedBy: [], evidence: [] };
  return [{ ...nothing, outcome: 'inapplicable', message: messages.noneApplies }];
}
