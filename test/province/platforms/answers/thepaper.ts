// 澎湃号/政务号: lists by POST, in order of time and without any signature; the home page of an account by GET.
import type { Answer } from '../../answer.ts';
import { field, json, rounded, whole, type Ask, type Route, type Scene } from '../ask.ts';
import type { AccountPlan, Post } from '../model.ts';
import { newsRelative } from '../moments.ts';

const TIMELESS = ['relative-times', 'relative-straddling'];

export const EMPTY_LIST = { code: 200, data: { hasNext: false, list: [] } };

function entry(account: AccountPlan, post: Post, asOf: number): object {
  const timeless = TIMELESS.includes(account.trap);
  return {
    contId: post.id,
    name: post.title,
    pubTime: newsRelative(post.at, asOf),
    ...(timeless ? {} : { pubTimeLong: post.at }),
    closeComment: post.commentsOpen ? 0 : 1,
    closeFrontComment: !post.commentsOpen,
    interactionNum: '',
    authorInfo: {
      userId: Number(account.key),
      sname: account.shownName,
      fansNum: rounded(account.followers),
    },
  };
}

function list(account: AccountPlan, page: number, size: number, asOf: number): Answer {
  const shown = account.posts.slice((page - 1) * size, page * size);
  return json({
    code: 200,
    desc: '成功',
    data: {
      hasNext: page * size < account.posts.length,
      list: shown.map((post) => entry(account, post, asOf)),
    },
  });
}

const homePage = (account: AccountPlan): Answer =>
  json({
    code: 200,
    desc: '成功',
    data: {
      userInfo: {
        userId: Number(account.key),
        sname: account.shownName,
        fansNum: rounded(account.followers),
        perDesc: account.certified,
      },
    },
  });

const LISTS = ['/contentapi/cont/pph/gov', '/contentapi/cont/pph/user'];
const HOME = /^\/userservice\/user\/homePage\/(\d+)$/;

export function thepaper(ask: Ask, scene: Scene): Route | Answer | null {
  if (ask.host !== 'api.thepaper.cn') return null;
  const nobody = (): Answer => json(EMPTY_LIST);
  const visited = HOME.exec(ask.path)?.[1];
  if (visited !== undefined)
    return { platform: 'thepaper', door: 'profile', key: visited, say: homePage, nobody };
  if (!LISTS.includes(ask.path)) return null;
  if (ask.method !== 'POST') return json({ code: 405, desc: 'Request method not supported' }, 405);
  const page = whole(field(ask, 'pageNum'), 1);
  const size = whole(field(ask, 'pageSize'), 10);
  const key = field(ask, 'pphId');
  return {
    platform: 'thepaper',
    door: 'list',
    key,
    say: (account) => list(account, page, size, scene.asOf),
    nobody,
  };
}
