// One new-media account (政务新媒体账号) as the office's register knows it.
import type { CalendarDate } from './calendar.ts';
import type { Level } from './site.ts';

/** Where an account lives. `other` are platforms that only a person can look at (百家号, 企鹅号, 贴吧 …). */
export type Platform =
  | 'wechat' // 微信公众号
  | 'weibo' // 微博
  | 'channels' // 微信视频号
  | 'douyin' // 抖音
  | 'kuaishou' // 快手
  | 'toutiao' // 今日头条
  | 'bilibili' // 哔哩哔哩
  | 'xiaohongshu' // 小红书
  | 'thepaper' // 澎湃号
  | 'rmh' // 人民号
  | 'xuexi' // 学习强国号
  | 'mini-program' // 小程序
  | 'app-ios' // 苹果 App
  | 'app-android' // 安卓 App
  | 'other';

/** 状态 in the register: only `running` accounts are sampled and judged. */
export type AccountStatus = 'running' | 'suspended' | 'migrated' | 'closed';

export interface Account {
  /** 备案编号, the register's own key. */
  readonly id: string;
  readonly platform: Platform;
  /** 账号名称 as filed; names may differ between platforms. */
  readonly name: string;
  /** 平台账号ID (uid, sec_uid, biz, mid, package …); '' while nobody knows it. */
  readonly handle: string;
  /** 主页 or any link of the account; '' when none is filed. */
  readonly url: string;
  readonly organizer: string;
  /** 行政区划码, 6 digits. */
  readonly region: string;
  readonly level: Level;
  /** 代表主体为政府: the account speaks for a government, not for one department. */
  readonly representsGovernment: boolean;
  /** 省直部门. */
  readonly provincialDepartment: boolean;
  readonly status: AccountStatus;
  /** 开设, 变更 and 关停/注销 dates; null when not filed. */
  readonly openedOn: CalendarDate | null;
  readonly changedOn: CalendarDate | null;
  readonly closedOn: CalendarDate | null;
  /** 认证主体; '' when no certification is filed. */
  readonly certifiedAs: string;
}

/** What findings about it point at: its home page, or `account:` and its 备案编号 where none is filed. */
export const accountAddress = ({ id, url }: Pick<Account, 'id' | 'url'>): string =>
  url.trim() === '' ? `account:${id}` : url;
