// One batch of checking accounts: plan, ask platform by platform, seal. Never two at once; what a killed batch has asked
// is not asked again.
import { SilenceLimits, accountWindow } from '../../derive/accounts/window.ts';
import type { AskedAccount } from '../../gather/accounts/source.ts';
import type { AccountWindow } from '../../model/account-conclusion.ts';
import type { Account, Platform } from '../../model/account.ts';
import { dateAt } from '../../model/calendar.ts';
import { groupBy } from '../../model/group.ts';
import { quarterNameOf } from '../../model/quarter.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { Run } from '../../model/run.ts';
import type { NotedRobots } from '../../store/sighting-port.ts';
import { withAccountsLock } from '../nightly-lock.ts';
import { NightOver, wasInterrupted } from '../request.ts';
import type { AccountGathering, AccountHouse, AccountWatch } from './house.ts';
import { inspectAccounts } from './inspect-run.ts';
import { Lane, type LaneAccount } from './lane.ts';
import { Pace } from './pace.ts';
import { chooseAccounts, whyNotRunning } from './plan.ts';
import { httpWay, pageWay, type Way } from './ways.ts';

export interface AccountRequest {
  /** 备案编号; empty: the period's sample, or every running account. */
  readonly accounts: readonly string[];
  /** Go on with the newest open batch instead of opening another. */
  readonly resume: boolean;
  /** 检查员在场: who it is; null by night. */
  readonly inspector: string | null;
}

/** How a batch ended; one that was interrupted stays open. */
export interface AccountEnd {
  readonly run: Run;
  /** Ledger rows per state. */
  readonly states: Readonly<Record<string, number>>;
  /** What the robots.txt of the platforms said of the addresses asked for. */
  readonly robots: readonly NotedRobots[];
  /** ms */
  readonly tookMs: number;
}

/** @returns how it ended, or one Chinese line. */
export function checkAccounts(
  house: AccountHouse,
  request: AccountRequest,
  watch: AccountWatch,
  signal: AbortSignal,
): Promise<Result<AccountEnd, string>> {
  const startedAt = house.clock();
  return withAccountsLock(house, async () => {
    const opened = await openBatch(house, request);
    if (!opened.ok) return opened;
    const tokens = await house.accessTokens();
    if (!tokens.ok) return tokens;
    const gathering = await house.openAccounts(request.inspector !== null);
    if (!gathering.ok) return gathering;
    const over = new AbortController();
    const timer = setTimeout(() => over.abort(new NightOver()), house.accounts.budget);
    try {
      const batch = new Batch(house, opened.value, gathering.value, {
        ...{ watch, tokens: tokens.value, inspector: request.inspector },
        signal: AbortSignal.any([signal, over.signal]),
      });
      const run = await batch.work();
      const robots = await house.store.sightings.robots(run.id);
      return ok({ run, states: await statesOf(house, run), robots, tookMs: house.clock() - startedAt });
    } finally {
      clearTimeout(timer);
      await gathering.value.close();
    }
  });
}

async function openBatch(house: AccountHouse, request: AccountRequest): Promise<Result<Run, string>> {
  const { runs } = house.store;
  const [open] = await runs.list({ kind: 'accounts', state: 'open' });
  if (request.resume)
    return open
      ? ok(open)
      : err('没有未完成的新媒体检查可以继续；不带 --resume 运行 xunjian accounts check 开始新的一批');
  const { asOf } = house.options;
  const chosen = await chooseAccounts(house.store, request.accounts, quarterNameOf(dateAt(asOf)));
  if (!chosen.ok) return chosen;
  return ok(
    await runs.open({
      ...{ kind: 'accounts', asOf, edition: house.edition.id, depth: 'accounts' },
      ...{ startedAt: house.clock(), sites: chosen.value.map(({ id }) => id) },
    }),
  );
}

async function statesOf(house: AccountHouse, run: Run): Promise<Readonly<Record<string, number>>> {
  const states: Record<string, number> = {};
  for (const { state } of await house.store.runs.ledger(run.id)) {
    const name = state ?? 'planned';
    states[name] = (states[name] ?? 0) + 1;
  }
  return states;
}

interface BatchOptions {
  readonly watch: AccountWatch;
  readonly tokens: ReadonlyMap<string, string>;
  readonly inspector: string | null;
  readonly signal: AbortSignal;
}

class Batch {
  readonly #house: AccountHouse;
  readonly #run: Run;
  readonly #gathering: AccountGathering;
  readonly #options: BatchOptions;
  readonly #window: AccountWindow;
  #tokens: ReadonlyMap<string, string>;

  constructor(house: AccountHouse, run: Run, gathering: AccountGathering, options: BatchOptions) {
    this.#house = house;
    this.#run = run;
    this.#gathering = gathering;
    this.#options = options;
    this.#tokens = options.tokens;
    const limits = SilenceLimits.parse(house.edition.limits['silent-account']);
    this.#window = accountWindow(run.asOf, limits);
  }

  /** Asks for whatever the ledger still lacks; seals the batch unless a person stopped it. */
  async work(): Promise<Run> {
    const { store, clock } = this.#house;
    const { watch, signal } = this.#options;
    const run = this.#run.id;
    const ledger = await store.runs.ledger(run);
    const open = ledger.filter(({ state }) => state === null).map(({ site }) => site);
    watch({ type: 'opened', run, planned: ledger.length, alreadyDone: ledger.length - open.length });
    const lanes = await this.#lanes(open);
    await Promise.all(lanes);
    if (wasInterrupted(signal)) return this.#run;
    for (const { site, state } of await store.runs.ledger(run))
      if (state === null) await store.runs.settle(run, site, 'not-reached', '本批时间用完');
    await inspectAccounts(this.#house, this.#run);
    const sealed = await store.runs.seal(run, clock());
    watch({ type: 'sealed', run });
    return sealed;
  }

  /** One per platform, all under way at once. */
  async #lanes(open: readonly string[]): Promise<readonly Promise<void>[]> {
    const { store } = this.#house;
    const byId = new Map((await store.accounts.list()).map((account) => [account.id, account]));
    const asked: Account[] = [];
    for (const id of open) {
      const account = byId.get(id);
      const why = account ? whyNotRunning(account.status) : '台账中已没有这个账号';
      if (account && why === null) asked.push(account);
      else await store.runs.settle(this.#run.id, id, account ? 'not-running' : 'errored', why ?? '');
    }
    const reports = await this.#reports();
    const canaries = await store.canaries.list();
    const lanes: Promise<void>[] = [];
    for (const [platform, accounts] of groupBy(asked, (account) => account.platform)) {
      const lane = this.#lane(
        platform,
        canaries.filter((canary) => canary.platform === platform),
      );
      lanes.push(this.#workLane(lane, accounts, reports));
    }
    return lanes;
  }

  async #reports(): Promise<ReadonlyMap<string, string>> {
    const reports = await this.#house.store.selfReports.of(quarterNameOf(dateAt(this.#run.asOf)));
    return new Map(reports.map(({ account, link }) => [account, link]));
  }

  async #workLane(
    lane: Lane,
    accounts: readonly Account[],
    reports: ReadonlyMap<string, string>,
  ): Promise<void> {
    const { sightings } = this.#house.store;
    const laned: LaneAccount[] = [];
    for (const account of accounts) {
      const asked: AskedAccount = {
        account,
        reported: reports.get(account.id) ?? null,
        accessToken: null,
        window: this.#window,
      };
      laned.push({ asked, seen: [...(await sightings.ofAccount(account.id, this.#window.from))] });
    }
    await lane.work(laned);
  }

  /** Tokens hold for a while only: whoever renews them writes the file anew while a batch is under way. */
  async #tokenOf(account: string): Promise<string | null> {
    const read = await this.#house.accessTokens();
    if (read.ok) this.#tokens = read.value;
    else
      this.#house.log.warn(
        { reason: read.error },
        'tokens could not be read; going on with those read before',
      );
    return this.#tokens.get(account) ?? null;
  }

  /** As config/accounts.yaml lists them, as far as this run may use them. */
  #waysOf(platform: Platform): readonly Way[] {
    const { accounts, clock } = this.#house;
    const gathering = this.#gathering;
    const house = { settings: accounts, clock };
    return (accounts.sources[platform] ?? []).flatMap(({ id, automation }) => {
      const present = automation === 'user-present' && this.#options.inspector !== null;
      if (automation !== 'scheduled' && !present) return [];
      const source = gathering.sources.get(id);
      if (source) return [httpWay(source, automation, gathering, house)];
      const page = gathering.pages.get(id);
      return page ? [pageWay(page, automation, gathering, house)] : [];
    });
  }

  #lane(platform: Platform, canaries: ConstructorParameters<typeof Lane>[0]['canaries']): Lane {
    const { store, accounts, clock, sleep, random } = this.#house;
    const { watch, signal } = this.#options;
    const run = this.#run.id;
    const pace = new Pace(platform, accounts, {
      ...{ clock, sleep, random },
      asked: (since) => store.sightings.asked(platform, since),
    });
    return new Lane({
      ...{ run, platform, window: this.#window, canaries, settings: accounts, pace, clock, watch, signal },
      ways: this.#waysOf(platform),
      sightings: store.sightings,
      settle: (account, state, reason) => store.runs.settle(run, account, state, reason),
      tokenOf: (account) => this.#tokenOf(account),
    });
  }
}
