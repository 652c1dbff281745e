// What lies in the window, what may lie in it, and which answer by itself shows that nothing does.
import type { AccountObservation, AccountWindow } from '../../model/account-conclusion.ts';
import type { AccountPost, PostTime } from '../../model/account-reading.ts';

/** 隔日: what one source answers twice counts twice only so far apart. */
export const DAY_APART_MS = 86_400_000;

/** The whole interval lies in the window; an edited post's has no beginning, and never does. */
export const inside = ({ earliest, latest }: PostTime, { from, to }: AccountWindow): boolean =>
  earliest >= from && latest <= to;

/** It cannot be told to lie outside: it blocks every conclusion of silence. */
export const mayBeInside = (at: PostTime | null, { from, to }: AccountWindow): boolean =>
  at === null || (at.latest >= from && at.earliest <= to);

export const anyMayBeInside = (observations: readonly AccountObservation[], window: AccountWindow): boolean =>
  observations.some(({ reading }) => reading.posts.some(({ at }) => mayBeInside(at, window)));

const unpinned = (posts: readonly AccountPost[]): readonly AccountPost[] =>
  posts.filter(({ pinned }) => !pinned);

/** A whole, dated list of this account that goes back past the window and holds nothing in it. */
export function listsSilence({ coverage, reading }: AccountObservation, window: AccountWindow): boolean {
  if (coverage !== 'complete') return false;
  if (reading.answer !== 'ok' || reading.identity === null || reading.posts.length === 0) return false;
  if (reading.posts.some(({ at }) => mayBeInside(at, window))) return false;
  return unpinned(reading.posts).some(({ at }) => at !== null && at.latest < window.from);
}

/** Such a list with healthy canaries beside it: conditions ①–④ of the reference's §6.3. */
export const showsSilence = (one: AccountObservation, window: AccountWindow): boolean =>
  one.canaryHealthy && listsSilence(one, window);

/** It was seen when the window was over: no post of the window can have come after it. */
export const sawTheEnd = (
  { seenAt }: { readonly seenAt: number },
  { to }: Pick<AccountWindow, 'to'>,
): boolean => seenAt >= to;
