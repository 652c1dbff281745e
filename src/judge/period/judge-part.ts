// The verdicts of a frozen quarter: what was frozen, as decided since, under the edition that was frozen with it.
import type { Account } from '../../model/account.ts';
import { dateAt } from '../../model/calendar.ts';
import type { FrozenPart, FrozenSubject, PeriodDecision } from '../../model/period.ts';
import type { LedgerRow } from '../../model/run.ts';
import { statusOn, type Site } from '../../model/site.ts';
import type { Verdict } from '../../model/verdict.ts';
import { judgeAccount } from '../judge-account.ts';
import { judgeSite } from '../judge-site.ts';
import { decidedSubject, type DecidedSubject } from './decided.ts';

export interface JudgedPart<Row> {
  /** As decided, by id. */
  readonly subjects: readonly DecidedSubject<Row>[];
  /** Of those that a run looked at, by id. */
  readonly ledger: readonly LedgerRow[];
  /** By id. */
  readonly verdicts: readonly Verdict[];
}

type Judge<Row> = (
  subject: DecidedSubject<Row>,
  run: string,
  ledger: Pick<LedgerRow, 'state' | 'reason'>,
) => Verdict | null;

function judged<Row>(
  subjects: readonly FrozenSubject<Row>[],
  decisions: readonly PeriodDecision[],
  judge: Judge<Row>,
): JudgedPart<Row> {
  const all = subjects.map((subject) => decidedSubject(subject, decisions));
  const looked = all.flatMap((subject) => {
    const { run, ledger, exempt } = subject;
    if (run === null || ledger === null) return [];
    const why = exempt ? `豁免：${exempt.reason}（${exempt.by}，${exempt.day}）` : ledger.reason;
    const row: LedgerRow = { site: subject.id, state: ledger.state, reason: why };
    return [{ row, verdict: exempt ? null : judge(subject, run, ledger) }];
  });
  return {
    subjects: all,
    ledger: looked.map(({ row }) => row),
    verdicts: looked.flatMap(({ verdict }) => verdict ?? []),
  };
}

/** The same part and decisions, in any order, give the same verdicts. */
export function judgeSites(
  { part, subjects }: FrozenPart<Site>,
  decisions: readonly PeriodDecision[],
): JudgedPart<Site> {
  const { period, edition, asOf } = part;
  return judged(subjects, decisions, ({ row, findings }, run, ledger) => {
    const status = statusOn(row, dateAt(asOf));
    return judgeSite({ run, period, site: row, status, ledger, findings, edition });
  });
}

/** The same of accounts. */
export function judgeAccounts(
  { part, subjects }: FrozenPart<Account>,
  decisions: readonly PeriodDecision[],
): JudgedPart<Account> {
  const { period, edition } = part;
  return judged(subjects, decisions, ({ row, findings }, run, ledger) =>
    judgeAccount({ run, period, account: row, ledger, findings, edition }),
  );
}
