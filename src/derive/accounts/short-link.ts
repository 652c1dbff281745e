// Where a short link of a platform leads, as its one redirect says. That tells an id, or which post a unit meant; it
// shows neither the account nor the post, so it never counts for or against anybody.
import type { AccountPost, AccountReading, PostTime } from '../../model/account-reading.ts';
import type { AccountSighting } from '../../model/account-sighting.ts';
import { PLATFORM_NAMES } from '../../model/account-words.ts';
import type { Account, Platform } from '../../model/account.ts';
import type { AccountReader } from './context.ts';
import { findFailure } from './failures.ts';
import { handleOf } from './handle.ts';
import { bytedanceIdTime, weiboIdTime, xiaohongshuIdTime } from './id-time.ts';
import { noReading } from './reading.ts';

/** Ids of the sources that follow short links: `douyin/short-link`. */
const BEHIND = '/short-link';

export const shortLinkSource = (platform: Platform): string => `${platform}${BEHIND}`;

export const isShortLinkSource = (source: string): boolean => source.endsWith(BEHIND);

/** What the platform itself says when it turns us away; that a link is gone says nothing of the account. */
const TURNED_AWAY: ReadonlySet<string> = new Set([
  'rate-limited',
  'captcha',
  'login-required',
  'gated',
  'network',
]);

interface PostAddress {
  readonly path: RegExp;
  readonly time?: (id: string, seenAt: number) => PostTime | null;
}

/** How addresses of single posts are told from home pages; the first group is the id. */
const POSTS: Readonly<Partial<Record<Platform, PostAddress>>> = {
  weibo: { path: /^\/(?:\d{5,}|status|statuses|detail)\/(\w+)/, time: weiboIdTime },
  bilibili: { path: /^\/(?:(?:video|read|opus|dynamic)\/(\w+)|\d{15,})/ },
  douyin: { path: /^\/(?:share\/)?(?:video|note)\/(\d+)/, time: bytedanceIdTime },
  kuaishou: { path: /^\/(?:short-video|f|fw\/photo)\/([\w-]+)/ },
  xiaohongshu: { path: /^\/(?:explore|discovery\/item)\/(\w+)/, time: xiaohongshuIdTime },
};

function postAt(platform: Platform, url: string, seenAt: number): AccountPost | null {
  const address = POSTS[platform];
  const found = address?.path.exec(new URL(url).pathname);
  if (!address || !found) return null;
  const id = found[1] ?? '';
  // Whose it is nobody has said yet: without a time, or with one in the window, it keeps machines from calling silence.
  return {
    ...{ id, url, title: '', at: address.time?.(id, seenAt) ?? null },
    ...{ pinned: false, repost: false, commentsOpen: null },
  };
}

function readTarget(platform: Platform, url: string, seenAt: number): AccountReading {
  const led = handleOf(url);
  if (led.platform !== platform)
    return noReading('empty', `短链接指向 ${new URL(url).host}，不是${PLATFORM_NAMES[platform]}的地址`);
  if (led.short) return noReading('empty', '短链接又跳到另一个短链接，只跟一次跳转');
  const post = postAt(platform, url, seenAt);
  const identity = led.handle === '' ? null : { handle: led.handle, name: '' };
  if (post) return { ...noReading('empty', `短链接指向一条内容：${url}`, identity), posts: [post] };
  if (identity) return noReading('empty', `短链接指向账号 ${identity.handle} 的主页`, identity);
  return noReading('empty', `短链接指向 ${url}，看不出账号 ID`);
}

/** Reads the answer of a short link: `finalUrl` is where it points, itself where it did not redirect. Always `empty`, or turned away. */
export const shortLinkReader =
  (platform: Platform): AccountReader =>
  (raw, { tables, seenAt }) => {
    const led = raw.status >= 300 && raw.status < 400;
    // A redirect has no body of its own: what counts is where it leads, as if that had answered.
    const scene = led ? { ...raw, status: 200, body: raw.finalUrl } : raw;
    const failure = findFailure(scene, shortLinkSource(platform), undefined, tables.failures);
    if (failure && TURNED_AWAY.has(failure.answer)) return noReading(failure.answer, failure.why);
    if (!led) return noReading('empty', `短链接没有跳转（HTTP ${raw.status}），看不出指向哪里`);
    return readTarget(platform, raw.finalUrl, seenAt);
  };

/** The id behind the short link that the register holds, once it was followed; '' while nobody knows. */
export function handleBehind(
  { url }: Pick<Account, 'url'>,
  seen: readonly Pick<AccountSighting, 'source' | 'url' | 'reading'>[],
): string {
  if (!URL.canParse(url)) return '';
  const { href } = new URL(url);
  const told = seen.filter((one) => isShortLinkSource(one.source) && one.url === href);
  return told.findLast(({ reading }) => reading.identity !== null)?.reading.identity?.handle ?? '';
}
