// 今日头条: articles, 微头条 and videos in one feed; fans by a form.
import type { Answer } from '../../answer.ts';
import { field, html, json, rounded, whole, type Ask, type Door, type Route } from '../ask.ts';
import type { AccountPlan, Post, PostForm } from '../model.ts';
import { SECOND } from '../moments.ts';
import { scriptedPage } from './page.ts';

const PAGE = 10;
const CELL: Readonly<Record<PostForm, number>> = {
  article: 60,
  micro: 32,
  video: 49,
  dynamic: 32,
  picture: 32,
};

export const FEED_NULL = { message: 'success', data: null, has_more: false };
export const FANS_FAIL = { message: 'fail' };

function cell(account: AccountPlan, post: Post): object {
  const text = CELL[post.form] === 32 ? { content: post.title } : { title: post.title };
  return {
    cell_type: CELL[post.form],
    id: post.id,
    ...text,
    publish_time: Math.floor(post.at / SECOND),
    comment_count: post.commentsOpen ? 1 : 0,
    ban_comment: post.commentsOpen ? 0 : 1,
    user_info: {
      name: account.shownName,
      verified_content: account.certified === '' ? '' : `${account.certified}官方账号`,
      user_id: account.key,
    },
  };
}

/** max_behot_time is the time of the last cell shown, 0 at first. */
function feed(account: AccountPlan, behot: number): Answer {
  const all = account.posts.filter((post) => behot === 0 || Math.floor(post.at / SECOND) < behot);
  const page = all.slice(0, PAGE);
  const more = all.length > PAGE;
  const last = page[page.length - 1];
  return json({
    message: 'success',
    has_more: more,
    next: { max_behot_time: more && last ? Math.floor(last.at / SECOND) : 0 },
    data: page.map((post) => cell(account, post)),
  });
}

const fans = (account: AccountPlan): Answer =>
  json({
    message: 'success',
    data: { fans: rounded(account.followers), following: '10', digg_count: '4.5万' },
  });

const page = (account: AccountPlan): Answer =>
  scriptedPage({
    title: `${account.shownName}的头条主页 - 今日头条`,
    calls: [
      { url: '/api/pc/user/fans_stat', body: `token=${account.key}` },
      {
        url: `/api/pc/list/feed?category=profile_all&token=${account.key}&max_behot_time=0&aid=24&app_name=toutiao_web&a_bogus=page`,
      },
    ],
  });

export function toutiao(ask: Ask): Route | Answer | null {
  if (ask.host !== 'www.toutiao.com') return null;
  const route = (door: Door, key: string, say: Route['say'], nobody: Route['nobody']): Route => ({
    platform: 'toutiao',
    door,
    key,
    say,
    nobody,
  });
  const visited = /^\/c\/user\/token\/([\w-]+)\/?$/.exec(ask.path)?.[1];
  if (visited !== undefined)
    return route('page', visited, page, () => html('<html><body>页面不存在</body></html>', 404));
  if (ask.path === '/api/pc/user/fans_stat')
    return route('profile', field(ask, 'token') || (ask.query.get('token') ?? ''), fans, () =>
      json(FANS_FAIL),
    );
  if (ask.path !== '/api/pc/list/feed') return null;
  const behot = whole(ask.query.get('max_behot_time'), 0);
  return route(
    'list',
    ask.query.get('token') ?? '',
    (account) => feed(account, behot),
    () => json(FEED_NULL),
  );
}
