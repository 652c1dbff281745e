// Freezing a quarter and reading it back, as judging, exporting and deciding share it.
import type { House } from '../app/house.ts';
import { periodEdition } from '../app/period-edition.ts';
import type { SubjectKind } from '../model/finding.ts';
import type { Edition } from '../model/indicator.ts';
import type { PeriodPart } from '../model/period.ts';
import type { Result } from '../model/result.ts';
import type { Run } from '../model/run.ts';
import { inspectAccounts } from '../run/accounts/inspect-run.ts';
import { assessAccounts } from '../run/assess-accounts.ts';
import { assessRun } from '../run/assess.ts';
import { readingsGone } from '../run/kept.ts';
import { freezePart, type CountedRun, type FreezeRequest } from '../run/period/freeze.ts';
import { frozenAccounts, frozenSites, type JudgedAccounts, type JudgedSites } from '../run/period/frozen.ts';
import { batchesOf, checksAccounts, nightOf } from '../run/period/ready.ts';
import { findWeekRun } from '../run/probe/week.ts';
import { checksOf } from './assess-house.ts';
import { CommandFailure } from './exit.ts';

function must<T>(result: Result<T, string>): T {
  if (!result.ok) throw new CommandFailure(result.error);
  return result.value;
}

/** Why a part is frozen again; null for the first time. */
export type Again = FreezeRequest['again'];

interface Ready {
  readonly kind: SubjectKind;
  readonly edition: Edition;
  readonly runs: readonly [Run, ...Run[]];
}

async function ready(house: House, kind: SubjectKind, period: string): Promise<Ready> {
  const { store, options, config } = house;
  const runs: Ready['runs'] =
    kind === 'site' ? [must(await nightOf(store, period))] : must(await batchesOf(store, period));
  const thinned = runs.find(({ kept }) => kept !== 'all');
  if (thinned) throw new CommandFailure(`${readingsGone(thinned)}，${period} 不能冻结`);
  return { kind, runs, edition: must(await periodEdition(options.workspace, config.rules, period, runs)) };
}

/** The night judged with the prober's week, and the run that holds the week. */
async function siteRuns(house: House, { edition, runs }: Ready, period: string): Promise<readonly Run[]> {
  const { store, regions } = house;
  const [run] = runs;
  const week = { checks: checksOf(house, edition), now: house.clock() };
  must(await assessRun(store, { run, edition, regions, period, week }));
  const held = await findWeekRun(store.runs, { asOf: run.asOf, edition });
  return held ? [held] : [];
}

/** What people entered since the batches were sealed counts: their findings are computed from all that is stored. */
async function accountRuns(house: House, { edition, runs }: Ready, period: string): Promise<void> {
  const { store, log, regions } = house;
  const checks = checksOf(house, edition);
  for (const run of runs) {
    await inspectAccounts({ store, log, edition, checks }, run);
    must(await assessAccounts(store, { run, edition, regions, period }));
  }
}

async function freezeReady(house: House, one: Ready, period: string, again: Again): Promise<PeriodPart> {
  const { store } = house;
  const beside = one.kind === 'site' ? await siteRuns(house, one, period) : [];
  if (one.kind === 'account') await accountRuns(house, one, period);
  const count = async (run: Run): Promise<CountedRun> => ({ run, ledger: await store.runs.ledger(run.id) });
  const [first, ...rest] = one.runs;
  const runs: FreezeRequest['runs'] = [await count(first), ...(await Promise.all(rest.map(count)))];
  const request = { period, edition: one.edition, runs, beside, now: house.clock(), again };
  return must(await freezePart(store, one.kind, request));
}

/**
 * Freezes what is not frozen yet (with `again`: anew); all that is to be frozen must be ready before anything is written.
 * @param kinds null: the sites, and the accounts when anything of them was done in the quarter.
 * @returns the parts frozen now. @throws CommandFailure
 */
export async function freezeQuarter(
  house: House,
  period: string,
  kinds: readonly SubjectKind[] | null,
  again: Again = null,
): Promise<readonly PeriodPart[]> {
  const { store } = house;
  const wanted =
    kinds ?? ((await checksAccounts(store, period)) ? (['site', 'account'] as const) : (['site'] as const));
  const open: Ready[] = [];
  for (const kind of wanted) {
    const known = await store.periods.latest(period, kind);
    if (known === null || again !== null) open.push(await ready(house, kind, period));
  }
  const parts: PeriodPart[] = [];
  for (const one of open) parts.push(await freezeReady(house, one, period, again));
  return parts;
}

export interface FrozenQuarter {
  readonly sites: JudgedSites | null;
  readonly accounts: JudgedAccounts | null;
}

/** The quarter as frozen and decided; null parts were never frozen. */
export async function frozenQuarter({ store, regions }: House, period: string): Promise<FrozenQuarter> {
  return {
    sites: await frozenSites(store, period, regions),
    accounts: await frozenAccounts(store, period, regions),
  };
}
