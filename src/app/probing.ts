// Opens what the prober needs: a light client per round, the signs of our own side, a browser only when one is called for.
import { join } from 'node:path';
import { WeekLimits } from '../derive/availability/limits.ts';
import { isPlainlyPage, recogniseChallenge } from '../derive/challenge/recognise.ts';
import { decodeHtml } from '../derive/charset/decode.ts';
import { systemClock } from '../fetch/clock.ts';
import { createFetching, type Fetching } from '../fetch/create.ts';
import { NetworkGuard } from '../fetch/network-guard.ts';
import { createProbeClient, type ProbeClient } from '../fetch/probe/client.ts';
import { createResolver, type Resolver } from '../fetch/resolver.ts';
import { userAgentOf } from '../fetch/settings.ts';
import type { Browser } from '../gather/browser-port.ts';
import { createBrowser } from '../gather/browser/create.ts';
import { findBrowser } from '../gather/browser/find.ts';
import type { ProbeContext, Probing } from '../gather/probe/context.ts';
import { BrowserTurns } from '../gather/probe/turns.ts';
import { lookAround } from '../gather/probe/look-around.ts';
import type { Edition } from '../model/indicator.ts';
import { outcomeOfFailure, type ProbeAttempt } from '../model/probe.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import type { GlobalOptions } from './options.ts';
import { packageRoot } from './package-root.ts';
import { loadTables } from './tables.ts';

export interface ProbingNeeds {
  readonly config: Config;
  readonly edition: Edition;
  readonly options: GlobalOptions;
  readonly log: Log;
}

function clientOver(resolver: Resolver, { config, options }: ProbingNeeds): ProbeClient {
  return createProbeClient({
    settings: config.fetch,
    userAgent: userAgentOf(config.fetch),
    connectTo: options.connectTo,
    guard: new NetworkGuard(options.allowNetworks),
    resolver,
    perAddress: config.probe.perAddress,
    clock: systemClock,
  });
}

/** Names are believed for a round at most; "no such name" not even for the second attempt. */
function resolverOver({ config }: ProbingNeeds, cacheMs: number): Resolver {
  const settings = { ...config.fetch.dns, cacheMs, failureCacheMs: 1 };
  return createResolver({ settings, clock: systemClock });
}

/** Plain questions fail where a browser got in the last time: the site keeps us out, and cannot be verified this way. */
const REFUSES_PLAIN: ProbeAttempt = {
  ...{ method: 'browser', family: null, address: '', status: null },
  failure: { kind: 'forbidden', detail: 'a browser got in the last time it looked' },
  phases: { dns: null, connect: null, tls: null, firstByte: null, done: 0 },
};

/** The browser of one round: found and started with the first page it is asked for. */
class LateBrowser {
  readonly #needs: ProbingNeeds;
  readonly #challengeOf: ProbeContext['challengeOf'];
  readonly #turns: BrowserTurns;
  #left: number;
  #opened: { readonly browser: Browser; readonly fetching: Fetching } | null = null;

  constructor(needs: ProbingNeeds, challengeOf: ProbeContext['challengeOf'], turns: BrowserTurns) {
    this.#needs = needs;
    this.#turns = turns;
    this.#challengeOf = challengeOf;
    this.#left = needs.config.probe.browserPerRound;
  }

  /** A look where it is this page's turn; otherwise what the last one said, when that was in the site's favour. */
  async look(url: string, signal: AbortSignal): Promise<ProbeAttempt | null> {
    const found = findBrowser();
    const mayLook = this.#turns.mayLook(url, this.#left);
    if (found === null || !mayLook) return this.#turns.gotIn(url) ? REFUSES_PLAIN : null;
    this.#left -= 1;
    const seen = await this.#look(url, found.path, signal);
    this.#turns.looked(url, seen.failure === null ? 'opened' : outcomeOfFailure(seen.failure));
    return seen;
  }

  async #look(url: string, path: string, signal: AbortSignal): Promise<ProbeAttempt> {
    const { browser } = (this.#opened ??= this.#open(path));
    const startedAt = systemClock.steady();
    // More time than the rule gives: a browser that starts and settles is slower than the site it opens.
    const deadlineMs = this.#needs.config.crawl.browserDeadlineMs;
    const result = await browser.open({ url, deadlineMs }, signal);
    const done = Math.round(systemClock.steady() - startedAt);
    const phases = { dns: null, connect: null, tls: null, firstByte: null, done };
    const about = { method: 'browser', family: null, address: '', phases } as const;
    if (!result.ok) return { ...about, status: null, failure: result.error };
    const { status, headers, html } = result.value;
    const product = this.#challengeOf(new TextEncoder().encode(html), { status, headers });
    if (product !== null) return { ...about, status, failure: { kind: 'challenged', status, product } };
    return { ...about, status, failure: status >= 500 ? { kind: 'http-status', status } : null };
  }

  #open(executablePath: string): { readonly browser: Browser; readonly fetching: Fetching } {
    const { config, options, log } = this.#needs;
    const userAgent = userAgentOf(config.fetch);
    const { connectTo, allowNetworks } = options;
    const fetching = createFetching({ settings: config.fetch, connectTo, allowNetworks, userAgent });
    const { dialer, pacer } = fetching;
    const settings = { ...config.browser, concurrency: 1 };
    const browser = createBrowser({ settings, dialer, pacer, userAgent, executablePath, log });
    return { browser, fetching };
  }

  async close(): Promise<void> {
    const opened = this.#opened;
    this.#opened = null;
    if (!opened) return;
    await opened.browser.close();
    await opened.fetching.close();
  }
}

/** The edition's limits were validated when the checks were prepared; a shape that does not fit here is a bug. */
export function openProbing(needs: ProbingNeeds): Probing {
  const { config, edition } = needs;
  const { probe } = config;
  const { openWithinSeconds } = WeekLimits.parse(edition.limits['unreachable-week']);
  const tables = loadTables(join(packageRoot(), 'data'));
  const challengeOf: ProbeContext['challengeOf'] = (body, { status, headers }) => {
    // Nearly every page shows at once that it is one; finding out its charset would cost more than the visit.
    if (isPlainlyPage(Buffer.from(body.buffer, body.byteOffset, body.length).toString('latin1'))) return null;
    return recogniseChallenge({ status, headers, text: decodeHtml(body, headers).text }, tables);
  };
  const settings = {
    openWithinMs: openWithinSeconds * 1000,
    maxBytes: probe.maxBytes,
    secondAfterMs: probe.secondAfter,
    ipv6: probe.ipv6,
    stallMs: probe.stall,
  };
  const turns = new BrowserTurns();
  return {
    round() {
      const browser = new LateBrowser(needs, challengeOf, turns);
      return {
        client: clientOver(resolverOver(needs, probe.every), needs),
        settings,
        challengeOf,
        browse: (url, signal) => browser.look(url, signal),
        close: () => browser.close(),
      };
    },
    lookAround(signal) {
      const resolver = resolverOver(needs, 1);
      const { canaries, gateway } = probe;
      const around = {
        canaries: canaries.hosts,
        canaryMs: canaries.deadline,
        resolves: probe.resolves,
        gatewayPort: gateway.port,
        gatewayMs: gateway.deadline,
      };
      return lookAround({ client: clientOver(resolver, needs), resolver, settings: around }, signal);
    },
  };
}
