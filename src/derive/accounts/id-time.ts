// Times that platforms carry in the ids of their posts: the moment of upload, give or take.
import type { PostTime } from '../../model/account-reading.ts';
import { postTime } from './limits.ts';
import { HOUR_MS, MINUTE_MS, startOfNumbers } from './shanghai.ts';

/** Ids of weibo, douyin and toutiao lie within seven minutes of the stated time where both are known. */
const COUNTED_TOLERANCE_MS = 15 * MINUTE_MS;
/** xiaohongshu and kuaishou: few samples. */
const NAMED_TOLERANCE_MS = HOUR_MS;

const WEIBO_EPOCH_SECONDS = 515_483_463n;
const KUAISHOU_STAMP = /\/(B[MN][A-Za-z0-9+/_-]{18,})\.[a-z0-9]+(?:[?#]|$)/i;

/** A weibo mid (16 digits). */
export function weiboIdTime(mid: string, seenAt: number): PostTime | null {
  const id = numeric(mid, 16);
  return id === null ? null : around((id >> 22n) + WEIBO_EPOCH_SECONDS, COUNTED_TOLERANCE_MS, seenAt);
}

/** A douyin aweme_id or a toutiao item id (19 digits). */
export function bytedanceIdTime(id: string, seenAt: number): PostTime | null {
  const number = numeric(id, 19);
  return number === null ? null : around(number >> 32n, COUNTED_TOLERANCE_MS, seenAt);
}

/** A xiaohongshu noteId: 24 hexadecimal digits, the first eight are seconds. */
export function xiaohongshuIdTime(noteId: string, seenAt: number): PostTime | null {
  if (!/^[0-9a-f]{24}$/.test(noteId)) return null;
  return around(BigInt(`0x${noteId.slice(0, 8)}`), NAMED_TOLERANCE_MS, seenAt);
}

/** The name of a kuaishou poster: B and base64 of `YYYYMMDDHHmmss_…`, Asia/Shanghai. */
export function kuaishouFileTime(url: string, seenAt: number): PostTime | null {
  const name = KUAISHOU_STAMP.exec(url)?.[1];
  const stamp = name === undefined ? null : /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)_/.exec(decoded(name));
  if (stamp === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = stamp.slice(1).map(Number);
  const start = startOfNumbers(year, month, day);
  if (start === null || hour > 23 || minute > 59 || second > 59) return null;
  const seconds = start / 1000 + hour * 3600 + minute * 60 + second;
  return around(BigInt(seconds), NAMED_TOLERANCE_MS, seenAt);
}

/** The stamp and the underscore behind it are the first twenty characters behind the B. */
function decoded(name: string): string {
  return atob(name.slice(1, 21).replaceAll('-', '+').replaceAll('_', '/'));
}

function numeric(text: string, digits: number): bigint | null {
  return new RegExp(`^[1-9]\\d{${digits - 1}}$`).test(text) ? BigInt(text) : null;
}

/** The middle, not the early end, must lie in the possible past. */
function around(seconds: bigint, tolerance: number, seenAt: number): PostTime | null {
  const middle = Number(seconds) * 1000;
  if (postTime(middle, middle, 'id', seenAt) === null) return null;
  return postTime(middle - tolerance, middle + tolerance, 'id', seenAt);
}
