// Everything a command works with, opened once and closed at its end. compose.ts builds it; commands only use it.
import type { Region } from '../model/region.ts';
import type { ProbeHouse } from '../run/probe/house.ts';
import type { AccountHouse } from '../run/accounts/house.ts';
import type { ScanHouse } from '../run/scan-house.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import type { GlobalOptions } from './options.ts';

export interface House extends ScanHouse {
  readonly config: Config;
  /** What the checking of new-media accounts works with. */
  readonly newMedia: AccountHouse;
  /** What the prober works with. */
  readonly prober: ProbeHouse;
  /** 行政区划 of the province. */
  readonly regions: readonly Region[];
  readonly options: GlobalOptions;
  readonly log: Log;
  /** Closes the database, the browser and every connection. Safe to call twice. */
  close(): Promise<void>;
}

/** What a command needs of the house besides config and regions. */
export interface HouseNeeds {
  /** `create` makes a missing workspace database, `existing` refuses when there is none. */
  readonly store: 'create' | 'existing';
}
