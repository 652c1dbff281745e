// A government website as the inventory knows it.
import type { CalendarDate } from './calendar.ts';

export const LEVELS = ['province', 'city', 'county', 'town'] as const;
export type Level = (typeof LEVELS)[number];

export const SITE_KINDS = ['portal', 'department'] as const;
export type SiteKind = (typeof SITE_KINDS)[number];

/** Only `running` sites are scanned and judged; the others are listed. */
export const SITE_STATUSES = ['running', 'rebuilding', 'suspended', 'migrated', 'closed'] as const;
export type SiteStatus = (typeof SITE_STATUSES)[number];

const SITE_CODE = /^(?:\d{10}|bm\d{8})$/;

/** Whether `code` (in lower case) is written like a 网站标识码. */
export function isSiteCode(code: string): boolean {
  return SITE_CODE.test(code);
}

/** The rule of `isSiteCode` in Chinese, for whoever broke it. */
export const SITE_CODE_RULE = '应为 10 位数字，或 bm 加 8 位数字';

export interface Site {
  /** 网站标识码: 10 digits, or `bm` and 8 digits. */
  readonly code: string;
  readonly name: string;
  /** 首页网址, absolute http(s). */
  readonly url: string;
  readonly domain: string;
  /** 主办单位. */
  readonly organizer: string;
  /** 行政区划码, 6 digits. */
  readonly region: string;
  readonly level: Level;
  readonly kind: SiteKind;
  /** 有无对外服务. */
  readonly services: boolean;
  readonly status: SiteStatus;
  readonly statusFrom: CalendarDate | null;
  readonly statusTo: CalendarDate | null;
}

/** The state on a given day: outside its dates a filed state does not hold and the site counts as running. */
export function statusOn(site: Site, day: CalendarDate): SiteStatus {
  if (site.statusFrom && day < site.statusFrom) return 'running';
  if (site.statusTo && day > site.statusTo) return 'running';
  return site.status;
}
