// The checking of new-media accounts by schedule, as `xunjian serve` runs it: with nobody present.
import type { House } from '../app/house.ts';
import { dateAt } from '../model/calendar.ts';
import { quarterNameOf } from '../model/quarter.ts';
import { startSchedule, type Schedule } from '../run/schedule.ts';
import { watching } from './accounts-check.ts';
import { assessAccountsOf } from './assess-house.ts';
import { openHouseFor } from './with-house.ts';

/** Whether a batch of this quarter was left open: it is ended before another is begun, or no bulletin could be written. */
async function leftOpen({ store }: House, now: number): Promise<boolean> {
  const quarter = quarterNameOf(dateAt(now));
  const [open] = await store.runs.list({ kind: 'accounts', state: 'open' });
  return open !== undefined && quarterNameOf(dateAt(open.asOf)) === quarter;
}

/** One batch in a house of its own, so that its 监测时间点 is the moment it starts. */
async function oneBatch(served: House, signal: AbortSignal): Promise<void> {
  const { checkAccounts } = await import('../run/accounts/check.ts');
  const house = await openHouseFor({ ...served.options, asOf: Date.now() }, { store: 'existing' });
  try {
    const resume = await leftOpen(house, house.clock());
    const request = { accounts: [], resume, inspector: null };
    const ended = await checkAccounts(house.newMedia, request, watching(house.log), signal);
    // Somebody's own check is under way, or there are no accounts: no trouble, and told.
    if (!ended.ok) served.log.warn({ reason: ended.error }, 'no check of accounts this time');
    else if (ended.value.run.state === 'sealed') {
      await assessAccountsOf(house, ended.value.run, {});
      await house.tidy();
    }
  } finally {
    await house.close();
  }
}

/** null when it is switched off, as shipped. */
export function accountsScheduleFor(house: House): Schedule | null {
  const { enabled, cron } = house.config.accountsSchedule;
  if (!enabled) return null;
  return startSchedule({
    cron,
    work: (signal) => oneBatch(house, signal),
    onOverlap: () => house.log.warn('a check of accounts was due while the one before was still under way'),
    onError: (error) => house.log.error({ err: error }, 'the check of accounts failed'),
  });
}
