// Whether enough is known of an account to leave it alone: an update proved, or an app offered.
import type { AccountObservation, AccountWindow } from '../../model/account-conclusion.ts';
import type { Platform } from '../../model/account.ts';
import { concludeAccount } from './conclude.ts';

/** Apps have no posts: what counts is that a store offers them. */
export const isApp = (platform: Platform): boolean => platform === 'app-ios' || platform === 'app-android';

export function isSettled(
  platform: Platform,
  observations: readonly AccountObservation[],
  window: AccountWindow,
): boolean {
  if (isApp(platform)) return observations.some(({ reading }) => reading.answer === 'ok');
  return concludeAccount(observations, window).kind === 'updated';
}
