// 微信公众号, the official interfaces of an account that authorised us, and the old backend as far as it can be told.
import { z } from 'zod';
import type { AccountPost, AccountReading } from '../../../model/account-reading.ts';
import type { AccountReader, ReadingContext } from '../context.ts';
import { epochTime, postTime } from '../limits.ts';
import { jsonReader, readItems } from '../reader.ts';
import { listReading, noReading, type OwnedPost } from '../reading.ts';
import { Count, Flag, Id, Items, NeededId, Numeric, Text, Title } from '../shapes.ts';
import { readTimeText } from '../time-text.ts';

/** Error codes the failure dictionary does not know are told as they came. */
const Coded = { errcode: Numeric, errmsg: Text };

const NO_POST: AccountPost = {
  id: '',
  url: '',
  title: '',
  at: null,
  pinned: false,
  repost: false,
  commentsOpen: null,
};

const Row = z.object({ ref_date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/), msgid: NeededId, title: Title });

/** `wechat/getarticletotaldetail`: 群发 and 发布 alike, told a day later. */
export const wechatArticleTotal: AccountReader = jsonReader({
  key: 'wechat/getarticletotaldetail',
  shape: z.object({ ...Coded, list: Items, is_delay: Flag }),
  read: ({ list, is_delay: late }, context) => {
    const items = readItems(list, Row, (row): OwnedPost => {
      const at = readTimeText(row.ref_date, context.seenAt, context.tables.places);
      return { post: { ...NO_POST, id: row.msgid, title: row.title, at }, owner: null };
    });
    const why = late === true ? { why: '微信数据尚未算完（is_delay）' } : {};
    return listReading({ items, more: late !== false, ...why }, context);
  },
});

const Day = z.object({ ref_date: z.string(), user_source: Numeric, cumulate_user: Count });

/** `wechat/getusercumulate`: the followers of the last day told. */
export const wechatUserCumulate: AccountReader = jsonReader({
  key: 'wechat/getusercumulate',
  shape: z.object({ ...Coded, list: Items }),
  read: ({ list }) => {
    if (list.length === 0) return noReading('empty', '微信未给出粉丝数');
    const days = readItems(list, Day, (day) => day).filter((day) => day !== null);
    const total = days.filter((day) => (day.user_source ?? 0) === 0 && day.cumulate_user !== null);
    const last = total.sort((one, other) => (one.ref_date < other.ref_date ? 1 : -1))[0];
    if (!last) return noReading('schema-changed', '答复与约定不符（cumulate_user）');
    return { answer: 'ok', why: '', identity: null, followers: last.cumulate_user, posts: [], more: false };
  },
});

const News = z.object({ title: Title, url: Text, is_deleted: Flag });
const Published = z.object({
  article_id: Id,
  update_time: Numeric,
  content: z.object({ create_time: Numeric, update_time: Numeric, news_item: Items }),
});

/** `wechat/freepublish`: what was 发布; 群发 is not in it, so the list always goes on. */
export const wechatFreePublish: AccountReader = jsonReader({
  key: 'wechat/freepublish',
  shape: z.object({ ...Coded, total_count: Numeric, item: Items }),
  read: ({ item }, context): AccountReading => {
    const items = readItems(item, Published, (one) => publishedPosts(one, context)).flatMap(
      (posts) => posts ?? [null],
    );
    const why =
      items.length === 0 ? '“发布”列表为空；不含群发，不能证明未更新' : '仅为“发布”的文章，不含群发';
    return listReading({ items, more: true, why }, context);
  },
});

/** Drafted at create_time, last touched at update_time: it went out somewhere between. */
function publishedPosts(one: z.output<typeof Published>, context: ReadingContext): OwnedPost[] {
  const made = epochTime(one.content.create_time, 'seconds', context.seenAt);
  const touched = epochTime(one.update_time ?? one.content.update_time, 'seconds', context.seenAt);
  const at = made && touched ? postTime(made.earliest, touched.latest, 'absolute', context.seenAt) : null;
  const news = readItems(one.content.news_item, News, (item) => item);
  return news
    .filter((item) => item !== null && item.is_deleted !== true)
    .map((item, index) => ({
      post: {
        ...NO_POST,
        id: `${one.article_id}_${index + 1}`,
        url: item?.url ?? '',
        title: item?.title ?? '',
        at,
      },
      owner: null,
    }));
}

/** `wechat/backend`: the old backend's lists. Its codes are told by the dictionary; whatever else it says is no evidence. */
export const wechatBackend: AccountReader = jsonReader({
  key: 'wechat/backend',
  shape: z.object({ base_resp: z.object({ ret: Numeric }) }),
  read: ({ base_resp: { ret } }) =>
    ret === 0
      ? noReading('empty', '公众号旧后台接口已失效，返回内容不作依据')
      : noReading('schema-changed', `公众号旧后台返回 ${ret ?? '未知代码'}`),
});
