// A house whose accounts live on the simulated platforms: real database, real client, real readers, hurried pace.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { openAccounts } from '../../../src/app/accounts.ts';
import { AccountSettings } from '../../../src/gather/accounts/settings.ts';
import { BrowserSettings } from '../../../src/gather/browser/settings.ts';
import { RobotsSettings } from '../../../src/gather/robots/settings.ts';
import type { Account } from '../../../src/model/account.ts';
import type { Edition } from '../../../src/model/indicator.ts';
import { ok } from '../../../src/model/result.ts';
import type { AccountHouse } from '../../../src/run/accounts/house.ts';
import { sleep } from '../../../src/run/probe/sleep.ts';
import { createEvidenceStore } from '../../../src/store/evidence-files.ts';
import { openStore, type OpenedStore } from '../../../src/store/open.ts';
import { prepared } from '../../checks/bench.ts';
import { shipped } from '../../judge/rules/shipped.ts';
import { unhurried } from '../../fetch/support/fetching.ts';
import type { Platforms } from '../../province/platforms/start.ts';

const SHIPPED = new URL('../../../config/accounts.yaml', import.meta.url);

/** The shipped order of sources, every source allowed by night, and hardly any waiting. */
export function hurried(over: Partial<AccountSettings> = {}): AccountSettings {
  const file = parse(readFileSync(SHIPPED, 'utf8')) as { accounts: { sources: object } };
  const settings = AccountSettings.parse({
    ...file.accounts,
    interval: { default: '1ms' },
    breaker: { after: 3, first: '1ms', longest: '20ms', rests: 1000 },
    rsshub: 'https://rsshub.test',
    browser: { headless: true, open: '20s', list: '5s', beside: '1s', patience: '1s' },
  });
  const sources = Object.fromEntries(
    Object.entries(settings.sources).map(([platform, list = []]) => [
      platform,
      list.map(({ id }) => ({
        id,
        automation: id.endsWith('/page') ? ('user-present' as const) : ('scheduled' as const),
      })),
    ]),
  );
  return { ...settings, sources, ...over };
}

/** A row of the simulated register as the program takes it in. */
export const accountOf = (plan: Platforms['accounts'][number]): Account => ({
  ...{ id: plan.id, platform: plan.platform, name: plan.name, handle: plan.handle, url: plan.url },
  ...{ organizer: plan.organizer, region: plan.region, level: plan.level },
  ...{ representsGovernment: plan.representsGovernment, provincialDepartment: plan.provincialDepartment },
  ...{ status: plan.status, openedOn: null, changedOn: null, closedOn: null, certifiedAs: plan.certified },
});

const crawl = (): { readonly browser: unknown; readonly robots: unknown } =>
  parse(readFileSync(new URL('../../../config/crawl.yaml', import.meta.url), 'utf8')) as {
    browser: unknown;
    robots: unknown;
  };

const shippedBrowser = (): BrowserSettings => BrowserSettings.parse(crawl().browser);

const shippedRobots = (): RobotsSettings => RobotsSettings.parse(crawl().robots);

export interface AccountBench {
  readonly house: AccountHouse;
  readonly store: OpenedStore;
  /** The workspace. */
  readonly folder: string;
}

export interface BenchOptions {
  readonly settings?: AccountSettings;
  /** Another database than one of its own. */
  readonly folder?: string;
  readonly edition?: Edition;
}

/** Closed and removed with the test. The register, the self-reports and the canaries are in it. */
export async function benchOver(
  platforms: Platforms,
  asOf: number,
  { settings = hurried(), ...options }: BenchOptions = {},
): Promise<AccountBench> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'xunjian-accounts-'));
  const clock = (): number => Date.now();
  const rules = options.edition ?? (await shipped('national-2019'));
  const opened = await openStore({ file: join(folder, 'xunjian.db'), clock });
  if (!opened.ok) throw new Error(opened.error.message);
  const store = opened.value;
  onTestFinished(async () => {
    await store.close();
    if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
  });
  await store.accounts.saveAccounts(platforms.accounts.map(accountOf), asOf);
  await store.canaries.replace(
    platforms.canaries.map(({ platform, key, name, url }) => ({ platform, handle: key, name, url })),
  );
  await store.selfReports.add(
    [...platforms.reports].map(([account, link]) => ({
      ...{ account, period: '2021Q4', link, by: '', reportedAt: asOf },
    })),
  );
  const tokens = (platforms.files['authorisations.csv'] ?? '')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(',') as [string, string]);
  const connectTo = [{ host: '', port: null, toHost: '127.0.0.1', toPort: platforms.port }];
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const evidence = createEvidenceStore({ directory: join(folder, 'evidence'), clock });
  const house: AccountHouse = {
    ...{ store, log: quiet, options: { asOf }, accounts: settings, clock, sleep },
    ...{ edition: rules, checks: prepared(rules) },
    random: Math.random,
    accessTokens: () => Promise.resolve(ok(new Map(tokens))),
    openAccounts: (present) =>
      openAccounts(
        {
          config: {
            fetch: unhurried(),
            accounts: settings,
            browser: shippedBrowser(),
            robots: shippedRobots(),
          },
          options: { connectTo, allowNetworks: [], workspace: folder },
          ...{ evidence, clock, call: () => undefined },
        },
        present,
      ),
  };
  return { house, store, folder };
}
