// The robots.txt of every host of a night, each asked for once, and what follows from it.
import { allows, MOST_BYTES, readRobots, type Robots } from '../../derive/robots/robots.ts';
import type { Client, FetchResult } from '../../fetch/client.ts';
import type { Failure, FailureKind } from '../../model/failure.ts';
import type { RobotsFact } from '../../model/robots.ts';
import type { RobotsSettings } from './settings.ts';

/** One host's. */
export interface HostRobots {
  readonly fact: Omit<RobotsFact, 'disallowed'>;
  readonly robots: Robots;
}

export interface RobotsBookOptions {
  readonly settings: RobotsSettings;
  /** Asks for the files themselves; they are never disallowed. */
  readonly client: Client;
  /** At least so many ms between two questions to the host of this address. */
  spaceOut(url: string, ms: number): void;
}

const NO_ROBOTS: Robots = { rules: [], crawlDelayMs: null, sitemaps: [] };

/** As good as a robots.txt that does not exist (RFC 9309, 2.3.1.2 and 2.3.1.3). */
const LED_NOWHERE: ReadonlySet<FailureKind> = new Set([
  'redirect-loop',
  'too-many-redirects',
  'bad-redirect',
]);

/** There is no server that could have written rules: an address there is told by this very failure. */
const NOBODY_THERE: ReadonlySet<FailureKind> = new Set([
  'dns',
  'intranet-address',
  'malformed-url',
  'unsupported-scheme',
]);

function stateOf(result: FetchResult): RobotsFact['state'] {
  if (!result.ok) return LED_NOWHERE.has(result.error.failure.kind) ? 'none' : 'unreadable';
  const { status } = result.value;
  if (status >= 500) return 'unreadable';
  return status >= 200 && status < 300 ? 'read' : 'none';
}

/** What is known of a host before its robots.txt came. */
export function notYetRead(url: string): HostRobots {
  const { origin } = new URL(url);
  return {
    robots: NO_ROBOTS,
    fact: {
      url: `${origin}/robots.txt`,
      state: 'unreadable',
      status: null,
      failure: 'cancelled',
      crawlDelayMs: null,
      keptDelayMs: null,
      sitemaps: 0,
    },
  };
}

export class RobotsBook {
  readonly settings: RobotsSettings;
  readonly #options: RobotsBookOptions;
  readonly #byOrigin = new Map<string, Promise<HostRobots>>();

  constructor(options: RobotsBookOptions) {
    this.#options = options;
    this.settings = options.settings;
  }

  get obeys(): boolean {
    return this.settings.mode === 'obey';
  }

  /** Whether the host's robots.txt was asked for before. */
  knows(url: string): boolean {
    return this.#byOrigin.has(new URL(url).origin);
  }

  /** `url` is any absolute http(s) address there. */
  of(url: string): Promise<HostRobots> {
    const { origin } = new URL(url);
    const known = this.#byOrigin.get(origin);
    if (known) return known;
    const asking = this.#ask(origin).catch((error: unknown) => {
      this.#byOrigin.delete(origin);
      throw error;
    });
    this.#byOrigin.set(origin, asking);
    return asking;
  }

  /** Whether the rules let us in, whatever the mode; a robots.txt that nobody could read is no rule. */
  allows({ robots }: HostRobots, url: string): boolean {
    return allows(robots, url);
  }

  /** Why an address is not to be asked for; null when it may be. Obeying, its host's robots.txt is asked for first. */
  async refusal(url: string): Promise<Failure | null> {
    if (!this.obeys || !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return null;
    if (new URL(url).pathname === '/robots.txt') return null;
    const { fact, robots } = await this.of(url);
    if (fact.state === 'unreadable' && !NOBODY_THERE.has(fact.failure ?? 'timeout'))
      return { kind: 'robots-unreadable', detail: `${fact.url}: ${fact.failure ?? String(fact.status)}` };
    return allows(robots, url) ? null : { kind: 'robots', detail: `disallowed by ${fact.url}` };
  }

  async #ask(origin: string): Promise<HostRobots> {
    const { settings, client, spaceOut } = this.#options;
    const url = `${origin}/robots.txt`;
    // Ahead of all else that waits for this host: it says how the host wants to be asked.
    const result = await client.fetch({
      url,
      maxBytes: MOST_BYTES,
      deadlineMs: settings.deadlineMs,
      priority: 'now',
    });
    const state = stateOf(result);
    const robots = state === 'read' && result.ok ? readRobots(wholeBody(result), settings.agent) : NO_ROBOTS;
    const asked = robots.crawlDelayMs;
    const kept = asked === null ? null : Math.min(asked, settings.crawlDelayMaxMs);
    if (kept !== null && kept > 0) spaceOut(origin, kept);
    return {
      robots,
      fact: {
        url,
        state,
        status: result.ok ? result.value.status : (result.error.failure.status ?? null),
        failure: result.ok ? null : result.error.failure.kind,
        crawlDelayMs: asked,
        keptDelayMs: kept,
        sitemaps: robots.sitemaps.length,
      },
    };
  }
}

/** Of a file that was cut off, the last line is no whole one. */
function wholeBody({ value: { body, truncated } }: Extract<FetchResult, { ok: true }>): Uint8Array {
  if (!truncated) return body;
  const lastEnd = Math.max(body.lastIndexOf(0x0a), body.lastIndexOf(0x0d));
  return body.subarray(0, lastEnd + 1);
}
