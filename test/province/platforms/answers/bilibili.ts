// 哔哩哔哩: the open card and replies; lists only with the signature (WBI) of the space page's own script.
import type { Answer } from '../../answer.ts';
import { html, json, whole, type Ask, type Door, type Route } from '../ask.ts';
import { shortId } from '../ids.ts';
import type { AccountPlan, Post } from '../model.ts';
import { SECOND } from '../moments.ts';
import { shown } from '../posts.ts';
import { scriptedPage } from './page.ts';

const PAGE = 12;
const SIGNED = 'w_rid=page&wts=0';

export const NOTHING = { code: -404, message: '啥都木有', ttl: 1 };

/** A video's aid, which must find its way back to the account: replies are asked by it alone. */
const aidOf = (account: AccountPlan, post: Post): number =>
  Number(account.key) * 100 + account.posts.indexOf(post);

const card = (account: AccountPlan): Answer =>
  json({
    code: 0,
    message: '0',
    data: {
      card: {
        mid: account.key,
        name: account.shownName,
        fans: account.followers,
        sign: '',
        spacesta: 0,
        official: { title: account.certified, type: account.certified === '' ? -1 : 1 },
      },
      archive_count: account.posts.filter((post) => post.form === 'video').length,
      article_count: 0,
      follower: account.followers,
    },
  });

function videos(account: AccountPlan, page: number, size: number): Answer {
  const all = account.posts.filter((post) => post.form === 'video');
  return json({
    code: 0,
    data: {
      list: {
        vlist: all.slice((page - 1) * size, page * size).map((post) => ({
          aid: aidOf(account, post),
          bvid: `BV1${shortId(post.id)}`,
          title: post.title,
          created: Math.floor(post.at / SECOND),
          comment: 0,
          mid: Number(account.key),
          author: account.shownName,
        })),
      },
      page: { pn: page, ps: size, count: all.length },
    },
  });
}

const item = (account: AccountPlan, post: Post): object => ({
  id_str: post.id,
  type: post.form === 'video' ? 'DYNAMIC_TYPE_AV' : 'DYNAMIC_TYPE_WORD',
  modules: {
    ...(post.pinned ? { module_tag: { text: '置顶' } } : {}),
    module_author: {
      mid: Number(account.key),
      name: account.shownName,
      pub_ts: Math.floor(post.at / SECOND),
    },
  },
});

/** `offset` is the id of the last item shown. */
function dynamics(account: AccountPlan, offset: string): Answer {
  const all = shown(account.posts);
  const start = offset === '' ? 0 : all.findIndex((post) => post.id === offset) + 1;
  const page = all.slice(start, start + PAGE);
  return json({
    code: 0,
    data: {
      has_more: start + PAGE < all.length,
      offset: page[page.length - 1]?.id ?? '',
      items: page.map((post) => item(account, post)),
    },
  });
}

function replies(account: AccountPlan): Answer {
  return account.trap === 'comments-closed'
    ? json({ code: 12061, message: 'UP主已关闭评论区', ttl: 1, data: null })
    : json({ code: 0, message: '0', ttl: 1, data: { page: { num: 1, size: 1, count: 0 }, replies: [] } });
}

const page = (account: AccountPlan): Answer =>
  scriptedPage({
    title: `${account.shownName}的个人空间-${account.shownName}个人主页-哔哩哔哩视频`,
    calls: [
      `//api.bilibili.com/x/web-interface/card?mid=${account.key}`,
      `//api.bilibili.com/x/polymer/web-dynamic/v1/feed/space?host_mid=${account.key}&offset=&${SIGNED}`,
      `//api.bilibili.com/x/space/wbi/arc/search?mid=${account.key}&pn=1&ps=30&${SIGNED}`,
    ].map((url) => ({ url })),
  });

function api(ask: Ask): Route | Answer | null {
  const { query } = ask;
  const route = (door: Door, key: string, say: Route['say']): Route => ({
    platform: 'bilibili',
    door,
    key,
    say,
    nobody: () => json(NOTHING),
  });
  const unsigned = (): Answer => json({ code: -403, message: '访问权限不足', ttl: 1 });
  switch (ask.path) {
    case '/x/web-interface/card':
      return route('profile', query.get('mid') ?? '', card);
    case '/x/relation/stat':
      return route('profile', query.get('vmid') ?? '', (account) =>
        json({ code: 0, message: '0', data: { mid: Number(account.key), follower: account.followers } }),
      );
    case '/x/space/wbi/arc/search':
      return query.has('w_rid')
        ? route('list', query.get('mid') ?? '', (account) =>
            videos(account, whole(query.get('pn'), 1), whole(query.get('ps'), 30)),
          )
        : unsigned();
    case '/x/polymer/web-dynamic/v1/feed/space':
      return query.has('w_rid')
        ? route('list', query.get('host_mid') ?? '', (account) =>
            dynamics(account, query.get('offset') ?? ''),
          )
        : unsigned();
    case '/x/v2/reply':
      return route('other', String(Math.floor(whole(query.get('oid'), 0) / 100)), replies);
    default:
      return null;
  }
}

export function bilibili(ask: Ask): Route | Answer | null {
  if (ask.host === 'api.bilibili.com') return api(ask);
  if (ask.host !== 'space.bilibili.com') return null;
  const key = /^\/(\d+)(?:\/|$)/.exec(ask.path)?.[1];
  if (key === undefined) return null;
  const nobody = (): Answer => html('<html><body>啥都木有</body></html>', 404);
  return { platform: 'bilibili', door: 'page', key, say: page, nobody };
}
