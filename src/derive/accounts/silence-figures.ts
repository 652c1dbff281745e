// What is measured of an account's silence, and where there is nothing to measure.
import type { AccountReadings } from '../../artifacts/account.ts';
import type { AccountWindow } from '../../model/account-conclusion.ts';
import { dateAt, daysBetween, isoAt } from '../../model/calendar.ts';
import type { Measured } from '../../model/finding.ts';
import type { SettledSilence } from './confirm-silence.ts';
import type { SilenceLimits } from './window.ts';

/** An app mostly has nothing that could be posted; where an inspector met posts all the same, it is judged by them. */
export const takesNoPosts = (
  { account, entries, seen }: AccountReadings,
  withoutPosts: readonly string[],
): boolean =>
  withoutPosts.includes(account.platform) &&
  !entries.some(({ newest, wholeList }) => wholeList || newest !== null) &&
  !seen.some(({ reading }) => reading.posts.length > 0);

/** `latest`: the day of the newest post known; `quietDays` calendar days before 监测时间点, null when none is known. */
export function silenceFigures(
  { newest, concluded }: SettledSilence,
  { from, to }: AccountWindow,
  { quietDays }: Pick<SilenceLimits, 'quietDays'>,
): Measured {
  const latest = newest === null ? null : dateAt(newest);
  return {
    ...{ latest, quietDays: latest === null ? null : daysBetween(latest, dateAt(to)), limitDays: quietDays },
    ...{ windowFrom: isoAt(from), windowTo: isoAt(to) },
    ...(concluded.repostsOnly ? { repostsOnly: true } : {}),
  };
}
