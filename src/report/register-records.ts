// The register of sections and its events as records for programs and tables for people.
import { isoAt } from '../model/calendar.ts';
import type { SectionContent, SectionType } from '../model/section.ts';
import type {
  RegisteredSection,
  RegisterState,
  SectionCounts,
  SectionEvent,
  SectionEventKind,
} from '../model/section-register.ts';
import { SECTION_TYPE_NAMES, type Column } from './columns.ts';

export const REGISTER_STATE_NAMES = {
  present: '在',
  missing: '未找到',
  vanished: '已消失',
} as const satisfies Record<RegisterState, string>;

export const SECTION_EVENT_NAMES = {
  new: '新增',
  renamed: '改名',
  moved: '换址',
  retyped: '改类型',
  vanished: '消失',
  back: '重现',
  registered: '建档',
  redesigned: '整站改版',
  reclassified: '整站改类型',
} as const satisfies Record<SectionEventKind, string>;

/** One section of the register; times are 监测时间点 of runs, ISO 8601 with the offset of Asia/Shanghai. */
export interface RegisterRecord {
  readonly subject: string;
  readonly number: number;
  readonly url: string;
  readonly name: string;
  readonly path: string;
  readonly level: number;
  readonly type: SectionType;
  readonly content: SectionContent;
  readonly state: RegisterState;
  readonly firstSeen: string;
  readonly firstRun: string;
  readonly lastSeen: string;
  readonly lastRun: string;
  /** null while it is present. */
  readonly missingSince: string | null;
  /** Nights it was looked for in vain, one after another. */
  readonly missedNights: number;
}

export function registerRecord(subject: string, section: RegisteredSection): RegisterRecord {
  const { number, url, name, path, level, type, content, state } = section;
  return {
    ...{ subject, number, url, name, path, level, type, content, state },
    firstSeen: isoAt(section.firstSeen.at),
    firstRun: section.firstSeen.run,
    lastSeen: isoAt(section.lastSeen.at),
    lastRun: section.lastSeen.run,
    missingSince: section.missingSince ? isoAt(section.missingSince.at) : null,
    missedNights: section.missed,
  };
}

/** One event; `number`, `url`, `name` and `path` are of the section, null and '' when the event is the whole site's. */
export interface SectionEventRecord {
  readonly run: string;
  readonly subject: string;
  readonly kind: SectionEventKind;
  readonly number: number | null;
  readonly url: string;
  readonly name: string;
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly counts: SectionCounts | null;
  readonly at: string;
}

export function sectionEventRecord(event: SectionEvent): SectionEventRecord {
  const { run, site, kind, number, url, name, path, before, after, counts, at } = event;
  return { run, subject: site, kind, number, url, name, path, before, after, counts, at: isoAt(at) };
}

/** A type by its Chinese name; anything else stays what it is. */
function typeName(type: string): string {
  return type in SECTION_TYPE_NAMES ? SECTION_TYPE_NAMES[type as SectionType] : type;
}

function countsText(counts: SectionCounts): string {
  const parts: readonly (readonly [string, number])[] = [
    ['新增', counts.added],
    ['换址', counts.moved],
    ['改名', counts.renamed],
    ['改类型', counts.retyped],
    ['重现', counts.back],
    ['未找到', counts.missed],
  ];
  const told = parts.filter(([, count]) => count > 0).map(([what, count]) => `${what} ${count} 个`);
  return `原有栏目 ${counts.known} 个${told.length > 0 ? `，${told.join('、')}` : ''}`;
}

/** What happened, in Chinese, without saying to whom. */
export function sectionEventText(event: Pick<SectionEvent, 'kind' | 'before' | 'after' | 'counts'>): string {
  const { kind, before, after, counts } = event;
  if (counts) return countsText(counts);
  if (kind === 'renamed') return `“${before}”改为“${after}”`;
  if (kind === 'moved') return `${before} 改为 ${after}`;
  if (kind === 'retyped') return `${typeName(before)}改为${typeName(after)}`;
  return '';
}

/** A line of the table for people: the record, and its site by name. */
export type NamedEvent = SectionEventRecord & { readonly siteName: string };

export const SECTION_EVENT_COLUMNS: readonly Column<NamedEvent>[] = [
  { header: '网站标识码', width: 14, cell: (one) => one.subject },
  { header: '网站名称', width: 28, cell: (one) => one.siteName },
  { header: '变化', width: 12, cell: (one) => SECTION_EVENT_NAMES[one.kind] },
  { header: '栏目', width: 24, cell: (one) => one.name },
  { header: '栏目路径', width: 40, cell: (one) => one.path },
  { header: '网址', width: 50, cell: (one) => one.url },
  { header: '说明', width: 60, cell: sectionEventText },
  { header: '栏目编号', width: 10, cell: (one) => one.number },
  { header: '监测时间点', width: 26, cell: (one) => one.at },
  { header: '巡检编号', width: 24, cell: (one) => one.run },
];
