// Whether servers that seem to be silent are, or our own machine or line is overloaded: then their silence is no fault of
// theirs. Told by our process standing still meanwhile, and by too many different hosts falling silent at once.
import type { StrainSettings } from '../settings.ts';
import { keepVigil, type Vigil } from './vigil.ts';

/** Why a timeout proves nothing. */
export const CONGESTED = '本机或网络拥堵，超时不能归于对方';

interface Asked {
  /** Epoch ms, when the answer came or was waited for no longer. */
  readonly at: number;
  readonly host: string;
  readonly silent: boolean;
}

/** Answers remembered: those of some minutes at the pace of a whole night. */
const KEPT = 50_000;

export class Strain {
  readonly #settings: StrainSettings;
  readonly #vigil: Vigil;
  readonly #now: () => number;
  #asked: Asked[] = [];

  constructor(settings: StrainSettings, now: () => number, vigil?: Vigil) {
    this.#settings = settings;
    this.#now = now;
    this.#vigil = vigil ?? keepVigil({ now, everyMs: settings.beatMs, leastMs: settings.beatMs });
  }

  /** A host was asked, and answered or fell silent just now. */
  note(host: string, silent: boolean): void {
    this.#asked.push({ at: this.#now(), host, silent });
    if (this.#asked.length > 2 * KEPT) this.#asked = this.#asked.slice(-KEPT);
  }

  /** Whether our own process stood still for too much of the time since `from` (epoch ms). */
  stoodStill(from: number): boolean {
    const { stallMs, lostShare } = this.#settings;
    const lost = this.#vigil.lostSince(from);
    return this.#vigil.stalledSince(from) >= stallMs || lost > lostShare * Math.max(1, this.#now() - from);
  }

  /** Whether around `at` (epoch ms) more hosts fell silent than can all be at fault. */
  massSilence(at: number): boolean {
    const { windowMs, silentHosts, silentShare } = this.#settings;
    const hosts = new Set<string>();
    const silent = new Set<string>();
    for (const asked of this.#asked) {
      if (Math.abs(asked.at - at) > windowMs) continue;
      hosts.add(asked.host);
      if (asked.silent) silent.add(asked.host);
    }
    return silent.size >= silentHosts && silent.size > silentShare * hosts.size;
  }

  stop(): void {
    this.#vigil.stop();
  }
}
