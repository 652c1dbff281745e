// How people call platforms and states of accounts.
import type { AccountStatus, Platform } from './account.ts';

export const PLATFORM_NAMES = {
  wechat: '微信公众号',
  weibo: '新浪微博',
  channels: '微信视频号',
  douyin: '抖音',
  kuaishou: '快手',
  toutiao: '今日头条',
  bilibili: '哔哩哔哩',
  xiaohongshu: '小红书',
  thepaper: '澎湃号',
  rmh: '人民号',
  xuexi: '学习强国号',
  'mini-program': '小程序',
  'app-ios': '苹果 App',
  'app-android': '安卓 App',
  other: '其他平台',
} as const satisfies Record<Platform, string>;

/** In the order in which they are listed. */
export const PLATFORMS = Object.keys(PLATFORM_NAMES) as readonly Platform[];

export const ACCOUNT_STATUS_NAMES = {
  running: '正常运行',
  suspended: '暂停',
  migrated: '迁移',
  closed: '关停注销',
} as const satisfies Record<AccountStatus, string>;

export const ACCOUNT_STATUSES = Object.keys(ACCOUNT_STATUS_NAMES) as readonly AccountStatus[];
