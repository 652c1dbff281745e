// What an account posted and when, by its rhythm and trap.
import { Rng } from '../rng.ts';
import { postId } from './ids.ts';
import type { Platform, Post, PostForm, Rhythm } from './model.ts';
import { DAY, HOUR, MINUTE, SECOND, inWindow, midnightAfter, midnightBefore, windowOf } from './moments.ts';
import { TRAPS, type TrapName } from './traps.ts';

const WORK = ['春耕备耕', '营商环境', '安全生产', '疫情防控', '乡村振兴', '政务服务', '防汛救灾', '河长制'];
const DEED = [
  '专题会议召开',
  '督查组到基层调研',
  '工作推进有力',
  '便民举措上线',
  '有问必答',
  '图解来了',
  '最新通报',
];

/** Half a year back and further: what 仅展示半年内 hides. */
export const HALF_YEAR = 182 * DAY;

/** The newest moment; everything else lies behind it. */
function newestOf(rhythm: Rhythm, rng: Rng, asOf: number): number {
  const { from } = windowOf(asOf);
  switch (rhythm) {
    case 'daily':
      return asOf - rng.int(20, 60 * 40) * MINUTE;
    case 'quiet':
    case 'after-as-of':
      return asOf - rng.int(16 * 24, 80 * 24) * HOUR - rng.int(0, 59) * MINUTE;
    case 'half-year-quiet':
      return asOf - rng.int(90, 120) * DAY;
    case 'zombie':
      return asOf - rng.int(195, 230) * DAY - rng.int(0, 600) * MINUTE;
    case 'edge-exact':
      return from;
    case 'edge-outside':
      return from - SECOND;
    case 'midnight-inside':
      return midnightAfter(from) + SECOND;
    case 'midnight-outside':
      return midnightBefore(from) - SECOND;
    case 'straddling':
      // 澎湃 prints 2周前 for anything from 14 to 21 days; this one is inside by a hair.
      return from;
  }
}

function timesOf(rhythm: Rhythm, rng: Rng, asOf: number, count: number): number[] {
  const times = [newestOf(rhythm, rng, asOf)];
  const gap: readonly [number, number] = rhythm === 'daily' ? [5, 55] : [30, 200];
  while (times.length < count) {
    times.push(
      (times[times.length - 1] ?? asOf) - rng.int(gap[0], gap[1]) * HOUR - rng.int(0, 3599) * SECOND,
    );
  }
  if (rhythm === 'after-as-of') times.unshift(asOf + rng.int(1, 5) * HOUR);
  return times;
}

function formOf(platform: Platform, trap: TrapName, rng: Rng, inside: boolean): PostForm {
  if (trap === 'micro-only' && inside) return 'micro';
  if (trap === 'dynamics-only' && inside) return 'dynamic';
  if (trap === 'picture-article') return 'picture';
  switch (platform) {
    case 'toutiao':
      return rng.pick(['article', 'article', 'micro', 'video'] as const);
    case 'bilibili':
      return rng.pick(['video', 'video', 'dynamic'] as const);
    case 'wechat':
      return rng.pick(['article', 'article', 'article', 'picture'] as const);
    case 'douyin':
    case 'kuaishou':
      return 'video';
    default:
      return 'article';
  }
}

export interface PostWish {
  readonly platform: Platform;
  readonly key: string;
  readonly trap: TrapName;
  readonly asOf: number;
  /** How many at most. */
  readonly count: number;
}

/** Newest first; at least one is older than the window, so that a list can be seen to go past it. */
export function postsOf(wish: PostWish): Post[] {
  const { platform, key, trap, asOf } = wish;
  const rng = new Rng('posts', platform, key, trap);
  const half = trap === 'half-year-only' || trap === 'half-year-quiet';
  const times = timesOf(TRAPS[trap].rhythm, rng, asOf, wish.count);
  if (!times.some((at) => at < windowOf(asOf).from)) times.push(asOf - rng.int(15, 40) * DAY - 5 * HOUR);
  if (trap === 'pinned-first') times.push(asOf - rng.int(200, 400) * DAY);
  return times
    .filter((at) => !half || at > asOf - HALF_YEAR)
    .map((at, index, all) => {
      const inside = inWindow(at, asOf);
      return {
        at,
        id: postId(platform, key, at),
        title: `${rng.pick(WORK)}：${rng.pick(DEED)}`,
        form: formOf(platform, trap, rng, inside),
        pinned: trap === 'pinned-first' && index === all.length - 1,
        repost: trap === 'reposts-only' && inside,
        commentsOpen: trap !== 'comments-closed',
      };
    });
}

/** As a list shows them: pinned (置顶) first. */
export const shown = (posts: readonly Post[]): Post[] => [
  ...posts.filter((post) => post.pinned),
  ...posts.filter((post) => !post.pinned),
];

/** The newest post that counts: none of after the 监测时间点. */
export const newestCounted = (posts: readonly Post[], asOf: number): Post | null =>
  posts.find((post) => post.at <= asOf) ?? null;
