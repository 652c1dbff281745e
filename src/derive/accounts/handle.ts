// The platform's own id of an account out of a link to its profile. Nothing is fetched: a short link stays unread.
import type { Platform } from '../../model/account.ts';

export interface LinkHandle {
  /** Whose link it is; null when it belongs to no platform that is known here. */
  readonly platform: Platform | null;
  /** '' when the link does not carry it. */
  readonly handle: string;
  /** A short link: where it leads only a visit would tell. */
  readonly short: boolean;
}

interface Shape {
  readonly platform: Platform;
  readonly host: RegExp;
  /** Where a host is shared with other things: which paths are the platform's. */
  readonly path?: RegExp;
  /** Tried in order over `path?query`; the first group is the handle. */
  readonly handles: readonly RegExp[];
}

/** An id that goes on until the next separator. */
const ID = String.raw`([\w.=%-]+)`;

const SHAPES: readonly Shape[] = [
  {
    platform: 'weibo',
    host: /(?:^|\.)weibo\.(?:com|cn)$/,
    // A name of one's own (weibo.com/chengdu) is no uid.
    handles: [/^\/(?:u|profile)\/(\d{5,})(?=[/?]|$)/, /^\/(\d{5,})(?=[/?]|$)/, /^\/p\/100\d05(\d{5,})/],
  },
  {
    platform: 'bilibili',
    host: /^space\.bilibili\.com$/,
    handles: [/^\/(\d+)(?=[/?]|$)/],
  },
  { platform: 'bilibili', host: /^(?:www|m)\.bilibili\.com$/, handles: [/^\/space\/(\d+)(?=[/?]|$)/] },
  // 动态 and 直播 carry no mid.
  { platform: 'bilibili', host: /^(?:t|live)\.bilibili\.com$/, handles: [] },
  {
    platform: 'douyin',
    host: /(?:^|\.)(?:ies)?douyin\.com$/,
    handles: [new RegExp(String.raw`^/(?:share/)?user/${ID}`)],
  },
  {
    platform: 'kuaishou',
    host: /(?:^|\.)kuaishou\.com$/,
    handles: [new RegExp(String.raw`^/(?:profile|u)/${ID}`)],
  },
  // Where links shared out of the app lead.
  { platform: 'kuaishou', host: /(?:^|\.)(?:gifshow|chenzhongtech)\.com$/, handles: [] },
  {
    platform: 'toutiao',
    host: /(?:^|\.)toutiao\.com$/,
    handles: [new RegExp(String.raw`^/c/user/(?:token/)?${ID}`)],
  },
  {
    platform: 'xiaohongshu',
    host: /(?:^|\.)xiaohongshu\.com$/,
    handles: [/^\/user\/profile\/([0-9a-z]+)/i],
  },
  {
    platform: 'thepaper',
    host: /(?:^|\.)thepaper\.cn$/,
    handles: [/[?&]pphId=(\d+)/i, /^\/(?:gov|user|government)_(\d+)/i],
  },
  { platform: 'wechat', host: /^mp\.weixin\.qq\.com$/, handles: [/[?&]__biz=([\w+/=%]+)/] },
  { platform: 'channels', host: /^channels\.weixin\.qq\.com$/, handles: [] },
  { platform: 'channels', host: /^weixin\.qq\.com$/, path: /^\/sph\//, handles: [] },
  {
    platform: 'app-ios',
    host: /^(?:apps|itunes)\.apple\.com$/,
    handles: [/\/id(\d+)(?=[/?]|$)/],
  },
  {
    platform: 'app-android',
    host: /^sj\.qq\.com$/,
    handles: [/^\/appdetail\/([\w.]+)/, /[?&]apkName=([\w.]+)/i],
  },
  { platform: 'rmh', host: /^rmh\.pdnews\.cn$/, handles: [] },
  { platform: 'rmh', host: /(?:^|\.)peopleapp\.com$/, path: /^\/rmharticle\//, handles: [] },
  { platform: 'xuexi', host: /(?:^|\.)xuexi\.cn$/, handles: [] },
];

const SHORTENERS: ReadonlyMap<string, Platform> = new Map([
  ['v.douyin.com', 'douyin'],
  ['v.kuaishou.com', 'kuaishou'],
  ['b23.tv', 'bilibili'],
  ['t.cn', 'weibo'],
  ['xhslink.com', 'xiaohongshu'],
]);

/** An escape sequence that is none stays as it stands. */
function unescaped(text: string): string {
  return text.replaceAll(/%([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/** @param url absolute, or '' */
export function handleOf(url: string): LinkHandle {
  if (!URL.canParse(url)) return { platform: null, handle: '', short: false };
  const { hostname, pathname, search } = new URL(url);
  const shortener = SHORTENERS.get(hostname);
  if (shortener) return { platform: shortener, handle: '', short: true };
  const shape = SHAPES.find(({ host, path }) => host.test(hostname) && (path?.test(pathname) ?? true));
  if (!shape) return { platform: null, handle: '', short: false };
  for (const pattern of shape.handles) {
    const found = pattern.exec(pathname + search)?.[1];
    if (found !== undefined) return { platform: shape.platform, handle: unescaped(found), short: false };
  }
  return { platform: shape.platform, handle: '', short: false };
}

/**
 * How the ids that links carry are written. Offices file others as well (微信号, 抖音号, 小红书号): those are neither
 * the same as a link's nor against it.
 */
const LINK_IDS: Readonly<Partial<Record<Platform, RegExp>>> = {
  weibo: /^\d{5,}$/,
  bilibili: /^\d+$/,
  douyin: /^MS4w/,
  kuaishou: /^3x/,
  toutiao: /^(?:MS4w|\d{5,}$)/,
  xiaohongshu: /^[0-9a-f]{24}$/,
  thepaper: /^\d+$/,
  wechat: /^M[\w+/]+={1,2}$/,
  'app-ios': /^\d+$/,
  'app-android': /^[a-z]\w*(?:\.\w+)+$/i,
};

/** Whether a filed id and the id of a link cannot be the same account's. */
export function contradicts(platform: Platform, filed: string, linked: string): boolean {
  const shape = LINK_IDS[platform];
  if (!shape || filed === '' || linked === '') return false;
  const bare = platform === 'app-ios' ? filed.replace(/^id/i, '') : filed;
  return shape.test(bare) && shape.test(linked) && bare !== linked;
}
