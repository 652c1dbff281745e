// What looks odd about a register of accounts: clues for a person, never findings. Pure, over the register as it stands.
import { PLATFORM_NAMES } from '../../model/account-words.ts';
import type { Account, Platform } from '../../model/account.ts';
import { groupBy } from '../../model/group.ts';
import { contradicts, handleOf } from './handle.ts';
import { plainName as plain } from './identity.ts';

export const NOTICE_KINDS = [
  'twice-on-platform', // one unit, two running accounts on one platform
  'names-differ', // one unit under different names on different platforms
  'uncertified', // no certification filed
  'certified-otherwise', // 认证主体 is not 主办单位
  'unfindable', // neither an id nor a link
  'short-link', // a link that only a visit would resolve, and no id
  'handle-contradicts-link',
  'platform-contradicts-link',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Chinese, for lists of notices. */
export const NOTICE_NAMES = {
  'twice-on-platform': '同一单位同一平台有多个账号',
  'names-differ': '同一单位各平台名称不一致',
  uncertified: '未填认证主体',
  'certified-otherwise': '认证主体与主办单位不一致',
  unfindable: '既无账号 ID 也无主页链接',
  'short-link': '短链接，看不出账号 ID',
  'handle-contradicts-link': '账号 ID 与主页链接不一致',
  'platform-contradicts-link': '平台与主页链接不一致',
} as const satisfies Record<NoticeKind, string>;

export interface AccountNotice {
  readonly kind: NoticeKind;
  /** 备案编号 of those concerned, in order. */
  readonly accounts: readonly string[];
  readonly organizer: string;
  readonly region: string;
  /** Chinese. */
  readonly text: string;
}

/** Platforms of one's own or of many kinds: the rule of one account per platform does not bind there. */
export const NO_PLATFORM: ReadonlySet<Platform> = new Set([
  'mini-program',
  'app-ios',
  'app-android',
  'other',
]);
/** An app is not certified by a platform. */
const UNCERTIFIABLE: ReadonlySet<Platform> = new Set(['app-ios', 'app-android']);

const byId = (one: Account, other: Account): number => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);

type OfUnit = Pick<AccountNotice, 'organizer' | 'region'>;

function ofUnit(
  kind: NoticeKind,
  { organizer, region }: OfUnit,
  accounts: readonly Account[],
  text: string,
): AccountNotice {
  return { kind, accounts: accounts.map(({ id }) => id), organizer, region, text };
}

function twice(unit: OfUnit, accounts: readonly Account[]): readonly AccountNotice[] {
  return [...groupBy(accounts, ({ platform }) => platform)]
    .filter(([, group]) => group.length > 1)
    .map(([platform, group]) => {
      const names = group.map(({ name, id }) => `${name}（${id}）`).join('、');
      const text = `在${PLATFORM_NAMES[platform]}有 ${String(group.length)} 个账号：${names}；疑似违反一单位一平台一号`;
      return ofUnit('twice-on-platform', unit, group, text);
    });
}

function differ(unit: OfUnit, accounts: readonly Account[]): readonly AccountNotice[] {
  const platforms = new Set(accounts.map(({ platform }) => platform));
  const names = new Set(accounts.map(({ name }) => plain(name)));
  // Several names on one platform alone are told as accounts too many.
  if (platforms.size < 2 || names.size < 2) return [];
  const text = accounts.map(({ platform, name }) => `${PLATFORM_NAMES[platform]}“${name}”`).join('、');
  return [ofUnit('names-differ', unit, accounts, `各平台名称不一致：${text}`)];
}

function linkNotice(account: Account): readonly [NoticeKind, string] | null {
  const { platform, handle, url } = account;
  if (handle === '' && url === '') return ['unfindable', '既无账号 ID 也无主页链接，无法检查'];
  const link = handleOf(url);
  if (link.platform !== null && link.platform !== platform)
    return [
      'platform-contradicts-link',
      `登记平台是${PLATFORM_NAMES[platform]}，主页链接是${PLATFORM_NAMES[link.platform]}的：${url}`,
    ];
  if (link.short && handle === '')
    return ['short-link', `主页是短链接 ${url}，看不出账号 ID；请补填账号 ID 或完整的主页链接`];
  return contradicts(platform, handle, link.handle)
    ? ['handle-contradicts-link', `登记的账号 ID 是 ${handle}，主页链接里是 ${link.handle}；请核对`]
    : null;
}

/** Neither is the other, nor a part of it. */
function certifiedOtherwise({ platform, certifiedAs, organizer }: Account): boolean {
  const [certified, own] = [plain(certifiedAs), plain(organizer)];
  if (certified === '' || UNCERTIFIABLE.has(platform)) return false;
  return !certified.includes(own) && !own.includes(certified);
}

function ofOne(account: Account): readonly AccountNotice[] {
  const { platform, name, certifiedAs, organizer } = account;
  const named = `${PLATFORM_NAMES[platform]}“${name}”`;
  const link = linkNotice(account);
  return [
    ...(certifiedAs === '' && !UNCERTIFIABLE.has(platform)
      ? [ofUnit('uncertified', account, [account], `${named}未填认证主体`)]
      : []),
    ...(certifiedOtherwise(account)
      ? [
          ofUnit(
            'certified-otherwise',
            account,
            [account],
            `${named}认证主体是${certifiedAs}，主办单位是${organizer}`,
          ),
        ]
      : []),
    ...(link ? [ofUnit(link[0], account, [account], `${named}${link[1]}`)] : []),
  ];
}

/** Of the running accounts, by kind and then by 备案编号. */
export function accountNotices(accounts: readonly Account[]): readonly AccountNotice[] {
  const running = accounts.filter(({ status }) => status === 'running').sort(byId);
  const units = groupBy(
    running.filter(({ platform }) => !NO_PLATFORM.has(platform)),
    // Many counties have a unit of the same name.
    ({ organizer, region }) => `${region} ${plain(organizer)}`,
  );
  const notices = [
    ...[...units.values()].flatMap((group) => {
      const [unit] = group;
      return unit ? [...twice(unit, group), ...differ(unit, group)] : [];
    }),
    ...running.flatMap(ofOne),
  ];
  return NOTICE_KINDS.flatMap((kind) => notices.filter((notice) => notice.kind === kind));
}

/** The register with the ids that its links carry, where none was filed. What was filed stays. */
export function withHandles(accounts: readonly Account[]): readonly Account[] {
  return accounts.map((account) => {
    if (account.handle !== '') return account;
    const link = handleOf(account.url);
    return link.platform === account.platform && link.handle !== ''
      ? { ...account, handle: link.handle }
      : account;
  });
}
