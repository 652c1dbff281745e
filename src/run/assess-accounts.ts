// From stored findings to stored verdicts on accounts: one sealed run of kind `accounts` under one edition.
import type { JudgedFinding } from '../judge/clause.ts';
import { judgeAccount } from '../judge/judge-account.ts';
import { summariseAccounts, type AccountSummary, type SampledStrata } from '../judge/summarise-accounts.ts';
import type { Account } from '../model/account.ts';
import { dateAt } from '../model/calendar.ts';
import type { Edition } from '../model/indicator.ts';
import { quarterNameOf } from '../model/quarter.ts';
import type { Region } from '../model/region.ts';
import { err, ok, type Result } from '../model/result.ts';
import type { LedgerRow, Run } from '../model/run.ts';
import type { Verdict } from '../model/verdict.ts';
import type { Store } from '../store/port.ts';
import { readingsGone } from './kept.ts';

export interface AccountAssessment {
  readonly run: Run;
  readonly verdicts: readonly Verdict[];
  readonly summary: AccountSummary;
}

export interface AssessAccountsInput {
  readonly run: Run;
  readonly edition: Edition;
  readonly regions: readonly Region[];
  /** `2021Q4`, when the run is judged for a period. */
  readonly period?: string;
}

type Stores = Pick<Store, 'accounts' | 'samples' | 'runs' | 'readings' | 'verdicts'>;

/** Of the whole run, by account. */
async function findingsOf(
  store: Stores,
  run: string,
): Promise<ReadonlyMap<string, readonly JudgedFinding[]>> {
  const byAccount = new Map<string, JudgedFinding[]>();
  for await (const { subject, id, check, outcome, target, measured } of store.readings.findings(run)) {
    const own = byAccount.get(subject) ?? [];
    own.push({ id, check, outcome, target, measured });
    byAccount.set(subject, own);
  }
  return byAccount;
}

/** The sample of the quarter asked for, or else of the one in which the run's 监测时间点 lies. */
async function sampleOf(store: Stores, run: Run, period?: string): Promise<SampledStrata | null> {
  const stored = await store.samples.latest(period ?? quarterNameOf(dateAt(run.asOf)), 'accounts');
  if (!stored) return null;
  const members = new Map(stored.members.map(({ id, stratum }) => [id, stratum]));
  return { version: stored.sample.version, strata: stored.sample.strata, members };
}

async function judged(
  store: Stores,
  { run, edition, period }: AssessAccountsInput,
  ledger: readonly LedgerRow[],
  accounts: readonly Account[],
): Promise<readonly Verdict[]> {
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const findings = await findingsOf(store, run.id);
  const about = { run: run.id, ...(period === undefined ? {} : { period }), edition };
  return [...ledger]
    .sort((left, right) => (left.site < right.site ? -1 : 1))
    .flatMap((row) => {
      const account = byId.get(row.site);
      const own = findings.get(row.site) ?? [];
      return (account && judgeAccount({ ...about, account, ledger: row, findings: own })) ?? [];
    });
}

/**
 * Judges a sealed run of accounts and stores its verdicts, sorted by 备案编号; anything else is refused with one Chinese
 * line. A run of which retention has left less than all is not judged again: its stored verdicts are given.
 */
export async function assessAccounts(
  store: Stores,
  input: AssessAccountsInput,
): Promise<Result<AccountAssessment, string>> {
  const { run, edition, regions } = input;
  if (run.kind !== 'accounts') return err(`巡检 ${run.id} 不是账号检查；去掉 --kind accounts 按网站判定`);
  if (run.state !== 'sealed')
    return err(`账号检查 ${run.id} 尚未完成，不能判定；先用 xunjian accounts check 完成它`);
  const [ledger, accounts] = await Promise.all([store.runs.ledger(run.id), store.accounts.list()]);
  const kept = (await store.verdicts.of(run.id)).filter((verdict) => verdict.edition === edition.id);
  if (run.kept !== 'all' && kept.length === 0) return err(`${readingsGone(run)}；当时没有判定过，不能再判定`);
  const verdicts = run.kept === 'all' ? await judged(store, input, ledger, accounts) : kept;
  if (run.kept === 'all') await store.verdicts.save(run.id, edition.id, verdicts);
  const period = input.period === undefined ? {} : { period: input.period };
  const sample = await sampleOf(store, run, input.period);
  const summary = summariseAccounts({
    run: run.id,
    ...period,
    edition,
    accounts,
    ledger,
    verdicts,
    regions,
    sample,
  });
  return ok({ run, verdicts, summary });
}
