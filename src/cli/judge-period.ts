// `xunjian judge --period P`: freezes the quarter the first time, and judges it from what was frozen ever after.
import type { House } from '../app/house.ts';
import { isoAt, dateAt } from '../model/calendar.ts';
import type { SubjectKind } from '../model/finding.ts';
import type { PeriodPart } from '../model/period.ts';
import { statusOn } from '../model/site.ts';
import type { JudgedAccounts, JudgedSites } from '../run/period/frozen.ts';
import type { Subjects } from './assess-house.ts';
import { CommandFailure } from './exit.ts';
import { freezeQuarter, frozenQuarter, type FrozenQuarter } from './period-house.ts';
import { accountSummaryText, summaryText } from './summary-text.ts';

const PARTS: Readonly<Record<SubjectKind, string>> = { site: '网站', account: '账号' };
export const KINDS: Readonly<Record<Subjects, SubjectKind>> = { sites: 'site', accounts: 'account' };

/** `2021Q4 网站部分，第 1 版，2021-12-20 冻结：巡检 …`. */
export function partText({ period, kind, version, runs, edition, frozenAt, reason, by }: PeriodPart): string {
  const again = version > 1 ? `，${by}重新冻结：${reason}` : '';
  return `${period} ${PARTS[kind]}部分（第 ${String(version)} 版，${isoAt(frozenAt)} 冻结${again}）：依据 ${runs.join('、')}，指标 ${edition.id}`;
}

function header(quarter: FrozenQuarter, now: readonly PeriodPart[], decisions: number): string {
  const parts = [quarter.sites?.part, quarter.accounts?.part].flatMap((part) => part ?? []);
  const lines = parts.map((part) =>
    now.some(({ kind }) => kind === part.kind) ? `现已冻结 ${partText(part)}` : partText(part),
  );
  const changed =
    decisions === 0
      ? '此后的巡检不再改变本季结论；核减、豁免、采用复扫须用 xunjian period decide 登记'
      : `已登记决定 ${String(decisions)} 项，见 xunjian period trail`;
  return `${lines.join('\n')}\n${changed}\n\n`;
}

/** A run over a part of the inventory says so: its rates are of that part only. */
function partNote({ part, subjects, ledger }: JudgedSites): string {
  const day = dateAt(part.asOf);
  const running = subjects.filter(({ row }) => statusOn(row, day) === 'running').length;
  return ledger.length < running
    ? `注意：这一轮只含台账 ${String(running)} 个运行网站中的 ${String(ledger.length)} 个，合格率只就这些网站而言\n`
    : '';
}

const runOf = ({ part }: { readonly part: PeriodPart }, kind: 'nightly' | 'accounts') => ({
  ...{ id: part.runs[0] ?? '', kind, asOf: part.asOf },
});

function siteText(sites: JudgedSites): string {
  return summaryText(sites.summary, runOf(sites, 'nightly')) + partNote(sites);
}

const accountText = (accounts: JudgedAccounts): string =>
  accountSummaryText(accounts.summary, runOf(accounts, 'accounts'));

function document({ sites, accounts }: FrozenQuarter, kind: Subjects): string {
  const shown = kind === 'accounts' ? accounts : sites;
  const beside = kind === 'sites' && accounts ? { accounts: told(accounts) } : {};
  return `${JSON.stringify({ ...(shown ? told(shown) : {}), ...beside })}\n`;
}

function told({ part, summary, verdicts }: JudgedSites | JudgedAccounts): object {
  const { edition, ...frozen } = part;
  return { summary, verdicts, frozen: { ...frozen, edition: edition.id } };
}

/** @param kind what was asked for; undefined: sites, and accounts where they are checked. @throws CommandFailure */
export async function judgePeriod(house: House, period: string, kind: Subjects | undefined): Promise<void> {
  const now = await freezeQuarter(house, period, kind === undefined ? null : [KINDS[kind]]);
  const all = await frozenQuarter(house, period);
  const quarter: FrozenQuarter = {
    sites: kind === 'accounts' ? null : all.sites,
    accounts: kind === 'sites' ? null : all.accounts,
  };
  if (house.options.json) {
    process.stdout.write(document(quarter, kind ?? 'sites'));
    return;
  }
  const { length } = await house.store.periods.decisions(period);
  const texts = [
    ...(quarter.sites ? [siteText(quarter.sites)] : []),
    ...(quarter.accounts ? [accountText(quarter.accounts)] : []),
  ];
  process.stdout.write(header(quarter, now, length) + texts.join('\n'));
}

/** A part that must have been frozen. @throws CommandFailure */
export function frozenOrRefuse<T>(part: T | null, period: string, kind: SubjectKind): T {
  if (part) return part;
  throw new CommandFailure(
    `${period} 的${PARTS[kind]}部分还没有判定冻结；先运行 xunjian judge --period ${period}`,
  );
}
