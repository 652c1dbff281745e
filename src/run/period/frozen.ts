// A frozen quarter read back and judged: always from what was frozen and decided, never from the runs again.
import { judgeAccounts, judgeSites, type JudgedPart } from '../../judge/period/judge-part.ts';
import {
  summariseAccounts,
  type AccountSummary,
  type SampledStrata,
} from '../../judge/summarise-accounts.ts';
import { summarise, type Summary } from '../../judge/summarise.ts';
import type { Account } from '../../model/account.ts';
import type { FrozenPart, PeriodDecision, PeriodPart } from '../../model/period.ts';
import type { Region } from '../../model/region.ts';
import type { Site } from '../../model/site.ts';
import type { Store } from '../../store/port.ts';

export interface JudgedSites extends JudgedPart<Site> {
  readonly part: PeriodPart;
  readonly summary: Summary;
}

export interface JudgedAccounts extends JudgedPart<Account> {
  readonly part: PeriodPart;
  readonly summary: AccountSummary;
}

type Stores = Pick<Store, 'periods' | 'samples'>;

/** A run's id to name a part by. */
const firstRun = ({ runs }: PeriodPart): string => runs[0] ?? '';

export function judgedSites(
  frozen: FrozenPart<Site>,
  decisions: readonly PeriodDecision[],
  regions: readonly Region[],
): JudgedSites {
  const { part } = frozen;
  const judged = judgeSites(frozen, decisions);
  const { ledger, verdicts } = judged;
  const sites = frozen.subjects.map(({ row }) => row);
  const about = { run: firstRun(part), period: part.period, edition: part.edition };
  return { ...judged, part, summary: summarise({ ...about, sites, ledger, verdicts, regions }) };
}

export function judgedAccounts(
  frozen: FrozenPart<Account>,
  decisions: readonly PeriodDecision[],
  regions: readonly Region[],
  sample: SampledStrata | null,
): JudgedAccounts {
  const { part } = frozen;
  const judged = judgeAccounts(frozen, decisions);
  const { ledger, verdicts } = judged;
  const accounts = frozen.subjects.map(({ row }) => row);
  const about = { run: firstRun(part), period: part.period, edition: part.edition };
  const summary = summariseAccounts({ ...about, accounts, ledger, verdicts, regions, sample });
  return { ...judged, part, summary };
}

/** The sites of a quarter; null when they were never frozen. */
export async function frozenSites(
  { periods }: Stores,
  period: string,
  regions: readonly Region[],
): Promise<JudgedSites | null> {
  const frozen = await periods.latest(period, 'site');
  return frozen && judgedSites(frozen, await periods.decisions(period), regions);
}

/** The accounts of a quarter; null when they were never frozen. */
export async function frozenAccounts(
  { periods, samples }: Stores,
  period: string,
  regions: readonly Region[],
): Promise<JudgedAccounts | null> {
  const frozen = await periods.latest(period, 'account');
  if (!frozen) return null;
  const { accounts: version } = frozen.part.samples;
  const stored = version === undefined ? null : await samples.version(period, 'accounts', version);
  const sample = stored && {
    version: stored.sample.version,
    strata: stored.sample.strata,
    members: new Map(stored.members.map(({ id, stratum }) => [id, stratum])),
  };
  return judgedAccounts(frozen, await periods.decisions(period), regions, sample);
}
