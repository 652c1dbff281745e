// What an import changed, for people.
import type { Site } from '../model/site.ts';

/** One field that differs. */
export interface FieldChange {
  readonly field: keyof Site;
  readonly before: string;
  readonly after: string;
}

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

/** Lines a person reads: the sums first, then every changed and missing site. */
export function changeLines(change: Change): readonly string[] {
  const sums = `新增 ${change.added.length} 个，变更 ${change.changed.length} 个，未变 ${change.unchanged} 个`;
  const missing =
    change.missing.length === 0 ? '' : `，库中有而本文件没有 ${change.missing.length} 个（保留）`;
  return [
    `${sums}${missing}`,
    ...change.changed.flatMap(({ before, after }) => [
      `变更 ${after.code} ${after.name}`,
      ...fieldChanges(before, after).map((each) => `  ${each.field}：${each.before} → ${each.after}`),
    ]),
    ...change.missing.map((site) => `未列 ${site.code} ${site.name}`),
  ];
}
