// The verdict on one new-media account, from stored findings alone. Its clauses convict only by what people confirmed.
import type { Account } from '../model/account.ts';
import type { Edition } from '../model/indicator.ts';
import type { LedgerRow, TerminalState } from '../model/run.ts';
import type { Verdict } from '../model/verdict.ts';
import type { JudgedFinding } from './clause.ts';
import { judgeSubject, whyUnseen } from './judge-subject.ts';

export interface AccountCase {
  /** The run's id. */
  readonly run: string;
  /** `2021Q4`, when the run is judged for a period. */
  readonly period?: string;
  readonly account: Pick<Account, 'id' | 'status'>;
  /** How the run ended for this account. */
  readonly ledger: Pick<LedgerRow, 'state' | 'reason'>;
  readonly findings: readonly JudgedFinding[];
  readonly edition: Edition;
}

const UNSEEN = {
  thin: '取得的内容过少，不足以判断',
  unreachable: '平台没有答复',
  challenged: '被平台拦截，无法检查',
  'not-running': '非运行状态',
  'not-reached': '本次检查时间用完，未轮到',
  errored: '程序出错，未能检查',
} as const satisfies Record<Exclude<TerminalState, 'visited'>, string>;

/** null when the account is not running: such an account is listed, not judged. */
export function judgeAccount(input: AccountCase): Verdict | null {
  const { account, ledger, findings, edition } = input;
  if (account.status !== 'running' || ledger.state === 'not-running') return null;
  return judgeSubject({
    ...{ run: input.run, subject: account.id, subjectKind: 'account', services: true },
    ...(input.period === undefined ? {} : { period: input.period }),
    // What two inspectors saw stands, however little the platform answered: findings speak where there are any.
    unseen: findings.length > 0 ? null : whyUnseen(ledger, UNSEEN),
    ...{ findings, edition },
  });
}
