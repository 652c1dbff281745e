// 今日头条: articles, 微头条 and videos in one feed, and the number of fans.
import { z } from 'zod';
import type { AccountReading } from '../../../model/account-reading.ts';
import type { AccountReader, ReadingContext } from '../context.ts';
import { bytedanceIdTime } from '../id-time.ts';
import { epochTime } from '../limits.ts';
import { jsonReader, readItems } from '../reader.ts';
import { queryValue } from '../json.ts';
import { askedForOther, listReading, noReading, type OwnedPost } from '../reading.ts';
import { Count, Flag, Id, Items, NeededId, Numeric, Text, Title } from '../shapes.ts';

const Entry = z.object({
  id: NeededId,
  title: Title,
  content: Title,
  publish_time: Numeric,
  ban_comment: Flag,
  is_top: Flag,
  user_info: z.object({ user_id: Id, name: Text }).nullish().catch(null),
});

/** `toutiao/feed` */
export const toutiaoFeed: AccountReader = jsonReader({
  key: 'toutiao/feed',
  shape: z.object({ message: Text, has_more: Flag, data: Items.nullable() }),
  read: ({ message, has_more: more, data }, context, raw): AccountReading => {
    const other = askedForOther(queryValue(raw.finalUrl, 'token'), context);
    if (other) return other;
    if (message !== 'success' || data === null) return noReading('empty', '头条未给出列表，不能证明未更新');
    return listReading(
      { items: readItems(data, Entry, (one) => entry(one, context)), more: more !== false },
      context,
    );
  },
});

/** `toutiao/fans`: asked for by token, so it says nothing of whose they are. */
export const toutiaoFans: AccountReader = jsonReader({
  key: 'toutiao/fans',
  shape: z.object({ message: Text, data: z.object({ fans: Count }).nullish() }),
  read: ({ message, data }): AccountReading => {
    if (message !== 'success' || !data) return noReading('empty', '头条未给出粉丝数');
    if (data.fans === null) return noReading('schema-changed', '答复与约定不符（fans）');
    return { answer: 'ok', why: '', identity: null, followers: data.fans, posts: [], more: false };
  },
});

function entry(one: z.output<typeof Entry>, { seenAt }: ReadingContext): OwnedPost {
  const user = one.user_info;
  return {
    post: {
      id: one.id,
      url: `https://www.toutiao.com/item/${one.id}/`,
      title: one.title || one.content,
      at: epochTime(one.publish_time, 'seconds', seenAt) ?? bytedanceIdTime(one.id, seenAt),
      pinned: one.is_top === true,
      repost: false,
      commentsOpen: one.ban_comment === null ? null : !one.ban_comment,
    },
    owner: user ? { ids: [user.user_id], name: user.name } : null,
  };
}
