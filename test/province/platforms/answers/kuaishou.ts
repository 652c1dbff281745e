// 快手: the profile page with its signed feed, the old GraphQL, and the live site's undated list.
import type { Answer } from '../../answer.ts';
import { field, html, json, type Ask, type Door, type Route } from '../ask.ts';
import { kuaishouPoster } from '../ids.ts';
import type { AccountPlan, Post } from '../model.ts';
import { shown } from '../posts.ts';
import { scriptedPage } from './page.ts';

const PAGE = 12;
const LIST = '/rest/v/profile/feed';

const entry = (account: AccountPlan, post: Post): object => ({
  author: { id: account.key, name: account.shownName },
  photo: {
    id: post.id,
    caption: post.title,
    timestamp: post.at,
    commentCount: post.commentsOpen ? 1 : 0,
  },
  canAddComment: post.commentsOpen ? 1 : 0,
});

/** pcursor is the id of the last work shown, `no_more` at the end. */
function feed(account: AccountPlan, cursor: string): Answer {
  const all = shown(account.posts);
  const start = cursor === '' ? 0 : all.findIndex((post) => post.id === cursor) + 1;
  const page = all.slice(start, start + PAGE);
  const more = start + PAGE < all.length;
  return json({
    result: 1,
    pcursor: more ? (page[page.length - 1]?.id ?? 'no_more') : 'no_more',
    feeds: page.map((post) => entry(account, post)),
  });
}

/** No time, no title, pinned first. */
const live = (account: AccountPlan): Answer =>
  json({
    data: {
      result: 1,
      list: shown(account.posts)
        .slice(0, PAGE)
        .map((post) => ({
          id: post.id,
          workType: 'video',
          poster: kuaishouPoster(account.key, post.at),
          author: { id: account.key, name: account.shownName },
        })),
      live: null,
    },
  });

const vision = (account: AccountPlan): Answer =>
  json({
    data: {
      visionProfile: {
        result: 1,
        userProfile: {
          ownerCount: { fan: account.followers, photo_public: account.posts.length },
          profile: { user_id: account.key, user_name: account.shownName, user_text: account.certified },
        },
      },
    },
  });

const page = (account: AccountPlan): Answer =>
  scriptedPage({
    title: `${account.shownName} - 快手`,
    calls: [
      {
        url: '/graphql',
        body: JSON.stringify({
          operationName: 'visionProfile',
          variables: { userId: account.key },
          userId: account.key,
        }),
      },
      {
        url: `${LIST}?caver=2&__NS_hxfalcon=page`,
        body: JSON.stringify({ user_id: account.key, pcursor: '', page: 'profile' }),
      },
    ],
  });

function graphql(ask: Ask, route: (door: Door, key: string, say: Route['say']) => Route): Route | Answer {
  // visionProfilePhotoList 永远 result:2.
  if (field(ask, 'operationName') !== 'visionProfile') return json({ data: { result: 2, list: [] } });
  const key = /"userId"\s*:\s*"([^"]+)"/.exec(ask.body)?.[1] ?? '';
  return route('profile', key, vision);
}

export function kuaishou(ask: Ask): Route | Answer | null {
  const route = (door: Door, key: string, say: Route['say']): Route => ({
    platform: 'kuaishou',
    door,
    key,
    say,
    nobody: () => html('<html><body>用户不存在</body></html>', 404),
  });
  const profile = /^\/profile\/(\w+)\/?$/.exec(ask.path)?.[1];
  if (ask.host === 'live.kuaishou.com') {
    if (ask.path === '/live_api/profile/public')
      return route('list', ask.query.get('principalId') ?? '', live);
    return profile === undefined ? null : route('page', profile, (account) => livePage(account));
  }
  if (ask.host !== 'www.kuaishou.com') return null;
  if (profile !== undefined) return route('page', profile, page);
  if (ask.path === '/graphql') return graphql(ask, route);
  if (ask.path !== LIST) return null;
  if (!ask.query.has('__NS_hxfalcon')) return json({ result: 50 });
  const cursor = field(ask, 'pcursor');
  return route('list', field(ask, 'user_id'), (account) => feed(account, cursor));
}

const livePage = (account: AccountPlan): Answer =>
  scriptedPage({
    title: `${account.shownName}的快手直播`,
    calls: [{ url: `/live_api/profile/public?principalId=${account.key}&count=${PAGE}` }],
  });
