// Which accounts a person must look at after a check, and why.
import type { Account } from '../../model/account.ts';
import { dateAt, startOfDay } from '../../model/calendar.ts';
import type { Finding } from '../../model/finding.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { LedgerRow, Run } from '../../model/run.ts';
import type { Store } from '../../store/port.ts';

/**
 * What an inspector's entry can settle and a verdict waits for, in the order of telling. An app or mini-program has no
 * posts: there `unavailable-app` speaks in the place of `silent-account`.
 */
const SETTLED_BY_ENTRIES = ['silent-account', 'unavailable-app', 'no-interaction'] as const;

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

/** Chinese, of an account that the batch had no time or leave for. */
const notReached = (reason: string): string =>
  `本批没有查到：${reason}；下一步：再运行一次 xunjian accounts check，或由检查员打开账号主页核实并截图`;

function lineOf({ state, reason }: LedgerRow, findings: readonly Finding[]): string | null {
  if (state === 'not-running') return null;
  const told = SETTLED_BY_ENTRIES.map((check) =>
    findings.filter((finding) => finding.check === check),
  ).flat();
  const open = told.filter(({ outcome }) => outcome === 'unknown');
  // Nobody has spoken of it at all: the ledger alone says why.
  if (told.length === 0) return reason;
  if (open.length === 0) return null;
  return state === 'not-reached' ? notReached(reason) : open.map(whyOf).join('。');
}

/** Of every account of the run that is not settled; what people confirmed already is. */
async function unsettled({ readings, runs }: LookStores, run: Run): Promise<ReadonlyMap<string, string>> {
  const findings = new Map<string, Finding[]>();
  for (const check of SETTLED_BY_ENTRIES)
    for await (const finding of readings.findings(run.id, { check }))
      findings.set(finding.subject, [...(findings.get(finding.subject) ?? []), finding]);
  const rows = (await runs.ledger(run.id)).flatMap((row): (readonly [string, string])[] => {
    const line = lineOf(row, findings.get(row.site) ?? []);
    return line === null ? [] : [[row.site, line]];
  });
  return new Map(rows);
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
