// From everything stored about the accounts of a batch to its findings: what sources answered in this batch and others,
// what inspectors entered, what the register says. Replayable: entries that come later change the findings when it is
// run again, and nothing else does.
import { AccountRegister, AccountSightings, type SeenOfAccount } from '../../artifacts/account.ts';
import { Artifacts } from '../../artifacts/token.ts';
import { stoodBetweenHealthy } from '../../derive/accounts/canary.ts';
import { accountWindow, SilenceLimits } from '../../derive/accounts/window.ts';
import { inspectAccount } from '../../inspect/inspect.ts';
import type { PreparedCheck } from '../../inspect/prepare.ts';
import type { AccountEntry } from '../../model/account-entry.ts';
import type { CanaryLook } from '../../model/account-sighting.ts';
import type { Account } from '../../model/account.ts';
import { dateAt } from '../../model/calendar.ts';
import { groupBy } from '../../model/group.ts';
import type { Edition } from '../../model/indicator.ts';
import { ok } from '../../model/result.ts';
import type { Run } from '../../model/run.ts';
import type { Store } from '../../store/port.ts';
import type { ScanLog } from '../scan-house.ts';

export interface InspectHouse {
  readonly store: Pick<Store, 'accounts' | 'entries' | 'readings' | 'runs' | 'sightings'>;
  readonly edition: Edition;
  readonly checks: readonly PreparedCheck[];
  readonly log: ScanLog;
}

interface Beside {
  readonly looks: readonly CanaryLook[];
  readonly entries: ReadonlyMap<string, readonly AccountEntry[]>;
  readonly units: ReadonlyMap<string, readonly Account[]>;
  readonly since: number;
}

/** Units are told apart by 主办单位 and 行政区划码. */
const unitOf = ({ organizer, region }: Account): string => `${region} ${organizer}`;

async function besideOf(
  { store, edition }: InspectHouse,
  run: Run,
  accounts: readonly Account[],
): Promise<Beside> {
  const limits = SilenceLimits.parse(edition.limits['silent-account']);
  const { from } = accountWindow(run.asOf, limits);
  const running = accounts.filter(({ status }) => status === 'running');
  return {
    since: from,
    looks: await store.sightings.looks(from),
    entries: groupBy(await store.entries.list({ since: from }), ({ account }) => account),
    units: groupBy(running, unitOf),
  };
}

async function artifactsOf(
  { store }: InspectHouse,
  run: Run,
  account: Account,
  beside: Beside,
): Promise<{ readonly artifacts: Artifacts; readonly seenAt: number }> {
  const sightings = await store.sightings.ofAccount(account.id, beside.since);
  const seen = sightings.map((one): SeenOfAccount => {
    const { source, coverage, seenAt, reading, automation, url, evidence } = one;
    const canaryHealthy = stoodBetweenHealthy(one, beside.looks);
    return { source, coverage, seenAt, reading, automation, url, evidence, canaryHealthy };
  });
  const entries = beside.entries.get(account.id) ?? [];
  const ofUnit = (beside.units.get(unitOf(account)) ?? []).filter(({ id }) => id !== account.id);
  const artifacts = new Artifacts()
    .set(AccountSightings, ok({ account, asOf: run.asOf, seen, entries }))
    .set(AccountRegister, ok({ account, ofUnit }));
  return { artifacts, seenAt: sightings.at(-1)?.askedAt ?? run.startedAt };
}

/** Replaces the findings of every account that the batch was about and that was in operation. */
export async function inspectAccounts(house: InspectHouse, run: Run): Promise<void> {
  const { store, edition, checks, log } = house;
  const accounts = await store.accounts.list();
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const beside = await besideOf(house, run, accounts);
  for (const { site, state } of await store.runs.ledger(run.id)) {
    const account = byId.get(site);
    if (!account || state === 'not-running') continue;
    const { artifacts, seenAt } = await artifactsOf(house, run, account, beside);
    const findings = inspectAccount({
      ...{ run: run.id, account, asOf: dateAt(run.asOf), edition, checks, artifacts, seenAt },
      log: (message, about) => log.error(about, message),
    });
    await store.readings.replaceFindings(run.id, account.id, findings);
  }
}
