// 视频号: no public list; the authorised interface tells a name and the fans, never a post.
import type { Answer } from '../../answer.ts';
import { json, type Ask, type Route } from '../ask.ts';
import type { AccountPlan } from '../model.ts';

const attributes = (account: AccountPlan): Answer =>
  json({
    errcode: 0,
    errmsg: 'ok',
    finder_attr: { uniq_id: account.key, nickname: account.shownName, fans_count: account.followers },
  });

/** The 视频号 is named by its id in `access_token` here: one token per authorisation. */
export function channels(ask: Ask): Route | Answer | null {
  if (ask.host !== 'api.weixin.qq.com' || ask.path !== '/channels/finderlive/get_finder_attr_by_appid')
    return null;
  return {
    platform: 'channels',
    door: 'other',
    key: ask.query.get('access_token') ?? '',
    say: attributes,
    nobody: () => json({ errcode: 48001, errmsg: 'api unauthorized rid: 00000000-00000000-00000000' }),
  };
}
