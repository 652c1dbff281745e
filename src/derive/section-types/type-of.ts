// The type of a section: by its name, its ColumnType tag, the sections it stands under.
import type { SectionType } from '../../model/section.ts';
import { isPeriodName } from '../lists/periods.ts';
import { foldTraditional } from '../text/traditional.ts';
import type { SectionTypes } from './table.ts';

/**
 * `columnType` is the page's ColumnType tag ('' without), `path` the breadcrumb `首页/政务公开/通知公告`. The name goes
 * first; a section inside a topic stays a topic, because campaigns end. News, the shortest limit of all, is taken from the
 * tag or from above only by a name that says nothing of its own.
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
  const given = byColumnType(bare(columnType), types);
  if (given !== null && (given !== 'news' || isNeutral(own, types))) return given;
  const inherited = byParents(above, types) ?? 'other';
  return inherited === 'news' && !isNeutral(own, types) ? 'other' : inherited;
}

const LONGEST_PLACE = 10;

/** Says nothing of its own: a stretch of time, a place, an office, or words like 部门, 社会民生, 图片. */
function isNeutral(name: string, { neutral, neutralEnds }: SectionTypes): boolean {
  if (name === '' || isPeriodName(name)) return true;
  if (name.length <= LONGEST_PLACE && neutralEnds.some((end) => name.endsWith(end))) return true;
  let rest = name;
  for (const word of neutral) rest = rest.replaceAll(word, '');
  return rest === '';
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
