// One 微博, as the mobile site and weibo.com both give it.
import { z } from 'zod';
import type { ReadingContext } from '../context.ts';
import { weiboIdTime } from '../id-time.ts';
import type { OwnedPost } from '../reading.ts';
import { Flag, Id, Numeric, Text, Title } from '../shapes.ts';
import { readTimeText } from '../time-text.ts';

/** blog.mblogtype of a pinned post. */
const PINNED = 2;
/** comment_permission_type of a post that everyone may comment on; higher numbers let only some. */
const EVERYONE = -1;

export const Mblog = z
  .object({
    id: Id,
    mid: Id,
    idstr: Id,
    bid: Text,
    mblogid: Text,
    created_at: Text,
    text: Title,
    text_raw: Title,
    mblogtype: Numeric,
    isTop: Flag,
    retweeted_status: z.unknown().optional(),
    comment_manage_info: z.object({ comment_permission_type: Numeric }).nullish().catch(null),
    user: z.object({ id: Id, idstr: Id, screen_name: Text }).nullish().catch(null),
  })
  .refine((blog) => blog.mid !== '' || blog.idstr !== '' || blog.id !== '', 'an id is needed');

/** `pinned`: what the card around it says. */
export function weiboPost(blog: z.output<typeof Mblog>, context: ReadingContext, pinned: boolean): OwnedPost {
  const id = blog.mid || blog.idstr || blog.id;
  const uid = blog.user ? blog.user.idstr || blog.user.id : '';
  const short = blog.mblogid || blog.bid;
  return {
    post: {
      id,
      url: uid && short ? `https://weibo.com/${uid}/${short}` : `https://m.weibo.cn/detail/${id}`,
      title: blog.text_raw || blog.text,
      at:
        readTimeText(blog.created_at, context.seenAt, context.tables.places) ??
        weiboIdTime(id, context.seenAt),
      pinned: pinned || blog.mblogtype === PINNED || blog.isTop === true,
      repost: blog.retweeted_status !== undefined && blog.retweeted_status !== null,
      commentsOpen: openTo(blog.comment_manage_info?.comment_permission_type ?? null),
    },
    owner: blog.user ? { ids: [uid], name: blog.user.screen_name } : null,
  };
}

function openTo(permission: number | null): boolean | null {
  if (permission === EVERYONE) return true;
  return permission !== null && permission > 0 ? false : null;
}
