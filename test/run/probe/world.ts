// Days in minutes: real rounds over real HTTP into a real database, by a clock that a test moves.
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHouse } from '../../../src/app/compose.ts';
import type { House } from '../../../src/app/house.ts';
import type { Probing } from '../../../src/gather/probe/context.ts';
import { lookAround } from '../../../src/gather/probe/look-around.ts';
import type { ProbeRound } from '../../../src/model/probe.ts';
import type { Site } from '../../../src/model/site.ts';
import type { ProbeHouse } from '../../../src/run/probe/house.ts';
import { runProber } from '../../../src/run/probe/prober.ts';
import type { ProbeSettings } from '../../../src/run/probe/settings.ts';
import { challengeOf, probeClient, resolverOf, type Names } from '../../gather/probe/support.ts';
import { site } from '../../suites/samples.ts';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
export const MONDAY = Date.parse('2021-12-13T00:00:00+08:00');

/** What a site does when it is asked at this instant (epoch ms). */
export type Behaviour = (at: number) => 'open' | 'down' | 'challenge';

export const up: Behaviour = () => 'open';

export interface WorldOptions {
  readonly behaviours: readonly Behaviour[];
  /** Which address a site lives at; each at its own unless told. */
  readonly addressOf?: (index: number) => string;
  readonly canaries?: number;
  /** Our own line is cut. */
  readonly cut?: (at: number) => boolean;
  /** Our name server is silent. */
  readonly deaf?: (at: number) => boolean;
  readonly settings?: Partial<ProbeSettings>;
  readonly stalledSince?: (at: number) => number;
}

const PAGE = '<html><title>某县人民政府</title><a href="/1">一</a></html>';
const SHELL = '<html><script>document.cookie="__jsl_clearance_s=1";location.href=1</script></html>';
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

export class World {
  readonly house: House;
  readonly sites: readonly Site[];
  now = MONDAY;
  #settings: ProbeSettings;
  readonly #options: WorldOptions;
  readonly #server: Server;
  readonly #port: number;
  readonly #folder: string;

  private constructor(house: House, folder: string, server: Server, options: WorldOptions) {
    this.house = house;
    this.#folder = folder;
    this.#server = server;
    this.#options = options;
    this.#port = (server.address() as AddressInfo).port;
    this.sites = options.behaviours.map((_one, index) =>
      site(codeOf(index), { url: `http://${hostOf(index)}:${this.#port}/`, domain: hostOf(index) }),
    );
    const { probe } = house.config;
    const hosts = Array.from({ length: options.canaries ?? 0 }, (_one, index) => this.#canary(index));
    this.#settings = {
      ...probe,
      resolves: '',
      gateway: { ...probe.gateway, port: 0 },
      canaries: { ...probe.canaries, hosts, deadline: 500 },
      ...options.settings,
    };
  }

  static async open(options: WorldOptions): Promise<World> {
    const folder = await mkdtemp(join(tmpdir(), 'xunjian-week-'));
    const about = { workspace: folder, asOf: MONDAY, connectTo: [], allowNetworks: [], json: false };
    const opened = await openHouse(about, { store: 'create' });
    if (!opened.ok) throw new Error(opened.error);
    let world: World | null = null;
    const server = createServer((request, response) => {
      const what = world?.answerTo(request.headers.host ?? '');
      if (what === 'open') response.end(PAGE);
      else if (what === 'challenge') response.writeHead(521, { 'set-cookie': '__jsluid_s=a' }).end(SHELL);
      else request.socket.destroy();
    });
    server.listen(0, '0.0.0.0');
    await once(server, 'listening');
    world = new World(opened.value, folder, server, options);
    await opened.value.store.inventory.replaceSites(world.sites, MONDAY);
    return world;
  }

  #canary(index: number): string {
    return `http://canary${index}.example.org:${this.#port}/`;
  }

  answerTo(host: string): ReturnType<Behaviour> {
    if (this.#options.cut?.(this.now)) return 'down';
    const index = Number(/^s(\d+)\./.exec(host)?.[1] ?? -1);
    return this.#options.behaviours[index]?.(this.now) ?? 'open';
  }

  #names(): Names {
    const { addressOf = (index: number) => `127.0.1.${index + 1}`, deaf, canaries = 0 } = this.#options;
    const entry = (address: string): Names[string] =>
      deaf?.(this.now) ? { kind: 'dns-server', detail: 'silent' } : [address];
    return Object.fromEntries([
      ...this.sites.map((_one, index) => [hostOf(index), entry(addressOf(index))]),
      ...Array.from({ length: canaries }, (_one, index) => [
        `canary${index}.example.org`,
        entry(`127.0.2.${index + 1}`),
      ]),
    ]) as Names;
  }

  #probing(): Probing {
    const client = probeClient(() => this.#names());
    const { canaries, gateway, resolves } = this.#settings;
    const settings = { openWithinMs: 2000, maxBytes: 65_536, secondAfterMs: 1, ipv6: false, stallMs: 3000 };
    return {
      round: () => ({
        ...{ client, settings, challengeOf },
        browse: async () => null,
        close: async () => undefined,
      }),
      lookAround: (signal) =>
        lookAround(
          {
            client,
            resolver: resolverOf(() => this.#names()),
            settings: {
              ...{ canaries: canaries.hosts, canaryMs: canaries.deadline, resolves },
              ...{ gatewayPort: gateway.port, gatewayMs: gateway.deadline },
            },
          },
          signal,
        ),
    };
  }

  get prober(): ProbeHouse {
    return {
      ...{ store: this.house.store, probe: this.#settings, log: silent },
      clock: () => this.now,
      sleep: async (ms) => void (this.now += ms),
      random: () => 0.5,
      openProbing: async () => this.#probing(),
    };
  }

  /** Hourly rounds until `until` (epoch ms), one process. */
  async probeUntil(until: number, over: Partial<ProbeHouse> = {}): Promise<readonly ProbeRound[]> {
    const rounds: ProbeRound[] = [];
    const stop = new AbortController();
    const house = { ...this.prober, ...over };
    const ended = await runProber({
      house: {
        ...house,
        sleep: async (ms, signal) => {
          if (this.now + ms >= until) {
            this.now = until;
            stop.abort();
          } else await house.sleep(ms, signal);
        },
      },
      request: { rounds: null, everyMs: HOUR_MS, spread: false },
      watch: (round) => rounds.push(round),
      signal: stop.signal,
      vigil: { stalledSince: this.#options.stalledSince ?? (() => 0), stop: () => undefined },
    });
    if (!ended.ok) throw new Error(ended.error);
    return rounds;
  }

  async close(): Promise<void> {
    await this.house.close();
    this.#server.closeAllConnections();
    this.#server.close();
    await rm(this.#folder, { recursive: true });
  }
}

export const codeOf = (index: number): string => `51110${String(index).padStart(5, '0')}`;
const hostOf = (index: number): string => `s${index}.gov.cn`;

/** Down in the rounds of these hours, counted from Monday midnight. */
export const downIn =
  (hours: ReadonlySet<number>): Behaviour =>
  (at) =>
    hours.has(Math.floor((at - MONDAY) / HOUR_MS)) ? 'down' : 'open';

/** `count` hours out of the week, spread over it. */
export function hoursOfWeek(count: number): ReadonlySet<number> {
  return new Set(
    Array.from({ length: count }, (_one, index) => Math.floor((index * 168) / count) + (index % 3)),
  );
}
