// Platforms for which too few canaries (哨兵账号) are set up for their silence to tell anything.
import { PLATFORMS } from '../../model/account-words.ts';
import type { CanaryAccount } from '../../model/account-sighting.ts';
import type { Account, Platform } from '../../model/account.ts';

/** One canary that is silent may have a reason of its own; two that are tell of us. */
export const WANTED_CANARIES = 2;

/** Only a person can look at these: there is nothing for a canary to prove. */
const PEOPLE_ONLY: ReadonlySet<Platform> = new Set(['channels', 'rmh', 'xuexi', 'mini-program', 'other']);

export interface CanaryShortage {
  readonly platform: Platform;
  readonly canaries: number;
}

/** In the order of platforms; only those on which accounts of the register are running. */
export function canaryShortages(
  accounts: readonly Account[],
  canaries: readonly CanaryAccount[],
): readonly CanaryShortage[] {
  const inUse = new Set(
    accounts.filter(({ status }) => status === 'running').map(({ platform }) => platform),
  );
  return PLATFORMS.filter((platform) => inUse.has(platform) && !PEOPLE_ONLY.has(platform))
    .map((platform) => ({ platform, canaries: canaries.filter((one) => one.platform === platform).length }))
    .filter((one) => one.canaries < WANTED_CANARIES);
}
