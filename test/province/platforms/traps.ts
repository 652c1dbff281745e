// Every way an account of the simulated platforms is awkward, and what can be learnt about it all the same.
import type { Expected, Rhythm } from './model.ts';

/** What stands in an answer's place. */
export type Block =
  | 'empty'
  | 'empty-more'
  | 'throttled'
  | 'captcha'
  | 'login'
  | 'schema'
  | 'not-found'
  | 'deregistered'
  | 'suspended'
  | 'frozen';

export interface TrapRule {
  readonly rhythm: Rhythm;
  readonly block: Block | null;
  /** The block lifts after so many requests; absent: never. */
  readonly firstOnly?: number;
  /** A session of the office (办公室账号会话) sees what the public does not. */
  readonly openToSession?: boolean;
  readonly expected: Expected;
  readonly detail: string;
}

const rule = (expected: Expected, detail: string, more: Partial<TrapRule> = {}): TrapRule => ({
  rhythm: 'daily',
  block: null,
  expected,
  detail,
  ...more,
});

const POSTING = {
  plain: rule('updated', 'posts and answers'),
  'pinned-first': rule('updated', 'an old pinned post (置顶) stands first'),
  'reposts-only': rule('updated', 'only reposts (转发) in the window'),
  'edge-exact': rule('updated', 'the newest post is exactly 14 days old', { rhythm: 'edge-exact' }),
  'midnight-inside': rule('updated', 'the newest post is a second past midnight +08:00, yesterday in UTC', {
    rhythm: 'midnight-inside',
  }),
  'relative-times': rule('updated', 'times only as 3小时前, 昨天 12:30'),
  'half-year-only': rule('updated', 'shows half a year only (仅展示半年内)'),
  'micro-only': rule('updated', 'only 微头条, no article, in the window'),
  'dynamics-only': rule('updated', 'only 动态, no video, in the window'),
  'comments-closed': rule('updated', 'comments closed on every post; private messages work'),
  'throttled-first': rule('updated', 'throttled twice, then answers', { block: 'throttled', firstOnly: 2 }),
  'anonymous-partial': rule('updated', 'the anonymous view hides the posts of the window (匿名视图漏帖)'),
  renamed: rule('updated', 'same id, certified as before, another name (改名)'),
  'no-handle': rule('updated', 'the register lacks the platform id'),
  'datacube-only': rule('updated', 'no self-report, but authorised: getarticletotaldetail tells'),
  'picture-article': rule('updated', 'the reported article is a picture post without var ct'),
} as const;

const QUIET = {
  'before-window': rule('silent-candidate', 'posted only before the window', { rhythm: 'quiet' }),
  zombie: rule('silent-candidate', 'silent for more than half a year (僵尸号)', { rhythm: 'zombie' }),
  'edge-outside': rule('silent-candidate', 'the newest post is 14 days and one second old', {
    rhythm: 'edge-outside',
  }),
  'midnight-outside': rule('silent-candidate', 'newest a second before the midnight that opens the window', {
    rhythm: 'midnight-outside',
  }),
  'half-year-quiet': rule('silent-candidate', 'shows half a year only and is silent', {
    rhythm: 'half-year-quiet',
  }),
  'after-as-of': rule('silent-candidate', 'posted again only after the 监测时间点', {
    rhythm: 'after-as-of',
  }),
  'silent-unproven': rule('unknown', 'silent; only a stale self-report says so', { rhythm: 'quiet' }),
  'app-gone': rule('silent-candidate', 'in no shop: cannot be downloaded (无法下载)', { rhythm: 'quiet' }),
} as const;

const HIDDEN = {
  'empty-answers': rule('unknown', 'every list is empty although it posts', { block: 'empty' }),
  'empty-more': rule('unknown', 'empty pages that promise more', { block: 'empty-more' }),
  'throttled-always': rule('unknown', 'throttled whenever asked', { block: 'throttled' }),
  captcha: rule('unknown', 'a captcha (验证码) every time', { block: 'captcha' }),
  'login-required': rule('unknown', 'only for those logged in', { block: 'login' }),
  'session-only': rule('updated', 'the public must log in, the office session sees it', {
    block: 'login',
    openToSession: true,
  }),
  'schema-changed': rule('unknown', 'answers in a shape nobody knows', { block: 'schema' }),
  'not-found': rule('unknown', 'the platform says there is no such account', { block: 'not-found' }),
  deregistered: rule('unknown', 'the platform says 注销', { block: 'deregistered' }),
  suspended: rule('unknown', 'the platform says 封禁/屏蔽', { block: 'suspended' }),
  frozen: rule('unknown', 'the platform says 账号有问题', { block: 'frozen' }),
  'identity-mismatch': rule('unknown', 'another account answers under the handle'),
  'relative-straddling': rule('unknown', 'only 2周前, which straddles the start of the window', {
    rhythm: 'straddling',
  }),
  migrated: rule('unknown', 'the platform says 已迁移'),
  'wrong-report': rule('unknown', 'the self-report names another account’s article'),
  'stale-report': rule('unknown', 'the self-report names an article from before the window'),
  'no-answer': rule('unknown', 'no self-report, no authorisation'),
  'deleted-article': rule('unknown', 'the reported article was deleted'),
  'deleted-article-en': rule('unknown', 'deleted, and the page says so in English'),
  violation: rule('unknown', 'the reported article was taken down (违规)'),
  unavailable: rule('unknown', 'the reported article cannot be seen for now'),
  'datacube-delay': rule('unknown', 'authorised, but the numbers are late (is_delay)'),
  'datacube-unauthorised': rule('unknown', 'errcode 48001: the authorisation lacks this right'),
  'no-list': rule('unknown', 'the platform has no public list: a person must look'),
  'app-wrong-package': rule('unknown', 'the shop shows another app under the filed package'),
} as const;

export type TrapName = keyof typeof POSTING | keyof typeof QUIET | keyof typeof HIDDEN;

export const TRAPS: Readonly<Record<TrapName, TrapRule>> = { ...POSTING, ...QUIET, ...HIDDEN };

/** Truly silent (内容不更新), whether or not anything can prove it. */
export const isSilentTrap = (trap: TrapName): boolean => trap in QUIET;
