// Whether an account is still there: the platform's word on two days, and what inspectors saw in its place.
import type { AccountObservation } from '../../model/account-conclusion.ts';
import type { AccountEntry } from '../../model/account-entry.ts';
import { GONE, goneOnTwoDays } from './conclude.ts';
import type { Says } from './confirm.ts';
import { stepAfter } from './next-step.ts';

export interface Presence {
  readonly state: 'there' | 'gone' | 'untold';
  /** Chinese; '' when it is there. */
  readonly why: string;
  readonly next: string;
  /** By index. */
  readonly rests: readonly number[];
}

const newest = (observations: readonly AccountObservation[]): number =>
  Math.max(-Infinity, ...observations.map(({ seenAt }) => seenAt));

/** The platform named the account or showed its posts, and has not said since that it is gone. */
function shown(observations: readonly AccountObservation[]): readonly number[] {
  const gone = newest(observations.filter(({ reading }) => GONE.has(reading.answer)));
  return observations.flatMap(({ seenAt, reading: { answer, identity, posts } }, index) =>
    answer === 'ok' && (identity !== null || posts.length > 0) && seenAt > gone ? [index] : [],
  );
}

const MIGRATED = {
  why: '账号已迁移',
  next: '先维护台账：改为迁移后的账号',
};

export function presence(
  observations: readonly AccountObservation[],
  entries: readonly AccountEntry[],
): Presence {
  const there = shown(observations);
  if (there.length > 0) return { state: 'there', why: '', next: '', rests: there };
  const gone = goneOnTwoDays(observations);
  if (gone) return { state: 'gone', ...gone };
  if (entries.some(({ state }) => state === 'migrated')) return { state: 'untold', ...MIGRATED, rests: [] };
  return { state: 'untold', ...stepAfter(observations) };
}

/** An inspector who saw the account at work, or a notice in its place. */
export const shownState = ({ state, shownName, newest: post, wholeList }: AccountEntry): Says => {
  if (state === 'deregistered' || state === 'suspended') return 'fault';
  if (state === 'migrated') return 'nothing';
  return state === 'renamed' || shownName !== '' || post !== null || wholeList ? 'sound' : 'nothing';
};
