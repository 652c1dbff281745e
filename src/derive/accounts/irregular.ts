// What looks irregular about one account beside its unit's others, and the names under which it was seen.
import type { RegisterReading } from '../../artifacts/account.ts';
import type { AccountObservation } from '../../model/account-conclusion.ts';
import type { AccountEntry } from '../../model/account-entry.ts';
import { PLATFORM_NAMES } from '../../model/account-words.ts';
import type { Platform } from '../../model/account.ts';
import type { Says } from './confirm.ts';
import { relatedNames, sameName } from './names.ts';
import { accountNotices, NO_PLATFORM, type AccountNotice, type NoticeKind } from './notices.ts';

/** Whether the rule of one account per platform binds there. */
export const oneIsEnough = (platform: Platform): boolean => !NO_PLATFORM.has(platform);

/** The notices of these kinds that name the account. */
export const irregularities = (
  { account, ofUnit }: RegisterReading,
  kinds: readonly NoticeKind[],
): readonly AccountNotice[] =>
  accountNotices([account, ...ofUnit]).filter(
    ({ kind, accounts }) => kinds.includes(kind) && accounts.includes(account.id),
  );

/** One Chinese line where the account's name has nothing in common with any of its unit's on other platforms. */
export function unrelatedNames(
  { account, ofUnit }: RegisterReading,
  sharedCharacters: number,
): readonly string[] {
  const others = ofUnit.filter(
    ({ platform, region }) =>
      platform !== account.platform && region === account.region && oneIsEnough(platform),
  );
  if (others.length === 0 || !oneIsEnough(account.platform)) return [];
  if (others.some(({ name }) => relatedNames(name, account.name, sharedCharacters))) return [];
  const names = others.map(({ platform, name }) => `${PLATFORM_NAMES[platform]}“${name}”`).join('、');
  return [`名称“${account.name}”与该单位在其他平台的名称没有关联：${names}`];
}

export interface ShownNames {
  /** As the platform gave it last; '' when no answer gave one. */
  readonly name: string;
  readonly same: boolean;
  readonly differs: boolean;
  /** By index. */
  readonly rests: readonly number[];
  readonly says: (entry: AccountEntry) => Says;
}

/** The account's name as answers of its own and inspectors gave it, beside the filed one. */
export function shownNames(observations: readonly AccountObservation[], filed: string): ShownNames {
  const named = observations
    .map(({ seenAt, reading }, index) => ({ seenAt, index, name: reading.identity?.name ?? '', reading }))
    .filter(({ name, reading }) => name !== '' && reading.answer === 'ok')
    .sort((a, b) => b.seenAt - a.seenAt || Number(sameName(b.name, filed)) - Number(sameName(a.name, filed)));
  const last = named[0];
  const same = last !== undefined && sameName(last.name, filed);
  return {
    ...{ name: last?.name ?? '', same, differs: last !== undefined && !same },
    rests: last ? [last.index] : [],
    says: ({ shownName, state }) => {
      if (shownName.trim() === '' || (state !== 'normal' && state !== 'renamed')) return 'nothing';
      return sameName(shownName, filed) ? 'sound' : 'fault';
    },
  };
}
