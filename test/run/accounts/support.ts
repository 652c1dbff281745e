// Batches over the simulated platforms, and what they said of each account.
import { onTestFinished } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import { checkAccounts, type AccountEnd, type AccountRequest } from '../../../src/run/accounts/check.ts';
import { startPlatforms, type Platforms, type PlatformsOptions } from '../../province/platforms/start.ts';
import type { AccountBench } from './house.ts';

export const AS_OF_TEXT = '2021-12-20T02:00:00+08:00';
export const AS_OF = Date.parse(AS_OF_TEXT);
export const HOUR_MS = 3_600_000;

export async function platformsOf(over: Partial<PlatformsOptions> = {}): Promise<Platforms> {
  const platforms = await startPlatforms({ count: 1012, seed: 2021, asOf: AS_OF_TEXT, ...over });
  onTestFinished(() => platforms.close());
  return platforms;
}

const ALL: AccountRequest = { accounts: [], resume: false, inspector: null };

export async function batch(
  { house }: AccountBench,
  over: Partial<AccountRequest> = {},
  signal: AbortSignal = new AbortController().signal,
): Promise<AccountEnd> {
  const ended = await checkAccounts(house, { ...ALL, ...over }, () => undefined, signal);
  if (!ended.ok) throw new Error(ended.error);
  return ended.value;
}

/** The vetoes of 内容不更新. */
const NOT_UPDATED = ['silent-account', 'unavailable-app'];

/** In the truth's words: what the findings of a batch say of 内容不更新. */
export type Told = 'updated' | 'silent-candidate' | 'unknown' | 'fail';

function toldBy(findings: readonly Finding[]): Told {
  const own = findings.filter(
    ({ check, outcome }) => NOT_UPDATED.includes(check) && outcome !== 'inapplicable',
  );
  if (own.some(({ outcome }) => outcome === 'fail')) return 'fail';
  if (own.some(({ measured }) => measured['candidate'] === true)) return 'silent-candidate';
  return own.length > 0 && own.every(({ outcome }) => outcome === 'pass') ? 'updated' : 'unknown';
}

/** By account. */
export async function toldIn({ store }: AccountBench, run: string): Promise<ReadonlyMap<string, Told>> {
  const findings = new Map<string, Finding[]>();
  for await (const finding of store.readings.findings(run))
    findings.set(finding.subject, [...(findings.get(finding.subject) ?? []), finding]);
  return new Map([...findings].map(([account, own]) => [account, toldBy(own)]));
}

/** Accounts of which something is said that the truth denies. */
export function wrongly(platforms: Platforms, told: ReadonlyMap<string, Told>): readonly string[] {
  return platforms.truth.accounts.flatMap(({ id, platform, posted, trap }) => {
    const said = told.get(id) ?? 'unknown';
    const wrong = said === 'fail' || (posted ? said === 'silent-candidate' : said === 'updated');
    return wrong ? [`${id} ${platform} ${trap}: ${said}`] : [];
  });
}
