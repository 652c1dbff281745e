// Fetching with the shipped numbers, as little changed as a test allows.
import { readFileSync } from 'node:fs';
import { afterEach } from 'vitest';
import { parse } from 'yaml';
import type { Fetching, FetchingOptions } from '../../../src/fetch/create.ts';
import { createFetching } from '../../../src/fetch/create.ts';
import { FetchSettings, userAgentOf } from '../../../src/fetch/settings.ts';

const shipped = new URL('../../../config/crawl.yaml', import.meta.url);

export function shippedSettings(): FetchSettings {
  const file: unknown = parse(readFileSync(shipped, 'utf8'));
  return FetchSettings.parse((file as { fetch: unknown }).fetch);
}

/** The shipped settings without the limits on speed, for tests that are not about them. */
export function unhurried(): FetchSettings {
  const settings = shippedSettings();
  const fast = { concurrent: 100, perSecond: 100_000, burst: 10_000 };
  return { ...settings, pacing: { ...settings.pacing, perHost: fast, perAddress: fast } };
}

const opened: Fetching[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((fetching) => fetching.close()));
});

/** Loopback is allowed unless the test says otherwise; closed after the test. */
export function fetchingFor(options: Partial<FetchingOptions> = {}): Fetching {
  const settings = options.settings ?? shippedSettings();
  const fetching = createFetching({
    settings,
    connectTo: [],
    allowNetworks: ['127.0.0.0/8', '::1/128'],
    userAgent: userAgentOf(settings),
    ...options,
  });
  opened.push(fetching);
  return fetching;
}

export const LIMITS = { maxBytes: 1_000_000, deadlineMs: 15_000 };
