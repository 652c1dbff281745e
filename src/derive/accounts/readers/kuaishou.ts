// 快手: the profile page's own feed, and the live site's list, which has no times but those in file names.
import { z } from 'zod';
import type { AccountReading } from '../../../model/account-reading.ts';
import type { AccountReader } from '../context.ts';
import { kuaishouFileTime } from '../id-time.ts';
import { epochTime } from '../limits.ts';
import { jsonReader, readItems } from '../reader.ts';
import { listReading, noReading, type OwnedPost } from '../reading.ts';
import { Flag, Items, Id, NeededId, Numeric, Text, Title } from '../shapes.ts';

/** The cursor of a last page. */
const END = 'no_more';

const Author = z.object({ id: Id, name: Text }).nullish().catch(null);
const Feed = z.object({
  author: Author,
  photo: z.object({ id: NeededId, caption: Title, timestamp: Numeric }),
  canAddComment: Flag,
});
const LiveItem = z.object({ id: NeededId, poster: Text, caption: Title, author: Author });

/** `kuaishou/feed` */
export const kuaishouFeed: AccountReader = jsonReader({
  key: 'kuaishou/feed',
  shape: z.object({ result: Numeric, pcursor: Text, feeds: Items.nullish() }),
  read: ({ result, pcursor, feeds }, context): AccountReading => {
    if (result !== 1 || !feeds) return noReading('schema-changed', `快手返回 result ${result ?? '缺失'}`);
    const items = readItems(feeds, Feed, ({ author, photo, canAddComment }): OwnedPost => ({
      post: {
        ...named(photo.id),
        title: photo.caption,
        at: epochTime(photo.timestamp, 'milliseconds', context.seenAt),
        commentsOpen: canAddComment,
      },
      owner: author ? { ids: [author.id], name: author.name } : null,
    }));
    return listReading({ items, more: pcursor !== END }, context);
  },
});

/** `kuaishou/live-public`: pinned works stand in front and are not marked. */
export const kuaishouLivePublic: AccountReader = jsonReader({
  key: 'kuaishou/live-public',
  shape: z.object({ data: z.object({ result: Numeric, pcursor: Text, list: Items.nullish() }) }),
  read: ({ data: { result, pcursor, list } }, context): AccountReading => {
    if (result !== 1 || !list) return noReading('schema-changed', `快手返回 result ${result ?? '缺失'}`);
    const items = readItems(list, LiveItem, (one): OwnedPost => ({
      post: { ...named(one.id), title: one.caption, at: kuaishouFileTime(one.poster, context.seenAt) },
      owner: one.author ? { ids: [one.author.id], name: one.author.name } : null,
    }));
    return listReading({ items, more: pcursor !== END }, context);
  },
});

const named = (id: string) => ({
  id,
  url: `https://www.kuaishou.com/short-video/${id}`,
  pinned: false,
  repost: false,
  commentsOpen: null,
});
