// What two nights differ in, as records for programs and a table for people.
import type { Change, FindingChange, Said } from '../judge/compare.ts';
import { isoAt } from '../model/calendar.ts';
import type { Column } from './columns.ts';

export const CHANGE_NAMES = {
  new: '新增',
  recurred: '复发',
  persistent: '持续',
  gone: '消失',
  unverified: '未能核实',
} as const satisfies Record<Change, string>;

export const SAID_NAMES = {
  fail: '存在问题',
  unknown: '未能确定',
  clear: '无此问题',
  unseen: '未能检查',
} as const satisfies Record<Said, string>;

/** As `FindingChange`, with `since` spelled out: ISO 8601 with the offset of Asia/Shanghai. */
export interface ChangeRecord extends Omit<FindingChange, 'since'> {
  readonly run: string;
  readonly since: string | null;
  readonly sinceRun: string | null;
}

export function changeRecord(run: string, { since, ...change }: FindingChange): ChangeRecord {
  return { run, ...change, since: since && isoAt(since.at), sinceRun: since?.run ?? null };
}

/** A line of the table for people. */
export type NamedChange = ChangeRecord & { readonly siteName: string; readonly checkName: string };

const column = (header: string, width: number, cell: Column<NamedChange>['cell']): Column<NamedChange> => ({
  header,
  width,
  cell,
});

export const CHANGE_COLUMNS: readonly Column<NamedChange>[] = [
  column('网站标识码', 14, (one) => one.subject),
  column('网站名称', 28, (one) => one.siteName),
  column('变化', 10, (one) => CHANGE_NAMES[one.change]),
  column('检查项', 18, (one) => one.checkName || one.check),
  column('说明', 60, (one) => one.message),
  column('问题网址', 50, (one) => one.target),
  column('前次', 10, (one) => SAID_NAMES[one.before]),
  column('本次', 10, (one) => SAID_NAMES[one.after]),
  column('起始', 26, (one) => one.since),
  column('起始巡检', 24, (one) => one.sinceRun),
  column('比照的巡检', 24, (one) => one.against),
  column('本次巡检', 24, (one) => one.run),
  column('前次问题编号', 26, (one) => one.beforeId),
  column('本次问题编号', 26, (one) => one.afterId),
  column('检查项编号', 20, (one) => one.check),
];
