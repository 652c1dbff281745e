// The calendar of obligations as people read it on a terminal.
import { isoAt } from '../model/calendar.ts';
import {
  OBLIGATION_KIND_NAMES,
  type ObligationNote,
  type ObligationStanding,
  type ObligationState,
} from '../model/obligation.ts';
import { spelled } from '../run/obligations/standings.ts';
import { lines } from './inventory-file.ts';
import { table } from './table.ts';

const STATE_NAMES = {
  overdue: '已逾期',
  due: '临近',
  ahead: '未到提醒',
  open: '算不出日期',
  done: '已完成',
} as const satisfies Record<ObligationState, string>;

function leftText({ state, daysLeft, done, why }: ObligationStanding): string {
  if (state === 'done') return done === null ? '' : `${done.by} ${isoAt(done.at).slice(0, 10)}`;
  if (daysLeft === null) return why;
  if (daysLeft === 0) return '今天到期';
  return daysLeft < 0 ? `逾期 ${String(-daysLeft)} 天` : `还有 ${String(daysLeft)} 天`;
}

const row = (one: ObligationStanding): readonly string[] => [
  ...[one.dueOn ?? '', STATE_NAMES[one.state], leftText(one), OBLIGATION_KIND_NAMES[one.kind], one.title],
  ...[spelled(one), `${one.source}［${one.evidence}］`],
];

const HEADER = ['期限', '状态', '', '类别', '事项', '编号', '依据［可靠程度］'];

export function obligationsText(
  standings: readonly ObligationStanding[],
  asOf: string,
  withinDays: number,
): string {
  const count = (state: ObligationState): string =>
    String(standings.filter((one) => one.state === state).length);
  const head = `义务日历，截至 ${asOf}，往后 ${String(withinDays)} 天：已逾期 ${count('overdue')} 项，临近 ${count('due')} 项，已完成 ${count('done')} 项`;
  const told = table(HEADER, standings.map(row), 'left');
  return standings.length === 0 ? lines([head]) : `${lines([head])}${told}`;
}

export function notedText(one: ObligationStanding, action: ObligationNote['action']): string {
  const said = action === 'done' ? '已标为完成' : '已撤回';
  return `${said}：${one.title}（${spelled(one)}，期限 ${one.dueOn ?? one.why}）\n`;
}
