// The few ways in which a reading is made, so that every reader fails and succeeds in the same words.
import type {
  AccountAnswer,
  AccountIdentity,
  AccountPost,
  AccountReading,
  Followers,
} from '../../model/account-reading.ts';
import { compareIdentity, identityOf, type StatedIdentity } from './identity.ts';

/** An answer that shows nothing of the account: no posts, no followers. */
export function noReading(
  answer: Exclude<AccountAnswer, 'ok'>,
  why: string,
  identity: AccountIdentity | null = null,
): AccountReading {
  return { answer, why, identity, followers: null, posts: [], more: false };
}

/** The answer to a question about somebody else: `asked` is the id in its address, '' where there is none. */
export function askedForOther(asked: string, filed: AccountIdentity): AccountReading | null {
  const stated = { ids: [asked], name: '' };
  return compareIdentity(stated, filed) === 'other' ? mismatch(stated, filed) : null;
}

/** The platform answered with somebody else's. */
export function mismatch(stated: StatedIdentity, filed: AccountIdentity): AccountReading {
  const found = [stated.name, ...stated.ids].filter((word) => word !== '').join('，');
  const wanted = [filed.name, filed.handle].filter((word) => word !== '').join('，');
  return noReading(
    'identity-mismatch',
    `答复属于“${found}”，名录登记为“${wanted}”`,
    identityOf(stated, filed),
  );
}

/** An answer about the account itself, not about posts. */
export function profileReading(
  stated: StatedIdentity,
  filed: AccountIdentity,
  followers: Followers | null,
): AccountReading {
  if (compareIdentity(stated, filed) === 'other') return mismatch(stated, filed);
  return { answer: 'ok', why: '', identity: identityOf(stated, filed), followers, posts: [], more: false };
}

/** A post as read, and who the answer says posted it; null where it does not say. */
export interface OwnedPost {
  readonly post: AccountPost;
  readonly owner: StatedIdentity | null;
}

/** One list of posts. */
export interface PostList {
  /** null: an item that could not be read. */
  readonly items: readonly (OwnedPost | null)[];
  /** Whose list the answer as a whole says it is. */
  readonly stated?: StatedIdentity | null;
  readonly followers?: Followers | null;
  readonly more: boolean;
  readonly why?: string;
}

/**
 * The reading of a list. Posts of others are left out; what cannot be read, or belongs to nobody where its neighbours
 * belong to somebody, stays as a post without a time: it proves nothing and keeps the list from proving silence.
 */
export function listReading(list: PostList, filed: AccountIdentity): AccountReading {
  const stated = list.stated ?? null;
  if (stated && compareIdentity(stated, filed) === 'other') return mismatch(stated, filed);
  const read = list.items.filter((item) => item !== null);
  if (read.length === 0 && list.items.length > 0) return noReading('schema-changed', '列表各项与约定不符');
  const standings = list.items.map((item) => ({ item, standing: standingOf(item, filed) }));
  const kept = standings.filter(({ standing }) => standing !== 'other');
  const stranger = read.find((item) => standingOf(item, filed) === 'other')?.owner;
  if (stranger && stated === null && !kept.some(({ item }) => item !== null))
    return mismatch(stranger, filed);
  const owned = standings.some(({ standing }) => standing === 'same' || standing === 'other');
  const posts = kept.map(({ item, standing }) =>
    item === null ? UNREAD : owned && standing === 'unowned' ? { ...item.post, at: null } : item.post,
  );
  const owner = stated ?? read.find((item) => standingOf(item, filed) === 'same')?.owner ?? firstOwner(kept);
  const identity = owner ? identityOf(owner, filed) : null;
  const followers = list.followers ?? null;
  if (posts.length === 0)
    return {
      ...noReading('empty', list.why ?? '列表为空，不能证明未更新', identity),
      followers,
      more: list.more,
    };
  return { answer: 'ok', why: list.why ?? '', identity, followers, posts, more: list.more };
}

const UNREAD: AccountPost = {
  id: '',
  url: '',
  title: '',
  at: null,
  pinned: false,
  repost: false,
  commentsOpen: null,
};

type Standing = ReturnType<typeof compareIdentity> | 'unowned';

function standingOf(item: OwnedPost | null, filed: AccountIdentity): Standing {
  const owner = item?.owner ?? null;
  const blank = owner === null || (owner.name === '' && owner.ids.every((id) => id === ''));
  return blank ? 'unowned' : compareIdentity(owner, filed);
}

function firstOwner(kept: readonly { readonly item: OwnedPost | null }[]): StatedIdentity | null {
  return kept.find(({ item }) => item?.owner)?.item?.owner ?? null;
}
