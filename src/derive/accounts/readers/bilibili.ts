// 哔哩哔哩: the card of an account, and whether a video may be commented on.
import { z } from 'zod';
import type { AccountReading } from '../../../model/account-reading.ts';
import type { AccountReader } from '../context.ts';
import { compareIdentity, identityOf } from '../identity.ts';
import { queryValue } from '../json.ts';
import { jsonReader } from '../reader.ts';
import { mismatch, noReading, profileReading } from '../reading.ts';
import { Count, NeededId, Numeric, Text } from '../shapes.ts';

/** spacesta of a banned account. */
const BANNED = -2;
/** Codes of a reply list: comments are open, or the uploader or the platform closed them. */
const REPLIES_OPEN: Readonly<Record<number, boolean>> = { 0: true, 12002: false, 12061: false };

/** `bilibili/card` */
export const bilibiliCard: AccountReader = jsonReader({
  key: 'bilibili/card',
  shape: z.object({
    code: z.literal(0),
    data: z.object({
      card: z.object({ mid: NeededId, name: Text, fans: Count, spacesta: Numeric }),
      follower: Count,
    }),
  }),
  read: ({ data: { card, follower } }, context): AccountReading => {
    const stated = { ids: [card.mid], name: card.name };
    const gone = context.tables.goneName.test(card.name);
    if (!gone && card.spacesta !== BANNED) return profileReading(stated, context, follower ?? card.fans);
    // The name of a closed account is no longer its own.
    if (compareIdentity({ ...stated, name: '' }, context) === 'other') return mismatch(stated, context);
    const identity = identityOf(stated, context);
    if (gone) return noReading('deregistered', '哔哩哔哩显示账号已注销', identity);
    return noReading('suspended', '哔哩哔哩显示账号已封禁', identity);
  },
});

/** `bilibili/reply`: one post without a time, of which only commentsOpen is known; its id is the one asked for. */
export const bilibiliReply: AccountReader = jsonReader({
  key: 'bilibili/reply',
  shape: z.object({ code: z.number() }),
  read: ({ code }, _context, raw): AccountReading => {
    const commentsOpen = REPLIES_OPEN[code];
    if (commentsOpen === undefined) return noReading('schema-changed', `哔哩哔哩评论返回 ${code}`);
    const id = queryValue(raw.finalUrl, 'oid');
    const post = { id, url: '', title: '', at: null, pinned: false, repost: false, commentsOpen };
    return { answer: 'ok', why: '', identity: null, followers: null, posts: [post], more: true };
  },
});
