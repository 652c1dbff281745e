// The register of accounts as people read it on a terminal.
import {
  NOTICE_KINDS,
  NOTICE_NAMES,
  type AccountNotice,
  type NoticeKind,
} from '../derive/accounts/notices.ts';
import type { Lifecycle } from '../derive/accounts/lifecycle.ts';
import { ACCOUNT_WORDING, changeTextOf } from '../inventory/describe-change.ts';
import { ACCOUNT_STATUS_NAMES, PLATFORM_NAMES } from '../model/account-words.ts';
import type { Account } from '../model/account.ts';
import { isoAt } from '../model/calendar.ts';
import { groupBy } from '../model/group.ts';
import { cityOf, isProvince } from '../model/region.ts';
import type { RowChange } from '../store/change.ts';
import { table } from './table.ts';

/** Names of regions by code. */
export type RegionNames = ReadonlyMap<string, string>;

/** The city a region belongs to, or the province's own. */
export function cityName(region: string, names: RegionNames): string {
  return isProvince(region) ? '省本级' : (names.get(cityOf(region)) ?? cityOf(region));
}

/** How many notices there are of each kind, in one line; none when there are none. */
export function noticeSums(notices: readonly AccountNotice[]): readonly string[] {
  if (notices.length === 0) return [];
  const byKind = groupBy(notices, ({ kind }) => kind);
  const sums = NOTICE_KINDS.filter((kind) => byKind.has(kind)).map(
    (kind) => `${NOTICE_NAMES[kind]} ${String(byKind.get(kind)?.length ?? 0)} 条`,
  );
  return [
    `线索 ${String(notices.length)} 条（供人工核实，不是结论）：${sums.join('，')}；逐条查看：xunjian accounts notices`,
  ];
}

const LIST_HEADER = ['备案编号', '平台', '账号名称', '账号ID', '主办单位', '地区', '状态'];

export function accountsText(accounts: readonly Account[], regions: RegionNames): string {
  const rows = accounts.map(({ id, platform, name, handle, organizer, region, status }) => [
    ...[id, PLATFORM_NAMES[platform], name, handle, organizer],
    ...[regions.get(region) ?? region, ACCOUNT_STATUS_NAMES[status]],
  ]);
  return `${accounts.length === 0 ? '' : table(LIST_HEADER, rows, 'left')}共 ${String(accounts.length)} 个账号\n`;
}

export function noticesText(notices: readonly AccountNotice[], regions: RegionNames): string {
  if (notices.length === 0) return '没有线索\n';
  const part = ([kind, group]: readonly [NoticeKind, readonly AccountNotice[]]): string =>
    [
      `${NOTICE_NAMES[kind]}（${String(group.length)} 条）：\n`,
      ...group.map(
        ({ accounts, organizer, region, text }) =>
          `  ${accounts.join('、')} ${organizer}（${regions.get(region) ?? region}）：${text}\n`,
      ),
    ].join('');
  const parts = [...groupBy(notices, ({ kind }) => kind)].map(part);
  return `以下是台账里的线索，供人工核实，不是结论\n${parts.join('')}`;
}

export function historyText(account: Account, changes: readonly RowChange<Account>[]): string {
  const rows = changes.map(({ at, before, after }) =>
    before === null
      ? `${isoAt(at)}  首次登记：${PLATFORM_NAMES[after.platform]}“${after.name}”，${after.organizer}\n`
      : `${isoAt(at)}  ${changeTextOf(before, after, ACCOUNT_WORDING)}\n`,
  );
  return `${account.id} ${account.name}（${PLATFORM_NAMES[account.platform]}，${ACCOUNT_STATUS_NAMES[account.status]}）\n${rows.join('')}`;
}

export interface LifecycleRow {
  readonly name: string;
  readonly lifecycle: Lifecycle;
}

const STATS_HEADER = ['', '登记', '正常运行', '暂停', '迁移', '关停注销', '关停率', '分子/分母'];

export function statsText(title: string, rows: readonly LifecycleRow[]): string {
  const spanned = rows.some(({ lifecycle }) => lifecycle.within !== null);
  const [, ...columns] = STATS_HEADER;
  const cells = rows.map(({ name, lifecycle: { opened, byStatus, shutDown, within } }) => [
    ...[name, String(opened)],
    ...[byStatus.running, byStatus.suspended, byStatus.migrated, byStatus.closed].map(String),
    ...[shutDown.rate === null ? '—' : `${shutDown.rate}%`],
    `${String(shutDown.numerator)}/${String(shutDown.denominator)}`,
    ...(within ? [String(within.opened), String(within.closed)] : []),
  ]);
  return table([title, ...columns, ...(spanned ? ['期内开设', '期内关停'] : [])], cells);
}
