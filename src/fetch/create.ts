// Puts fetching together: redirects over retries over pacing over the ladder over its transports.
import type { Client } from './client.ts';
import { systemClock } from './clock.ts';
import type { Clock } from './clock.ts';
import type { ConnectTo } from './connect-to.ts';
import { createConnector } from './connector.ts';
import type { Dialer } from './dialer.ts';
import { createDialer } from './dialing.ts';
import { withLadder } from './ladder.ts';
import type { PlainRung } from './ladder.ts';
import { NetworkGuard } from './network-guard.ts';
import type { Pacer } from './pacer.ts';
import { withPacing } from './paced.ts';
import { createPacer } from './pacing.ts';
import { withRedirects } from './redirects.ts';
import { createHeaders } from './request-headers.ts';
import { createResolver } from './resolver.ts';
import type { Resolver } from './resolver.ts';
import { withRetries } from './retries.ts';
import type { FetchSettings } from './settings.ts';
import { createStrictTransport } from './strict-transport.ts';
import type { Transport } from './strict-transport.ts';
import { createTolerantTransport } from './tolerant-transport.ts';

export interface FetchingOptions {
  readonly settings: FetchSettings;
  readonly connectTo: readonly ConnectTo[];
  /** CIDRs that may be visited although private; throws RangeError for a text that is none. */
  readonly allowNetworks: readonly string[];
  /** See `userAgentOf`. */
  readonly userAgent: string;
  readonly clock?: Clock;
  /** In place of the hosts file and DNS. */
  readonly resolver?: Resolver;
}

export interface Fetching {
  readonly client: Client;
  readonly dialer: Dialer;
  readonly pacer: Pacer;
  /** Breaks off whatever is under way and closes all connections. */
  close(): Promise<void>;
}

const COMPRESSED = 'gzip, deflate, br';

export function createFetching(options: FetchingOptions): Fetching {
  const { settings, connectTo, allowNetworks, userAgent, clock = systemClock } = options;
  const resolver = options.resolver ?? createResolver({ settings: settings.dns, clock });
  const dialer = createDialer({ connectTo, guard: new NetworkGuard(allowNetworks), resolver });
  const pacer = createPacer({ settings: settings.pacing, dialer, clock });

  const headers = (encoding: string) => createHeaders(settings.identity, userAgent, encoding);
  const exchange = (rung: PlainRung) => ({
    rung,
    clock,
    inflateAtOnceBytes: settings.body.inflateAtOnceBytes,
  });
  const strict = createConnector({ dialer, settings, profile: 'strict' });
  const legacy = createConnector({ dialer, settings, profile: 'legacy' });
  const compressed = { settings, headersOf: headers(COMPRESSED) };
  const transports: Readonly<Record<PlainRung, Transport>> = {
    strict: createStrictTransport({ ...compressed, connector: strict, exchange: exchange('strict') }),
    'legacy-tls': createStrictTransport({
      ...compressed,
      connector: legacy,
      exchange: exchange('legacy-tls'),
    }),
    tolerant: createTolerantTransport({
      settings,
      headersOf: headers('identity'),
      connector: legacy,
      exchange: exchange('tolerant'),
    }),
  };
  const rungs = {
    strict: transports.strict.client,
    'legacy-tls': transports['legacy-tls'].client,
    tolerant: transports.tolerant.client,
  };

  const { retryAfterMaxMs, unavailableMs } = settings.pacing.backOff;
  const paced = withPacing(withLadder(rungs, settings.rememberedHosts), pacer, clock, unavailableMs);
  const client = withRedirects(
    withRetries(paced, { ...settings.retry, retryAfterMaxMs }, clock),
    settings.maxRedirects,
  );
  return {
    client,
    dialer,
    pacer,
    async close() {
      await Promise.all(Object.values(transports).map((transport) => transport.close()));
    },
  };
}
