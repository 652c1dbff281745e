// What an import changed, for people.
import type { Level, Site, SiteKind, SiteStatus } from '../model/site.ts';

/** One field that differs. */
export interface FieldChange {
  readonly field: keyof Site;
  readonly before: string;
  readonly after: string;
}

/** As the template heads the columns. */
const FIELD_NAMES: Readonly<Record<keyof Site, string>> = {
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
};

/** The values of 层级, 类型 and 状态 as people write them. */
const VALUE_NAMES: Readonly<Record<string, string>> = {
  province: '省级',
  city: '市级',
  county: '县级',
  town: '乡镇级',
  portal: '门户',
  department: '部门',
  running: '正常运行',
  rebuilding: '改版',
  suspended: '暂停',
  migrated: '迁移',
  closed: '关停',
} satisfies Record<Level | SiteKind | SiteStatus, string>;
const WORDED: ReadonlySet<keyof Site> = new Set(['level', 'kind', 'status']);

function shown(value: Site[keyof Site]): string {
  if (value === null) return '空';
  if (typeof value === 'boolean') return value ? '有' : '无';
  return value;
}

export function fieldChanges(before: Site, after: Site): readonly FieldChange[] {
  return (Object.keys(after) as (keyof Site)[])
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, before: shown(before[field]), after: shown(after[field]) }));
}

export interface Change {
  readonly added: readonly Site[];
  readonly changed: readonly { readonly before: Site; readonly after: Site }[];
  readonly missing: readonly Site[];
  readonly unchanged: number;
}

function changeLine({ field, before, after }: FieldChange): string {
  const worded = (value: string): string => (WORDED.has(field) ? (VALUE_NAMES[value] ?? value) : value);
  return `${FIELD_NAMES[field]}：${worded(before)} → ${worded(after)}`;
}

/** What differs between two rows of one site, in one line. */
export function siteChangeText(before: Site, after: Site): string {
  return fieldChanges(before, after).map(changeLine).join('，');
}

/** Lines a person reads: the sums first, then every changed and missing site. */
export function changeLines(change: Change): readonly string[] {
  const sums = `新增 ${change.added.length} 个，变更 ${change.changed.length} 个，未变 ${change.unchanged} 个`;
  const missing =
    change.missing.length === 0 ? '' : `，库中有而本文件没有 ${change.missing.length} 个（保留）`;
  return [
    `${sums}${missing}`,
    ...change.changed.flatMap(({ before, after }) => [
      `变更 ${after.code} ${after.name}`,
      ...fieldChanges(before, after).map((change) => `  ${changeLine(change)}`),
    ]),
    ...change.missing.map((site) => `未列 ${site.code} ${site.name}`),
  ];
}
