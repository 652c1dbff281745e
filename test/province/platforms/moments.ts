// Moments of Asia/Shanghai, which has had one offset since 1991, and the ways platforms print them.
import { two } from '../days.ts';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const OFFSET = 8 * HOUR;

/** 监测时间点前两周. */
export const WINDOW_DAYS = 14;

/** Epoch ms of an ISO time; without an offset it is Shanghai's. */
export function momentOf(text: string): number {
  const full = text.length === 10 ? `${text}T00:00:00` : text;
  const epoch = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(full) ? full : `${full}+08:00`);
  if (Number.isNaN(epoch)) throw new Error(`not a time: ${text}`);
  return Math.floor(epoch / SECOND) * SECOND;
}

export interface Window {
  readonly from: number;
  readonly to: number;
}

/** Both ends belong to it. */
export const windowOf = (asOf: number): Window => ({ from: asOf - WINDOW_DAYS * DAY, to: asOf });

export const inWindow = (at: number, asOf: number): boolean => at >= windowOf(asOf).from && at <= asOf;

/** The midnight +08:00 at or before `at`. */
export const midnightBefore = (at: number): number => Math.floor((at + OFFSET) / DAY) * DAY - OFFSET;

/** The midnight +08:00 at or after `at`. */
export const midnightAfter = (at: number): number => Math.ceil((at + OFFSET) / DAY) * DAY - OFFSET;

const wall = (at: number): Date => new Date(at + OFFSET);

/** `2021-12-20T02:00:00+08:00`. */
export const isoShanghai = (at: number): string => `${wall(at).toISOString().slice(0, 19)}+08:00`;

/** `2021-12-20`. */
export const dateShanghai = (at: number): string => isoShanghai(at).slice(0, 10);

const clock = (at: number): string => isoShanghai(at).slice(11, 16);

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** `Tue Mar 10 10:00:00 +0800 2026`, as weibo writes created_at. */
export function weiboTime(at: number): string {
  const date = wall(at);
  const weekday = WEEKDAYS[date.getUTCDay()] ?? '';
  const month = MONTHS[date.getUTCMonth()] ?? '';
  return `${weekday} ${month} ${two(date.getUTCDate())} ${isoShanghai(at).slice(11, 19)} +0800 ${date.getUTCFullYear()}`;
}

/** What a reader at `now` sees on weibo's phone pages: 刚刚, N分钟前, N小时前, 昨天 HH:mm, MM-DD, YYYY-M-D. */
export function weiboRelative(at: number, now: number): string {
  const ago = now - at;
  if (ago < MINUTE) return '刚刚';
  if (ago < HOUR) return `${Math.floor(ago / MINUTE)}分钟前`;
  const days = Math.round((midnightBefore(now) - midnightBefore(at)) / DAY);
  if (days === 0) return `${Math.floor(ago / HOUR)}小时前`;
  if (days === 1) return `昨天 ${clock(at)}`;
  return dateShanghai(at).slice(0, 4) === dateShanghai(now).slice(0, 4)
    ? dateShanghai(at).slice(5)
    : dateShanghai(at);
}

/** As 澎湃 prints pubTime: N分钟前, N小时前, N天前, N周前, then the date. */
export function newsRelative(at: number, now: number): string {
  const ago = now - at;
  if (ago < HOUR) return `${Math.max(1, Math.floor(ago / MINUTE))}分钟前`;
  if (ago < DAY) return `${Math.floor(ago / HOUR)}小时前`;
  if (ago < 7 * DAY) return `${Math.floor(ago / DAY)}天前`;
  return ago < 28 * DAY ? `${Math.floor(ago / (7 * DAY))}周前` : dateShanghai(at);
}
