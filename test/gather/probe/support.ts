// One visit with real parts: a client over loopback, names that resolve as a test says.
import { setTimeout as pause } from 'node:timers/promises';
import { recogniseChallenge } from '../../../src/derive/challenge/recognise.ts';
import { decodeHtml } from '../../../src/derive/charset/decode.ts';
import { systemClock } from '../../../src/fetch/clock.ts';
import { NetworkGuard } from '../../../src/fetch/network-guard.ts';
import { createProbeClient, type ProbeClient } from '../../../src/fetch/probe/client.ts';
import type { Resolver } from '../../../src/fetch/resolver.ts';
import type { ProbeContext, VisitTime } from '../../../src/gather/probe/context.ts';
import { err, ok } from '../../../src/model/result.ts';
import type { Failure } from '../../../src/model/failure.ts';
import { tables } from '../../derive/tables.ts';
import { shippedSettings } from '../../fetch/support/fetching.ts';

export type Names = Readonly<Record<string, readonly string[] | Failure>>;

/** What is not named does not exist. */
export function resolverOf(names: () => Names): Resolver {
  return {
    async resolve(name, family) {
      const found = names()[name];
      if (found === undefined) return err({ kind: 'dns', detail: name });
      if ('kind' in found) return err(found);
      return ok(found.filter((address) => address.includes(':') === (family === 6)));
    },
  };
}

export function probeClient(names: () => Names, perAddress = 100): ProbeClient {
  return createProbeClient({
    settings: shippedSettings(),
    userAgent: 'xunjian-test',
    connectTo: [],
    guard: new NetworkGuard(['127.0.0.0/8', '::1/128']),
    resolver: resolverOf(names),
    perAddress,
    clock: systemClock,
  });
}

export const challengeOf: ProbeContext['challengeOf'] = (body, { status, headers }) =>
  recogniseChallenge({ status, headers, text: decodeHtml(body, headers).text }, tables);

export function contextOf(
  names: Names,
  over: Partial<ProbeContext & VisitTime> = {},
  openWithinMs = 1500,
): ProbeContext & VisitTime {
  return {
    client: probeClient(() => names),
    settings: { openWithinMs, maxBytes: 65_536, secondAfterMs: 1, ipv6: true, stallMs: 3000 },
    challengeOf,
    browse: async () => null,
    now: Date.now,
    sleep: async (ms) => pause(ms),
    stalledSince: () => 0,
    ...over,
  };
}
