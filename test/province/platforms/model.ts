// What exists in the simulated platforms: accounts of the register, what each posted, what stands in its way.

export const PLATFORMS = [
  'wechat',
  'weibo',
  'channels',
  'douyin',
  'kuaishou',
  'toutiao',
  'bilibili',
  'xiaohongshu',
  'thepaper',
  'rmh',
  'xuexi',
  'mini-program',
  'app-ios',
  'app-android',
  'other',
] as const;
export type Platform = (typeof PLATFORMS)[number];

/** 代表主体为政府 and 省直部门 are checked in full, accounts of cities and counties (市县) are sampled. */
export const STRATA = ['government', 'provincial', 'local'] as const;
export type Stratum = (typeof STRATA)[number];

/** What a run with every source at hand can honestly say about 内容不更新. */
export type Expected = 'updated' | 'silent-candidate' | 'unknown';

/** How an account posts, newest first. */
export type Rhythm =
  | 'daily'
  | 'quiet'
  | 'half-year-quiet'
  | 'zombie'
  | 'edge-exact'
  | 'edge-outside'
  | 'midnight-inside'
  | 'midnight-outside'
  | 'after-as-of'
  | 'straddling';

export type PostForm = 'article' | 'micro' | 'video' | 'dynamic' | 'picture';

export interface Post {
  /** Epoch ms, whole seconds. */
  readonly at: number;
  readonly id: string;
  readonly title: string;
  readonly form: PostForm;
  readonly pinned: boolean;
  readonly repost: boolean;
  readonly commentsOpen: boolean;
}

/** One row of the register, in the contract's columns. */
export interface AccountRow {
  readonly id: string;
  readonly platform: Platform;
  readonly name: string;
  /** '' while nobody knows it. */
  readonly handle: string;
  readonly url: string;
  readonly organizer: string;
  readonly region: string;
  readonly level: 'province' | 'city' | 'county' | 'town';
  readonly representsGovernment: boolean;
  readonly provincialDepartment: boolean;
  readonly status: 'running' | 'suspended' | 'migrated' | 'closed';
}

export interface AccountPlan extends AccountRow {
  readonly stratum: Stratum;
  /** In the period's sample, or may be drawn into it; the rest of the register posts daily and answers plainly. */
  readonly sampled: boolean;
  readonly trap: TrapName;
  /** The platform's real id, also where the register does not have it. */
  readonly key: string;
  /** The name the platform shows. */
  readonly shownName: string;
  /** 认证主体 as the platform shows it. */
  readonly certified: string;
  readonly followers: number;
  /** Newest first, pinned ones where they fall in time. */
  readonly posts: readonly Post[];
  /** 公众号 that gave the office's third-party platform its authorisation (授权). */
  readonly authorised: boolean;
}

export type { TrapName } from './traps.ts';
import type { TrapName } from './traps.ts';
