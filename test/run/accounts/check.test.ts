// A batch over the simulated platforms: what it concludes, what it asks, how it goes on after a stop.
import { describe, expect, it, onTestFinished } from 'vitest';
import { concludeAccount } from '../../../src/derive/accounts/conclude.ts';
import { stoodBetweenHealthy } from '../../../src/derive/accounts/canary.ts';
import { isApp, isSettled } from '../../../src/derive/accounts/settled.ts';
import { accountWindow, SilenceLimits } from '../../../src/derive/accounts/window.ts';
import { checkAccounts, type AccountEnd } from '../../../src/run/accounts/check.ts';
import { startPlatforms, type Platforms, type PlatformsOptions } from '../../province/platforms/start.ts';
import { benchOver, hurried, type AccountBench } from './house.ts';

const AS_OF_TEXT = '2021-12-20T02:00:00+08:00';
const AS_OF = Date.parse(AS_OF_TEXT);
const WINDOW = accountWindow(
  AS_OF,
  SilenceLimits.parse({ quietDays: 14, zombieMonths: 6, repostsCount: true }),
);

async function platformsOf(over: Partial<PlatformsOptions> = {}): Promise<Platforms> {
  const platforms = await startPlatforms({ count: 1012, seed: 2021, asOf: AS_OF_TEXT, ...over });
  onTestFinished(() => platforms.close());
  return platforms;
}

const ALL = { accounts: [], resume: false, inspector: null };

async function run({ house }: AccountBench, over: Partial<typeof ALL> = {}): Promise<AccountEnd> {
  const ended = await checkAccounts(
    house,
    { ...ALL, ...over },
    () => undefined,
    new AbortController().signal,
  );
  if (!ended.ok) throw new Error(ended.error);
  return ended.value;
}

/** What everything stored says of each account. */
async function conclusions({ store }: AccountBench): Promise<ReadonlyMap<string, string>> {
  const looks = await store.sightings.looks(0);
  const out = new Map<string, string>();
  for (const { id, platform } of await store.accounts.list()) {
    const seen = await store.sightings.ofAccount(id, 0);
    const observations = seen.map((one) => ({ ...one, canaryHealthy: stoodBetweenHealthy(one, looks) }));
    const kind = concludeAccount(observations, WINDOW).kind;
    out.set(id, isApp(platform) && isSettled(platform, observations, WINDOW) ? 'updated' : kind);
  }
  return out;
}

describe('a batch over all accounts', () => {
  it('calls nobody silent who posted, proves most updates, and leaves the rest open', async () => {
    const platforms = await platformsOf();
    const bench = await benchOver(platforms, AS_OF);
    const end = await run(bench);
    expect(end.run.state).toBe('sealed');
    const told = await conclusions(bench);
    const wrong: string[] = [];
    const tally: Record<string, number> = {};
    for (const { id, platform, posted, trap, expected, provableBy } of platforms.truth.accounts) {
      const said = told.get(id) ?? 'none';
      if (posted && said !== 'updated' && said !== 'unknown')
        wrong.push(`${id} ${platform} ${trap}: ${said}`);
      if (!posted && said === 'updated') wrong.push(`${id} ${platform} ${trap}: ${said}`);
      const key = `${platform} ${expected} by ${provableBy} -> ${said}`;
      tally[key] = (tally[key] ?? 0) + 1;
    }
    console.log(tally, end.states, end.tookMs, platforms.requests.length);
    expect(wrong).toEqual([]);
  }, 300_000);
});
