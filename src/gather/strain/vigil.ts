// Watches whether our own process keeps running: a machine that slept, or was too busy, has seen nothing of the sites.

export interface Vigil {
  /** The longest pause of ours that reaches beyond `at` (epoch ms); ms, 0 for none worth telling. */
  stalledSince(at: number): number;
  /** All pauses of ours since `at` together; ms. */
  lostSince(at: number): number;
  stop(): void;
}

export interface VigilOptions {
  /** Epoch ms: the wall's clock, so that a clock set anew is noticed too. */
  readonly now: () => number;
  readonly everyMs: number;
  /** Pauses shorter than this are forgotten. */
  readonly leastMs: number;
}

/** Pauses remembered: more than any round has worth remembering. */
const KEPT = 1000;

export function keepVigil({ now, everyMs, leastMs }: VigilOptions): Vigil {
  const pauses: { readonly until: number; readonly ms: number }[] = [];
  let last = now();
  const beat = (): void => {
    const at = now();
    // A clock set back is as bad as one that jumped ahead.
    const ms = Math.abs(at - last - everyMs);
    if (ms >= leastMs) pauses.push({ until: Math.max(at, last), ms });
    if (pauses.length > KEPT) pauses.shift();
    last = at;
  };
  const timer = setInterval(beat, everyMs);
  timer.unref();
  // The pause that is only now over may not have met its beat yet.
  const running = (): number => {
    const ms = now() - last - everyMs;
    return ms >= leastMs ? ms : 0;
  };
  return {
    stalledSince: (at) =>
      pauses
        .filter((pause) => pause.until >= at)
        .reduce((longest, pause) => Math.max(longest, pause.ms), running()),
    lostSince: (at) =>
      pauses.reduce((sum, { until, ms }) => sum + Math.max(0, Math.min(ms, until - at)), running()),
    stop: () => clearInterval(timer),
  };
}
