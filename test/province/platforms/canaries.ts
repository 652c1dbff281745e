// 哨兵账号: two large accounts per platform that post several times a day, outside any register.
import { handleOf } from './ids.ts';
import { postId } from './ids.ts';
import type { AccountPlan, Platform, Post } from './model.ts';
import { HOUR } from './moments.ts';
import type { TrapName } from './traps.ts';
import { postUrl, urlOf } from './urls.ts';
import { csv } from './csv.ts';

export const CANARY_PLATFORMS = [
  'wechat',
  'weibo',
  'douyin',
  'kuaishou',
  'toutiao',
  'bilibili',
  'xiaohongshu',
  'thepaper',
  'app-ios',
  'app-android',
] as const satisfies readonly Platform[];

const PER_PLATFORM = 2;
/** Far from the serials of any register. */
const FIRST_SERIAL = 90_000;

/** How a sick one answers: as its platform does when it lets nobody in. */
function sickTrap(platform: Platform): TrapName {
  if (platform === 'wechat') return 'captcha';
  return platform === 'app-ios' || platform === 'app-android' ? 'app-gone' : 'empty-answers';
}

function canaryPosts(platform: Platform, key: string, asOf: number): Post[] {
  // They go on posting for two days more: a second look a day later finds them as busy.
  return Array.from({ length: 27 }, (_, index): Post => {
    const at = asOf - (3 + (index - 3) * 17) * HOUR;
    const id = postId(platform, key, at);
    return {
      at,
      id,
      title: '每日要闻',
      form: 'article',
      pinned: false,
      repost: false,
      commentsOpen: true,
    };
  });
}

export function canariesOf(seed: number, asOf: number, sick: readonly Platform[]): AccountPlan[] {
  return CANARY_PLATFORMS.flatMap((platform, place) =>
    Array.from({ length: PER_PLATFORM }, (_, index): AccountPlan => {
      const key = handleOf(seed, platform, FIRST_SERIAL + place * PER_PLATFORM + index);
      const name = ['西部日报', '每日川观'][index] ?? '哨兵';
      return {
        id: `CANARY-${platform}-${index + 1}`,
        platform,
        name,
        handle: key,
        url: urlOf(platform, key),
        organizer: `${name}社`,
        region: '510000',
        level: 'province',
        representsGovernment: false,
        provincialDepartment: false,
        status: 'running',
        stratum: 'local',
        sampled: false,
        trap: sick.includes(platform) ? sickTrap(platform) : 'plain',
        key,
        shownName: name,
        certified: `${name}社`,
        followers: 3_000_000,
        posts: canaryPosts(platform, key, asOf),
        authorised: false,
      };
    }),
  );
}

/** For the operator who sets them up: platform, id, name and a link (for 公众号 the newest article's). */
export function canariesCsv(canaries: readonly AccountPlan[]): string {
  return csv(
    ['平台', '平台账号ID', '账号名称', '链接'],
    canaries.map((one) => {
      const newest = one.posts[0];
      const link = one.platform === 'wechat' && newest !== undefined ? postUrl(one, newest) : one.url;
      return [one.platform, one.key, one.name, link];
    }),
  );
}
