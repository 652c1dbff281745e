// What one platform's lane works with.
import type { AccountSettings } from '../../gather/accounts/settings.ts';
import type { AccountWindow } from '../../model/account-conclusion.ts';
import type { CanaryAccount } from '../../model/account-sighting.ts';
import type { Platform } from '../../model/account.ts';
import type { TerminalState } from '../../model/run.ts';
import type { SightingStore } from '../../store/sighting-port.ts';
import type { AccountWatch } from './house.ts';
import type { Pace } from './pace.ts';
import type { Way } from './ways.ts';

export interface LaneHouse {
  readonly run: string;
  readonly platform: Platform;
  readonly window: AccountWindow;
  /** In the order of asking. */
  readonly ways: readonly Way[];
  readonly canaries: readonly CanaryAccount[];
  readonly settings: AccountSettings;
  readonly pace: Pace;
  readonly sightings: Pick<SightingStore, 'add' | 'addLook' | 'noteRobots'>;
  readonly settle: (account: string, state: TerminalState, reason: string) => Promise<void>;
  /** The token by which this account lets us read its numbers, as it is now; null without one. */
  readonly tokenOf: (account: string) => Promise<string | null>;
  readonly clock: () => number;
  readonly watch: AccountWatch;
  /** Raised by a person, or when the batch's time is up. */
  readonly signal: AbortSignal;
}
