// Decisions in words.
import { isoAt } from '../model/calendar.ts';
import type { DecisionAction, PeriodDecision } from '../model/period.ts';
import { table } from './table.ts';

export const ACTION_NAMES: Readonly<Record<DecisionAction, string>> = {
  dismiss: '核减',
  confirm: '确认',
  exempt: '豁免',
  adopt: '采用复扫',
  enter: '录入',
  revoke: '撤销',
};

const effect = ({ before, after }: PeriodDecision): string =>
  before === after ? `结论仍为${after}` : `结论由${before}变为${after}`;

export function decisionText(decision: PeriodDecision): string {
  const { number, action, subject, target, by, day } = decision;
  const what = target === '' ? '' : ` ${target}`;
  return `第 ${String(number)} 号 ${ACTION_NAMES[action]} ${subject}${what}（${by}，${day}）：${effect(decision)}\n`;
}

const HEADER = ['号', '决定', '对象', '问题、巡检或决定', '理由', '决定人', '日期', '登记时间', '结论'];

export function trailText(decisions: readonly PeriodDecision[]): string {
  if (decisions.length === 0) return '没有决定\n';
  const rows = decisions.map((decision) => {
    const { number, action, subject, target, reason, by, day, at, entered } = decision;
    const what = entered ? `${target} ${entered.message}`.trim() : target;
    return [
      ...[String(number), ACTION_NAMES[action], subject, what, reason, by, day, isoAt(at)],
      effect(decision),
    ];
  });
  return table(HEADER, rows, 'left');
}
