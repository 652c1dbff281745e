// What a source of new-media accounts is: how it is asked, and which reader understands its answer. Asking and reading
// stay apart, so that every stored answer can be read again.
import type { AccountReader } from '../../derive/accounts/context.ts';
import type { Posted } from '../../fetch/client.ts';
import type { SourceCoverage } from '../../model/account-conclusion.ts';
import type { AccountReading } from '../../model/account-reading.ts';
import type { Account, Platform } from '../../model/account.ts';

/** What is known of an account when its sources are asked. */
export interface AskedAccount {
  readonly account: Pick<Account, 'id' | 'platform' | 'name' | 'handle' | 'url'>;
  /** 单位自报: the link of its newest post; null when the unit reported none. */
  readonly reported: string | null;
  /** The token by which it has let us read its own numbers (公众号授权); null without one. */
  readonly accessToken: string | null;
  /** The window of the check, epoch ms, both ends included. */
  readonly window: { readonly from: number; readonly to: number };
}

export interface SourceRequest {
  readonly url: string;
  readonly post?: Posted;
  readonly headers?: Readonly<Record<string, string>>;
  readonly referer?: string;
  /** `told`: where it redirects to is the answer, and is not asked for. */
  readonly redirects?: 'told';
}

/** Settings of sources that are services of the office's own. */
export interface SourceSettings {
  /** The office's own RSSHub, as `https://rsshub.example.gov.cn`; '' when there is none. */
  readonly rsshub: string;
}

export interface AccountSource {
  /** Stored with every answer. */
  readonly id: string;
  readonly platform: Platform;
  readonly coverage: SourceCoverage;
  readonly read: AccountReader;
  /**
   * The question number `page` (from 0), given the readings of those before; null when there is nothing to ask: the
   * handle is not known, nothing was reported, or the list has been read as far as it is of use.
   */
  ask(
    asked: AskedAccount,
    settings: SourceSettings,
    page: number,
    before: readonly AccountReading[],
  ): SourceRequest | null;
}
