// What an import changed, for people.
import { ACCOUNT_STATUS_NAMES, PLATFORM_NAMES } from '../model/account-words.ts';
import type { Account } from '../model/account.ts';
import type { Level, Site, SiteKind, SiteStatus } from '../model/site.ts';

/** One field that differs. */
export interface FieldChange<T = Site> {
  readonly field: keyof T & string;
  readonly before: string;
  readonly after: string;
}

type Field = string | boolean | null;

/** How a kind of inventory is told of. */
export interface Wording<T> {
  readonly key: keyof T & string;
  readonly name: keyof T & string;
  /** As the template heads the columns. */
  readonly fields: Readonly<Record<keyof T, string>>;
  /** The values of these fields as people write them. */
  readonly worded: Readonly<Partial<Record<keyof T, Readonly<Record<string, string>>>>>;
  /** Of fields that are true or false. */
  readonly yesNo: readonly [yes: string, no: string];
}

const LEVEL_NAMES = {
  province: '省级',
  city: '市级',
  county: '县级',
  town: '乡镇级',
} as const satisfies Record<Level, string>;

export const SITE_WORDING: Wording<Site> = {
  key: 'code',
  name: 'name',
  fields: {
    code: '网站标识码',
    name: '网站名称',
    url: '首页网址',
    domain: '域名',
    organizer: '主办单位',
    region: '行政区划码',
    level: '层级',
    kind: '类型',
    services: '有无对外服务',
    status: '状态',
    statusFrom: '状态开始日期',
    statusTo: '状态结束日期',
  },
  worded: {
    level: LEVEL_NAMES,
    kind: { portal: '门户', department: '部门' } satisfies Record<SiteKind, string>,
    status: {
      running: '正常运行',
      rebuilding: '改版',
      suspended: '暂停',
      migrated: '迁移',
      closed: '关停',
    } satisfies Record<SiteStatus, string>,
  },
  yesNo: ['有', '无'],
};

export const ACCOUNT_WORDING: Wording<Account> = {
  key: 'id',
  name: 'name',
  fields: {
    id: '备案编号',
    platform: '平台',
    name: '账号名称',
    handle: '平台账号ID',
    url: '主页',
    organizer: '主办单位',
    region: '行政区划码',
    level: '层级',
    representsGovernment: '代表主体为政府',
    provincialDepartment: '省直部门',
    status: '状态',
    openedOn: '开设日期',
    changedOn: '变更日期',
    closedOn: '关停日期',
    certifiedAs: '认证主体',
  },
  worded: { platform: PLATFORM_NAMES, level: LEVEL_NAMES, status: ACCOUNT_STATUS_NAMES },
  yesNo: ['是', '否'],
};

function shown(value: Field, [yes, no]: Wording<unknown>['yesNo']): string {
  if (value === null || value === '') return '空';
  if (typeof value === 'boolean') return value ? yes : no;
  return value;
}

/** Every field that differs between two rows of one subject. */
export function fieldChangesOf<T extends { readonly [field in keyof T]: Field }>(
  before: T,
  after: T,
  { yesNo }: Wording<T>,
): readonly FieldChange<T>[] {
  return (Object.keys(after) as (keyof T & string)[])
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, before: shown(before[field], yesNo), after: shown(after[field], yesNo) }));
}

export function fieldChanges(before: Site, after: Site): readonly FieldChange[] {
  return fieldChangesOf(before, after, SITE_WORDING);
}

export interface Change<T = Site> {
  readonly added: readonly T[];
  readonly changed: readonly { readonly before: T; readonly after: T }[];
  readonly missing: readonly T[];
  readonly unchanged: number;
}

function changeLine<T>({ field, before, after }: FieldChange<T>, { fields, worded }: Wording<T>): string {
  const word = (value: string): string => worded[field]?.[value] ?? value;
  return `${fields[field]}：${word(before)} → ${word(after)}`;
}

/** What differs between two rows of one subject, in one line. */
export function changeTextOf<T extends { readonly [field in keyof T]: Field }>(
  before: T,
  after: T,
  wording: Wording<T>,
): string {
  return fieldChangesOf(before, after, wording)
    .map((change) => changeLine(change, wording))
    .join('，');
}

/** What differs between two rows of one site, in one line. */
export function siteChangeText(before: Site, after: Site): string {
  return changeTextOf(before, after, SITE_WORDING);
}

/** Lines a person reads: the sums first, then every changed and missing row. */
export function changeLinesOf<T extends { readonly [field in keyof T]: Field }>(
  change: Change<T>,
  wording: Wording<T>,
): readonly string[] {
  const named = (item: T): string => `${String(item[wording.key])} ${String(item[wording.name])}`;
  const sums = `新增 ${change.added.length} 个，变更 ${change.changed.length} 个，未变 ${change.unchanged} 个`;
  const missing =
    change.missing.length === 0 ? '' : `，库中有而本文件没有 ${change.missing.length} 个（保留）`;
  return [
    `${sums}${missing}`,
    ...change.changed.flatMap(({ before, after }) => [
      `变更 ${named(after)}`,
      ...fieldChangesOf(before, after, wording).map((one) => `  ${changeLine(one, wording)}`),
    ]),
    ...change.missing.map((item) => `未列 ${named(item)}`),
  ];
}

export function changeLines(change: Change): readonly string[] {
  return changeLinesOf(change, SITE_WORDING);
}
