// 微博, weibo.com/ajax: the profile, and the lists of posts (the one by dates is complete in a session).
import { z } from 'zod';
import type { AccountReading } from '../../../model/account-reading.ts';
import type { AccountReader, ReadingContext } from '../context.ts';
import { jsonReader, readItems } from '../reader.ts';
import { listReading, noReading, profileReading } from '../reading.ts';
import { Count, Id, Items, NeededId, Numeric, orEmpty, Text } from '../shapes.ts';
import { Mblog, weiboPost } from './weibo-post.ts';

const List = z.object({
  ok: Numeric,
  msg: Text,
  message: Text,
  data: orEmpty({ list: Items.nullish(), total: Numeric, since_id: Id }),
});

const Info = z.object({
  ok: Numeric,
  data: orEmpty({
    user: z.object({ id: Id, idstr: Id, screen_name: Text, followers_count: Count }).nullish(),
  }),
});

/** `weibo/mymblog` and `weibo/searchProfile` */
export const weiboMymblog: AccountReader = jsonReader({ key: 'weibo/mymblog', shape: List, read });
export const weiboSearchProfile: AccountReader = jsonReader({
  key: 'weibo/searchProfile',
  shape: List,
  read,
});

/** `weibo/profile-info` */
export const weiboProfileInfo: AccountReader = jsonReader({
  key: 'weibo/profile-info',
  shape: Info,
  read: ({ ok, data }, context) => {
    if (ok === 0) return noReading('empty', '微博未给出资料');
    const user = data?.user;
    const id = NeededId.safeParse(user?.idstr || user?.id);
    if (ok !== 1 || !user || !id.success) return noReading('schema-changed', '答复与约定不符（user）');
    return profileReading({ ids: [id.data], name: user.screen_name }, context, user.followers_count);
  },
});

function read(answer: z.output<typeof List>, context: ReadingContext): AccountReading {
  const { ok, data } = answer;
  const words = answer.msg || answer.message;
  if (ok === 0) return noReading('empty', `微博未给出内容${words ? `（${words.slice(0, 60)}）` : ''}`);
  if (ok !== 1 || !data?.list) return noReading('schema-changed', '答复与约定不符（list）');
  const { list, total, since_id: since } = data;
  const items = readItems(list, Mblog, (blog) => weiboPost(blog, context, false));
  return listReading(
    { items, more: !['', '0'].includes(since) || total === null || total > list.length },
    context,
  );
}
