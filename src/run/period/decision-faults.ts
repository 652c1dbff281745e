// What stands against a decision: it must be about something that is there, and by somebody who may make it.
import type { Edition } from '../../model/indicator.ts';
import {
  ENTERED_CHECK,
  type DecisionEntry,
  type FrozenFinding,
  type PeriodDecision,
} from '../../model/period.ts';

export interface DecisionGround {
  /** The subject's findings as decided so far. */
  readonly findings: readonly FrozenFinding[];
  /** The subject's decisions that stand. */
  readonly stands: readonly PeriodDecision[];
  readonly edition: Edition;
}

function findingFault(entry: DecisionEntry, { findings, edition }: DecisionGround): string | null {
  const finding = findings.find(({ id }) => id === entry.target);
  if (!finding)
    return `${entry.subject} 没有编号为 ${entry.target} 的问题；编号见 xunjian export findings 或 period form`;
  const { outcome, measured, check } = finding;
  if (entry.action === 'dismiss')
    return outcome === 'fail' || outcome === 'unknown' ? null : `问题 ${entry.target} 不是问题，无须核减`;
  if (outcome !== 'fail') return `问题 ${entry.target} 未认定为有问题，不能确认；人工发现的请录入（enter）`;
  if (measured['confirmed'] === true) return `问题 ${entry.target} 早已确认`;
  if (check === ENTERED_CHECK)
    return measured['by'] === entry.by ? `问题 ${entry.target} 是 ${entry.by} 录入的，须由另一人确认` : null;
  const clauses = edition.indicators.flatMap((indicator) => indicator.clauses);
  const suspected = clauses.some(
    ({ automation, checks }) => automation !== 'automatic' && checks.includes(check),
  );
  return suspected ? null : `问题 ${entry.target} 由系统认定，无须确认；有误时请核减（dismiss）`;
}

function enteredFault(
  { entered, kind }: DecisionEntry,
  { findings, edition }: DecisionGround,
): string | null {
  if (!entered) return '没有写明问题';
  const { indicator: id, clause } = entered.measured;
  const indicator = edition.indicators.find(
    (one) => one.id === id && one.part === 'veto' && one.appliesTo === kind,
  );
  if (!indicator)
    return `指标 ${edition.id} 的单项否决中没有 ${String(id)}；编号见 xunjian period form --of manual`;
  if (!indicator.clauses.some((one) => one.id === clause))
    return `${String(id)} 没有细则“${String(clause)}”；可选 ${indicator.clauses.map((one) => one.id || '（空）').join('、')}`;
  return findings.some((one) => one.id === entered.id) ? '同一问题早已录入' : null;
}

/** One Chinese line; null when nothing does. */
export function faultOf(entry: DecisionEntry, ground: DecisionGround): string | null {
  const { action, subject, target } = entry;
  switch (action) {
    case 'dismiss':
    case 'confirm':
      return findingFault(entry, ground);
    case 'exempt':
      return ground.stands.some((one) => one.action === 'exempt') ? `${subject} 早已豁免` : null;
    case 'adopt':
      return ground.stands.some((one) => one.action === 'adopt' && one.target === target)
        ? `${subject} 早已采用 ${target}`
        : null;
    case 'enter':
      return enteredFault(entry, ground);
    case 'revoke':
      return ground.stands.some(({ number }) => String(number) === target)
        ? null
        : `${subject} 没有第 ${target} 号有效的决定；见 xunjian period trail`;
  }
}
