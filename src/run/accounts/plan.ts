// Which accounts a check is about.
import { ACCOUNT_STATUS_NAMES } from '../../model/account-words.ts';
import type { Account, AccountStatus } from '../../model/account.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { Store } from '../../store/port.ts';

/**
 * The accounts meant, by id, or one Chinese line.
 * @param named 备案编号; empty: the period's sample, or every account in operation while none is drawn
 * @param period as 2021Q4
 */
export async function chooseAccounts(
  store: Pick<Store, 'accounts' | 'samples'>,
  named: readonly string[],
  period: string,
): Promise<Result<readonly Account[], string>> {
  const all = await store.accounts.list();
  if (all.length === 0)
    return err('还没有账号台账；先运行 xunjian inventory import 台账文件 --kind accounts');
  const known = new Set(all.map(({ id }) => id));
  const unknown = named.find((id) => !known.has(id));
  if (unknown !== undefined)
    return err(`台账中没有备案编号 ${unknown}；运行 xunjian accounts list 查看已有的账号`);
  if (named.length > 0) return ok(all.filter(({ id }) => named.includes(id)));
  const sample = await store.samples.latest(period, 'accounts');
  if (!sample) return ok(all.filter(({ status }) => status === 'running'));
  const drawn = new Set(sample.members.map(({ id }) => id));
  return ok(all.filter(({ id }) => drawn.has(id)));
}

/** Chinese: why an account is not asked for; null when it is. */
export const whyNotRunning = (status: AccountStatus): string | null =>
  status === 'running' ? null : `台账状态为${ACCOUNT_STATUS_NAMES[status]}`;
