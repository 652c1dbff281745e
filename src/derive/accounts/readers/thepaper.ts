// 澎湃号 and 澎湃政务号: a list in order of time, without session or signature.
import { z } from 'zod';
import type { AccountReading } from '../../../model/account-reading.ts';
import type { AccountReader, ReadingContext } from '../context.ts';
import { plainName } from '../identity.ts';
import { epochTime } from '../limits.ts';
import { jsonReader, readItems } from '../reader.ts';
import { listReading, type OwnedPost } from '../reading.ts';
import { Count, Flag, Id, Items, NeededId, Numeric, Text, Title } from '../shapes.ts';
import { readTimeText } from '../time-text.ts';

const Article = z.object({
  contId: NeededId,
  name: Title,
  pubTime: Text,
  pubTimeLong: Numeric,
  closeComment: Flag,
  closeFrontComment: Flag,
  authorInfo: z.object({ userId: Id, sname: Text, fansNum: Count }).nullish().catch(null),
});

/** `thepaper/gov` and `thepaper/user`, which answer alike. */
const reader = (key: string): AccountReader =>
  jsonReader({
    key,
    shape: z.object({ code: z.literal(200), data: z.object({ hasNext: Flag, list: Items }) }),
    read: ({ data: { hasNext, list } }, context): AccountReading => {
      const read = readItems(list, Article, (article) => ({ article, owned: owned(article, context) }));
      const items = read.map((one) => one?.owned ?? null);
      const reading = listReading({ items, more: hasNext !== false }, context);
      if (reading.answer !== 'ok') return reading;
      const own = read.find((one) => one && reading.posts.some((post) => post.id === one.owned.post.id));
      return { ...reading, followers: own?.article.authorInfo?.fansNum ?? null };
    },
  });

export const thepaperGov = reader('thepaper/gov');
export const thepaperUser = reader('thepaper/user');

function owned(article: z.output<typeof Article>, context: ReadingContext): OwnedPost {
  const { seenAt, tables } = context;
  const author = article.authorInfo;
  const closed = article.closeComment === true || article.closeFrontComment === true;
  // The pphId that lists are asked for may not be the author's userId: where the name is the filed one, it decides.
  const named =
    author !== null && author !== undefined && plainName(author.sname) === plainName(context.name);
  return {
    post: {
      id: article.contId,
      url: `https://www.thepaper.cn/newsDetail_forward_${article.contId}`,
      title: article.name,
      at:
        epochTime(article.pubTimeLong, 'milliseconds', seenAt) ??
        readTimeText(article.pubTime, seenAt, tables.places),
      pinned: false,
      repost: false,
      commentsOpen: closed ? false : article.closeComment === null ? null : true,
    },
    owner: author ? { ids: named ? [context.handle] : [author.userId], name: author.sname } : null,
  };
}
