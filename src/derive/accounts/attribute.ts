// A page's answers belong together: some platforms name the account only in the profile that stands beside the list.
import type { AccountReading } from '../../model/account-reading.ts';
import { noReading } from './reading.ts';

/**
 * The readings of one page as they stand together, in the same order: where one of them says that the page is somebody
 * else's, none of the others is the account's; a list that names nobody is whose the profile beside it is.
 */
export function attributed(readings: readonly AccountReading[]): readonly AccountReading[] {
  const other = readings.find(({ answer }) => answer === 'identity-mismatch');
  const owner = readings.find(({ answer, identity }) => answer === 'ok' && identity !== null)?.identity;
  return readings.map((reading) => {
    if (reading.answer !== 'ok') return reading;
    if (other) return noReading('identity-mismatch', other.why, other.identity);
    return reading.identity === null && owner ? { ...reading, identity: owner } : reading;
  });
}
