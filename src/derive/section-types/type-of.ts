// The type of a section: by its name, its ColumnType tag, the sections it stands under.
import type { SectionType } from '../../model/section.ts';
import { foldTraditional } from '../text/traditional.ts';
import type { SectionTypes } from './table.ts';

/**
 * `columnType` is the page's ColumnType tag ('' without), `path` the breadcrumb `首页/政务公开/通知公告`. The name goes
 * first; a section inside a topic stays a topic, because campaigns end.
 */
export function sectionType(
  name: string,
  columnType: string,
  path: string,
  types: SectionTypes,
): SectionType {
  const own = bare(name);
  const above = path
    .split('/')
    .map(bare)
    .filter((part) => part !== '' && part !== own && part !== '首页')
    .reverse();
  if (above.some((part) => types.topics.some((topic) => part.includes(topic)))) return 'topic';
  const named = byName(own, types);
  if (named !== null) return named;
  return byColumnType(bare(columnType), types) ?? byParents(above, types) ?? 'other';
}

/** Blanks, bullets and a site's own nesting marks aside: `新闻中心>最新动态` is 最新动态. The traditional form has the type of the simplified one. */
function bare(name: string): string {
  return foldTraditional(name.split(/[>＞»]/).at(-1) ?? '').replace(/[\s·•“”"《》【】[\]]+/g, '');
}

function byName(name: string, types: SectionTypes): SectionType | null {
  if (name === '') return null;
  const whole = types.names.get(name);
  if (whole !== undefined) return whole;
  const rule = types.rules.find(
    ({ words, except }) =>
      words.some((word) => name.includes(word)) && !except.some((word) => name.includes(word)),
  );
  return rule?.type ?? null;
}

function byColumnType(columnType: string, types: SectionTypes): SectionType | null {
  return columnType === '' ? null : (types.columnTypes.get(columnType) ?? byName(columnType, types));
}

/** A neutral name (2021年, 县级) is what it stands under; 政务公开 and the like say nothing. */
function byParents(above: readonly string[], types: SectionTypes): SectionType | null {
  for (const part of above) {
    const type = byName(part, types);
    if (type !== null && type !== 'other') return type;
  }
  return null;
}
