// 哔哩哔哩: the lists of videos and of 动态. Only both together with 专栏 show whether an account is silent.
import { z } from 'zod';
import type { AccountReader, ReadingContext } from '../context.ts';
import { epochTime } from '../limits.ts';
import { jsonReader, readItems } from '../reader.ts';
import { listReading, type OwnedPost } from '../reading.ts';
import { Flag, Id, Items, NeededId, Numeric, Text, Title } from '../shapes.ts';

const PINNED = '置顶';
const FORWARD = 'DYNAMIC_TYPE_FORWARD';

const Video = z.object({ bvid: NeededId, title: Title, created: Numeric, mid: Id, author: Text });

/** `bilibili/arc-search`: not strictly in order of time. */
export const bilibiliArcSearch: AccountReader = jsonReader({
  key: 'bilibili/arc-search',
  shape: z.object({
    code: z.literal(0),
    data: z.object({
      list: z.object({ vlist: Items }),
      page: z.object({ pn: Numeric, ps: Numeric, count: Numeric }).nullish().catch(null),
    }),
  }),
  read: ({ data: { list, page } }, context) => {
    const seen = page && page.pn !== null && page.ps !== null ? page.pn * page.ps : 0;
    const items = readItems(list.vlist, Video, (video) => videoPost(video, context));
    return listReading({ items, more: !page || page.count === null || page.count > seen }, context);
  },
});

function videoPost(video: z.output<typeof Video>, { seenAt }: ReadingContext): OwnedPost {
  return {
    post: {
      id: video.bvid,
      url: `https://www.bilibili.com/video/${video.bvid}`,
      title: video.title,
      at: epochTime(video.created, 'seconds', seenAt),
      pinned: false,
      repost: false,
      commentsOpen: null,
    },
    owner: { ids: [video.mid], name: video.author },
  };
}

const Dynamic = z.object({
  id_str: NeededId,
  type: Text,
  modules: z.object({
    module_tag: z.object({ text: Text }).nullish().catch(null),
    module_author: z.object({ mid: Id, name: Text, pub_ts: Numeric }),
  }),
});

/** `bilibili/dynamic` */
export const bilibiliDynamic: AccountReader = jsonReader({
  key: 'bilibili/dynamic',
  shape: z.object({ code: z.literal(0), data: z.object({ has_more: Flag, items: Items.nullable() }) }),
  read: ({ data }, context) => {
    const items = readItems(data.items ?? [], Dynamic, (item) => dynamicPost(item, context));
    return listReading({ items, more: data.has_more !== false }, context);
  },
});

function dynamicPost(
  { id_str: id, type, modules }: z.output<typeof Dynamic>,
  { seenAt }: ReadingContext,
): OwnedPost {
  const author = modules.module_author;
  return {
    post: {
      id,
      url: `https://t.bilibili.com/${id}`,
      title: '',
      at: epochTime(author.pub_ts, 'seconds', seenAt),
      pinned: modules.module_tag?.text === PINNED,
      repost: type === FORWARD,
      commentsOpen: null,
    },
    owner: { ids: [author.mid], name: author.name },
  };
}
