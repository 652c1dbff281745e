// Early warnings as records for programs and tables for people.
import { dateAt, isoAt, daysBetween, type CalendarDate } from '../model/calendar.ts';
import type { SectionType } from '../model/section.ts';
import type {
  CauseKey,
  Observed,
  SharedCause,
  Warning,
  WarningEvent,
  WarningKind,
  WarningState,
} from '../model/warning.ts';
import { SECTION_TYPE_NAMES, type Column } from './columns.ts';

export const WARNING_STATE_NAMES = {
  calm: '正常',
  due: '临近超期',
  over: '已超期',
  mended: '已恢复',
} as const satisfies Record<WarningState, string>;

const OBSERVED_NAMES = {
  calm: '正常',
  due: '临近超期',
  over: '已超期',
  lapsed: '不再适用',
} as const satisfies Record<Observed, string>;

export const CAUSE_KEY_NAMES = { address: 'IP 地址', host: '主机', domain: '域名' } as const satisfies Record<
  CauseKey,
  string
>;

/** One thing watched; times are 监测时间点 of runs, ISO 8601 with the offset of Asia/Shanghai. */
export interface WarningRecord {
  readonly subject: string;
  readonly kind: WarningKind;
  /** The section's in the register; 0 for the home page and the site as a whole. */
  readonly number: number;
  readonly name: string;
  readonly path: string;
  readonly type: SectionType | '';
  readonly url: string;
  readonly latest: string | null;
  /** The first day out of date unless something newer appears; null without a deadline. */
  readonly overOn: string | null;
  /** From the day of the newest run to `overOn`: 1 is tomorrow, 0 or less is past. */
  readonly daysLeft: number | null;
  readonly limitDays: number | null;
  readonly state: WarningState;
  readonly since: string;
  readonly sinceRun: string;
  /** What the last night that could tell said, and when. */
  readonly observed: Observed;
  readonly seen: string;
  readonly seenRun: string;
  /** Whether that was on the day of the newest run. */
  readonly isOfToday: boolean;
  /** Nights in a row that speak for another state, and how many are needed. */
  readonly streak: number;
  readonly toward: Observed;
  readonly nights: number;
  /** What it shares its trouble with (an address, host or domain); '' when it stands alone. */
  readonly sharedCause: string;
}

export interface WarningContext {
  /** Day of the newest run taken in. */
  readonly today: CalendarDate;
  /** Nights in a row that a change needs. */
  readonly nights: number;
  /** Of the newest run. */
  readonly causes: readonly SharedCause[];
}

export function warningRecord(
  subject: string,
  warning: Warning,
  { today, nights, causes }: WarningContext,
): WarningRecord {
  const { kind, number, name, path, type, url, latest, overOn, limitDays, state, since, seen } = warning;
  const cause = causes.find(({ symptom, sites }) => symptom === kind && sites.includes(subject));
  return {
    ...{ subject, kind, number, name, path, type, url, latest, overOn },
    daysLeft: overOn === null ? null : daysBetween(today, overOn),
    ...{ limitDays, state, since: isoAt(since.at), sinceRun: since.run },
    ...{
      observed: warning.observed,
      seen: isoAt(seen.at),
      seenRun: seen.run,
      isOfToday: dateAt(seen.at) === today,
    },
    ...{ streak: warning.streak, toward: warning.toward, nights },
    sharedCause: cause?.key ?? '',
  };
}

/** `还有 12 天超期`, in words that need no sign. */
export function daysLeftText({ daysLeft, kind, observed, isOfToday }: WarningRecord): string {
  if (kind === 'unreachable-site') return observed === 'over' ? '打不开' : '';
  if (daysLeft === null) return '';
  if (daysLeft > 0) return `还有 ${String(daysLeft)} 天超期`;
  // Its day has come, but no night has seen it out of date: nobody may be told that it is.
  if (observed !== 'over') return '已到期，未能核实';
  const doubt = isOfToday ? '' : '，此后未能核实';
  return `已超期 ${String(1 - daysLeft)} 天${doubt}`;
}

/** The counter towards a change: `已超期 1/2`; '' when nothing speaks for one. */
export function streakText({ streak, toward, nights, kind }: WarningRecord): string {
  if (streak === 0) return '';
  const name = kind === 'unreachable-site' && toward === 'over' ? '打不开' : OBSERVED_NAMES[toward];
  return `${name} ${String(streak)}/${String(nights)}`;
}

export function stateText({ state, kind }: Pick<WarningRecord, 'state' | 'kind'>): string {
  return kind === 'unreachable-site' && state === 'over' ? '持续打不开' : WARNING_STATE_NAMES[state];
}

/** What changed, in Chinese, of what is named beside it. */
export function warningEventText(event: WarningEvent): string {
  const { kind, after, latest, limitDays, overOn } = event;
  if (after === 'lapsed') return '不再按更新时限判断';
  if (kind === 'unreachable-site') return after === 'over' ? '连续打不开' : '恢复打开';
  const dates = latest === null ? '' : `，最近更新 ${latest}，时限 ${String(limitDays)} 天`;
  const until = after === 'due' && overOn !== null ? `，${overOn} 起超期` : '';
  return `${WARNING_STATE_NAMES[after]}${dates}${until}`;
}

/** A line of the table for people. */
export type NamedWarning = WarningRecord & { readonly siteName: string };

const column = (header: string, width: number, cell: Column<NamedWarning>['cell']): Column<NamedWarning> => ({
  header,
  width,
  cell,
});

export const WARNING_COLUMNS: readonly Column<NamedWarning>[] = [
  column('网站标识码', 14, (one) => one.subject),
  column('网站名称', 28, (one) => one.siteName),
  column('栏目', 24, (one) => one.name),
  column('栏目路径', 40, (one) => one.path),
  column('类型', 12, (one) => (one.type === '' ? '' : SECTION_TYPE_NAMES[one.type])),
  column('网址', 50, (one) => one.url),
  column('最近更新', 12, (one) => one.latest),
  column('时限天数', 10, (one) => one.limitDays),
  column('超期日', 12, (one) => one.overOn),
  column('剩余天数', 10, (one) => one.daysLeft),
  column('说明', 20, daysLeftText),
  column('状态', 12, stateText),
  column('状态起', 26, (one) => one.since),
  column('待变更', 16, streakText),
  column('最近观察', 26, (one) => one.seen),
  column('共同原因', 20, (one) => one.sharedCause),
  column('检查项编号', 20, (one) => one.kind),
  column('栏目编号', 10, (one) => one.number),
  column('巡检编号', 24, (one) => one.seenRun),
];
