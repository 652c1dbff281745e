// What the prober's visits need: the client of one round, the readers, and what they were configured with.
import type { ProbeClient } from '../../fetch/probe/client.ts';
import type { ProbeAttempt, Signs } from '../../model/probe.ts';

/** How long, how much, how often; from config/probe.yaml and the edition's limits. Times are ms, sizes bytes. */
export interface VisitSettings {
  /** A visit that has not opened within this fails: the rule's number. */
  readonly openWithinMs: number;
  readonly maxBytes: number;
  /** The pause before another method is tried. */
  readonly secondAfterMs: number;
  /** Ask over IPv6 too, where a site has it. */
  readonly ipv6: boolean;
  /** A timeout while our own process stood still for this long proves nothing. */
  readonly stallMs: number;
}

/** What visiting needs in one round. */
export interface ProbeContext {
  readonly client: ProbeClient;
  readonly settings: VisitSettings;
  /** The product that answered in place of the site, or null. */
  readonly challengeOf: (
    body: Uint8Array,
    about: { readonly status: number; readonly headers: Readonly<Record<string, string>> },
  ) => string | null;
  /**
   * The last resort for a site that neither plain method opened; null when the round's browser visits are used up or
   * there is no browser.
   */
  readonly browse: (url: string, signal: AbortSignal) => Promise<ProbeAttempt | null>;
}

/** What visiting needs besides: how to wait, and whether our own process kept running. */
export interface VisitTime {
  /** Epoch ms. */
  readonly now: () => number;
  /** Ends early, without a word, when the signal is raised. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** The longest our own process has stood still since then (epoch ms), ms. */
  readonly stalledSince: (at: number) => number;
}

/** Everything a prober opens once; each round gets a client of its own. */
export interface Probing {
  round(): ProbeContext & {
    /** Ends what the round opened, a browser perhaps. */
    close(): Promise<void>;
  };
  /** Canaries, resolver and gateway, as they are now. */
  lookAround(signal: AbortSignal): Promise<Signs>;
}
