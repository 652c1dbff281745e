// 微博: m.weibo.cn's getIndex for everybody, weibo.com's ajax for visitors and the office's session.
import type { Answer } from '../../answer.ts';
import {
  escapeHtml,
  html,
  json,
  rounded,
  whole,
  type Ask,
  type Door,
  type Route,
  type Scene,
} from '../ask.ts';
import { shortId } from '../ids.ts';
import type { AccountPlan, Post } from '../model.ts';
import { inWindow, SECOND, weiboRelative, weiboTime } from '../moments.ts';
import { shown } from '../posts.ts';

const PAGE = 10;
const HALF_YEAR_NOTE = '作者已设置仅展示半年内微博';

export const LOGIN = { ok: -100, url: 'https://passport.weibo.com/sso/signin?entry=wapsso' };

export const SORRY = {
  ok: 0,
  error_type: 'link',
  url: 'https://weibo.com/sorry?usernotexists&msg=%E7%94%A8%E6%88%B7%E4%B8%8D%E5%AD%98%E5%9C%A8',
};

/** Visitors' SUB cookies begin with _2AkM; any other is somebody logged in. */
const hasSession = (cookie: string): boolean => /(?:^|;\s*)SUB=(?!_2AkM)[^;]/.test(cookie);

/** 匿名视图漏帖: what the public list leaves out. */
const publicPosts = (account: AccountPlan, asOf: number): Post[] =>
  shown(account.posts).filter(
    (post) => account.trap !== 'anonymous-partial' || post.pinned || !inWindow(post.at, asOf),
  );

const createdAt = (account: AccountPlan, post: Post, asOf: number): string =>
  account.trap === 'relative-times' ? weiboRelative(post.at, asOf) : weiboTime(post.at);

const retweeted = (post: Post): object =>
  post.repost
    ? { retweeted_status: { id: `${post.id.slice(0, -2)}00`, user: { id: 2803301701, screen_name: '某报' } } }
    : {};

function card(account: AccountPlan, post: Post, asOf: number): object {
  return {
    card_type: 9,
    profile_type_id: post.pinned ? 'proweibotop_' : 'proweibo_',
    mblog: {
      id: post.id,
      mid: post.id,
      bid: shortId(post.id),
      created_at: createdAt(account, post, asOf),
      text: post.repost ? '转发微博' : `${post.title}<br/>`,
      isLongText: false,
      ...(post.pinned ? { mblogtype: 2 } : {}),
      comments_count: post.commentsOpen ? 2 : 0,
      reposts_count: 1,
      attitudes_count: 3,
      user: { id: Number(account.key), screen_name: account.shownName },
      ...retweeted(post),
    },
  };
}

/** The first page without since_id; later ones go on behind the post that it names. */
function postsPage(account: AccountPlan, scene: Scene, since: string | null): Answer {
  const all = publicPosts(account, scene.asOf);
  const start = since === null || since === '' ? 0 : all.findIndex((post) => post.id === since) + 1;
  const page = all.slice(start, start + PAGE);
  const last = page[page.length - 1];
  const more = last !== undefined && start + PAGE < all.length;
  if (page.length === 0) return json({ ok: 0, msg: '这里还没有内容', data: { cards: [] } });
  const note = account.trap.startsWith('half-year') && !more ? [{ card_type: 58, desc: HALF_YEAR_NOTE }] : [];
  return json({
    ok: 1,
    data: {
      cardlistInfo: { ...(more ? { since_id: Number(last.id) } : {}), total: account.posts.length },
      cards: [...page.map((post) => card(account, post, scene.asOf)), ...note],
    },
  });
}

const profile = (account: AccountPlan): Answer =>
  json({
    ok: 1,
    data: {
      userInfo: {
        id: Number(account.key),
        screen_name: account.shownName,
        description: account.certified,
        followers_count: account.followers < 10_000 ? account.followers : rounded(account.followers),
        statuses_count: account.posts.length,
        verified: account.certified !== '',
        verified_type: account.certified === '' ? -1 : 1,
        verified_reason: account.certified === '' ? '' : `${account.certified}官方微博`,
        profile_url: `https://m.weibo.cn/u/${account.key}`,
      },
      tabsInfo: { tabs: [{ tab_type: 'weibo', containerid: `107603${account.key}` }] },
    },
  });

function mobile(ask: Ask, scene: Scene): Route | null {
  if (ask.path !== '/api/container/getIndex') return null;
  const container = ask.query.get('containerid') ?? '';
  const posts = /^(?:107603|230413)(\d+)/.exec(container);
  const about = /^100505(\d+)/.exec(container);
  const key = posts?.[1] ?? about?.[1] ?? ask.query.get('value') ?? '';
  const nobody = (): Answer => json(SORRY);
  if (!posts) return { platform: 'weibo', door: 'profile', key, say: profile, nobody };
  const since = ask.query.get('since_id');
  return { platform: 'weibo', door: 'list', key, say: (account) => postsPage(account, scene, since), nobody };
}

function status(account: AccountPlan, post: Post, asOf: number): object {
  return {
    idstr: post.id,
    mid: post.id,
    mblogid: shortId(post.id),
    created_at: createdAt(account, post, asOf),
    text_raw: post.repost ? '转发微博' : post.title,
    ...(post.pinned ? { mblogtype: 2, isTop: 1 } : {}),
    comments_count: post.commentsOpen ? 2 : 0,
    comment_manage_info: { comment_permission_type: post.commentsOpen ? -1 : 2, approval_comment_type: 0 },
    user: { idstr: account.key, screen_name: account.shownName },
    ...retweeted(post),
  };
}

function statuses(account: AccountPlan, posts: readonly Post[], page: number, asOf: number): Answer {
  const listed = posts.slice((page - 1) * 20, page * 20);
  const half = account.trap.startsWith('half-year');
  return json({
    ok: 1,
    data: {
      total: posts.length,
      list: listed.map((post) => status(account, post, asOf)),
      ...(half ? { bottom_tips_visible: true, bottom_tips_text: HALF_YEAR_NOTE } : {}),
    },
  });
}

/** starttime and endtime are seconds, both ends included. */
function searched(account: AccountPlan, ask: Ask, asOf: number): Answer {
  const from = whole(ask.query.get('starttime'), 0) * SECOND;
  const to = whole(ask.query.get('endtime'), Number.MAX_SAFE_INTEGER / SECOND) * SECOND;
  const reposts = ask.query.get('hasret') !== '0';
  const own = ask.query.get('hasori') !== '0';
  const posts = shown(account.posts).filter(
    (post) => post.at >= from && post.at <= to && (post.repost ? reposts : own),
  );
  return statuses(account, posts, whole(ask.query.get('page'), 1), asOf);
}

const info = (account: AccountPlan): Answer =>
  json({
    ok: 1,
    data: {
      user: {
        idstr: account.key,
        screen_name: account.shownName,
        followers_count: account.followers,
        statuses_count: account.posts.length,
        verified: account.certified !== '',
        verified_reason: account.certified === '' ? '' : `${account.certified}官方微博`,
      },
      blockText: '',
    },
  });

function homePage(account: AccountPlan): Answer {
  return html(
    `<html><head><meta charset="utf-8"><title>${escapeHtml(account.shownName)}的微博</title></head><body><div id="app"></div></body></html>`,
  );
}

function desktop(ask: Ask, scene: Scene): Route | Answer | null {
  const key = ask.query.get('uid') ?? '';
  const route = (door: Door, say: Route['say']): Route => ({
    platform: 'weibo',
    door,
    key,
    say,
    nobody: () => json(SORRY),
  });
  const page = whole(ask.query.get('page'), 1);
  const session = hasSession(ask.cookie);
  const list: Door = session ? 'session' : 'list';
  switch (ask.path) {
    case '/ajax/profile/info':
      return route(session ? 'session' : 'profile', info);
    case '/ajax/statuses/mymblog':
      return route(list, (account) =>
        statuses(
          account,
          session ? shown(account.posts) : publicPosts(account, scene.asOf),
          page,
          scene.asOf,
        ),
      );
    case '/ajax/statuses/searchProfile':
      return session ? route('session', (account) => searched(account, ask, scene.asOf)) : json(LOGIN);
    default: {
      const user = /^\/(?:u\/)?(\d+)\/?$/.exec(ask.path);
      return user ? { ...route('page', homePage), key: user[1] ?? '' } : null;
    }
  }
}

export function weibo(ask: Ask, scene: Scene): Route | Answer | null {
  switch (ask.host) {
    case 'm.weibo.cn':
      return mobile(ask, scene);
    case 'weibo.com':
    case 'www.weibo.com':
      return desktop(ask, scene);
    case 'passport.weibo.com':
    case 'visitor.passport.weibo.cn':
      return html('<html><head><title>登录 - 微博</title></head><body><form>登录</form></body></html>');
    default:
      return null;
  }
}
