// What one answer of a platform says about an account, after reading; never what to conclude from it.

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
  /** In the order of the answer. */
  readonly posts: readonly AccountPost[];
  /** The list goes on behind this answer. */
  readonly more: boolean;
}
