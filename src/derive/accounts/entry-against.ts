// Whether an inspector's entry tells against its account: what does must be shown on a screenshot.
import type { AccountEntry } from '../../model/account-entry.ts';

/** What counts for and against; the screenshots themselves do not. */
export type SeenOfAccount = Pick<
  AccountEntry,
  'newest' | 'wholeList' | 'comments' | 'messages' | 'offTopic' | 'appUsable' | 'state'
>;

/**
 * Chinese, what tells against it; none for an entry that does not.
 * @param quietSince posts before this moment are no update, epoch ms. It counts back from 检查时点, which is never
 * before the 监测时间点 that the entry can convict for: so it is never earlier than that rule's own. null where no rule
 * of silence is in force.
 */
export function tellsAgainst(seen: SeenOfAccount, quietSince: number | null): readonly string[] {
  const { newest, wholeList, comments, messages, offTopic, appUsable, state } = seen;
  const gone = state === 'deregistered' || state === 'suspended';
  const old = newest !== null && quietSince !== null && newest.latest < quietSince;
  return [
    ...(gone ? ['账号已注销或被封禁'] : []),
    ...(!gone && newest === null && wholeList ? ['列表中没有任何信息'] : []),
    ...(old ? ['时段内没有更新'] : []),
    ...(appUsable === false ? ['应用不可用'] : []),
    ...(comments === 'closed' && messages === 'closed' ? ['评论和私信都不可用'] : []),
    ...(offTopic ? ['有无关内容'] : []),
  ];
}
