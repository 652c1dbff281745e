// How many accounts of each platform, and which of them are awkward, in a sample of 1,012.
import { TRAPS, type TrapName } from './traps.ts';
import type { Platform, Stratum } from './model.ts';

export const SAMPLE = 1012;

/** 1,012 accounts as provincial counts suggest: half WeChat, a fifth weibo. */
export const PLATFORM_SHARES: Readonly<Record<Platform, number>> = {
  wechat: 506,
  weibo: 202,
  douyin: 71,
  toutiao: 51,
  kuaishou: 40,
  channels: 40,
  bilibili: 21,
  xiaohongshu: 20,
  thepaper: 20,
  'app-ios': 10,
  'app-android': 10,
  rmh: 7,
  xuexi: 6,
  other: 5,
  'mini-program': 3,
};

/** 2021Q4: 494 + 321 checked in full, 197 drawn in cities and counties. */
export const STRATUM_SHARES: Readonly<Record<Stratum, number>> = {
  government: 494,
  provincial: 321,
  local: 197,
};

/** `fixed` ones keep their number at any size: they are the unqualified of the bulletin. */
export interface Quota {
  readonly platform: Platform;
  readonly trap: TrapName;
  readonly of1012: number;
  readonly fixed: Stratum | null;
}

type Entry = readonly [TrapName, number] | readonly [TrapName, number, Stratum];

/** 3 silent of the 815 checked in full, 6 of the 197 drawn. */
const PLANTED: Readonly<Partial<Record<Platform, readonly Entry[]>>> = {
  weibo: [
    ['zombie', 1, 'provincial'],
    ['before-window', 1, 'government'],
    ['edge-outside', 1, 'local'],
    ['half-year-quiet', 1, 'local'],
    ['after-as-of', 1, 'local'],
    ['pinned-first', 10],
    ['reposts-only', 5],
    ['edge-exact', 3],
    ['midnight-inside', 4],
    ['relative-times', 6],
    ['half-year-only', 3],
    ['throttled-first', 8],
    ['session-only', 6],
    ['anonymous-partial', 4],
    ['renamed', 4],
    ['comments-closed', 5],
    ['empty-answers', 3],
    ['throttled-always', 2],
    ['identity-mismatch', 2],
    ['not-found', 1],
    ['frozen', 1],
    ['suspended', 1],
    ['deregistered', 1],
    ['schema-changed', 1],
  ],
  wechat: [
    ['silent-unproven', 1, 'local'],
    ['picture-article', 40],
    ['no-handle', 30],
    ['datacube-only', 30],
    ['edge-exact', 2],
    ['midnight-inside', 3],
    ['renamed', 4],
    ['no-answer', 20],
    ['wrong-report', 6],
    ['stale-report', 6],
    ['deleted-article', 4],
    ['captcha', 3],
    ['migrated', 2],
    ['violation', 2],
    ['datacube-delay', 2],
    ['datacube-unauthorised', 2],
    ['deleted-article-en', 1],
    ['unavailable', 1],
    ['deregistered', 1],
    ['suspended', 1],
  ],
  douyin: [
    ['before-window', 1, 'local'],
    ['pinned-first', 6],
    ['throttled-first', 3],
    ['renamed', 2],
    ['comments-closed', 2],
    ['edge-exact', 1],
    ['midnight-inside', 1],
    ['empty-answers', 2],
    ['captcha', 2],
    ['empty-more', 1],
    ['throttled-always', 1],
    ['identity-mismatch', 1],
    ['deregistered', 1],
    ['schema-changed', 1],
  ],
  kuaishou: [
    ['pinned-first', 2],
    ['throttled-first', 2],
    ['comments-closed', 1],
    ['edge-exact', 1],
    ['empty-answers', 1],
    ['throttled-always', 1],
    ['captcha', 1],
    ['identity-mismatch', 1],
    ['schema-changed', 1],
  ],
  toutiao: [
    ['micro-only', 2],
    ['throttled-first', 2],
    ['midnight-inside', 1],
    ['renamed', 1],
    ['comments-closed', 1],
    ['empty-answers', 1],
    ['throttled-always', 1],
    ['captcha', 1],
    ['schema-changed', 1],
  ],
  bilibili: [
    ['pinned-first', 2],
    ['dynamics-only', 1],
    ['throttled-first', 1],
    ['comments-closed', 1],
    ['empty-answers', 1],
    ['throttled-always', 1],
    ['captcha', 1],
    ['not-found', 1],
  ],
  xiaohongshu: [
    ['pinned-first', 2],
    ['login-required', 2],
    ['throttled-always', 1],
    ['captcha', 1],
    ['empty-answers', 1],
  ],
  thepaper: [
    ['midnight-outside', 1, 'provincial'],
    ['edge-exact', 1],
    ['relative-times', 1],
    ['throttled-first', 1],
    ['renamed', 1],
    ['comments-closed', 1],
    ['relative-straddling', 1],
    ['empty-answers', 1],
    ['identity-mismatch', 1],
  ],
  'app-android': [
    ['app-gone', 1, 'local'],
    ['app-wrong-package', 1],
  ],
  'app-ios': [['throttled-first', 1]],
};

export const QUOTAS: readonly Quota[] = Object.entries(PLANTED).flatMap(([platform, entries]) =>
  entries.map(([trap, of1012, fixed]) => ({
    platform: platform as Platform,
    trap,
    of1012,
    fixed: fixed ?? null,
  })),
);

const WITHOUT_LIST: readonly Platform[] = ['channels', 'rmh', 'xuexi', 'mini-program', 'other'];

/** The trap of an account for which nothing is planted. */
export const ordinaryTrap = (platform: Platform): TrapName =>
  WITHOUT_LIST.includes(platform) ? 'no-list' : 'plain';

/** Every trap that a full sample holds. */
export const PLANTED_TRAPS: readonly TrapName[] = (Object.keys(TRAPS) as TrapName[]).filter(
  (trap) => trap === 'plain' || trap === 'no-list' || QUOTAS.some((quota) => quota.trap === trap),
);
