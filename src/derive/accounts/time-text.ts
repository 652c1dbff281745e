// The time texts that platforms show beside a post, read into intervals that are never narrower than the text.
import type { PostTime } from '../../model/account-reading.ts';
import { foldText } from '../dates/plain-text.ts';
import { EDITED_EARLIEST } from './limits.ts';
import { readDayText } from './time-day.ts';
import { readDistance } from './time-distance.ts';

/** A time text is short; anything longer is a sentence. */
const LONGEST = 60;
const EDITED = /^(?:最后|最近)?(?:编辑|修改|更新)(?:于|时间) ?:? ?/;
const POSTED = /^(?:发布|发表)(?:于|时间|日期) ?:? ?/;

/**
 * Reads what a platform shows as the time of a post, in Asia/Shanghai: 刚刚, 3小时前, 昨天 12:30, 星期三, 05-12 四川,
 * 2025-08-16 …. null for whatever is not surely such a text (几天前, 12:30, 2026-02-30). `seenAt`: the moment at which the
 * text was seen, epoch ms. `places`: the names of IP属地 that may follow. 编辑于 gives an `edited` time: from
 * EDITED_EARLIEST to the moment of editing.
 */
export function readTimeText(text: string, seenAt: number, places: RegExp): PostTime | null {
  if (text.length > LONGEST) return null;
  const folded = foldText(text).replace(/\s+/g, ' ').trim();
  const edited = EDITED.test(folded);
  const bare = withoutPlace(folded.replace(edited ? EDITED : POSTED, ''), places);
  const time = readDistance(bare, seenAt) ?? readDayText(bare, seenAt);
  if (time === null || !edited) return time;
  return { earliest: EDITED_EARLIEST, latest: time.latest, basis: 'edited' };
}

/** `3天前 江苏`, `昨天 12:30 IP属地:上海`: the place stands last, behind a blank. */
function withoutPlace(text: string, places: RegExp): string {
  const at = text.lastIndexOf(' ');
  if (at < 0) return text;
  const last = text.slice(at + 1).replace(/^(?:IP属地:?|来自|发布于)/, '');
  return places.test(last) ? text.slice(0, at).replace(/ ?(?:IP属地:?|来自|发布于)$/, '') : text;
}
