// What one answer of a platform says about an account, after reading; never what to conclude from it.
import type { CalendarDate } from './calendar.ts';

/** An answer of a platform as it came, decoded to text: all that a reader may look at. */
export interface RawAnswer {
  readonly status: number;
  /** The address that answered in the end, redirects followed. */
  readonly finalUrl: string;
  /** '' for an empty body. */
  readonly body: string;
  readonly contentType: string;
}

/**
 * What kind of answer it was. Only `ok` may prove anything about posts; `empty` (right shape, no posts) is what
 * throttled, hidden and truly silent accounts answer alike, so it proves nothing.
 */
export type AccountAnswer =
  | 'ok'
  | 'empty'
  | 'rate-limited'
  | 'login-required'
  | 'captcha'
  | 'schema-changed'
  | 'identity-mismatch'
  | 'not-found'
  | 'deregistered'
  | 'suspended'
  | 'frozen'
  | 'migrated'
  | 'gated'
  | 'network';

/** How a time was learnt. `edited` gives only an upper bound; `id` is the moment of upload, ± its tolerance. */
export type PostTimeBasis = 'absolute' | 'relative' | 'id' | 'edited';

/** A moment as an interval, both ends included, epoch ms; a wide one is never narrowed by guessing. */
export interface PostTime {
  readonly earliest: number;
  readonly latest: number;
  readonly basis: PostTimeBasis;
}

export interface AccountPost {
  /** The platform's own id of the post; '' when the answer gives none. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  /** null when no time can be read: never the time of fetching. */
  readonly at: PostTime | null;
  readonly pinned: boolean;
  /** 转发 of somebody else's post. */
  readonly repost: boolean;
  /** null where the answer does not tell. */
  readonly commentsOpen: boolean | null;
}

export interface Followers {
  readonly count: number;
  /** Read from a rounded text such as 12.3万. */
  readonly approximate: boolean;
}

/** Whose answer it is, as far as the answer itself says; '' where it does not. */
export interface AccountIdentity {
  readonly handle: string;
  readonly name: string;
}

export interface AccountReading {
  readonly answer: AccountAnswer;
  /** Chinese, for an inspector: what was seen; '' for a plain `ok`. */
  readonly why: string;
  readonly identity: AccountIdentity | null;
  readonly followers: Followers | null;
  /**
   * In the order of the answer. `ok` without posts is an answer about something else (a profile, an app): a list
   * without posts is `empty`.
   */
  readonly posts: readonly AccountPost[];
  /** The list goes on behind this answer. */
  readonly more: boolean;
}

/** What a store says about one app. */
export interface AppListing {
  readonly version: string;
  /** The day of this version; null when the store does not print it. An old one is a hint, never a fault. */
  readonly versionOn: CalendarDate | null;
  /** Whoever the store names as its seller, operator or developer. */
  readonly offeredBy: string;
}

/** The reading of an app's page in a store: `ok` means that it is offered there; there are never posts. */
export interface AppReading extends AccountReading {
  readonly app: AppListing | null;
}
