// The pacer: a slot of the host first, then one of the address it lives at; both are given back together.
import type { Clock } from './clock.ts';
import type { Dialer } from './dialer.ts';
import { Lane } from './lane.ts';
import { LaneQueue } from './lane-queue.ts';
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

/** Lanes by name, created on demand; idle ones are swept whenever their number has doubled past the limit. */
class Lanes<L> {
  readonly #lanes = new Map<string, L>();
  readonly #create: () => L;
  readonly #idle: (lane: L) => boolean;
  readonly #kept: number;
  #sweepAt: number;

  constructor(create: () => L, idle: (lane: L) => boolean, kept: number) {
    this.#create = create;
    this.#idle = idle;
    this.#kept = kept;
    this.#sweepAt = kept;
  }

  get(name: string): L {
    const known = this.#lanes.get(name);
    if (known) return known;
    if (this.#lanes.size >= this.#sweepAt) this.#sweep();
    const lane = this.#create();
    this.#lanes.set(name, lane);
    return lane;
  }

  entries(): IterableIterator<[string, L]> {
    return this.#lanes.entries();
  }

  #sweep(): void {
    for (const [name, lane] of this.#lanes) if (this.#idle(lane)) this.#lanes.delete(name);
    this.#sweepAt = Math.max(this.#kept, this.#lanes.size * 2);
  }
}

const portOf = (url: URL): number => (url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port));

export function createPacer({ settings, dialer, clock }: PacerOptions): Pacer {
  const queue = (limits: LaneLimits): LaneQueue => new LaneQueue(new Lane(limits, settings.backOff), clock);
  const hosts = new Lanes<HostLane>(
    () => ({ queue: queue(settings.perHost), averageMs: 0 }),
    (lane) => lane.queue.idle(),
    settings.hostsKept,
  );
  const addresses = new Lanes(() => queue(settings.perAddress), (lane) => lane.idle(), settings.hostsKept);

  /** The lane of the address the host lives at; none when it is reached through --connect-to or cannot be dialled. */
  const addressLane = async (url: URL): Promise<LaneQueue | null> => {
    const target = await dialer.dial(url.hostname, portOf(url));
    return target.ok && !target.value.viaConnectTo ? addresses.get(target.value.address) : null;
  };

  /** ms waited. */
  const enter = async (lane: LaneQueue, priority: 'normal' | 'now', signal?: AbortSignal): Promise<number> => {
    signal?.throwIfAborted();
    if (lane.tryTake()) return 0;
    const since = clock.steady();
    await lane.wait(priority, signal);
    return clock.steady() - since;
  };

  const slotOf = (host: HostLane, address: LaneQueue | null, waitedMs: number): Slot => {
    const since = clock.steady();
    let held = true;
    return {
      waitedMs,
      release(outcome) {
        if (!held) return;
        held = false;
        host.averageMs += (clock.steady() - since - host.averageMs) * NEWEST_WEIGHT;
        host.queue.release(outcome);
        // One host's throttling must not stall its platform's other sites: the address only gets its place back.
        address?.release({ throttled: false, retryAfterMs: null });
      },
    };
  };

  return {
    async acquire(address, priority, signal) {
      const url = new URL(address);
      const host = hosts.get(url.hostname);
      const waitedForHost = await enter(host.queue, priority, signal);
      try {
        const shared = await addressLane(url);
        const waitedForAddress = shared ? await enter(shared, priority, signal) : 0;
        return slotOf(host, shared, waitedForHost + waitedForAddress);
      } catch (error) {
        host.queue.release({ throttled: false, retryAfterMs: null });
        throw error;
      }
    },
    slowest(count) {
      return [...hosts.entries()]
        .map(([host, lane]) => ({ host, waiting: lane.queue.waiting, averageMs: Math.round(lane.averageMs) }))
        .filter((entry) => entry.waiting > 0)
        .sort((a, b) => b.waiting * b.averageMs - a.waiting * a.averageMs || b.waiting - a.waiting)
        .slice(0, count);
    },
  };
}
