// What checking accounts needs of the house, and what it tells whoever watches.
import type { Asked } from '../../gather/accounts/ask.ts';
import type { SeenOnPage } from '../../gather/accounts/present/look.ts';
import type { PageSource } from '../../gather/accounts/present/page-source.ts';
import type { RobotsSaid } from '../../gather/accounts/robots.ts';
import type { AccountSettings } from '../../gather/accounts/settings.ts';
import type { AccountSource, AskedAccount, SourceRequest } from '../../gather/accounts/source.ts';
import type { PreparedCheck } from '../../inspect/prepare.ts';
import type { Platform } from '../../model/account.ts';
import type { Edition } from '../../model/indicator.ts';
import type { Result } from '../../model/result.ts';
import type { TerminalState } from '../../model/run.ts';
import type { Store } from '../../store/port.ts';
import type { ScanLog } from '../scan-house.ts';

/** Opened for asking, closed when the batch ends. */
export interface AccountGathering {
  /** All sources that are asked over HTTP, and all that are pages in the inspector's browser, by id. */
  readonly sources: ReadonlyMap<string, AccountSource>;
  readonly pages: ReadonlyMap<string, PageSource>;
  /** What the robots.txt there says of this address; asked for once a host. */
  robots(platform: Platform, url: string): Promise<RobotsSaid>;
  ask(
    source: AccountSource,
    request: SourceRequest,
    asked: AskedAccount,
    signal: AbortSignal,
  ): Promise<Asked>;
  look(
    source: PageSource,
    url: string,
    asked: AskedAccount,
    signal: AbortSignal,
  ): Promise<readonly SeenOnPage[]>;
  close(): Promise<void>;
}

export interface AccountHouse {
  readonly store: Store;
  readonly log: ScanLog;
  readonly options: { readonly asOf: number };
  readonly accounts: AccountSettings;
  readonly edition: Edition;
  readonly checks: readonly PreparedCheck[];
  /** Wall clock, epoch ms. */
  readonly clock: () => number;
  /** Waits; ends early, without a word, when the signal is raised. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
  /** 备案编号 → the token by which an account lets us read its numbers; or one Chinese line. */
  accessTokens(): Promise<Result<ReadonlyMap<string, string>, string>>;
  /** @param present whether an inspector is there: only then is a browser opened. One Chinese line when it cannot. */
  openAccounts(present: boolean): Promise<Result<AccountGathering, string>>;
}

export type AccountEvent =
  | { readonly type: 'opened'; readonly run: string; readonly planned: number; readonly alreadyDone: number }
  | { readonly type: 'asked'; readonly platform: string; readonly source: string; readonly account: string }
  | { readonly type: 'resting'; readonly platform: string; readonly ms: number; readonly why: string }
  | { readonly type: 'stopped'; readonly platform: string; readonly why: string }
  | { readonly type: 'done'; readonly account: string; readonly state: TerminalState }
  | { readonly type: 'sealed'; readonly run: string };

export type AccountWatch = (event: AccountEvent) => void;
