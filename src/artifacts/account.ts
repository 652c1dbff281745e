// What is known of one new-media account when it is inspected: what was seen, what people entered, what the register says.
import type { AccountObservation } from '../model/account-conclusion.ts';
import type { AccountEntry } from '../model/account-entry.ts';
import type { Automation } from '../model/account-sighting.ts';
import type { Account } from '../model/account.ts';
import type { EvidenceRef } from '../model/evidence.ts';
import { token } from './token.ts';

/** An observation with what it rests on. */
export interface SeenOfAccount extends AccountObservation {
  readonly automation: Automation;
  /** What was asked for; '' for what a person saw. */
  readonly url: string;
  readonly evidence: readonly EvidenceRef[];
}

export interface AccountReadings {
  readonly account: Account;
  /** 监测时间点, epoch ms. */
  readonly asOf: number;
  /** In the order of asking. */
  readonly seen: readonly SeenOfAccount[];
  /** Inspectors' entries that may speak of this 监测时间点, oldest first. */
  readonly entries: readonly AccountEntry[];
}

export const AccountSightings = token<AccountReadings>('account-sightings');

/** What the register alone says of an account and of those it stands beside. */
export interface RegisterReading {
  readonly account: Account;
  /** Running accounts of the same 主办单位, itself left out. */
  readonly ofUnit: readonly Account[];
}

export const AccountRegister = token<RegisterReading>('account-register');
