// Which accounts a person must look at after a check, and why.
import type { Account } from '../../model/account.ts';
import { dateAt, startOfDay } from '../../model/calendar.ts';
import type { Finding } from '../../model/finding.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { LedgerRow, Run } from '../../model/run.ts';
import type { Store } from '../../store/port.ts';

/** The check whose pass settles an account. */
const SETTLING_CHECK = 'silent-account';

export interface AccountToLookAt {
  readonly account: Account;
  /** Chinese: why, and what to do; '' when nothing was checked. */
  readonly why: string;
  /** Inspectors who have entered it since the day of the 监测时间点. */
  readonly entered: readonly string[];
}

export interface ToLookAt {
  /** null when no check was run: every running account is listed. */
  readonly run: Run | null;
  /** By 备案编号. */
  readonly accounts: readonly AccountToLookAt[];
}

type LookStores = Pick<Store, 'accounts' | 'entries' | 'readings' | 'runs'>;

/** @param id null for the newest. */
async function chosenRun({ runs }: LookStores, id: string | null): Promise<Result<Run | null, string>> {
  if (id === null || id === 'latest')
    return ok((await runs.list({ kind: 'accounts', state: 'sealed' }))[0] ?? null);
  const run = await runs.get(id);
  if (run?.kind !== 'accounts')
    return err(`没有编号为 ${id} 的账号检查；去掉 --run 即为最近一次，或运行 xunjian status 查看`);
  return run.state === 'sealed' ? ok(run) : err(`账号检查 ${id} 尚未完成；请等它完成后再试`);
}

/** A finding's message; and the next step, where it tells one that its message does not. */
function whyOf({ message, measured }: Finding): string {
  const next = measured['next'];
  return typeof next === 'string' && next !== '' && !message.includes(next)
    ? `${message}；下一步：${next}`
    : message;
}

/** Of every account of the run that is not settled. */
async function unsettled({ readings, runs }: LookStores, run: Run): Promise<ReadonlyMap<string, string>> {
  const settled = new Set<string>();
  const whys = new Map<string, string>();
  for await (const finding of readings.findings(run.id, { check: SETTLING_CHECK })) {
    if (finding.outcome === 'pass') settled.add(finding.subject);
    else if (!whys.has(finding.subject)) whys.set(finding.subject, whyOf(finding));
  }
  const isListed = ({ site, state }: LedgerRow): boolean => state !== 'not-running' && !settled.has(site);
  const open = (await runs.ledger(run.id)).filter(isListed);
  return new Map(open.map(({ site, reason }) => [site, whys.get(site) ?? reason]));
}

async function enteredSince(
  { entries }: LookStores,
  since: number,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const names = new Map<string, readonly string[]>();
  for (const { account, inspector } of await entries.list({ since })) {
    const earlier = names.get(account) ?? [];
    if (!earlier.includes(inspector)) names.set(account, [...earlier, inspector]);
  }
  return names;
}

/**
 * @param id of a run of accounts, null for the newest.
 * @param asOf 监测时间点 where there is no run, epoch ms.
 * @returns one Chinese line when there is no such run.
 */
export async function accountsToLookAt(
  store: LookStores,
  id: string | null,
  asOf: number,
): Promise<Result<ToLookAt, string>> {
  const chosen = await chosenRun(store, id);
  if (!chosen.ok) return chosen;
  const run = chosen.value;
  const entered = await enteredSince(store, startOfDay(dateAt(run?.asOf ?? asOf)));
  const whys = run && (await unsettled(store, run));
  const register = await store.accounts.list();
  const listed = register.filter(({ id: one, status }) => (whys ? whys.has(one) : status === 'running'));
  const accounts = listed.map((account) => ({
    account,
    why: whys?.get(account.id) ?? '',
    entered: entered.get(account.id) ?? [],
  }));
  return ok({ run, accounts });
}
