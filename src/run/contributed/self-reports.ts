// 单位自报: who is asked in a period, what came back, and who has not answered.
import type { ReportedLink } from '../../inventory/read-self-reports.ts';
import type { SelfReport } from '../../model/account-sighting.ts';
import type { Account } from '../../model/account.ts';
import type { Store } from '../../store/port.ts';

export interface AskedAccounts {
  /** By 备案编号. */
  readonly accounts: readonly Account[];
  /** They are the period's sample; otherwise every running account. */
  readonly sampled: boolean;
}

type AskingStores = Pick<Store, 'accounts' | 'samples'>;

const byId = (one: Account, other: Account): number => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);

/** The period's sample, as the register has it now where it still does. Without a sample: all that are running. */
export async function askedAccounts(store: AskingStores, period: string): Promise<AskedAccounts> {
  const register = await store.accounts.list();
  const sample = await store.samples.latest(period, 'accounts');
  if (!sample) return { accounts: register.filter(({ status }) => status === 'running'), sampled: false };
  const known = new Map(register.map((account) => [account.id, account]));
  const accounts = sample.members.flatMap(({ id, row }) => {
    const drawn = 'platform' in row ? row : null;
    return known.get(id) ?? drawn ?? [];
  });
  return { accounts: accounts.sort(byId), sampled: true };
}

export interface ReportImport {
  readonly added: readonly SelfReport[];
  /** Reported in the same words before. */
  readonly unchanged: number;
  /** Rows without a link. */
  readonly unanswered: number;
  /** Of accounts that are not asked this period; taken all the same. */
  readonly unasked: readonly string[];
}

/** All or none. What an account reported before stays as history; the newest counts. */
export async function importSelfReports(
  store: AskingStores & Pick<Store, 'selfReports'>,
  period: string,
  rows: readonly ReportedLink[],
  now: number,
): Promise<ReportImport> {
  const answered = rows.filter(({ link }) => link !== '');
  const before = new Map((await store.selfReports.of(period)).map((report) => [report.account, report]));
  const fresh = answered.filter(({ account, link, by }) => {
    const earlier = before.get(account);
    return !earlier || earlier.link !== link || earlier.by !== by;
  });
  const added = fresh.map(({ account, link, by }) => ({ account, period, link, by, reportedAt: now }));
  if (added.length > 0) await store.selfReports.add(added);
  const asked = new Set((await askedAccounts(store, period)).accounts.map(({ id }) => id));
  return {
    added,
    unchanged: answered.length - fresh.length,
    unanswered: rows.length - answered.length,
    unasked: answered.map(({ account }) => account).filter((id) => !asked.has(id)),
  };
}

/** One account and what it reported; null when it has not. */
export interface ReportStanding {
  readonly account: Account;
  readonly asked: boolean;
  readonly report: SelfReport | null;
}

export interface ReportStandings extends Pick<AskedAccounts, 'sampled'> {
  /** By 主办单位, then 备案编号. */
  readonly rows: readonly ReportStanding[];
}

const byUnit = ({ account: one }: ReportStanding, { account: other }: ReportStanding): number =>
  one.organizer < other.organizer ? -1 : one.organizer > other.organizer ? 1 : byId(one, other);

/** Everybody who is asked, and whoever reported without being asked. */
export async function reportStandings(
  store: AskingStores & Pick<Store, 'selfReports'>,
  period: string,
): Promise<ReportStandings> {
  const { accounts, sampled } = await askedAccounts(store, period);
  const reports = new Map((await store.selfReports.of(period)).map((report) => [report.account, report]));
  const asked = new Set(accounts.map(({ id }) => id));
  const others = (await store.accounts.list()).filter(({ id }) => reports.has(id) && !asked.has(id));
  const rows = [...accounts, ...others].map((account) => ({
    account,
    asked: asked.has(account.id),
    report: reports.get(account.id) ?? null,
  }));
  return { rows: rows.sort(byUnit), sampled };
}
