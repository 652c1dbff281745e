// What each platform answers instead, when something stands in the way. Null: that door stays open.
import type { Answer } from '../answer.ts';
import { hash } from '../rng.ts';
import { CAPTCHA_PAGE, deactivated, emptyBody } from './answers/douyin.ts';
import { NOTHING } from './answers/bilibili.ts';
import { emptyFeed, emptyRoute, riskControl } from './answers/rsshub.ts';
import { EMPTY_LIST } from './answers/thepaper.ts';
import { FANS_FAIL, FEED_NULL } from './answers/toutiao.ts';
import { CAPTCHA } from './answers/wechat-articles.ts';
import { weiboBlock } from './answers/weibo-blocks.ts';
import { notLoggedIn, profileState } from './answers/xiaohongshu.ts';
import { html, json, type Ask, type Door } from './ask.ts';
import type { AccountPlan, Platform } from './model.ts';
import type { Block } from './traps.ts';

export interface Blocked {
  readonly block: Block;
  readonly account: AccountPlan;
  readonly door: Door;
  readonly ask: Ask;
  /** It will lift soon: Retry-After says so. */
  readonly lifting: boolean;
}

/** A shape nobody knows: an answer all the same. */
const unknownShape = (): Answer => json({ status: 'ok', payload: { v: 2, modules: [] } });

export const tooMany = (lifting: boolean): Answer =>
  html('<html><body>Too Many Requests</body></html>', 429, { 'Retry-After': lifting ? '1' : '900' });

function douyin({ block, account, door, lifting }: Blocked): Answer | null {
  if (door === 'page') return block === 'captcha' ? html(CAPTCHA_PAGE) : null;
  switch (block) {
    case 'captcha':
      return emptyBody();
    case 'throttled':
      return lifting ? tooMany(true) : emptyBody();
    case 'empty':
      return door === 'list' ? json({ status_code: 0, has_more: 0, max_cursor: 0, aweme_list: null }) : null;
    case 'empty-more':
      return door === 'list'
        ? json({ status_code: 0, has_more: 1, max_cursor: account.posts[0]?.at ?? 0, aweme_list: [] })
        : null;
    case 'deregistered':
      return door === 'profile'
        ? json(deactivated(account))
        : json({ status_code: 0, has_more: 0, max_cursor: 0, aweme_list: [] });
    default:
      return unknownShape();
  }
}

function kuaishou({ block, door, ask }: Blocked): Answer | null {
  if (door === 'page') return null;
  switch (block) {
    case 'captcha':
      return json({ data: { result: 400002, captchaConfig: { url: 'https://captcha.example/' } } });
    case 'throttled':
      return json({ data: { result: 2, list: [] } });
    case 'empty':
      if (door !== 'list') return null;
      return ask.path.startsWith('/live_api')
        ? json({ data: { result: 1, list: [], live: null } })
        : json({ result: 1, pcursor: 'no_more', feeds: [] });
    default:
      return unknownShape();
  }
}

function toutiao({ block, door, lifting }: Blocked): Answer | null {
  switch (block) {
    case 'captcha':
      return html(CAPTCHA_PAGE);
    case 'throttled':
      return door === 'page' ? null : tooMany(lifting);
    case 'empty':
      if (door === 'page') return null;
      return json(door === 'list' ? FEED_NULL : FANS_FAIL);
    default:
      return door === 'page' ? null : unknownShape();
  }
}

function bilibili({ block, account, door, lifting, ask }: Blocked): Answer | null {
  if (door === 'page') return block === 'not-found' ? html('<html><body>啥都木有</body></html>', 404) : null;
  switch (block) {
    case 'not-found':
      return json(NOTHING);
    case 'throttled':
      return lifting || hash('busy', account.key) % 2 === 0
        ? html(
            '<html><body>The request was rejected because of the bilibili security control policy.</body></html>',
            412,
          )
        : json({ code: -799, message: '请求过于频繁，请稍后再试', ttl: 1 });
    case 'captcha':
      return door === 'list'
        ? json({
            code: -352,
            message: '风控校验失败',
            ttl: 1,
            data: { v_voucher: 'voucher_00000000-0000-0000-0000-000000000000' },
          })
        : null;
    case 'empty':
      if (door !== 'list') return null;
      return ask.path.endsWith('/arc/search')
        ? json({ code: 0, data: { list: { vlist: [] }, page: { pn: 1, ps: 30, count: 0 } } })
        : json({ code: 0, data: { has_more: false, offset: '', items: [] } });
    default:
      return unknownShape();
  }
}

function xiaohongshu({ block, account }: Blocked): Answer | null {
  switch (block) {
    case 'login':
      return notLoggedIn();
    case 'captcha':
      return json({ success: false, code: 300012, msg: '网络连接异常，请检查网络设置或重启试试' }, 461);
    case 'throttled':
      return html('<html><body>访问过于频繁</body></html>', 429);
    case 'empty':
      return profileState(account, []);
    default:
      return unknownShape();
  }
}

function thepaper({ block, door, lifting }: Blocked): Answer | null {
  switch (block) {
    case 'throttled':
      return tooMany(lifting);
    case 'empty':
      return door === 'list' ? json(EMPTY_LIST) : null;
    default:
      return unknownShape();
  }
}

const OF_PLATFORM: Readonly<Partial<Record<Platform, (blocked: Blocked) => Answer | null>>> = {
  weibo: weiboBlock,
  douyin,
  kuaishou,
  toutiao,
  bilibili,
  xiaohongshu,
  thepaper,
  'app-ios': ({ block, lifting }) => (block === 'throttled' ? tooMany(lifting) : null),
  'app-android': ({ block, lifting }) => (block === 'throttled' ? tooMany(lifting) : null),
  // An account's own trouble stands on its article pages; only a throttled platform answers for all.
  wechat: ({ block }) => (block === 'throttled' ? html(CAPTCHA) : null),
};

function feedBlock({ block, account, lifting }: Blocked): Answer | null {
  if (lifting) return null;
  switch (block) {
    case 'empty':
    case 'login':
      return emptyFeed(account);
    case 'captcha':
    case 'throttled':
      return riskControl();
    default:
      return emptyRoute();
  }
}

/** The answer in the way, or null where this door is open. */
export function blockedAnswer(blocked: Blocked): Answer | null {
  if (blocked.door === 'other') return null;
  if (blocked.door === 'feed') return feedBlock(blocked);
  return OF_PLATFORM[blocked.account.platform]?.(blocked) ?? null;
}
