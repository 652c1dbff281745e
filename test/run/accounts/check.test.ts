// A batch over the simulated platforms: what it concludes, what it asks, how it goes on after a stop.
import { describe, expect, it, onTestFinished } from 'vitest';
import { concludeAccount } from '../../../src/derive/accounts/conclude.ts';
import { stoodBetweenHealthy } from '../../../src/derive/accounts/canary.ts';
import { isApp, isSettled } from '../../../src/derive/accounts/settled.ts';
import { accountWindow, SilenceLimits } from '../../../src/derive/accounts/window.ts';
import { checkAccounts, type AccountEnd, type AccountRequest } from '../../../src/run/accounts/check.ts';
import { startPlatforms, type Platforms, type PlatformsOptions } from '../../province/platforms/start.ts';
import { benchOver, hurried, type AccountBench } from './house.ts';

const AS_OF_TEXT = '2021-12-20T02:00:00+08:00';
const AS_OF = Date.parse(AS_OF_TEXT);
const DAY_MS = 86_400_000;
const WINDOW = accountWindow(
  AS_OF,
  SilenceLimits.parse({ quietDays: 14, zombieMonths: 6, repostsCount: true }),
);

async function platformsOf(over: Partial<PlatformsOptions> = {}): Promise<Platforms> {
  const platforms = await startPlatforms({ count: 1012, seed: 2021, asOf: AS_OF_TEXT, ...over });
  onTestFinished(() => platforms.close());
  return platforms;
}

const ALL: AccountRequest = { accounts: [], resume: false, inspector: null };

async function run(
  { house }: AccountBench,
  over: Partial<AccountRequest> = {},
  signal: AbortSignal = new AbortController().signal,
): Promise<AccountEnd> {
  const ended = await checkAccounts(house, { ...ALL, ...over }, () => undefined, signal);
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
    const { kind } = concludeAccount(observations, WINDOW);
    out.set(id, isApp(platform) && isSettled(platform, observations, WINDOW) ? 'updated' : kind);
  }
  return out;
}

/** Accounts of which something is said that the truth denies. */
function wrongly(platforms: Platforms, told: ReadonlyMap<string, string>): readonly string[] {
  return platforms.truth.accounts.flatMap(({ id, platform, posted, trap }) => {
    const said = told.get(id);
    const wrong = posted ? said !== 'updated' && said !== 'unknown' : said === 'updated';
    return wrong ? [`${id} ${platform} ${trap}: ${said}`] : [];
  });
}

describe('1,012 accounts', () => {
  it('are asked by night and again a day later with an inspector: nobody who posted is called silent', async () => {
    const platforms = await platformsOf();
    const folderless = await benchOver(platforms, AS_OF);
    const end = await run(folderless);
    expect(end.run.state).toBe('sealed');
    const first = await conclusions(folderless);
    expect(wrongly(platforms, first)).toEqual([]);
    // One night's lists show silence of nobody.
    expect([...first.values()]).not.toContain('silent-candidate');
    console.log(end.states, end.tookMs);

    const open = platforms.truth.accounts.filter(({ id }) => first.get(id) !== 'updated').length;
    const before = platforms.requests.length;
    const present = await run(folderless, { inspector: '张三' });
    console.log(present.states, present.tookMs, open, platforms.requests.length - before);
    const second = await conclusions(folderless);
    expect(wrongly(platforms, second)).toEqual([]);
    const tally: Record<string, number> = {};
    for (const one of platforms.truth.accounts)
      if (second.get(one.id) !== one.expected) {
        const key = `${one.platform} ${one.trap}: expected ${one.expected}, told ${second.get(one.id) ?? ''}`;
        tally[key] = (tally[key] ?? 0) + 1;
      }
    console.log(tally, DAY_MS, hurried().tries);
  }, 600_000);
});
