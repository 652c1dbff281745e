// A cell that holds the link of a post or a home page.
import { PLATFORM_NAMES } from '../model/account-words.ts';
import type { Platform } from '../model/account.ts';
import { readAddress } from './address.ts';
import type { RowReader } from './row-reader.ts';

/** Whether a link can be of an account on this platform; the rule itself is none of the tables'. */
export type LinkBelongs = (platform: Platform, url: string) => boolean;

/** What precedes and follows a link that was copied out of a chat, on one line. */
const BRACKETS = /^[<《「“"]|[>》」”"]$/g;

/** '' for an empty cell, or with a problem told. @param platform null when nobody knows it: any link will do then. */
export function readLink<C extends string>(
  reader: RowReader<C>,
  column: C,
  platform: Platform | null,
  belongs: LinkBelongs,
): string {
  const typed = reader.text(column).replaceAll(BRACKETS, '').trim();
  if (typed === '') return '';
  const address = readAddress(typed);
  if (!address.ok) {
    reader.problem(column, `${address.error}，请填写以 http:// 或 https:// 开头的完整链接`);
    return '';
  }
  const { url, note } = address.value;
  if (platform !== null && !belongs(platform, url)) {
    reader.problem(column, `不是${PLATFORM_NAMES[platform]}的链接，请填写这个账号在该平台上的链接`);
    return '';
  }
  if (note !== '') reader.note(column, note);
  return url;
}
