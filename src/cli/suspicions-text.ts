// Suspicions about dates as text for a terminal.
import {
  HISTORY_EVENT_NAMES,
  SUSPICION_NAMES,
  type HistoryEventRecord,
  type SuspicionRecord,
} from '../report/suspicion-records.ts';
import { table } from './table.ts';

/** `2021-12-20T02:11:08+08:00` → `2021-12-20` */
const dayOf = (iso: string): string => iso.slice(0, 10);

const HEADER = ['监测时间点', '网站标识码', '网站', '疑点', '说明', '此前', '现在'];

function line(one: SuspicionRecord, names: ReadonlyMap<string, string>): readonly string[] {
  return [
    ...[dayOf(one.at), one.subject, names.get(one.subject) ?? '', SUSPICION_NAMES[one.kind], one.message],
    `${one.before.url}（${dayOf(one.before.at)}）`,
    one.now.url,
  ];
}

/** One line per suspicion, then the sites whose night was not compared. */
export function suspicionsText(
  suspicions: readonly SuspicionRecord[],
  events: readonly HistoryEventRecord[],
  names: ReadonlyMap<string, string>,
): string {
  const told =
    suspicions.length === 0
      ? '没有日期疑点\n'
      : `日期疑点 ${suspicions.length} 条，须人工核实，不计入任何结论：\n${table(
          HEADER,
          suspicions.map((one) => line(one, names)),
          'left',
        )}`;
  // The first look at a site is no change.
  const changed = events.filter(({ kind }) => kind !== 'registered');
  if (changed.length === 0) return told;
  const rows = changed.map(({ at, subject, kind, rows: seen, affected }) => [
    ...[dayOf(at), subject, names.get(subject) ?? '', HISTORY_EVENT_NAMES[kind]],
    kind === 'redated' ? `${affected} 个列表` : `信息 ${seen} 条，涉及 ${affected} 条`,
  ]);
  return `${told}以下网站当夜整体变化，未作比对：\n${table(['监测时间点', '网站标识码', '网站', '变化', '数量'], rows, 'left')}`;
}
