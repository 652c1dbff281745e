// 互动功能: what answers tell of comments. Fields can only prove “open”; that all are closed makes a candidate.
import type { AccountObservation } from '../../model/account-conclusion.ts';
import type { AccountEntry } from '../../model/account-entry.ts';
import type { AccountPost } from '../../model/account-reading.ts';
import type { Says } from './confirm.ts';

export interface CommentsTold {
  readonly state: 'open' | 'closed' | 'untold';
  /** Posts that tell, newest first, as far as they were looked at. */
  readonly posts: number;
  /** By index: the answers that tell. */
  readonly rests: readonly number[];
}

interface Telling {
  readonly post: AccountPost;
  readonly seenAt: number;
  readonly index: number;
}

/** A post by its own address, or what else tells it apart. */
const postKey = ({ url, id, title, at }: AccountPost): string =>
  url || id || `${title} ${String(at?.latest ?? '')}`;

/** Every post that tells, once: as it was seen last, open before closed in one moment. */
function tellingPosts(observations: readonly AccountObservation[]): readonly Telling[] {
  const byKey = new Map<string, Telling>();
  observations.forEach(({ reading, seenAt }, index) => {
    if (reading.answer !== 'ok') return;
    for (const post of reading.posts) {
      if (post.commentsOpen === null) continue;
      const before = byKey.get(postKey(post));
      const newer = !before || seenAt > before.seenAt || (seenAt === before.seenAt && post.commentsOpen);
      if (newer) byKey.set(postKey(post), { post, seenAt, index });
    }
  });
  return [...byKey.values()];
}

const latest = ({ post }: Telling): number => post.at?.latest ?? -Infinity;

/** Comments of the `count` newest posts that tell; fewer than that and all closed tell nothing. */
export function commentsTold(observations: readonly AccountObservation[], count: number): CommentsTold {
  const all = [...tellingPosts(observations)].sort(
    (a, b) => latest(b) - latest(a) || (postKey(a.post) < postKey(b.post) ? -1 : 1),
  );
  const newest = all.slice(0, count);
  // Where a post stands that bears no time nobody knows: it may prove “open” all the same.
  const open = all.filter(
    (one, rank) => one.post.commentsOpen === true && (rank < count || one.post.at === null),
  );
  const rests = (some: readonly Telling[]): readonly number[] =>
    [...new Set(some.map(({ index }) => index))].sort((a, b) => a - b);
  if (open.length > 0) return { state: 'open', posts: newest.length, rests: rests(open) };
  const closed = newest.length >= count && newest.every(({ post }) => post.at !== null);
  return { state: closed ? 'closed' : 'untold', posts: newest.length, rests: rests(newest) };
}

/**
 * An inspector who got through proves that it works. Both ways tried and closed tell against the account; where the
 * machine found comments closed, private messages tried and closed do.
 */
export const triedInteraction =
  (commentsClosed: boolean) =>
  ({ comments, messages, state }: AccountEntry): Says => {
    if (comments === 'open' || messages === 'open') return 'sound';
    if (state !== 'normal' && state !== 'renamed') return 'nothing';
    return messages === 'closed' && (comments === 'closed' || commentsClosed) ? 'fault' : 'nothing';
  };
