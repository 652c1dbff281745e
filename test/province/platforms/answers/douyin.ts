// 抖音: the user page, and the two requests that its own script signs and sends.
import { answer, type Answer } from '../../answer.ts';
import { html, json, whole, type Ask, type Door, type Route } from '../ask.ts';
import type { AccountPlan, Post } from '../model.ts';
import { SECOND } from '../moments.ts';
import { shown } from '../posts.ts';
import { hash } from '../../rng.ts';
import { scriptedPage } from './page.ts';

const PAGE = 18;
/** What the page's script adds; the values mean nothing here, only that the page made them. */
const SIGNED = 'device_platform=webapp&aid=6383&msToken=page&a_bogus=page';

export const CAPTCHA_PAGE =
  '<html><head><meta charset="utf-8"><title>验证码中间页</title></head><body><div id="captcha_container"></div></body></html>';

/** 风控: HTTP 200 and not one byte. */
export const emptyBody = (): Answer => answer(200, '', 'application/json; charset=utf-8');

function user(account: AccountPlan): object {
  return {
    uid: String(100_000_000_000 + hash(account.key)),
    sec_uid: account.key,
    unique_id: `sc${hash(account.key).toString(36)}`,
    nickname: account.shownName,
    follower_count: account.followers,
    mplatform_followers_count: account.followers + 17,
    aweme_count: account.posts.length,
    custom_verify: '',
    enterprise_verify_reason: account.certified,
    user_deleted: false,
    special_state_info: { special_state: 0 },
  };
}

export const deactivated = (account: AccountPlan): object => ({
  status_code: 0,
  user: {
    uid: String(100_000_000_000 + hash(account.key)),
    sec_uid: account.key,
    nickname: '账号已注销',
    aweme_count: 0,
    user_deleted: true,
    special_state_info: { special_state: 1, title: '账号已经注销' },
  },
});

const work = (post: Post): object => ({
  aweme_id: post.id,
  create_time: Math.floor(post.at / SECOND),
  desc: post.title,
  is_top: post.pinned ? 1 : 0,
  comment_permission_info: {
    can_comment: post.commentsOpen,
    comment_permission_status: post.commentsOpen ? 0 : 1,
  },
  statistics: { comment_count: post.commentsOpen ? 4 : 0 },
});

/** max_cursor is the time of the last work shown; 0 is the first page, which alone has the pinned ones. */
function works(account: AccountPlan, cursor: number): Answer {
  const all =
    cursor === 0 ? shown(account.posts) : account.posts.filter((post) => !post.pinned && post.at < cursor);
  const page = all.slice(0, PAGE);
  const last = page[page.length - 1];
  const more = all.length > PAGE && last !== undefined;
  return json({
    status_code: 0,
    has_more: more ? 1 : 0,
    max_cursor: more ? last.at : 0,
    aweme_list: page.map(work),
  });
}

const page = (account: AccountPlan): Answer =>
  scriptedPage({
    title: `${account.shownName}的抖音 - 抖音`,
    calls: [
      `/aweme/v1/web/user/profile/other/?sec_user_id=${account.key}&${SIGNED}`,
      `/aweme/v1/web/aweme/post/?sec_user_id=${account.key}&count=${PAGE}&max_cursor=0&${SIGNED}`,
    ].map((url) => ({ url })),
  });

export function douyin(ask: Ask): Route | Answer | null {
  if (ask.host !== 'www.douyin.com') return null;
  const route = (door: Door, key: string, say: Route['say'], nobody: Route['nobody']): Route => ({
    platform: 'douyin',
    door,
    key,
    say,
    nobody,
  });
  const visited = /^\/user\/([\w-]+)\/?$/.exec(ask.path)?.[1];
  if (visited !== undefined)
    return route('page', visited, page, () => html('<html><body>用户不存在</body></html>'));
  if (!ask.path.startsWith('/aweme/v1/web/')) return null;
  if (!ask.query.has('a_bogus')) return emptyBody();
  const key = ask.query.get('sec_user_id') ?? '';
  const nobody = (): Answer => json({ status_code: 0, user: null, aweme_list: null });
  if (ask.path === '/aweme/v1/web/user/profile/other/')
    return route('profile', key, (account) => json({ status_code: 0, user: user(account) }), nobody);
  if (ask.path !== '/aweme/v1/web/aweme/post/') return null;
  const cursor = whole(ask.query.get('max_cursor'), 0);
  return route('list', key, (account) => works(account, cursor), nobody);
}
