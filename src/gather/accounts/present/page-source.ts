// A source that is a person's page: with an inspector present (检查员在场) it is opened in a browser, and the answers that
// the page itself asked for are read. No signature is computed, no captcha solved: what the page shows a person, it shows us.
import type { AccountReader } from '../../../derive/accounts/context.ts';
import type { SourceCoverage } from '../../../model/account-conclusion.ts';
import type { Platform } from '../../../model/account.ts';
import type { AskedAccount } from '../source.ts';

/** One kind of answer that the page asks for by itself. */
export interface WantedAnswer {
  /** Stored with what was read. */
  readonly id: string;
  readonly coverage: SourceCoverage;
  readonly read: AccountReader;
  /** Matched against the address without its scheme: `host/path?query`. */
  readonly address: RegExp;
}

export interface PageSource {
  readonly id: string;
  readonly platform: Platform;
  /** The home page of the account; null while its handle is not known. */
  page(asked: AskedAccount): string | null;
  /** The first is the list by which the look is judged: without it, the page itself is read for what stood in the way. */
  readonly wants: readonly [WantedAnswer, ...WantedAnswer[]];
  /** One more address of the same site, asked from within the page with whatever session it has. */
  within?(asked: AskedAccount): string | null;
}
