// 抖音: what its own page asks for: the profile and the list of works.
import { z } from 'zod';
import type { AccountReading } from '../../../model/account-reading.ts';
import type { AccountReader, ReadingContext } from '../context.ts';
import { bytedanceIdTime } from '../id-time.ts';
import { compareIdentity, identityOf } from '../identity.ts';
import { epochTime } from '../limits.ts';
import { jsonReader, readItems } from '../reader.ts';
import { queryValue } from '../json.ts';
import {
  askedForOther,
  listReading,
  mismatch,
  noReading,
  profileReading,
  type OwnedPost,
} from '../reading.ts';
import { Count, Flag, Id, Items, NeededId, Numeric, Text, Title } from '../shapes.ts';

const User = z.object({
  uid: Id,
  sec_uid: Id,
  unique_id: Id,
  nickname: Text,
  follower_count: Count,
  mplatform_followers_count: Count,
  user_deleted: Flag,
  special_state_info: z.object({ special_state: Numeric, title: Text }).nullish().catch(null),
});

/** `douyin/profile` */
export const douyinProfile: AccountReader = jsonReader({
  key: 'douyin/profile',
  shape: z.object({ status_code: z.literal(0), user: User }),
  read: ({ user }, context) => {
    const stated = { ids: [user.sec_uid, user.uid, user.unique_id], name: user.nickname };
    if (stated.ids.every((id) => id === '')) return noReading('schema-changed', '答复与约定不符（user）');
    const state = user.special_state_info;
    if (user.user_deleted !== true || state?.special_state !== 1)
      return profileReading(stated, context, user.mplatform_followers_count ?? user.follower_count);
    // The name of a closed account is no longer its own: only ids can tell that it is another.
    if (compareIdentity({ ...stated, name: '' }, context) === 'other') return mismatch(stated, context);
    const answer = context.tables.bannedState.test(state.title) ? 'suspended' : 'deregistered';
    return noReading(answer, `抖音答复：${state.title || '账号已注销或封禁'}`, identityOf(stated, context));
  },
});

const Aweme = z.object({
  aweme_id: NeededId,
  create_time: Numeric,
  desc: Title,
  is_top: Flag,
  comment_permission_info: z.object({ can_comment: Flag }).nullish().catch(null),
  author: z.object({ uid: Id, sec_uid: Id, nickname: Text }).nullish().catch(null),
});

/** `douyin/post` */
export const douyinPost: AccountReader = jsonReader({
  key: 'douyin/post',
  shape: z.object({ status_code: z.literal(0), has_more: Flag, aweme_list: Items.nullable() }),
  read: ({ has_more: more, aweme_list: list }, context, raw): AccountReading => {
    const other = askedForOther(queryValue(raw.finalUrl, 'sec_user_id'), context);
    if (other) return other;
    if (list === null) return noReading('empty', '抖音未给出作品列表（null），不能证明未更新');
    if (list.length === 0 && more !== false)
      return { ...noReading('empty', '本页无作品但列表未完，须继续翻页'), more: true };
    return listReading(
      { items: readItems(list, Aweme, (one) => work(one, context)), more: more !== false },
      context,
    );
  },
});

function work(one: z.output<typeof Aweme>, { seenAt }: ReadingContext): OwnedPost {
  const { author } = one;
  return {
    post: {
      id: one.aweme_id,
      url: `https://www.douyin.com/video/${one.aweme_id}`,
      title: one.desc,
      at: epochTime(one.create_time, 'seconds', seenAt) ?? bytedanceIdTime(one.aweme_id, seenAt),
      pinned: one.is_top === true,
      repost: false,
      commentsOpen: one.comment_permission_info?.can_comment ?? null,
    },
    owner: author ? { ids: [author.sec_uid, author.uid], name: author.nickname } : null,
  };
}
