// The pacer: a slot of the host first, then one of the address it lives at; both are given back together.
import { BoundedMap } from './bounded-map.ts';
import type { Clock } from './clock.ts';
import type { Dialer } from './dialer.ts';
import { Lane } from './lane.ts';
import type { LaneOutcome } from './lane.ts';
import { LaneQueue } from './lane-queue.ts';
import { Lanes } from './lanes.ts';
import type { Pacer, Slot } from './pacer.ts';
import type { FetchSettings, LaneLimits } from './settings.ts';

/** The weight of the latest answer in a host's running average of holding times. */
const NEWEST_WEIGHT = 0.2;

interface HostLane {
  readonly queue: LaneQueue;
  averageMs: number;
}

export interface PacerOptions {
  readonly settings: FetchSettings['pacing'];
  readonly dialer: Dialer;
  readonly clock: Clock;
}

const portOf = (url: URL): number =>
  url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);

const CALM: LaneOutcome = { throttled: false, retryAfterMs: null };

class HostAndAddressPacer implements Pacer {
  readonly #dialer: Dialer;
  readonly #clock: Clock;
  readonly #hosts: Lanes<HostLane>;
  readonly #addresses: Lanes<LaneQueue>;
  /** Kept beside the lanes: idle lanes are forgotten, what their host asked for is not. */
  readonly #spacings: BoundedMap<string, number>;

  constructor({ settings, dialer, clock }: PacerOptions) {
    this.#dialer = dialer;
    this.#clock = clock;
    const { perHost, perAddress, backOff, hostsKept } = settings;
    this.#spacings = new BoundedMap(hostsKept);
    const queue = (limits: LaneLimits): LaneQueue => new LaneQueue(new Lane(limits, backOff), clock);
    this.#hosts = new Lanes(
      (name) => {
        const lane = { queue: queue(perHost), averageMs: 0 };
        lane.queue.space(this.#spacings.get(name) ?? 0);
        return lane;
      },
      (lane) => lane.queue.idle(),
      hostsKept,
    );
    this.#addresses = new Lanes(
      () => queue(perAddress),
      (lane) => lane.idle(),
      hostsKept,
    );
  }

  async acquire(address: string, priority: 'normal' | 'now', signal?: AbortSignal): Promise<Slot> {
    const url = new URL(address);
    const host = this.#hosts.get(url.hostname);
    const waitedForHost = await this.#enter(host.queue, priority, signal);
    try {
      const shared = await this.#addressLane(url);
      const waitedForAddress = shared ? await this.#enter(shared, priority, signal) : 0;
      return this.#slot(host, shared, waitedForHost + waitedForAddress);
    } catch (error) {
      host.queue.release(CALM);
      throw error;
    }
  }

  spaceOut(address: string, ms: number): void {
    const { hostname } = new URL(address);
    this.#spacings.set(hostname, ms);
    this.#hosts.get(hostname).queue.space(ms);
  }

  slowest(count: number): ReturnType<Pacer['slowest']> {
    return [...this.#hosts.entries()]
      .map(([host, lane]) => ({ host, waiting: lane.queue.waiting, averageMs: Math.round(lane.averageMs) }))
      .filter((entry) => entry.waiting > 0)
      .sort((a, b) => b.waiting * b.averageMs - a.waiting * a.averageMs || b.waiting - a.waiting)
      .slice(0, count);
  }

  /** The lane of the address the host lives at; none when it is reached through --connect-to or cannot be dialled. */
  async #addressLane(url: URL): Promise<LaneQueue | null> {
    const target = await this.#dialer.dial(url.hostname, portOf(url));
    return target.ok && !target.value.viaConnectTo ? this.#addresses.get(target.value.address) : null;
  }

  /** ms waited. */
  async #enter(lane: LaneQueue, priority: 'normal' | 'now', signal?: AbortSignal): Promise<number> {
    signal?.throwIfAborted();
    if (lane.tryTake()) return 0;
    const since = this.#clock.steady();
    await lane.wait(priority, signal);
    return this.#clock.steady() - since;
  }

  #slot(host: HostLane, address: LaneQueue | null, waitedMs: number): Slot {
    const since = this.#clock.steady();
    let held = true;
    return {
      waitedMs,
      release: (outcome) => {
        if (!held) return;
        held = false;
        host.averageMs += (this.#clock.steady() - since - host.averageMs) * NEWEST_WEIGHT;
        host.queue.release(outcome);
        // One host's throttling must not stall its platform's other sites: the address only gets its place back.
        address?.release(CALM);
      },
    };
  }
}

export function createPacer(options: PacerOptions): Pacer {
  return new HostAndAddressPacer(options);
}
