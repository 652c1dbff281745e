// Suspicions about dates as records for programs and tables for people.
import { isoAt } from '../model/calendar.ts';
import type {
  HistoryEventKind,
  StoredHistoryEvent,
  StoredSuspicion,
  SuspicionKind,
  SuspicionSide,
  SuspicionSigns,
} from '../model/article-history.ts';
import type { Column } from './columns.ts';

export const SUSPICION_NAMES = {
  'backdated-article': '补发旧稿',
  'moved-dates': '整栏改期',
  'reposted-article': '旧稿新发',
  'contradicted-order': '次序矛盾',
} as const satisfies Record<SuspicionKind, string>;

const STATE_NAMES = { open: '待核', dismissed: '已排除' } as const;

export const HISTORY_EVENT_NAMES = {
  registered: '首次建档',
  readdressed: '网址大面积变化',
  redated: '日期大面积变化',
  crowded: '异常过多',
} as const satisfies Record<HistoryEventKind, string>;

/** What was seen at one moment; `at` is the run's 监测时间点, ISO 8601 with the offset of Asia/Shanghai. */
export interface SideRecord {
  readonly run: string;
  readonly at: string;
  readonly url: string;
  readonly title: string;
  readonly date: string | null;
  /** null when no page was kept. */
  readonly evidence: string | null;
}

/** One suspicion, with both pieces of evidence. It is for a person to look into, and never a finding. */
export interface SuspicionRecord {
  readonly id: string;
  readonly run: string;
  readonly subject: string;
  readonly kind: SuspicionKind;
  readonly section: string;
  readonly sectionUrl: string;
  readonly message: string;
  readonly before: SideRecord;
  readonly now: SideRecord;
  readonly signs: SuspicionSigns;
  readonly state: StoredSuspicion['state'];
  readonly at: string;
}

function sideRecord({ run, at, url, title, date, evidence }: SuspicionSide): SideRecord {
  return { run, at: isoAt(at), url, title, date, evidence: evidence === '' ? null : evidence };
}

const dayOf = (epochMs: number): string => isoAt(epochMs).slice(0, 10);

const MESSAGES: Readonly<Record<SuspicionKind, (one: StoredSuspicion) => string>> = {
  'backdated-article': ({ sectionName, before, now, signs }) => {
    const seen = `${dayOf(before.at)} 查看“${sectionName}”时还没有`;
    return signs.rows === undefined
      ? `“${now.title}”标注 ${now.date ?? ''}，${seen}（当时最新为 ${before.date ?? '无日期'}），今夜才首次出现`
      : `“${sectionName}”今夜首次出现 ${signs.rows} 条旧日期信息，如“${now.title}”标注 ${now.date ?? ''}，${seen}`;
  },
  'moved-dates': ({ sectionName, before, now, signs }) =>
    `“${sectionName}”已有的 ${signs.ofRows ?? 0} 条信息中有 ${signs.rows ?? 0} 条日期改新，如“${now.title}”由 ${before.date ?? ''} 改为 ${now.date ?? ''}`,
  'reposted-article': ({ before, now, signs }) =>
    signs.sameAddress === true
      ? `“${now.title}”正文未变，日期由 ${before.date ?? ''} 改为 ${now.date ?? ''}`
      : `“${now.title}”（${now.date ?? ''}）与 ${before.date ?? ''} 的“${before.title}”正文相同`,
  'contradicted-order': ({ before, now, signs }) =>
    signs.by === 'url-date'
      ? `“${now.title}”标注 ${now.date ?? ''}，网址中的日期是 ${before.date ?? ''}`
      : `“${now.title}”标注 ${now.date ?? ''}，按网址编号应在“${before.title}”（${before.date ?? ''}）前后`,
};

export function suspicionRecord(one: StoredSuspicion): SuspicionRecord {
  const { id, run, site, kind, sectionName, sectionUrl, before, now, signs, state, at } = one;
  return {
    ...{ id, run, subject: site, kind, section: sectionName, sectionUrl },
    message: MESSAGES[kind](one),
    before: sideRecord(before),
    now: sideRecord(now),
    ...{ signs, state, at: isoAt(at) },
  };
}

/** A night of a site that was not compared, because the whole site changed at once. */
export interface HistoryEventRecord {
  readonly run: string;
  readonly subject: string;
  readonly kind: HistoryEventKind;
  readonly rows: number;
  readonly affected: number;
  readonly at: string;
}

export function historyEventRecord(event: StoredHistoryEvent): HistoryEventRecord {
  const { run, site, kind, rows, affected, at } = event;
  return { run, subject: site, kind, rows, affected, at: isoAt(at) };
}

/** A line of the table for people: the record, and its site by name. */
export type NamedSuspicion = SuspicionRecord & { readonly siteName: string };

export const SUSPICION_COLUMNS: readonly Column<NamedSuspicion>[] = [
  { header: '网站标识码', width: 14, cell: (one) => one.subject },
  { header: '网站名称', width: 28, cell: (one) => one.siteName },
  { header: '疑点', width: 12, cell: (one) => SUSPICION_NAMES[one.kind] },
  { header: '栏目', width: 20, cell: (one) => one.section },
  { header: '说明', width: 70, cell: (one) => one.message },
  { header: '此前日期', width: 12, cell: (one) => one.before.date },
  { header: '此前网址', width: 50, cell: (one) => one.before.url },
  { header: '此前监测时间点', width: 26, cell: (one) => one.before.at },
  { header: '此前巡检编号', width: 24, cell: (one) => one.before.run },
  { header: '现在日期', width: 12, cell: (one) => one.now.date },
  { header: '现在网址', width: 50, cell: (one) => one.now.url },
  { header: '相差天数', width: 10, cell: (one) => one.signs.days ?? null },
  { header: '留存页面', width: 40, cell: (one) => one.now.evidence },
  { header: '状态', width: 8, cell: (one) => STATE_NAMES[one.state] },
  { header: '监测时间点', width: 26, cell: (one) => one.at },
  { header: '巡检编号', width: 24, cell: (one) => one.run },
  { header: '编号', width: 40, cell: (one) => one.id },
];
