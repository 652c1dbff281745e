// What happened to one site, in order of time: one line an event, each with the run or record it rests on.
import { isoAt } from '../model/calendar.ts';
import type { Column } from './columns.ts';

export const TIMELINE_KINDS = [
  'inventory',
  'exemption',
  'visit',
  'finding',
  'section',
  'warning',
  'shared-cause',
  'verdict',
  'probe',
  'rescan',
] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

export const TIMELINE_NAMES = {
  inventory: '台账',
  exemption: '报备',
  visit: '检查状态',
  finding: '问题',
  section: '栏目',
  warning: '预警',
  'shared-cause': '共同原因',
  verdict: '结论',
  probe: '可用性',
  rescan: '复扫',
} as const satisfies Record<TimelineKind, string>;

export interface TimelineEvent {
  /** Epoch ms: of a run its 监测时间点, of a day its beginning, of anything entered when it was. */
  readonly at: number;
  readonly kind: TimelineKind;
  /** Chinese. */
  readonly text: string;
  /** The run it rests on; null for what comes from no run. */
  readonly run: string | null;
  /** Ids of findings, `exemption 3`, `probe-day 2021-12-20`. */
  readonly refs: readonly string[];
}

/** Times are ISO 8601 with the offset of Asia/Shanghai. */
export type TimelineRecord = Omit<TimelineEvent, 'at'> & { readonly at: string };

export const timelineRecord = ({ at, ...event }: TimelineEvent): TimelineRecord => ({
  at: isoAt(at),
  ...event,
});

/** In order of time; what happened at once in the order of the kinds, as one follows from another. */
export function inOrderOfTime(events: readonly TimelineEvent[]): readonly TimelineEvent[] {
  const rank = ({ kind }: TimelineEvent): number => TIMELINE_KINDS.indexOf(kind);
  return [...events].sort((a, b) => a.at - b.at || rank(a) - rank(b));
}

export const TIMELINE_COLUMNS: readonly Column<TimelineRecord>[] = [
  { header: '时间', width: 26, cell: (one) => one.at },
  { header: '事项', width: 12, cell: (one) => TIMELINE_NAMES[one.kind] },
  { header: '说明', width: 80, cell: (one) => one.text },
  { header: '巡检编号', width: 24, cell: (one) => one.run },
  { header: '依据', width: 40, cell: (one) => one.refs.join('、') },
];
